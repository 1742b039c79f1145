"""The second count of days agrees with the calendar, and knows nothing of the first."""

from datetime import date

import pytest

from eval.recount import days_said, miscounted, recounted, written

TODAY = date(2026, 11, 17)


@pytest.mark.parametrize(
    ("start", "amount", "due"),
    [
        (date(2026, 11, 2), 45, date(2027, 1, 7)),
        (date(2026, 12, 1), 45, date(2027, 2, 5)),
        (date(2027, 3, 1), 45, date(2027, 5, 6)),
        (date(2026, 12, 18), 10, date(2027, 1, 6)),
    ],
)
def test_working_days_pass_over_weekends_and_bank_holidays(start, amount, due):
    assert list(recounted({"amount": amount, "unit": "working days"}, start)) == [due]


def test_where_the_kind_of_day_is_not_said_both_are_counted():
    found = list(recounted({"amount": 15, "unit": "day number (not said which)"}, TODAY))
    assert found == [date(2026, 12, 8), date(2026, 12, 2)]


def test_months_end_on_the_same_day_or_the_last_there_is():
    assert list(recounted({"amount": 3, "unit": "months"}, date(2026, 11, 30))) == [date(2027, 2, 28)]
    assert list(recounted({"amount": 1, "unit": "years"}, date(2026, 12, 31))) == [date(2027, 12, 31)]
    assert list(recounted({"amount": 4, "unit": "weeks"}, TODAY)) == [date(2026, 12, 15)]


@pytest.mark.parametrize("amount", [None, "4 to 6", 0, 10**9])
def test_what_cannot_be_counted_gives_no_date(amount):
    assert list(recounted({"amount": amount, "unit": "weeks"}, TODAY)) == []


@pytest.mark.parametrize("text", ["since 2 Nov 2026", "on the 2nd November 2026", "2/11/2026", "02.11.26", "2-11-2026"])
def test_a_day_is_read_however_it_is_written(text):
    assert date(2026, 11, 2) in set(days_said(text, TODAY))


def test_days_around_today_may_be_meant_and_what_is_no_day_is_passed_over():
    found = set(days_said("49/13/2026, yesterday", TODAY))
    assert date(2026, 11, 16) in found and len(found) == 15
    assert written(date(2027, 1, 7)) == "7 January 2027 2027-01-07"


STARTS = {date(2026, 11, 2), date(2026, 11, 7)}


@pytest.mark.parametrize(
    ("sentence", "faults"),
    [
        ("Counted, 10 working days from Monday 2 November 2026: Monday 16 November 2026.", 0),
        ("Counted, 10 working days from Monday 2 November 2026: Tuesday 17 November 2026.", 1),
        ("Counted, 10 working days from Tuesday 3 November 2026: Tuesday 17 November 2026.", 1),
        ("Counted, 7 working days before Monday 2 November 2026: Thursday 22 October 2026.", 0),
        ("Counted, same day from Monday 2 November 2026: Monday 2 November 2026.", 0),
        ("Counted, 24 hours from Monday 2 November 2026 at 14:30: Tuesday 3 November 2026 at 14:30.", 0),
        (
            "Counted, every 4 to 6 weeks from Monday 2 November 2026: between Monday 30 November 2026 and "
            "Monday 14 December 2026.",
            0,
        ),
        (
            "Counted, Day 15 (working or calendar days: not said) from Saturday 7 November 2026: Sunday 22 November "
            "2026 (calendar days, counted from the day of the event, Saturday 7 November 2026); or Monday 30 November "
            "2026 (working days, counted from the next working day, Monday 9 November 2026).",
            0,
        ),
        ("Counted on the fingers of one hand.", 1),
    ],
)
def test_a_sentence_that_counts_is_counted_again_from_its_own_words(sentence, faults):
    assert len(miscounted(sentence, STARTS)) == faults
