"""Recounting: the dates that a rule's amount can lead to, worked out without the product's own counting."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from corpus.bank_holidays import load_working_days

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_NEAR = 7  # days either side of today that “yesterday” or “last Friday” may mean
_WRITTEN = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?[ /.-]+([A-Za-z]{3,9}|\d{1,2})[ /.-]+(\d{4}|\d{2})\b")
_MOST = 400  # steps; an amount beyond that is not recounted


def days_said(text: str, today: date) -> Iterator[date]:
    """Yield the days that a question may count from: those it writes out, and those around today."""
    yield from (today + timedelta(days=n) for n in range(-_NEAR, _NEAR + 1))
    for match in _WRITTEN.finditer(text):
        day, month, year = match.groups()
        name = month.casefold()[:3]
        number = next((n for n, known in enumerate(_MONTHS, 1) if known.casefold().startswith(name)), None)
        try:
            yield date(int(year) % 100 + 2000, int(month) if month.isdigit() else number or 0, int(day))
        except ValueError:
            continue  # not a day


def recounted(rule: Mapping[str, Any], start: date) -> Iterator[date]:
    """Yield the days on which so much time from a day can end, in every reading of the rule's unit."""
    amount, unit = rule["amount"], rule["unit"]
    if not isinstance(amount, int) or not 0 < amount < _MOST:
        return
    if unit == "working days" or "not said which" in unit:
        yield _working(start, amount)
    if unit == "days" or "not said which" in unit:
        yield start + timedelta(days=amount)
    if unit == "weeks":
        yield start + timedelta(weeks=amount)
    if unit in ("months", "years"):
        months = start.month - 1 + amount * (12 if unit == "years" else 1)
        last = (date(start.year + (months + 1) // 12, (months + 1) % 12 + 1, 1) - timedelta(days=1)).day
        yield date(start.year + months // 12, months % 12 + 1, min(start.day, last))


def written(day: date) -> str:
    """Return a day in the forms it may be written in."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year} {day.isoformat()}"


def _working(start: date, amount: int) -> date:
    holidays = load_working_days().holidays
    day = start
    while amount:
        day += timedelta(days=1)
        amount -= day.weekday() < 5 and day not in holidays
    return day
