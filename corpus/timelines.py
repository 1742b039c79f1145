"""Timelines: every deadline that one event sets running, in order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Protocol

from corpus import uk_clock
from corpus.counting import Counting
from corpus.deadlines import OFFICE_CLOSES, deadline
from corpus.durations import Pattern
from corpus.errors import CalendarError
from corpus.readings import Deadline
from corpus.working_days import WorkingDays


class Timed(Protocol):
    """What a rule must say for its deadline to be counted."""

    @property
    def id(self) -> str:
        """Its name."""

    @property
    def duty(self) -> str:
        """Who does what."""

    @property
    def amount(self) -> int | float | str | None:
        """A number, or a range as "4 to 6"."""

    @property
    def unit(self) -> str:
        """One of `corpus.durations.Unit`."""

    @property
    def pattern(self) -> str:
        """One of `corpus.durations.Pattern`."""

    @property
    def counts_from(self) -> str:
        """The event, or "not stated"."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule's deadline."""

    rule: str  # its id
    duty: str
    counts_from: str
    deadline: Deadline


@dataclass(frozen=True, slots=True)
class Uncounted:
    """A rule whose date cannot be counted, and why."""

    rule: str  # its id
    duty: str
    why: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """All deadlines from one event, the earliest first; what cannot be counted is not left out."""

    event: str
    day: date
    entries: tuple[Entry, ...]
    uncounted: tuple[Uncounted, ...] = ()

    def as_dict(self, citations: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, Any]:
        """Return the timeline in plain values; `citations` has those of each rule id."""
        return {
            "event": self.event,
            "from": self.day.isoformat(),
            "deadlines": [
                {"rule": entry.rule, "duty": entry.duty, "counts_from": entry.counts_from}
                | entry.deadline.as_dict(citations.get(entry.rule, ()))
                for entry in self.entries
            ],
            "uncounted": [{"rule": one.rule, "duty": one.duty, "why": one.why} for one in self.uncounted],
        }


def timeline(
    rules: Iterable[Timed],
    event: str,
    start: date | datetime,
    *,
    calendar: WorkingDays,
    counting: Counting = Counting.EVENT_IS_DAY_0,
    office_closes: time = OFFICE_CLOSES,
) -> Timeline:
    """Count every rule from the same event; the caller chooses rules that count from it."""
    entries: list[Entry] = []
    uncounted: list[Uncounted] = []
    for rule in rules:
        try:
            counted = deadline(
                rule.amount,
                rule.unit,
                start,
                calendar=calendar,
                counting=counting,
                pattern=Pattern.parse(rule.pattern),
                office_closes=office_closes,
            )
        except CalendarError as exc:
            uncounted.append(Uncounted(rule.id, rule.duty, str(exc)))
        else:
            entries.append(Entry(rule.id, rule.duty, rule.counts_from, counted))
    entries.sort(key=lambda entry: (entry.deadline.due, entry.deadline.first.at or time.max, entry.rule))
    day, _ = uk_clock.day_and_time(start)
    return Timeline(event, day, tuple(entries), tuple(sorted(uncounted, key=lambda one: one.rule)))
