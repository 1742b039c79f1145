"""Moments: the date of an event that a question names, for deadlines."""

import re
from datetime import date, timedelta

from assistant.reading.closeness import BARE, stems
from corpus.days.dates import read_moment
from corpus.errors import CalendarError
from corpus.text import folded

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_IN_WORDS = re.compile(rf"\b(?:{_DAY}(?: of)? {_MONTH})(?:,? (?P<year>\d{{4}}))?\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b{_MONTH} {_DAY}(?:,? (?P<year>\d{{4}}))?\b", re.IGNORECASE)
_IN_FIGURES = re.compile(r"\b(?:\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4})\b")
_NEAR = {"today": 0, "this morning": 0, "this afternoon": 0, "yesterday": -1, "tomorrow": 1}
_CLAUSES = re.compile(r"(?<=[,.;?!])\s+|\s+-\s+|\s+(?=(?:if|when|after|since) )", re.IGNORECASE)
_ASKS = re.compile(r"\b(?:how|what|whats|when|whens|which|who|by|due|deadline|long|soon|next)\b", re.IGNORECASE)
_AHEAD = 90  # days: a date without a year lies at most this far ahead, else it was last year's


def moment_in(text: str, today: date) -> date | None:
    """Return the first date that a text names, or None; one without a year is the nearest that fits."""
    match = _IN_FIGURES.search(text)
    if match:
        return _read(match.group())
    for pattern in (_IN_WORDS, _MONTH_FIRST):
        match = pattern.search(text)
        if match:
            month = next(name for name in _MONTHS if name.startswith(match["month"].casefold()[:3]))
            return _dated(int(match["day"]), month, match["year"], today)
    for words, days in _NEAR.items():
        if re.search(rf"\b{words}\b", text, re.IGNORECASE):
            return today + timedelta(days=days)
    return None


def event_clause(text: str) -> str:
    """Return the clause of a text that holds the date it names; "" where it names none."""
    for clause in _CLAUSES.split(text):
        if _dates(clause):
            return clause.strip()
    return ""


def asked_clause(text: str) -> str:
    """Return a text without the clause that says when something happened, where a question is left without it."""
    clauses = [clause for clause in _CLAUSES.split(text) if not _dates(clause)]
    rest = " ".join(clause.strip() for clause in clauses)
    return rest if _ASKS.search(rest) and set(stems(rest)) - BARE else text


def undated(text: str) -> str:
    """Return a text without the dates it names: they say when, not what is asked."""
    for pattern in (_IN_FIGURES, _IN_WORDS, _MONTH_FIRST):
        text = pattern.sub(" ", text)
    return folded(text)


def _dates(text: str) -> bool:
    near = any(re.search(rf"\b{words}\b", text, re.IGNORECASE) for words in _NEAR)
    return near or any(pattern.search(text) for pattern in (_IN_FIGURES, _IN_WORDS, _MONTH_FIRST))


def _dated(day: int, month: str, year: str | None, today: date) -> date | None:
    if year:
        return _read(f"{day} {month} {year}")
    this = _read(f"{day} {month} {today.year}")
    if this and this > today + timedelta(days=_AHEAD):
        return _read(f"{day} {month} {today.year - 1}")
    return this


def _read(text: str) -> date | None:
    try:
        found = read_moment(text)
    except CalendarError:
        return None
    return date(found.year, found.month, found.day)
