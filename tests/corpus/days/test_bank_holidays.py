"""The bank holidays are those of England and Wales, day for day."""

from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest
from govuk_bank_holidays.bank_holidays import BankHolidays

from corpus.days.bank_holidays import BANK_HOLIDAYS, load_working_days
from corpus.errors import CatalogueError
from corpus.strict_yaml import read_yaml

CALENDAR = load_working_days()
EVERY_DAY = [date(2018, 1, 1) + timedelta(days=i) for i in range((date(2028, 12, 31) - date(2018, 1, 1)).days + 1)]


def test_the_data_runs_from_2018_to_the_end_of_2028():
    assert (CALENDAR.known_from, CALENDAR.known_to) == (EVERY_DAY[0], EVERY_DAY[-1])


def test_every_weekday_agrees_with_the_holidays_package_for_england():
    england = holidays.country_holidays("GB", subdiv="ENG")
    differ = [day for day in EVERY_DAY if day.weekday() < 5 and (day in england) is CALENDAR.is_working(day)]
    assert differ == []


def test_every_day_agrees_with_the_dates_that_gov_uk_publishes():
    published = BankHolidays(use_cached_holidays=True)
    division = BankHolidays.ENGLAND_AND_WALES
    theirs = {day for day in EVERY_DAY if published.is_holiday(day, division=division)}
    assert set(CALENDAR.holidays) == theirs
    assert all(published.is_work_day(day, division=division) is CALENDAR.is_working(day) for day in EVERY_DAY)


def test_no_published_year_is_left_out():
    published = BankHolidays(use_cached_holidays=True).get_holidays(division=BankHolidays.ENGLAND_AND_WALES)
    assert max(holiday["date"] for holiday in published) <= CALENDAR.known_to


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2020-05-08", "Early May bank holiday (VE Day, moved from 4 May)"),
        ("2022-06-02", "Spring bank holiday"),
        ("2022-06-03", "Platinum Jubilee bank holiday"),
        ("2022-09-19", "Bank holiday for the State Funeral of Queen Elizabeth II"),
        ("2023-05-08", "Bank holiday for the coronation of King Charles III"),
        ("2027-03-29", "Easter Monday"),
        ("2026-12-28", "Boxing Day (substitute day)"),
        ("2027-12-27", "Christmas Day (substitute day)"),
    ],
)
def test_one_off_moved_and_substitute_holidays_bear_their_names(day, name):
    assert CALENDAR.closed(date.fromisoformat(day)) == name


def test_the_day_a_holiday_was_moved_from_is_a_working_day():
    assert CALENDAR.is_working(date(2020, 5, 4))
    assert CALENDAR.is_working(date(2022, 5, 30))


def test_every_holiday_is_a_weekday_in_order_within_the_known_dates():
    days = list(read_yaml(BANK_HOLIDAYS)["holidays"])
    assert days == sorted(days)
    assert all(day.weekday() < 5 for day in days)


def test_the_data_names_its_source_and_the_day_it_was_checked():
    assert "GOV.UK" in CALENDAR.source
    assert date(2026, 1, 1) <= CALENDAR.checked_on <= CALENDAR.known_to


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (("2026-12-25: Christmas Day", "2026-12-26: Christmas Day"), "at a weekend"),
        (("2026-12-25: Christmas Day", "2029-12-25: Christmas Day"), "outside known_from and known_to"),
        (("2026-12-25: Christmas Day", "Christmas: Christmas Day"), "not a date with a name"),
        (("known_to: 2028-12-31", "known_to: soon"), "known_to is “soon”, which is not a date"),
        (("division:", "divsion:"), "nothing else"),
        (("2026-12-28: Boxing Day (substitute day)", "2026-12-25: Boxing Day"), "stands twice"),
    ],
)
def test_a_spoilt_file_is_refused_with_its_fault(tmp_path: Path, spoil, complaint):
    text = BANK_HOLIDAYS.read_text(encoding="utf-8")
    assert spoil[0] in text
    path = tmp_path / "bank_holidays.yaml"
    path.write_text(text.replace(*spoil, 1), encoding="utf-8")
    with pytest.raises(CatalogueError, match=complaint) as refusal:
        load_working_days(path)
    assert str(path) in str(refusal.value)
