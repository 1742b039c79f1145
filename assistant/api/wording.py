"""How the parts of an answer are put into words on every face."""

from collections.abc import Sequence
from datetime import date

from assistant.answer import Alert, AlertKind, RuleShown

ALERT_HEADINGS = {
    AlertKind.DANGER: "If a child is in danger now",
    AlertKind.PERSONAL_DATA: "Personal details",
    AlertKind.SUPERSEDED: "Check the edition",
    AlertKind.CONFLICT: "The documents differ",
    AlertKind.NOT_STATED: "Not stated in the documents",
    AlertKind.PREMISE: "Check what the question takes for granted",
    AlertKind.AREA: "About the area",
}


def by_kind(alerts: Sequence[Alert]) -> dict[AlertKind, list[Alert]]:
    """Return alerts under their kinds: danger first, the others as they come."""
    kinds = dict.fromkeys(alert.kind for alert in alerts)
    first = [kind for kind in kinds if kind is AlertKind.DANGER]
    return {kind: [alert for alert in alerts if alert.kind is kind] for kind in (*first, *kinds)}


def status_words(status: str) -> str:
    """Return a document's status as it is said beside its edition."""
    return "status not known" if status == "unknown" else status


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def rule_words(rule: RuleShown) -> str:
    """Return a rule in a line: how long, counted from what, how binding, and the date it comes to."""
    amount = "" if rule.amount is None else f"{rule.amount:g} "
    parts = [f"{amount}{rule.unit}", f"counted from: {rule.counts_from}", f"strength: {rule.strength}"]
    if rule.due:
        due = date.fromisoformat(rule.due)
        parts.append(f"due {due.day} {_MONTHS[due.month - 1]} {due.year}")
    return "; ".join(parts)
