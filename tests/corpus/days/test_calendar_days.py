"""Days, weeks, months and years run by the calendar, whatever day they end on."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.days import calendar_days
from corpus.days.counting import Counting
from corpus.errors import CalendarError

DAY_0, DAY_1 = Counting
UNITS = [calendar_days.days, calendar_days.weeks, calendar_days.months, calendar_days.years]

starts = st.dates(date(1990, 1, 1), date(2100, 12, 31))
amounts = st.integers(1, 60)
units = st.sampled_from(UNITS)


@pytest.mark.parametrize(
    ("unit", "amount", "start", "due"),
    [
        (calendar_days.days, 45, "2026-11-02", "2026-12-17"),
        (calendar_days.weeks, 4, "2026-11-02", "2026-11-30"),
        (calendar_days.months, 3, "2026-11-02", "2027-02-02"),
        (calendar_days.months, 1, "2027-01-31", "2027-02-28"),
        (calendar_days.months, 1, "2028-01-31", "2028-02-29"),
        (calendar_days.months, 6, "2026-08-31", "2027-02-28"),
        (calendar_days.months, 12, "2026-12-15", "2027-12-15"),
        (calendar_days.years, 1, "2028-02-29", "2029-02-28"),
        (calendar_days.years, 4, "2028-02-29", "2032-02-29"),
    ],
)
def test_a_stretch_ends_where_the_calendar_says(unit, amount, start, due):
    assert unit(date.fromisoformat(start), amount, DAY_0).due == date.fromisoformat(due)


def test_a_month_too_short_for_the_day_ends_on_its_last_day_and_says_so():
    assert (
        calendar_days.months(date(2027, 1, 31), 1, DAY_0).note
        == "February 2027 has no day 31, so its last day, the 28th, is taken."
    )
    assert calendar_days.months(date(2027, 1, 31), 2, DAY_0).note == ""


def test_months_in_a_row_do_not_drift_after_a_short_one():
    ends = [step.date.isoformat() for step in calendar_days.months(date(2027, 1, 31), 3, DAY_0).steps]
    assert ends == ["2027-02-28", "2027-03-31", "2027-04-30"]


@given(starts, amounts, units)
def test_counting_the_event_as_day_1_ends_a_day_earlier(start, amount, unit):
    assert unit(start, amount, DAY_1).due == unit(start, amount, DAY_0).due - timedelta(days=1)


@given(starts, amounts, units)
def test_one_more_is_always_later_and_back_is_always_earlier(start, amount, unit):
    assert unit(start, amount, DAY_0).due < unit(start, amount + 1, DAY_0).due
    assert unit(start, amount, DAY_0, -1).due > unit(start, amount + 1, DAY_0, -1).due


@given(starts, amounts, st.sampled_from([calendar_days.days, calendar_days.weeks]), st.sampled_from(Counting))
def test_counting_back_undoes_counting_forward(start, amount, unit, counting):
    assert unit(unit(start, amount, counting).due, amount, counting, -1).due == start


@given(starts, amounts)
def test_a_month_ends_on_the_same_day_or_on_the_last(start, amount):
    due = calendar_days.months(start, amount, DAY_0).due
    assert due.day == start.day or ((due + timedelta(days=1)).day == 1 and due.day < start.day)


@given(starts, amounts, units, st.sampled_from([1, -1]))
def test_every_unit_is_a_step(start, amount, unit, way):
    assert [step.number for step in unit(start, amount, DAY_0, way).steps] == list(range(1, amount + 1))


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize(("start", "way"), [(date.max, 1), (date.min, -1)])
def test_a_year_that_no_calendar_holds_is_refused(unit, start, way):
    with pytest.raises(CalendarError, match="beyond the years"):
        unit(start, 1, DAY_0, way)
