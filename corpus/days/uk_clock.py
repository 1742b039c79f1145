"""The clocks of the United Kingdom: forward on the last Sunday of March, back on that of October.

Written out here because a machine need not carry a time-zone database. A moment without a zone
is what the clock on the wall shows.
"""

from datetime import UTC, date, datetime, time, timedelta

from corpus.errors import CalendarError

_HOUR = timedelta(hours=1)


def _change(year: int, month: int) -> datetime:
    """Return when the clocks change in a month of 31 days, in UTC."""
    last = date(year, month, 31)
    sunday = last - timedelta(days=(last.weekday() + 1) % 7)
    return datetime(sunday.year, sunday.month, sunday.day, 1)


def _is_summer(utc: datetime) -> bool:
    return _change(utc.year, 3) <= utc < _change(utc.year, 10)


def to_utc(moment: datetime) -> datetime:
    """Return the UTC of a time on the wall; of the hour that comes twice in October, the first."""
    summer = moment - _HOUR
    return summer if _is_summer(summer) else moment


def from_utc(utc: datetime) -> datetime:
    """Return what the clock on the wall shows at a UTC time (no zone)."""
    return utc + _HOUR if _is_summer(utc) else utc


def local(moment: datetime) -> datetime:
    """Return a moment that bears a zone as the clock on the wall shows it, without one."""
    try:
        return from_utc(moment.astimezone(UTC).replace(tzinfo=None))
    except OverflowError as exc:
        raise CalendarError(f"{moment} goes beyond the years a calendar can hold; give another date.") from exc


def hours_later(moment: datetime, hours: int) -> datetime:
    """Return the time on the wall when that many hours have really passed (negative: before)."""
    return from_utc(to_utc(moment) + timedelta(hours=hours))


def day_and_time(moment: date | datetime) -> tuple[date, time | None]:
    """Return the day and, if the moment has one, the time of day to the minute, as on the wall."""
    if not isinstance(moment, datetime):
        return moment, None
    shown = local(moment) if moment.tzinfo else moment
    return shown.date(), shown.time().replace(second=0, microsecond=0)
