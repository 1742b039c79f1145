"""A timeline drawn to scale: dots in their place, none over another, names that do not run together."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.web.drawn_line import drawn_line, numbers_of
from corpus.days.bank_holidays import load_working_days
from corpus.days.deadlines import deadline
from corpus.days.durations import Pattern
from corpus.days.timelines import Entry, Timeline

START = date(2026, 1, 5)
CALENDAR = load_working_days()
NARROW = 288  # pixels across, on a screen of 320
LETTER = 7.2  # pixels


def line_of(days, start=START):
    """A timeline with a date for each number of days (None: without a date)."""
    entries = [
        Entry(None, None if n is None else deadline(n, "days", start, calendar=CALENDAR), "no date") for n in days
    ]
    return Timeline("referral", None, start, None, tuple(entries), (), ())


@settings(deadline=None)
@given(st.lists(st.integers(1, 900) | st.none(), max_size=15))
def test_no_dot_lies_over_another_and_each_is_where_its_day_is(days):
    line = line_of(days)
    drawn = drawn_line(line, "event")
    dated = [n for n in days if n is not None]
    if not dated:
        assert drawn is None
        return
    assert sorted(dot.number for dot in drawn.dots) == [n for n in numbers_of(line) if n is not None]
    by_number = {dot.number: dot for dot in drawn.dots}
    last = max(dated)
    for number, n in enumerate(dated, start=1):
        share = (by_number[number].x - drawn.event.x) / (95 - drawn.event.x)
        assert abs(share - n / last) < 0.001
    for one in drawn.dots:
        assert 0 < one.y < drawn.base
        for other in drawn.dots:
            apart = abs(one.x - other.x) / 100 * NARROW, abs(one.y - other.y) * 14
            assert one is other or max(apart) >= 22.4, (one, other)


@settings(deadline=None)
@given(st.integers(1, 2000))
def test_names_under_the_line_fit_the_narrowest_screen_without_touching(length):
    drawn = drawn_line(line_of([length]), "event")
    right = 0.0
    for tick in drawn.ticks:
        width = len(tick.label) * LETTER
        left = tick.x / 100 * NARROW - {"start": 0, "middle": width / 2, "end": width}[tick.anchor]
        assert left >= right
        right = left + width
        assert right <= NARROW


def test_a_line_of_a_few_days_names_days_and_a_long_one_months():
    assert [tick.label for tick in drawn_line(line_of([3]), "event").ticks] == ["5 Jan", "6 Jan", "7 Jan", "8 Jan"]
    assert "Mar 2026" in [tick.label for tick in drawn_line(line_of([90]), "event").ticks]


def test_a_later_reading_of_the_same_words_is_a_dot_of_its_own():
    both = deadline(10, "days (not said which)", START, calendar=CALENDAR)
    line = Timeline("referral", None, START, None, (Entry(None, both),), (), ())
    dots = drawn_line(line, "event").dots
    assert [(dot.number, dot.first) for dot in dots] == [(1, True), (1, False)]
    assert dots[0].x < dots[1].x


def test_a_line_without_a_date_beside_the_event_is_not_drawn():
    assert drawn_line(line_of([]), "event") is None
    assert drawn_line(line_of([None, None]), "event") is None
    same = deadline(None, "same day", START, calendar=CALENDAR)
    assert drawn_line(Timeline("x", None, START, None, (Entry(None, same),), (), ()), "event") is None


def test_what_lies_before_the_event_is_drawn_before_it():
    earlier = deadline(7, "days", START, calendar=CALENDAR, pattern=Pattern.BEFORE)
    drawn = drawn_line(Timeline("x", None, START, None, (Entry(None, earlier),), (), ()), "event")
    assert drawn.dots[0].x < drawn.event.x
    assert START - timedelta(days=7) == earlier.due
