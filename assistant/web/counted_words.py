"""What is said beside a counted date, in words for whoever counts on a page."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from assistant import words
from corpus.days.dates import WEEKDAYS, in_words
from corpus.days.durations import Unit
from corpus.rules.readings import Deadline, Reading

# Sentences of the counting that suit a command, or the words of a document, with what a page says instead.
_WRITE_THE_TIME = re.compile(r"For the time as well, write the event as \S+\.(?=\s|$)")
_OWN_LENGTH = {
    "The documents do not say whether counting then starts from that day or from the next working day:": (
        words.EITHER_START
    ),
    "The words do not say that this clock waits for the office to open, so it does not.": words.NO_WAITING,
}


def on_a_page(note: str) -> str:
    """Return a note that points to the fields of the page."""
    return _WRITE_THE_TIME.sub(words.TIME_AS_WELL, note)


def of_own_length(note: str) -> str:
    """Return a note on a length of time that somebody chose, of which no document says or leaves out anything."""
    for said, instead in _OWN_LENGTH.items():
        note = note.replace(said, instead)
    return note


def heading_of(counted: Deadline) -> str:
    """Return what was counted, and from when."""
    if counted.duration.unit is not Unit.SAME_DAY:
        return counted.sentence
    at = f" at {counted.event_time:%H:%M}" if counted.event_time else ""
    return words.SAME_DAY.format(moment=in_words(counted.event) + at)


def dates_of(readings: Sequence[Reading]) -> Iterator[tuple[str, str]]:
    """Yield each date once, in words, with the readings that give it; without them where all give the same."""
    found: dict[str, list[str]] = {}
    for reading in readings:
        found.setdefault(reading.window_in_words, []).append(reading.label)
    for when, labels in found.items():
        yield when, "; ".join(labels) if len(found) > 1 else ""


def passed_over(day: date, why: str) -> str:
    """Return a day that was not counted, in words, with the reason where it is not the weekday."""
    return in_words(day) + ("" if why in WEEKDAYS else f" ({why})")


def not_counted(skipped: Sequence[Mapping[str, str]]) -> str:
    """Return the days that a reading did not count, in words."""
    return "; ".join(passed_over(date.fromisoformat(day["date"]), day["why"]) for day in skipped)
