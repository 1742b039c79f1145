"""Durations are read in the units that documents print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.days.durations import LARGEST, Duration, Pattern, Unit
from corpus.errors import CalendarError


@pytest.mark.parametrize(
    ("text", "least", "most", "unit"),
    [
        ("45 working days", 45, 45, Unit.WORKING_DAYS),
        ("1 working day", 1, 1, Unit.WORKING_DAYS),
        ("ten  Working Days", 10, 10, Unit.WORKING_DAYS),
        ("forty-five working days", 45, 45, Unit.WORKING_DAYS),
        ("four to six weeks", 4, 6, Unit.WEEKS),
        ("4 - 6 weeks", 4, 6, Unit.WEEKS),
        ("4–6 weeks", 4, 6, Unit.WEEKS),
        ("two or three months", 2, 3, Unit.MONTHS),
        ("twelve months", 12, 12, Unit.MONTHS),
        ("an hour", 1, 1, Unit.HOURS),
        ("24 hours", 24, 24, Unit.HOURS),
        ("45 days", 45, 45, Unit.DAYS),
        ("45 calendar days", 45, 45, Unit.DAYS),
        ("45 days (not said which)", 45, 45, Unit.DAYS_OPEN),
        ("15 day number (not said which)", 15, 15, Unit.DAY_NUMBER_OPEN),
        ("15 day number", 15, 15, Unit.DAY_NUMBER_OPEN),
        ("1 year", 1, 1, Unit.YEARS),
        ("same day", 0, 0, Unit.SAME_DAY),
        ("the same day", 0, 0, Unit.SAME_DAY),
    ],
)
def test_a_duration_is_read_as_printed(text, least, most, unit):
    assert Duration.parse(text) == Duration(least, most, unit)


def test_an_unknown_unit_is_refused_with_the_units_there_are():
    with pytest.raises(CalendarError) as refusal:
        Duration.of(2, "fortnights")
    assert str(refusal.value) == (
        "“fortnights” is not a unit of time here. The units are: hours, working days, days, "
        "days (not said which), day number (not said which), weeks, months, years, same day."
    )


@pytest.mark.parametrize(
    ("amount", "complaint"),
    [
        (-5, "-5 working days cannot be counted; the amount must be 1 or more."),
        (0, "0 working days cannot be counted; the amount must be 1 or more."),
        (LARGEST + 1, "5001 working days are more than can be counted here; the most is 5,000."),
        (4.5, "“4.5” is not a whole number of working days; write it as 45 or forty-five."),
        (None, "“None” is not a whole number of working days; write it as 45 or forty-five."),
        (True, "“True” is not a whole number of working days; write it as 45 or forty-five."),
        (float("nan"), "“nan” is not a whole number of working days; write it as 45 or forty-five."),
        ("many", "“many” is not a whole number of working days; write it as 45 or forty-five."),
        ("6 to 4", "“6 to 4 working days” goes from more to less; write the smaller number first."),
    ],
)
def test_an_amount_that_cannot_be_counted_is_refused_in_one_sentence(amount, complaint):
    with pytest.raises(CalendarError) as refusal:
        Duration.of(amount, "working days")
    assert str(refusal.value) == complaint


@pytest.mark.parametrize("text", ["", "45", "days", "soon"])
def test_what_is_not_a_duration_is_refused_with_an_example(text):
    with pytest.raises(CalendarError, match="for example 45 working days"):
        Duration.parse(text)


def test_a_whole_number_may_come_as_a_float():
    assert Duration.of(45.0, "working days").most == 45


def test_an_unknown_pattern_is_refused_with_the_patterns_there_are():
    assert Pattern.parse("every") is Pattern.EVERY
    with pytest.raises(CalendarError, match="within, every, before"):
        Pattern.parse("sometimes")


def test_a_day_number_is_said_as_printed():
    assert str(Duration.of(15, Unit.DAY_NUMBER_OPEN)) == "Day 15 (working or calendar days: not said)"


counted_units = st.sampled_from([unit for unit in Unit if unit not in (Unit.SAME_DAY, Unit.DAY_NUMBER_OPEN)])


@given(st.integers(1, LARGEST), st.integers(0, 100), counted_units)
def test_a_duration_in_words_reads_back(least, more, unit):
    duration = Duration(least, min(least + more, LARGEST), unit)
    assert Duration.parse(str(duration)) == duration


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_in_a_sentence(text):
    try:
        Duration.parse(text)
    except CalendarError as refusal:
        assert str(refusal).endswith(".")
