"""Entries: what somebody said of one answer, and what the owner of the policies made of it."""

import uuid
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

NOTE_LIMIT = 1_000  # characters
CITED_LIMIT = 100  # references, or rules, of one answer


class Verdict(StrEnum):
    """What somebody says of an answer."""

    RIGHT = "right"
    WRONG = "wrong"
    OUT_OF_DATE = "out of date"
    NOT_OUR_AREA = "not our area"


@dataclass(frozen=True, slots=True)
class Resolution:
    """What the owner made of an entry."""

    at: datetime  # to the minute, UTC
    outcome: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What was said of one answer: which words it rested on, and nothing of what was asked."""

    id: str
    at: datetime  # to the minute, UTC
    verdict: Verdict
    index: str  # the version that the answer was made with
    refs: tuple[str, ...] = ()  # the paragraphs and items it cited
    rules: tuple[str, ...] = ()  # the ids of the rules it showed
    area: str | None = None
    note: str = ""  # after personal data was taken out
    resolution: Resolution | None = None

    @classmethod
    def of(
        cls,
        verdict: Verdict,
        index: str,
        refs: tuple[str, ...] = (),
        rules: tuple[str, ...] = (),
        area: str | None = None,
        note: str = "",
    ) -> "Entry":
        """Return a new entry of this minute."""
        return cls(uuid.uuid4().hex[:12], minute(), verdict, index, refs, rules, area, note)

    def resolved(self, resolution: Resolution) -> "Entry":
        """Return the entry with what was made of it."""
        return replace(self, resolution=resolution)

    def record(self) -> dict[str, Any]:
        """Return the entry as its line is written; what was made of it has a line of its own."""
        return {
            "id": self.id,
            "at": self.at.isoformat(timespec="minutes"),
            "verdict": self.verdict,
            "index": self.index,
            "refs": self.refs,
            "rules": self.rules,
            "area": self.area,
            "note": self.note,
        }

    @classmethod
    def read(cls, record: dict[str, Any]) -> "Entry":
        """Return the entry of a line; KeyError, TypeError or ValueError when it is none."""
        return cls(
            id=str(record["id"]),
            at=datetime.fromisoformat(record["at"]),
            verdict=Verdict(record["verdict"]),
            index=str(record["index"]),
            refs=tuple(record["refs"]),
            rules=tuple(record["rules"]),
            area=record["area"],
            note=str(record["note"]),
        )


def minute() -> datetime:
    """Return the time in UTC, to the minute: finer would help to tell who wrote."""
    return datetime.now(UTC).replace(second=0, microsecond=0)
