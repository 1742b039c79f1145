"""A deadline shows its date, how it was counted, and every reading that its words allow."""

from datetime import UTC, date, datetime, time

import pytest

from corpus.days.bank_holidays import load_working_days
from corpus.days.counting import Counting, Step
from corpus.days.deadlines import deadline
from corpus.days.durations import Pattern, Unit
from corpus.errors import CalendarError

CALENDAR = load_working_days()
MONDAY = date(2026, 11, 2)
SATURDAY = date(2026, 11, 7)


def count(amount, unit, start=MONDAY, **settings):
    return deadline(amount, unit, start, calendar=CALENDAR, **settings)


def dates(deadline):
    return {reading.label: reading.due_iso for reading in deadline.readings}


@pytest.mark.parametrize(
    ("start", "amount", "due"),
    [
        ("2026-11-02", 45, "2027-01-07"),
        ("2026-12-01", 45, "2027-02-05"),
        ("2027-03-01", 45, "2027-05-06"),
        ("2026-12-18", 10, "2027-01-06"),
    ],
)
def test_working_days_lead_to_the_checked_dates(start, amount, due):
    counted = count(amount, "working days", date.fromisoformat(start))
    assert counted.due.isoformat() == due
    assert counted.settled


def test_every_deadline_says_that_the_day_of_the_event_is_day_0():
    for unit in ("days", "working days", "weeks", "months", "years"):
        assert any("Monday 2 November 2026, is day 0" in said for said in count(2, unit).conventions)


def test_a_deadline_says_what_the_date_is_where_the_day_of_the_event_counts_as_day_1():
    (reading,) = count(45, "working days").readings
    assert reading.notes == (
        "If your authority counts the day of the event as day 1, the date is Wednesday 6 January 2027.",
    )


def test_the_day_of_the_event_may_be_set_to_count_and_the_deadline_says_so():
    counted = count(45, "working days", counting=Counting.EVENT_IS_DAY_1)
    assert counted.due == date(2027, 1, 6)
    assert "is itself counted as day 1" in counted.conventions[0]
    assert "as day 0, the date is Thursday 7 January 2027" in counted.first.notes[0]


def test_working_days_say_how_far_the_bank_holidays_are_known():
    assert "known from 1 January 2018 to 31 December 2028" in " ".join(count(1, "working days").conventions)


@pytest.mark.parametrize(("unit", "said"), [(Unit.DAYS_OPEN, "45 days"), (Unit.DAY_NUMBER_OPEN, "Day 45")])
def test_days_that_the_text_leaves_open_give_both_readings(unit, said):
    counted = count(45, unit)
    assert dates(counted) == {"calendar days": "2026-12-17", "working days": "2027-01-07"}
    assert not counted.settled
    assert "do not say working days or calendar days" in counted.notes[0]
    assert said in counted.sentence


def test_the_earliest_reading_is_the_due_date_and_the_deadline_says_so():
    counted = count(45, Unit.DAYS_OPEN)
    assert counted.due == date(2026, 12, 17)
    assert counted.notes[-1] == "The earliest of these dates is given as the due date."


def test_a_day_number_says_that_the_first_day_is_not_settled_either():
    assert "Day 0 or Day 1" in " ".join(count(15, Unit.DAY_NUMBER_OPEN).notes)


def test_plain_days_are_calendar_days_and_name_the_unit_that_gives_both_readings():
    counted = count(45, "days")
    assert dates(counted) == {"calendar days": "2026-12-17"}
    assert Unit.DAYS_OPEN in " ".join(counted.conventions)


def test_a_calendar_date_on_a_closed_day_is_not_moved_but_says_so():
    (reading,) = count(54, "days").readings
    assert reading.due == date(2026, 12, 26)
    assert reading.notes[-1] == (
        "Saturday 26 December 2026 is not a working day; the date is not moved. "
        "The last working day before it is Thursday 24 December 2026."
    )
    assert "(Easter Monday)" in " ".join(count(147, "days").first.notes)


def test_a_working_day_reading_beyond_the_data_is_refused_and_the_other_still_given():
    counted = count(45, Unit.DAYS_OPEN, date(2028, 11, 20))
    assert dates(counted) == {"calendar days": "2029-01-04"}
    assert "needs January 2029" in counted.notes[-1]


