"""Due: the date that a rule gives when its event is known, or why it gives none."""

import re
from dataclasses import replace
from datetime import date, datetime, time

from corpus.days.counting import Counting
from corpus.days.deadlines import OFFICE_CLOSES, deadline
from corpus.days.durations import Duration, Pattern, Unit
from corpus.days.working_days import WorkingDays
from corpus.errors import CalendarError
from corpus.rules.readings import Deadline
from corpus.rules.rule import NOT_STATED, Bound, Fact, RuleKind

_TIME = re.compile(r"(?:hour|working day|day|week|month|quarter|year)s?\b(?! of age)")
_ORDER = (Bound.BEFORE, Bound.AFTER)  # what comes first, where no amount is printed
_LIMITS = {
    Bound.ABOUT: "The document gives this time as a rough one, so the date is a rough one too.",
    Bound.AT_LEAST: "The document gives this as the least time: the date is the earliest, not the last.",
}
_START_OPEN = "The document does not say from which event this is counted; here it is counted from the day given."


def tells_time(fact: Fact) -> bool:
    """Whether a rule says by when, how often, what comes first, or how long something must have been so."""
    timed = fact.kind is RuleKind.THRESHOLD and _TIME.match(fact.unit) is not None
    return fact.kind.runs or fact.bound in _ORDER or timed


def why_undated(fact: Fact) -> str:
    """Return in a sentence why no date can be counted from the event of a rule; empty when one can."""
    if not fact.kind.runs:
        return _why_it_does_not_run(fact)
    if fact.value is not None:
        return f"The document puts the time as “{fact.value}”, which is not counted from an event."
    if fact.amount is None:
        if fact.unit == Unit.SAME_DAY:
            return ""
        said = f"says “{fact.unit}” and " if fact.unit else ""
        return f"The document {said}gives no length of time, so no date is counted."
    try:
        Duration.of(fact.length, fact.unit)
    except CalendarError:
        return f"“{fact.length} {fact.unit}” is no length of time that can be counted from an event."
    return ""


def _why_it_does_not_run(fact: Fact) -> str:
    if fact.bound in _ORDER and fact.amount is None:
        return f"The document puts this {fact.bound} something else without a length of time, so no date is counted."
    if tells_time(fact):
        return "The time here is part of a condition; it does not run from an event, so no date is counted."
    return "This rule gives no time: it does not say by when."


def due(
    fact: Fact,
    start: date | datetime,
    *,
    calendar: WorkingDays,
    counting: Counting = Counting.EVENT_IS_DAY_0,
    office_closes: time = OFFICE_CLOSES,
) -> Deadline:
    """Count a rule's time from its event.

    Raises CalendarError, saying why, when the rule gives no date or a day that is needed is not known.
    """
    why = why_undated(fact)
    if why:
        raise CalendarError(why)
    counted = deadline(
        fact.length,
        fact.unit,
        start,
        calendar=calendar,
        counting=counting,
        pattern=Pattern.parse(fact.pattern),
        office_closes=office_closes,
    )
    left_open = [_START_OPEN] if fact.counts_from == NOT_STATED else []
    if fact.bound in _LIMITS:
        left_open.append(_LIMITS[fact.bound])
    return replace(counted, notes=(*left_open, *counted.notes))
