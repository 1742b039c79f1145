"""Laws that every deadline keeps, whatever is counted."""

from datetime import date, datetime, time

from hypothesis import given
from hypothesis import strategies as st

from corpus.bank_holidays import load_working_days
from corpus.counting import Counting
from corpus.deadlines import deadline
from corpus.durations import Pattern, Unit

CALENDAR = load_working_days()


def count(amount, unit, start, **settings):
    return deadline(amount, unit, start, calendar=CALENDAR, **settings)


moments = st.one_of(
    st.dates(date(2018, 1, 1), date(2027, 12, 31)), st.datetimes(datetime(2018, 1, 1), datetime(2027, 12, 31))
)
units = st.sampled_from(Unit)
patterns = st.sampled_from([Pattern.WITHIN, Pattern.EVERY])


@given(st.integers(1, 40), units, moments, st.sampled_from(Counting), patterns)
def test_a_longer_time_is_never_due_earlier(amount, unit, start, counting, pattern):
    settings = {"counting": counting, "pattern": pattern}
    shorter, longer = count(amount, unit, start, **settings), count(amount + 1, unit, start, **settings)
    for less, more in zip(shorter.readings, longer.readings, strict=False):
        assert (less.due, less.at or time.min) <= (more.due, more.at or time.min)


@given(st.integers(1, 40), units, moments, st.sampled_from(Counting))
def test_no_reading_in_working_days_is_due_on_a_closed_day(amount, unit, start, counting):
    for reading in count(amount, unit, start, counting=counting).readings:
        if reading.label.startswith("working days"):
            assert CALENDAR.is_working(reading.due)


@given(st.integers(1, 40), units, moments, st.sampled_from(Counting), st.sampled_from(Pattern))
def test_no_reading_is_due_before_the_due_date_and_the_last_step_is_due(amount, unit, start, counting, pattern):
    counted = count(amount, unit, start, counting=counting, pattern=pattern)
    assert counted.due == min(reading.due for reading in counted.readings)
    assert all(reading.steps[-1].date == reading.due for reading in counted.readings)
    assert counted.as_dict()["due"] == counted.first.due_iso


@given(st.integers(1, 60), st.sampled_from([Unit.DAYS_OPEN, Unit.WORKING_DAYS]), moments)
def test_steps_and_skipped_days_account_for_every_day_after_the_event(amount, unit, start):
    counted = count(amount, unit, start)
    for reading in counted.readings:
        accounted = {step.date for step in reading.steps} | {day.date for day in reading.skipped}
        from_event = {date.fromordinal(n) for n in range(counted.event.toordinal() + 1, reading.due.toordinal() + 1)}
        assert accounted | {reading.counted_from} == from_event | {reading.counted_from}