def test_working_days_alone_beyond_the_data_are_refused():
    with pytest.raises(CalendarError, match="needs January 2029"):
        count(45, "working days", date(2028, 11, 20))


def test_an_event_before_the_data_begins_is_refused_in_working_days():
    with pytest.raises(CalendarError, match="known from 1 January 2018"):
        count(10, "working days", date(2017, 12, 29))


def test_calendar_units_do_not_need_the_bank_holidays_but_say_what_is_unknown():
    counted = count(3, "months", date(2017, 10, 2))
    assert counted.due == date(2018, 1, 2)
    assert "Whether 2 October 2017 was a working day is not known here" in counted.notes[0]


def test_a_date_far_ahead_warns_of_one_off_bank_holidays():
    assert "may still be proclaimed" in " ".join(count(10, "working days", date(2028, 9, 1)).first.notes)
    assert "proclaimed" not in " ".join(count(10, "working days").first.notes)


@pytest.mark.parametrize("start", [SATURDAY, datetime(2026, 11, 7, 10)])
def test_an_event_on_a_closed_day_gives_both_readings(start):
    assert dates(count(10, "working days", start)) == {
        "working days, counted from the day of the event, Saturday 7 November 2026": "2026-11-20",
        "working days, counted from the next working day, Monday 9 November 2026": "2026-11-23",
    }


def test_an_event_after_office_hours_gives_both_readings_and_says_that_the_documents_do_not_say():
    counted = count(10, "working days", datetime(2026, 11, 3, 18, 30))
    assert list(dates(counted).values()) == ["2026-11-17", "2026-11-18"]
    assert counted.notes[0].startswith("18:30 is after office hours. The documents do not say")


def test_an_event_on_a_bank_holiday_names_it():
    assert "(Easter Monday)" in count(1, "week", date(2027, 3, 29)).notes[0]


@pytest.mark.parametrize(("at", "readings"), [(time(8), 1), (time(16, 59), 1), (time(17), 2), (time(23, 59), 2)])
def test_office_hours_end_at_five(at, readings):
    assert len(count(10, "working days", datetime.combine(MONDAY, at)).readings) == readings


def test_the_end_of_office_hours_may_be_set():
    assert count(10, "working days", datetime(2026, 11, 6, 16, 45), office_closes=time(16, 30)).settled is False


def test_open_days_after_office_hours_give_four_readings():
    assert [reading.due_iso for reading in count(15, Unit.DAYS_OPEN, SATURDAY).readings] == [
        "2026-11-22", "2026-11-24", "2026-11-27", "2026-11-30",
    ]  # fmt: skip


def test_the_days_before_the_next_working_day_are_shown_as_skipped():
    late = count(1, "working days", date(2026, 12, 24), counting=Counting.EVENT_IS_DAY_0)
    assert late.settled
    evening = count(1, "working days", datetime(2026, 12, 24, 18)).readings[1]
    assert evening.counted_from == date(2026, 12, 29)
    assert evening.due == date(2026, 12, 30)
    assert [day.why for day in evening.skipped] == [
        "Christmas Day", "Saturday", "Sunday", "Boxing Day (substitute day)",
    ]  # fmt: skip


def test_hours_run_round_the_clock_from_the_time_of_the_event():
    counted = count(24, "hours", datetime(2026, 11, 6, 22, 15))
    assert dates(counted) == {"hours, round the clock": "2026-11-07T22:15"}
    assert counted.notes[0].startswith("22:15 is after office hours. The words do not say that this clock waits")


def test_hours_are_those_that_really_pass_when_the_clocks_change():
    assert count(24, "hours", datetime(2027, 3, 27, 22)).first.due_iso == "2027-03-28T23:00"


def test_a_moment_with_a_zone_is_brought_to_the_clocks_here():
    assert count(1, "hour", datetime(2026, 7, 1, 22, 30, tzinfo=UTC)).first.due_iso == "2026-07-02T00:30"


def test_hours_from_a_plain_date_give_a_date_and_say_that_the_time_is_needed():
    counted = count(24, "hours")
    assert dates(counted) == {"hours, round the clock": "2026-11-03"}
    assert counted.first.notes == (
        "Hours run from a time of day, and none was given: only the date can be said. "
        "For the time as well, write the event as 2026-11-02T14:30.",
    )


