"""Recounting: the dates that a rule's amount can lead to, worked out without the product's own counting."""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from corpus.days.bank_holidays import load_working_days

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_NEAR = 7  # days either side of today that “yesterday” or “last Friday” may mean
_WRITTEN = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?[ /.-]+([A-Za-z]{3,9}|\d{1,2})[ /.-]+(\d{4}|\d{2})\b")
_DAY = r"\w+ \d{1,2} [A-Z][a-z]+ \d{4}"
_SENTENCE = re.compile(rf"Counted, (?P<said>.+?) (?P<way>from|before) (?P<start>{_DAY})(?P<ends>.*)")
_UNITS = ("not said", "working day", "day", "week", "month", "year", "hour")  # the first one that stands in it is meant
_MOST = 400  # steps; an amount beyond that is not recounted


def days_said(text: str, today: date) -> Iterator[date]:
    """Yield the days that a question may count from: those it writes out, and those around today."""
    yield from (today + timedelta(days=n) for n in range(-_NEAR, _NEAR + 1))
    yield from _written_in(text)


def miscounted(sentence: str, starts: Collection[date]) -> list[str]:
    """Return what is wrong with a sentence that counts: its start, or dates that its own amount does not lead to."""
    match = _SENTENCE.match(sentence)
    if match is None:
        return [f"it counts in words that are not known: {sentence}"]
    start = next(_written_in(match["start"]))
    if start not in starts:
        return [f"it counts from a day that was not asked about: {start}"]
    unit = next((unit for unit in _UNITS if unit in match["said"]), "")
    amounts = [int(number) for number in re.findall(r"\d+", match["said"])] or [0]
    begun = (start,) if match["way"] == "before" else (start, _working(start - timedelta(days=1), 1))
    right = {end for day in begun for amount in amounts for end in _ends(day, amount, unit, match["way"])}
    found = _written_in(re.sub(r"\([^)]*\)", "", match["ends"]))
    return [f"it says {end.isoformat()}, which its time does not lead to" for end in found if end not in right]


def _written_in(text: str) -> Iterator[date]:
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
    if isinstance(amount, int) and 0 < amount < _MOST:
        yield from _ends(start, amount, "not said" if "not said" in unit else unit.removesuffix("s"))


def _ends(start: date, amount: int, unit: str, way: str = "from") -> Iterator[date]:
    """Yield the days that so many working days, days, weeks… from a day, or before it, lead to."""
    sign = -1 if way == "before" else 1
    if unit in ("working day", "not said"):
        yield _working(start, amount, sign)
    if unit in ("day", "not said"):
        yield start + sign * timedelta(days=amount)
    if unit == "week":
        yield start + sign * timedelta(weeks=amount)
    if unit in ("month", "year"):
        months = start.month - 1 + sign * amount * (12 if unit == "year" else 1)
        last = (date(start.year + (months + 1) // 12, (months + 1) % 12 + 1, 1) - timedelta(days=1)).day
        yield date(start.year + months // 12, months % 12 + 1, min(start.day, last))
    if unit in ("hour", ""):  # "" is the same day
        yield from (start + sign * timedelta(days=days) for days in {amount // 24, -(-amount // 24)})


def written(day: date) -> str:
    """Return a day in the forms it may be written in."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year} {day.isoformat()}"


def _working(start: date, amount: int, sign: int = 1) -> date:
    holidays = load_working_days().holidays
    day = start
    while amount:
        day += timedelta(days=sign)
        amount -= day.weekday() < 5 and day not in holidays
    return day
