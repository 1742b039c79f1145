"""Deadlines as calendar files (iCalendar, RFC 5545) that diaries can import.

Written out here, not with a library: one kind of entry is needed, and the `deadline` command is to
answer at once. The tests read every file back with one.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from corpus.days import uk_clock
from corpus.rules.readings import Deadline

LINE = 75  # octets, the most that a line may hold without its line break
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class DiaryEntry:
    """One entry: the whole day, or a moment of it where hours were counted."""

    identity: str  # what makes it the same entry when it is exported again
    day: date
    at: time | None  # by the clocks of the United Kingdom
    summary: str
    description: str


def diary_entries(deadline: Deadline, about: str, identity: str, citation: str = "") -> tuple[DiaryEntry, ...]:
    """Return an entry for each date that a deadline's readings lead to.

    `about` is what is due; `identity` names the rule or the sum; `citation` is chapter and verse in words.
    """
    entries: dict[str, DiaryEntry] = {}
    for reading in deadline.readings:
        name = about if deadline.settled else f"{about} ({reading.label})"
        lines = [
            f"{deadline.sentence}: {reading.window_in_words}.",
            *deadline.conventions,
            *deadline.notes,
            *reading.notes,
            citation,
        ]
        entry = DiaryEntry(
            identity=f"{identity}|{deadline.event}|{deadline.event_time}|{reading.label}",
            day=reading.due,
            at=reading.at,
            summary=f"Due: {name}",
            description="\n".join(line for line in lines if line),
        )
        entries.setdefault(reading.due_iso, entry)
    return tuple(entries.values())


def calendar_file(entries: Iterable[DiaryEntry], stamp: datetime) -> str:
    """Return the text of a calendar file, with the line breaks the format wants (write it as bytes).

    `stamp` is when the file was made; one without a zone is taken as UTC.
    """
    made = _utc(stamp.astimezone(UTC) if stamp.tzinfo else stamp)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Chapter and Verse//Deadlines//EN", "CALSCALE:GREGORIAN"]
    for entry in entries:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{hashlib.sha256(entry.identity.encode()).hexdigest()[:32]}@chapter-and-verse",
            f"DTSTAMP:{made}",
            *_when(entry),
            f"SUMMARY:{_text(entry.summary)}",
            f"DESCRIPTION:{_text(entry.description)}",
            "TRANSP:TRANSPARENT",  # a deadline does not make its day busy
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) + "\r\n" for line in lines)


def _when(entry: DiaryEntry) -> list[str]:
    if entry.at is not None:
        return [f"DTSTART:{_utc(uk_clock.to_utc(datetime.combine(entry.day, entry.at)))}"]
    end = entry.day + timedelta(days=1)  # the format names the first day that is no longer part of it
    return [f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}", f"DTEND;VALUE=DATE:{end:%Y%m%d}"]


def _utc(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%S}Z"


def _text(words: str) -> str:
    """Return words as the format's TEXT: escaped, without characters it forbids."""
    return _CONTROL.sub("", words.replace("\r\n", "\n").replace("\r", "\n")).translate(_ESCAPES)


def _folded(line: str) -> str:
    """Break a line into pieces of at most LINE octets, never inside a character."""
    pieces: list[str] = []
    piece, size = "", 0
    for character in line:
        width = len(character.encode())
        if size + width > LINE:
            pieces.append(piece)
            piece, size = " ", 1
        piece += character
        size += width
    return "\r\n".join([*pieces, piece])
