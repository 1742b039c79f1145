"""A count drawn on a calendar shows every day that was counted or passed over, and nothing else as counted."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.web.months import Month, month_of, months_of
from corpus.days.bank_holidays import load_working_days
from corpus.days.counting import Counting
from corpus.days.deadlines import deadline
from corpus.days.durations import Pattern

CALENDAR = load_working_days()


def drawn(amount, unit, start, **more) -> list[list[Month]]:
    counted = deadline(amount, unit, start, calendar=CALENDAR, **more)
    return [[month_of(*each, counted, one, CALENDAR) for each in months_of(counted, one)] for one in counted.readings]


def boxes(months):
    return {
        f"{day.number} {month.name}": day for month in months for week in month.weeks for day in week if day is not None
    }


@settings(deadline=None, max_examples=50)
@given(
    st.integers(1, 200),
    st.sampled_from(["working days", "days", "weeks", "months", "days (not said which)"]),
    st.dates(date(2020, 6, 1), date(2026, 6, 1)),  # from either end, what is known reaches 24 months
    st.sampled_from(list(Counting)),
    st.sampled_from([Pattern.WITHIN, Pattern.BEFORE]),
)
def test_every_step_and_every_day_passed_over_is_in_its_box(amount, unit, start, counting, pattern):
    amount = amount if unit.endswith("days") or unit.startswith("days") else amount % 24 + 1
    counted = deadline(amount, unit, start, calendar=CALENDAR, counting=counting, pattern=pattern)
    for reading in counted.readings:
        months = [month_of(*each, counted, reading, CALENDAR) for each in months_of(counted, reading)]
        held = boxes(months)
        marked = {name for name, day in held.items() if day.look}
        days = {counted.event, reading.counted_from, reading.due}
        days |= {each.date for each in (*reading.steps, *reading.skipped)}
        assert marked == {f"{day.day} {day:%B %Y}" for day in days}
        for step in reading.steps:
            assert any(
                mark.strip("wm") == str(step.number) for mark in held[f"{step.date.day} {step.date:%B %Y}"].marks
            )
        due = held[f"{reading.due.day} {reading.due:%B %Y}"]
        assert due.look == "due"
        assert "due" in due.said


def test_weeks_begin_on_monday_and_a_day_of_another_month_has_no_box():
    (months,) = drawn(1, "days", date(2026, 11, 2))
    (month,) = months
    assert month.name == "November 2026"
    assert [day and day.number for day in month.weeks[0]] == [None] * 6 + [1]
    assert sum(day is not None for week in month.weeks for day in week) == 30


def test_what_a_day_is_does_not_rest_on_colour_alone():
    (months,) = drawn(10, "working days", date(2026, 12, 18))
    days = boxes(months)
    assert days["18 December 2026"].marks == ("start",)
    assert days["19 December 2026"].marks == ("–",)
    assert days["19 December 2026"].said == "not counted, weekend"
    assert days["25 December 2026"].marks == ("BH",)
    assert days["25 December 2026"].said == "not counted, Christmas Day"
    assert days["6 January 2027"].marks == ("10", "due")
    assert months[0].holidays == (
        ("Friday 25 December 2026", "Christmas Day"),
        ("Monday 28 December 2026", "Boxing Day (substitute day)"),
    )


def test_a_bank_holiday_is_named_where_it_is_counted_too():
    (months,) = drawn(10, "days", date(2026, 12, 18))
    assert boxes(months)["25 December 2026"].marks == ("7", "BH")
    assert boxes(months)["25 December 2026"].said == "counted, 7; Christmas Day"


def test_a_range_shows_the_first_day_that_fits_and_the_last():
    (months,) = drawn("4 to 6", "weeks", date(2026, 11, 2))
    days = boxes(months)
    assert "first" in days["30 November 2026"].marks
    assert "due" in days["14 December 2026"].marks


@pytest.mark.parametrize(("amount", "unit"), [(2, "hours"), (None, "same day")])
def test_hours_and_the_same_day_number_no_days(amount, unit):
    (months,) = drawn(amount, unit, date(2026, 11, 2))
    assert boxes(months)["2 November 2026"].marks == ("start", "due")


def test_the_last_month_there_is_can_be_drawn():
    (months,) = drawn(1, "days", date(9999, 12, 30))
    assert boxes(months)["31 December 9999"].look == "due"
