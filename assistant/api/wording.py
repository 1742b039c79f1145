"""How the parts of an answer are put into words on every face."""

from datetime import date

from assistant.answer import AlertKind, RuleShown

ALERT_HEADINGS = {
    AlertKind.DANGER: "If a child is in danger now",
    AlertKind.PERSONAL_DATA: "Personal details",
    AlertKind.SUPERSEDED: "Check the edition",
    AlertKind.CONFLICT: "The documents differ",
    AlertKind.NOT_STATED: "Not stated in the documents",
    AlertKind.PREMISE: "Check what the question takes for granted",
    AlertKind.AREA: "About the area",
}

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
