"""Rules in a line: the figure with its unit as printed, and what each kind of rule is called."""

from corpus.days.due import tells_time
from corpus.days.durations import Unit
from corpus.errors import CalendarError
from corpus.rules.rule import NOT_STATED, Bound, Fact, RuleKind

TIME = "time"  # every rule that says by when, how often, or what comes first
NONE = "none"  # of a rule without a duty word or a unit

KINDS = {
    TIME: "All that tell a time",
    RuleKind.TIMESCALE: "How long, or how soon after an event",
    RuleKind.DEADLINE: "By a numbered day or a date",
    RuleKind.FREQUENCY: "How often, or on which days",
    RuleKind.DUTY_NOW: "At once, without a figure",
    RuleKind.THRESHOLD: "A figure that a case must reach",
    RuleKind.COUNT: "A number of things or people",
    RuleKind.AGE: "An age",
    RuleKind.WHO_MAY: "Whose task or decision it is",
    RuleKind.CONTACT: "A number or address",
    RuleKind.HOURS: "Opening hours",
    RuleKind.CHANNEL: "How to get in touch",
    RuleKind.CONDITION: "What must be so first",
}
_ORDER = (Bound.BEFORE, Bound.AFTER)


def limit_of(rule: Fact) -> str:
    """Return what a rule puts a figure or a time on, the unit as printed; empty where it gives none."""
    if rule.value is not None:
        return f"“{rule.value}”"
    if rule.amount is None:
        if rule.unit:
            return f"“{rule.unit}”"
        return f"{rule.bound} something else" if rule.bound in _ORDER else ""
    bound = "" if rule.bound in (None, Bound.EXACTLY) else f"{rule.bound} "
    if rule.unit == Unit.DAY_NUMBER_OPEN:
        return f"{bound}Day {rule.length} – {rule.unit}"
    return f"{bound}{rule.length} {_unit(rule)}".strip()


def counted_from(rule: Fact) -> str:
    """Return the event that a time counts from as printed, that it is not stated, or nothing where none is counted."""
    return rule.counts_from if rule.counts_from in ("", NOT_STATED) else f"“{rule.counts_from}”"


def kinds_of(rule: Fact) -> tuple[str, ...]:
    """Return the kinds that a rule is listed under."""
    return (rule.kind, TIME) if tells_time(rule) else (rule.kind,)


def _unit(rule: Fact) -> str:
    try:
        unit = Unit.parse(rule.unit)
    except CalendarError:
        return rule.unit
    return unit.one if rule.length == 1 else rule.unit
