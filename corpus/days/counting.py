"""Counting, day by day: what was counted, what was passed over and why."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Counting(StrEnum):
    """Whether the day of the event is itself counted."""

    EVENT_IS_DAY_0 = "event is day 0"
    EVENT_IS_DAY_1 = "event is day 1"


@dataclass(frozen=True, slots=True)
class Step:
    """One unit counted and the day it ends on."""

    number: int  # from 1
    date: date


@dataclass(frozen=True, slots=True)
class Skipped:
    """A day that was not counted."""

    date: date
    why: str  # "Saturday", "Easter Monday"


@dataclass(frozen=True, slots=True)
class Count:
    """A finished count, in the order it was made: its last step is the day that was sought."""

    steps: tuple[Step, ...]
    skipped: tuple[Skipped, ...] = ()
    note: str = ""

    @property
    def due(self) -> date:
        """The day the count ends on."""
        return self.steps[-1].date
