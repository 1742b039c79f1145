"""Timelines as calendar files: each date with its rule, its counting, and chapter and verse."""

from collections.abc import Iterable
from datetime import UTC, datetime

from assistant import words
from assistant.shapes.ics import DiaryEntry, calendar_file, diary_entries
from assistant.shapes.timelines import Telling, chapter_and_verse, entry_shape
from corpus.days.timelines import Entry


def diary(entries: Iterable[Entry], telling: Telling, stamp: datetime | None = None) -> bytes:
    """Return the calendar file of all the dates that rules give; a rule without a date has no entry."""
    found = [one for entry in entries for one in _entries(entry, telling)]
    return calendar_file(found, stamp or datetime.now(UTC)).encode()


def _entries(entry: Entry, telling: Telling) -> tuple[DiaryEntry, ...]:
    if entry.deadline is None:
        return ()
    shape = entry_shape(entry, telling)
    whose = words.NATIONAL_GUIDANCE if shape["national"] else shape["area_name"]
    marks = [words.HISTORY, whose] if shape["history"] else [whose]
    about = f"{shape['duty']} ({', '.join(marks)})"
    said = [shape["says"], *([words.AKIN] if entry.akin else []), chapter_and_verse(shape)]
    return diary_entries(entry.deadline, about, entry.rule.id, "\n".join(said))
