"""Dates as people write and say them in Britain."""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta, timezone

from corpus.days import uk_clock
from corpus.errors import CalendarError

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_TIME = (
    r"(?:(?:T|,?\s+at\s+|,?\s+)(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?"
    r"\s?(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)
_FORMS = tuple(
    re.compile(form + _TIME, re.IGNORECASE | re.ASCII)
    for form in (
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})",
        r"(?:[a-z]+,?\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>[a-z]{3,9}),?\s+(?P<year>\d{4})",
    )
)


def in_words(day: date) -> str:
    """Return a day as people say it: "Monday 2 November 2026"."""
    return f"{WEEKDAYS[day.weekday()]} {short(day)}"


def short(day: date) -> str:
    """Return a day without its weekday: "2 November 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def read_moment(text: str) -> date | datetime:
    """Read "2026-11-02", "2 November 2026" or "02/11/2026", with or without a time of day ("14:30").

    A time with a zone is brought to the clocks of the United Kingdom; the result bears no zone.
    Raises CalendarError, saying why, when there is no such day.
    """
    for form in _FORMS:
        match = form.fullmatch(text.strip())
        if match:
            return _moment(text.strip(), match)
    raise CalendarError(
        f"“{text}” is not a date that can be read; "
        "write 2026-11-02 or 2 November 2026, with the time as 2026-11-02T14:30."
    )


def _moment(text: str, match: re.Match[str]) -> date | datetime:
    day = _day(text, int(match["year"]), _month(text, match["month"]), int(match["day"]))
    if match["hour"] is None:
        return day
    try:
        clock = time(int(match["hour"]), int(match["minute"]), int(match["second"] or 0))
    except ValueError as exc:
        raise CalendarError(f"“{text}”: there is no such time of day; write it as 14:30.") from exc
    moment = datetime.combine(day, clock)
    return uk_clock.local(moment.replace(tzinfo=_zone(match["zone"]))) if match["zone"] else moment


def _month(text: str, name: str) -> int:
    if name.isdigit():
        return int(name)
    for number, month in enumerate(MONTHS, start=1):
        if name.casefold() in (month.casefold(), month[:3].casefold(), month[:4].casefold()):
            return number
    raise CalendarError(f"“{text}”: there is no month “{name}”.")


def _day(text: str, year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise CalendarError(f"“{text}”: there is no month {month}; months go from 1 to 12.")
    try:
        return date(year, month, day)
    except ValueError as exc:
        if year < 1:
            raise CalendarError(f"“{text}”: there is no year {year}.") from exc
        last = monthrange(year, month)[1]
        raise CalendarError(f"“{text}”: there is no such day; {MONTHS[month - 1]} {year} has {last} days.") from exc


def _zone(text: str) -> timezone:
    if text in "Zz":
        return UTC
    sign = -1 if text[0] == "-" else 1
    digits = text[1:].replace(":", "")
    away = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    if away >= timedelta(hours=24):
        raise CalendarError(f"“{text}” is not a time zone; write it as +01:00 or Z.")
    return timezone(sign * away)
