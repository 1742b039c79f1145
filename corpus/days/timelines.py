"""Timelines: all that the rules of an area say about when, counted from one event, in order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from corpus.days import uk_clock
from corpus.days.counting import Counting
from corpus.days.deadlines import OFFICE_CLOSES
from corpus.days.due import due, tells_time, why_undated
from corpus.days.durations import Pattern
from corpus.days.working_days import WorkingDays
from corpus.errors import CalendarError
from corpus.rules.readings import Deadline
from corpus.rules.rule import Bound, Fact, RuleKind
from corpus.shelf import NATIONAL

_UNANCHORED = "The document does not say from which event this is counted, so no date is given."


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule of a timeline: its deadline, or why it has none."""

    rule: Fact
    deadline: Deadline | None
    why: str = ""  # it has no date
    akin: bool = False  # its document names no event; other rules on the same matter count from this one


@dataclass(frozen=True, slots=True)
class Timeline:
    """The rules of an area that count from one event, in order; what has no date stands where it belongs."""

    event: str
    area: str | None  # None: national rules only
    day: date
    at: time | None
    entries: tuple[Entry, ...]
    unanchored: tuple[Entry, ...]  # rules of the same area whose document does not say what they count from
    narrower: tuple[str, ...]  # events that are this one in particular circumstances

    @property
    def conventions(self) -> tuple[str, ...]:
        """The rules of counting that were used, each once; those of "every" stand beside their own entries."""
        counted = [entry.deadline for entry in self.entries if entry.deadline is not None]
        once = [one for one in counted if one.pattern is not Pattern.EVERY]
        return tuple(dict.fromkeys(said for one in once or counted for said in one.conventions))


def timeline(
    rules: Iterable[Fact],
    event: str,
    area: str | None,
    start: date | datetime,
    *,
    calendar: WorkingDays,
    counting: Counting = Counting.EVENT_IS_DAY_0,
    office_closes: time = OFFICE_CLOSES,
) -> Timeline:
    """Count from an event every rule of an area, and every national one, that says anything about when."""

    def entry(rule: Fact, akin: bool = False) -> Entry:
        try:
            counted = due(rule, start, calendar=calendar, counting=counting, office_closes=office_closes)
        except CalendarError as exc:
            return Entry(rule, None, str(exc), akin)
        return Entry(rule, counted, akin=akin)

    known = within(rules, area)
    day, at = uk_clock.day_and_time(start)
    own = [entry(rule) for rule in known if rule.event == event]
    matters = {one.rule.topic for one in own if one.deadline is not None}
    loose = [rule for rule in known if not rule.event and not why_undated(rule)]
    akin = [entry(rule, akin=True) for rule in loose if rule.topic in matters]
    return Timeline(
        event=event,
        area=area,
        day=day,
        at=at,
        entries=tuple(sorted((*own, *akin), key=lambda one: _place(one, day))),
        unanchored=tuple(Entry(rule, None, _UNANCHORED) for rule in loose if rule.topic not in matters),
        narrower=tuple(name for name in events(known, area) if own and name.startswith(f"{event}-")),
    )


def within(rules: Iterable[Fact], area: str | None) -> tuple[Fact, ...]:
    """Return the rules of an area, and the national ones, that say anything about when, each fact once."""
    known = [rule for rule in rules if rule.area in (area, NATIONAL) and rule.stands and tells_time(rule)]
    ids = {rule.id for rule in known}
    return tuple(rule for rule in known if rule.same_as not in ids)


def events(rules: Iterable[Fact], area: str | None) -> dict[str, Sequence[Fact]]:
    """Return the events that rules of an area, or national ones, speak of, with those rules."""
    found: dict[str, list[Fact]] = {}
    for rule in within(rules, area):
        if rule.event:
            found.setdefault(rule.event, []).append(rule)
    return dict(sorted(found.items()))


def _place(entry: Entry, day: date) -> tuple[object, ...]:
    """Return what entries are ordered by: what has no date stands before, at or after what has one."""
    rule, tie = entry.rule, (entry.rule.area != NATIONAL, entry.rule.id)
    if entry.deadline is not None:
        first = entry.deadline.first
        return False, first.due, 3, first.at or time.max, *tie
    if rule.bound is Bound.BEFORE and rule.amount is None:
        return False, day, 0, time.min, *tie
    if rule.kind is RuleKind.DUTY_NOW:
        return False, day, 1, time.min, *tie
    if rule.bound is Bound.AFTER and rule.amount is None:
        return False, day, 2, time.min, *tie
    return True, day, 4, time.max, *tie
