"""Working days are counted from the day of the event, and never guessed."""

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.days.bank_holidays import load_working_days
from corpus.days.counting import Counting, Skipped
from corpus.errors import CalendarError

CALENDAR = load_working_days()
ENGLAND = holidays.country_holidays("GB", subdiv="ENG", years=range(2018, 2030))
DAY_0, DAY_1 = Counting
DAY = timedelta(days=1)

days = st.dates(date(2018, 1, 1), date(2028, 1, 31))  # room for 200 working days before the data ends
later_days = st.dates(date(2018, 12, 1), date(2028, 12, 31))
amounts = st.integers(1, 200)
countings = st.sampled_from(Counting)


@pytest.mark.parametrize(
    ("start", "amount", "due"),
    [
        ("2026-11-02", 45, "2027-01-07"),
        ("2026-12-01", 45, "2027-02-05"),
        ("2027-03-01", 45, "2027-05-06"),  # Good Friday, Easter Monday and the early May holiday
        ("2026-12-18", 10, "2027-01-06"),
        ("2022-09-12", 15, "2022-10-04"),  # the State Funeral
        ("2023-05-02", 45, "2023-07-06"),  # the coronation
        ("2026-11-23", 15, "2026-12-14"),
        ("2026-11-23", 45, "2027-01-28"),
        ("2027-03-25", 1, "2027-03-30"),  # over Easter
        ("2026-12-24", 1, "2026-12-29"),  # over Christmas, with Boxing Day's substitute
        ("2022-06-01", 1, "2022-06-06"),  # over the Platinum Jubilee
        ("2026-11-07", 1, "2026-11-09"),  # received on a Saturday: Monday is day 1
    ],
)
def test_the_day_of_the_event_is_day_0(start, amount, due):
    assert CALENDAR.add(date.fromisoformat(start), amount).due == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("start", "amount", "due"), [("2026-11-23", 45, "2027-01-27"), ("2026-11-07", 1, "2026-11-09")]
)
def test_the_day_of_the_event_may_be_counted_as_day_1_if_it_is_a_working_day(start, amount, due):
    assert CALENDAR.add(date.fromisoformat(start), amount, DAY_1).due == date.fromisoformat(due)


def test_each_skipped_day_says_why():
    assert CALENDAR.add(date(2026, 12, 24), 2).skipped == (
        Skipped(date(2026, 12, 25), "Christmas Day"),
        Skipped(date(2026, 12, 26), "Saturday"),
        Skipped(date(2026, 12, 27), "Sunday"),
        Skipped(date(2026, 12, 28), "Boxing Day (substitute day)"),
    )


def test_each_counted_day_is_a_step():
    assert [(step.number, step.date.isoformat()) for step in CALENDAR.add(date(2026, 12, 24), 3).steps] == [
        (1, "2026-12-29"),
        (2, "2026-12-30"),
        (3, "2026-12-31"),
    ]


def test_counting_back_goes_over_the_same_days():
    assert CALENDAR.subtract(date(2027, 1, 5), 7).due == date(2026, 12, 22)


def test_closure_days_of_an_office_are_not_working_days_there():
    shut = CALENDAR.with_closures({date(2026, 12, 29): "office closed"})
    assert shut.add(date(2026, 12, 24), 1).due == date(2026, 12, 30)
    assert Skipped(date(2026, 12, 29), "office closed") in shut.add(date(2026, 12, 24), 1).skipped
    assert CALENDAR.add(date(2026, 12, 24), 1).due == date(2026, 12, 29)


def test_a_count_beyond_the_known_holidays_is_refused_and_says_which_month_it_needs():
    with pytest.raises(CalendarError, match=r"needs January 2029: .* to 31 December 2028"):
        CALENDAR.add(date(2028, 11, 20), 45)


def test_the_last_known_working_day_can_still_be_reached():
    assert CALENDAR.add(date(2028, 12, 28), 1).due == date(2028, 12, 29)
    with pytest.raises(CalendarError):
        CALENDAR.add(date(2028, 12, 28), 2)


@pytest.mark.parametrize("start", [date(2017, 12, 31), date(2029, 1, 1), date.max, date.min])
def test_an_event_outside_the_known_holidays_is_refused(start):
    with pytest.raises(CalendarError, match="known from 1 January 2018 to 31 December 2028"):
        CALENDAR.add(start, 1)
    with pytest.raises(CalendarError):
        CALENDAR.subtract(start, 1)
    with pytest.raises(CalendarError):
        CALENDAR.is_working(start)


def test_a_count_back_beyond_the_known_holidays_is_refused():
    with pytest.raises(CalendarError, match="December 2017"):
        CALENDAR.subtract(date(2018, 1, 10), 10)


@pytest.mark.parametrize("amount", [0, -1])
def test_fewer_than_one_working_day_is_refused(amount):
    with pytest.raises(CalendarError, match="give 1 or more"):
        CALENDAR.add(date(2026, 11, 2), amount)


def test_counting_between_days_in_the_wrong_order_is_refused():
    with pytest.raises(CalendarError, match="is before"):
        CALENDAR.count(date(2026, 11, 3), date(2026, 11, 2))


@given(days, amounts, countings)
def test_no_due_date_falls_on_a_non_working_day(start, amount, counting):
    assert CALENDAR.is_working(CALENDAR.add(start, amount, counting).due)


@given(days, amounts, countings)
def test_one_more_working_day_is_always_later(start, amount, counting):
    assert CALENDAR.add(start, amount, counting).due < CALENDAR.add(start, amount + 1, counting).due


@given(days, amounts, countings)
def test_a_later_event_is_never_due_earlier(start, amount, counting):
    assert CALENDAR.add(start, amount, counting).due <= CALENDAR.add(start + DAY, amount, counting).due


@given(days, amounts, countings)
def test_steps_and_skipped_days_account_for_every_day(start, amount, counting):
    counted = CALENDAR.add(start, amount, counting)
    accounted = sorted([step.date for step in counted.steps] + [day.date for day in counted.skipped])
    first = start + DAY if counting is DAY_0 else start
    assert accounted == [first + DAY * i for i in range((counted.due - first).days + 1)]
    assert [step.number for step in counted.steps] == list(range(1, amount + 1))
    assert all(CALENDAR.is_working(step.date) for step in counted.steps)
    assert all(day.why == CALENDAR.closed(day.date) for day in counted.skipped)


@given(later_days, amounts, countings)
def test_counting_back_accounts_for_every_day_too(start, amount, counting):
    counted = CALENDAR.subtract(start, amount, counting)
    accounted = sorted([step.date for step in counted.steps] + [day.date for day in counted.skipped])
    last = start - DAY if counting is DAY_0 else start
    assert accounted == [counted.due + DAY * i for i in range((last - counted.due).days + 1)]


@given(days, amounts, countings)
def test_counting_back_undoes_counting_forward(start, amount, counting):
    start = CALENDAR.on_or_after(start)
    assert CALENDAR.subtract(CALENDAR.add(start, amount, counting).due, amount, counting).due == start


@given(days, amounts, countings)
def test_the_working_days_between_event_and_due_date_are_those_that_were_asked_for(start, amount, counting):
    assert CALENDAR.count(start, CALENDAR.add(start, amount, counting).due, counting) == amount


@given(days, amounts)
def test_every_sum_agrees_with_the_holidays_package(start, amount):
    assert CALENDAR.add(start, amount).due == ENGLAND.get_nth_working_day(start, amount)
