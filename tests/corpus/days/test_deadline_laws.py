"""Laws that every deadline and every timeline keeps, whatever is counted."""

from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from corpus.days.bank_holidays import load_working_days
from corpus.days.counting import Counting
from corpus.days.deadlines import deadline
from corpus.days.durations import Pattern, Unit
from corpus.days.timelines import events, timeline, within
from corpus.rules.glance import glance
from corpus.shelf import NATIONAL, Shelf

CALENDAR = load_working_days()
SHELF = Shelf.glance()
RULES = glance(SHELF).rules
AREAS = [area.id for area in SHELF.areas]
ASKED = [(event, area) for area in (None, *AREAS) for event in events(RULES, area)]


def count(amount, unit, start, **settings):
    return deadline(amount, unit, start, calendar=CALENDAR, **settings)


moments = st.one_of(
    st.dates(date(2018, 1, 1), date(2027, 12, 31)), st.datetimes(datetime(2018, 1, 1), datetime(2027, 12, 31))
)
units = st.sampled_from(Unit)


def is_later(moment):
    """Whether time may be counted back from a moment: bank holidays are known from 2018 on."""
    return (moment.date() if isinstance(moment, datetime) else moment) >= date(2018, 3, 1)


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


@given(st.integers(1, 40), units, moments.filter(is_later), st.sampled_from(Counting), st.sampled_from(Pattern))
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


def line(asked, start, counting=Counting.EVENT_IS_DAY_0):
    return timeline(RULES, *asked, start, calendar=CALENDAR, counting=counting)


asked = st.sampled_from(ASKED)


@given(asked, moments, st.sampled_from(Counting))
def test_the_dates_of_a_timeline_stand_in_order(asked, start, counting):
    firsts = [entry.deadline.first for entry in line(asked, start, counting).entries if entry.deadline is not None]
    dates = [(first.due, first.at or time.max) for first in firsts]
    assert dates == sorted(dates)


@given(asked, moments, st.sampled_from(Counting))
def test_nothing_of_a_timeline_counted_in_working_days_is_due_on_a_closed_day(asked, start, counting):
    for entry in line(asked, start, counting).entries:
        for reading in entry.deadline.readings if entry.deadline is not None else ():
            if reading.label.startswith("working days"):
                assert CALENDAR.is_working(reading.due)


@given(asked, moments)
def test_a_timeline_holds_the_rules_of_its_area_and_national_ones_and_no_other(asked, start):
    found = line(asked, start)
    assert {entry.rule.area for entry in (*found.entries, *found.unanchored)} <= {asked[1], NATIONAL}


@given(asked, moments)
def test_no_rule_of_an_event_is_lost_from_its_timeline_and_none_stands_twice(asked, start):
    event, area = asked
    found = line(asked, start)
    ids = [entry.rule.id for entry in (*found.entries, *found.unanchored)]
    assert len(ids) == len(set(ids))
    assert {rule.id for rule in within(RULES, area) if rule.event == event} <= set(ids)
    assert all((entry.deadline is None) == bool(entry.why) for entry in (*found.entries, *found.unanchored))


@given(asked, st.dates(date(2018, 1, 1), date(2026, 12, 31)), st.integers(1, 365))
def test_a_later_event_makes_no_date_of_a_timeline_earlier(asked, start, days):
    before = {entry.rule.id: entry.deadline for entry in line(asked, start).entries}
    for entry in line(asked, start + timedelta(days=days)).entries:
        earlier = before[entry.rule.id]
        if entry.deadline is not None and earlier is not None:
            assert earlier.due <= entry.deadline.due
