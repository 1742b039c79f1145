"""The store of feedback: lines of JSON in one file that is only ever added to, by any number of processes."""

import fcntl
import json
import logging
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from assistant.feedback.entry import NOTE_LIMIT, Entry, Resolution, minute
from corpus.errors import VerseError

log = logging.getLogger(__name__)

LIMIT = 8 * 1024 * 1024  # bytes: room for some twenty thousand entries
_FOR_THE_OWNER = 1024 * 1024  # bytes more, so that entries can be resolved in a full store
_FILE = "feedback.jsonl"


class FeedbackFull(VerseError):
    """A store that takes no more."""


class UnknownEntry(VerseError):
    """An entry that the store does not hold."""


class FeedbackStore:
    """Keeps what people say of answers under `home`/feedback, and what was made of it."""

    def __init__(self, home: Path, limit: int = LIMIT) -> None:
        self.path = home / "feedback" / _FILE
        self._limit = limit

    def add(self, entry: Entry) -> Entry:
        """Keep an entry, on the disk before this returns; FeedbackFull when there is no room."""
        self._append(entry.record(), self._limit)
        return entry

    def resolve(self, entry_id: str, outcome: str, note: str = "") -> Entry:
        """Keep what was made of an entry; the last word counts. UnknownEntry when there is no such entry."""
        found = next((entry for entry in self.entries() if entry.id == entry_id), None)
        if found is None:
            raise UnknownEntry("There is no such feedback. Open the list again: it may have been moved away.")
        resolution = Resolution(minute(), outcome, note[:NOTE_LIMIT])
        record = {
            "resolves": entry_id,
            "at": resolution.at.isoformat(timespec="minutes"),
            "outcome": outcome,
            "note": resolution.note,
        }
        self._append(record, self._limit + _FOR_THE_OWNER)
        return found.resolved(resolution)

    def entries(self) -> tuple[Entry, ...]:
        """Return every entry, oldest first, each with what was last made of it."""
        found: dict[str, Entry] = {}
        for number, line in enumerate(self._lines(), start=1):
            try:
                _take(json.loads(line), found)
            except (KeyError, TypeError, ValueError):  # torn when a machine stopped: what stands around it is whole
                log.warning("feedback: line %d of %s cannot be read and is passed over", number, _FILE)
        return tuple(found.values())

    def _lines(self) -> Iterator[bytes]:
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return iter(())
        *whole, _being_written = data.split(b"\n")
        return iter([line for line in whole if line])

    def _append(self, record: dict[str, Any], limit: int) -> None:
        line = json.dumps(record, ensure_ascii=False).encode() + b"\n"
        folder = self.path.parent
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)  # let go of when the file is closed
            size = os.fstat(handle).st_size
            if size and os.pread(handle, 1, size - 1) != b"\n":
                line = b"\n" + line  # after a torn line, so that only that one is lost
            if size + len(line) > limit:
                raise FeedbackFull(
                    "Feedback cannot be kept just now, because its store is full. Tell whoever runs the service: "
                    f"when {_FILE} is moved out of the folder “feedback”, there is room again."
                )
            _write(handle, line)
        finally:
            os.close(handle)


def _write(handle: int, line: bytes) -> None:
    full = "Feedback cannot be kept just now, because the disk cannot take it. Tell whoever runs the service."
    try:
        if os.write(handle, line) < len(line):
            raise FeedbackFull(full)
        os.fsync(handle)
    except OSError as exc:
        raise FeedbackFull(full) from exc


def _take(record: dict[str, Any], found: dict[str, Entry]) -> None:
    if "resolves" not in record:
        entry = Entry.read(record)
        found[entry.id] = entry
    elif record["resolves"] in found:
        made = Resolution(datetime.fromisoformat(record["at"]), str(record["outcome"]), str(record["note"]))
        found[record["resolves"]] = found[record["resolves"]].resolved(made)