def test_hours_that_may_end_on_either_of_two_days_give_the_earlier_and_name_both():
    counted = count(1, "hour")
    assert counted.due == MONDAY
    assert "it is Monday 2 November 2026 or Tuesday 3 November 2026; the earlier is given" in counted.first.notes[0]


def test_the_same_day_is_the_day_of_the_event_even_after_office_hours():
    counted = count(None, "same day", datetime(2026, 11, 7, 22))
    assert counted.due == SATURDAY
    assert counted.first.steps == (Step(1, SATURDAY),)
    assert "so it does not" in counted.notes[0]


def test_a_range_gives_the_earliest_day_and_the_latest():
    (reading,) = count("four to six", "weeks").readings
    assert (reading.earliest, reading.due) == (date(2026, 11, 30), date(2026, 12, 14))
    assert reading.window_in_words == "between Monday 30 November 2026 and Monday 14 December 2026"


def test_a_range_of_hours_is_a_window_too():
    assert count("24 to 48", "hours", datetime(2026, 11, 2, 9)).first.earliest == date(2026, 11, 3)


def test_every_gives_the_next_dates_each_counted_from_the_one_before():
    counted = count("four to six", "weeks", pattern=Pattern.EVERY)
    assert counted.first.then == (date(2027, 1, 25), date(2027, 3, 8))
    assert "Each one is counted from the one before." in counted.conventions
    assert counted.sentence.startswith("every 4 to 6 weeks from")
    assert count(6, "weeks").first.then == ()


def test_a_frequency_keeps_its_weekday_whatever_the_setting():
    weekly = count(1, "week", pattern=Pattern.EVERY, counting=Counting.EVENT_IS_DAY_1)
    assert {day.weekday() for day in (weekly.due, *weekly.first.then)} == {0}


def test_every_stops_quietly_where_the_data_ends():
    assert len(count(20, "working days", date(2028, 11, 1), pattern=Pattern.EVERY).first.then) == 1


def test_before_counts_back_from_the_event():
    counted = count(7, "working days", date(2027, 1, 5), pattern=Pattern.BEFORE)
    assert counted.due == date(2026, 12, 22)
    assert counted.sentence == "7 working days before Tuesday 5 January 2027"
    assert "goes back" in counted.conventions[0]


def test_a_range_before_an_event_ends_with_the_nearer_day():
    (reading,) = count("4 to 6", "weeks", pattern=Pattern.BEFORE).readings
    assert (reading.earliest, reading.due) == (date(2026, 9, 21), date(2026, 10, 5))


def test_an_event_that_is_counted_back_from_has_no_late_reading():
    assert len(count(5, "days", SATURDAY, pattern=Pattern.BEFORE).readings) == 1


def test_months_clamped_to_the_end_of_the_month_say_so():
    assert "February 2028 has no day 31" in count(1, "month", date(2028, 1, 31)).first.notes[0]


def test_closure_days_are_named_among_the_conventions():
    shut = CALENDAR.with_closures({date(2026, 12, 29): "office closed"})
    counted = deadline(1, "working day", date(2026, 12, 24), calendar=shut)
    assert counted.due == date(2026, 12, 30)
    assert "29 December 2026" in counted.conventions[-1]


def test_the_plain_form_holds_what_a_caller_needs():
    plain = count(2, "working days", date(2026, 12, 24)).as_dict([{"ref": "wt2015-chapter-1@2015#60"}])
    assert plain["due"] == "2026-12-30"
    assert plain["steps"] == [
        {"number": 1, "date": "2026-12-29", "weekday": "Tuesday"},
        {"number": 2, "date": "2026-12-30", "weekday": "Wednesday"},
    ]
    assert plain["skipped"][0] == {"date": "2026-12-25", "weekday": "Friday", "why": "Christmas Day"}
    assert plain["citations"] == [{"ref": "wt2015-chapter-1@2015#60"}]
    assert plain["readings"][0]["label"] == "working days"
    assert plain["notes"] and plain["conventions"]
    assert plain["settled"] is True
    assert plain["from"] == "2026-12-24"
