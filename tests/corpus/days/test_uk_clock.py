"""The clocks go forward in March and back in October."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from corpus.days import uk_clock

LONDON = ZoneInfo("Europe/London")


def test_every_day_and_every_hour_near_a_change_agrees_with_the_time_zone_database():
    hour = datetime(2018, 1, 1)
    while hour < datetime(2029, 1, 1):
        assert uk_clock.from_utc(hour) == hour.replace(tzinfo=UTC).astimezone(LONDON).replace(tzinfo=None)
        near = hour.month in (3, 10) and hour.day > 23
        hour += timedelta(hours=1) if near else timedelta(days=1)


def test_a_time_on_the_wall_comes_back_through_utc():
    wall = datetime(2026, 1, 1, 0, 30)
    while wall < datetime(2027, 1, 1):
        missing = wall.date() == date(2026, 3, 29) and wall.hour == 1
        assert uk_clock.from_utc(uk_clock.to_utc(wall)) == (wall + timedelta(hours=1) if missing else wall)
        wall += timedelta(hours=1)


def test_the_hour_that_comes_twice_is_taken_as_the_first():
    assert uk_clock.to_utc(datetime(2026, 10, 25, 1, 30)) == datetime(2026, 10, 25, 0, 30)


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        (datetime(2026, 11, 2, 22), datetime(2026, 11, 3, 22)),
        (datetime(2027, 3, 27, 22), datetime(2027, 3, 28, 23)),
        (datetime(2026, 10, 24, 22), datetime(2026, 10, 25, 21)),
    ],
)
def test_twenty_four_hours_are_as_many_as_really_pass(begin, end):
    assert uk_clock.hours_later(begin, 24) == end
    assert uk_clock.hours_later(end, -24) == begin


def test_a_moment_with_a_zone_is_brought_to_the_clocks_here():
    assert uk_clock.day_and_time(datetime(2026, 7, 31, 23, 30, 59, tzinfo=UTC)) == (date(2026, 8, 1), time(0, 30))
    assert uk_clock.day_and_time(date(2026, 7, 31)) == (date(2026, 7, 31), None)
