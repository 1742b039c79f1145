"""What a deadline is: the readings that its words allow, each with its date and its counting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from corpus.days.counting import Counting, Skipped, Step
from corpus.days.dates import WEEKDAYS, in_words
from corpus.days.durations import Duration, Pattern


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the words, and the day it leads to."""

    label: str  # "working days", "calendar days, counted from the next working day"
    counted_from: date
    due: date
    steps: tuple[Step, ...]
    skipped: tuple[Skipped, ...] = ()
    at: time | None = None  # only hours counted from a time of day have one
    earliest: date | None = None  # of a range: the first day that fits; `due` is the last
    then: tuple[date, ...] = ()  # of "every": the next ones, if each is held on its last day
    notes: tuple[str, ...] = ()

    @property
    def due_in_words(self) -> str:
        """The due day, with its time of day if it has one."""
        return in_words(self.due) + (f" at {self.at:%H:%M}" if self.at else "")

    @property
    def window_in_words(self) -> str:
        """When it is due; of a range, from the first day that fits to the last."""
        if self.earliest is None:
            return self.due_in_words
        return f"between {in_words(self.earliest)} and {self.due_in_words}"

    @property
    def due_iso(self) -> str:
        """The due day as 2027-01-07, or 2026-11-04T14:30 where hours were counted."""
        return datetime.combine(self.due, self.at).isoformat(timespec="minutes") if self.at else self.due.isoformat()

    def as_dict(self) -> dict[str, Any]:
        """Return the reading in plain values."""
        return {
            "label": self.label,
            "due": self.due_iso,
            "due_in_words": self.window_in_words,
            "earliest": self.earliest.isoformat() if self.earliest else None,
            "counted_from": self.counted_from.isoformat(),
            "steps": [{"number": step.number} | _day(step.date) for step in self.steps],
            "skipped": [_day(day.date) | {"why": day.why} for day in self.skipped],
            "then": [day.isoformat() for day in self.then],
            "notes": list(self.notes),
        }


@dataclass(frozen=True, slots=True)
class Deadline:
    """A duration counted from an event: at least one reading, and the conventions used, in words."""

    duration: Duration
    pattern: Pattern
    event: date
    event_time: time | None
    counting: Counting
    readings: tuple[Reading, ...]
    conventions: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @property
    def first(self) -> Reading:
        """The reading that asks for the earliest date: who keeps it keeps them all."""
        return min(self.readings, key=lambda reading: (reading.due, reading.at or time.max))

    @property
    def due(self) -> date:
        """The earliest date that any reading gives."""
        return self.first.due

    @property
    def settled(self) -> bool:
        """Whether every reading gives the same date."""
        return len({reading.due for reading in self.readings}) == 1

    @property
    def sentence(self) -> str:
        """What was counted: "45 working days from Monday 2 November 2026"."""
        word = "before" if self.pattern is Pattern.BEFORE else "from"
        every = "every " if self.pattern is Pattern.EVERY else ""
        moment = in_words(self.event) + (f" at {self.event_time:%H:%M}" if self.event_time else "")
        return f"{every}{self.duration} {word} {moment}"

    def as_dict(self, citations: Sequence[Mapping[str, Any]] = ()) -> dict[str, Any]:
        """Return the deadline in plain values; `due`, `steps` and `skipped` are those of the first reading."""
        first = self.first.as_dict()
        event = datetime.combine(self.event, self.event_time) if self.event_time else self.event
        return {
            "due": first["due"],
            "earliest": first["earliest"],
            "settled": self.settled,
            "from": event.isoformat(),
            "amount": self.duration.most,
            "amount_from": self.duration.least,
            "unit": self.duration.unit.value,
            "pattern": self.pattern.value,
            "counting": self.counting.value,
            "steps": first["steps"],
            "skipped": first["skipped"],
            "readings": [reading.as_dict() for reading in self.readings],
            "conventions": list(self.conventions),
            "notes": [*self.notes, *self.first.notes],
            "citations": [dict(citation) for citation in citations],
        }


def _day(day: date) -> dict[str, str]:
    return {"date": day.isoformat(), "weekday": WEEKDAYS[day.weekday()]}
