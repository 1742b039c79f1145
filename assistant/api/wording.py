"""How the parts of an answer are put into words on every face."""

from collections.abc import Sequence
from datetime import date

from assistant import words
from assistant.answer import Alert, AlertKind, Answer, RuleShown, Wording
from corpus.days.dates import in_words
from corpus.rules.rule import NOT_STATED

ALERT_HEADINGS = {
    AlertKind.DANGER: "If a child is in danger now",
    AlertKind.PERSONAL_DATA: "Personal details",
    AlertKind.SUPERSEDED: "Check the edition",
    AlertKind.CONFLICT: "The documents differ",
    AlertKind.NOT_STATED: "Not stated in the documents",
    AlertKind.PREMISE: "Check what the question takes for granted",
    AlertKind.AREA: "About the area",
    AlertKind.SEARCH: "Search by words only",
}


_ABOVE = (AlertKind.DANGER, AlertKind.SEARCH, AlertKind.PERSONAL_DATA, AlertKind.PREMISE)


def above(alerts: Sequence[Alert]) -> dict[AlertKind, list[Alert]]:
    """Return the alerts that stand before the answer, under their kinds: danger first."""
    return _by_kind(alerts, _ABOVE)


def below(alerts: Sequence[Alert]) -> dict[AlertKind, list[Alert]]:
    """Return the alerts that stand after the answer, under their kinds."""
    return _by_kind(alerts, [kind for kind in AlertKind if kind not in _ABOVE])


def _by_kind(alerts: Sequence[Alert], kinds: Sequence[AlertKind]) -> dict[AlertKind, list[Alert]]:
    found = {kind: [alert for alert in alerts if alert.kind is kind] for kind in kinds}
    return {kind: same for kind, same in found.items() if same}


def brief(alerts: Sequence[Alert], kind: AlertKind) -> str:
    """Return alerts of one kind in a short line; of editions, which documents they are about."""
    if kind is AlertKind.SUPERSEDED:
        return f"{ALERT_HEADINGS[kind]}: {'; '.join(alert.text.partition(': ')[0] for alert in alerts)}"
    return ALERT_HEADINGS[kind]


def status_words(status: str) -> str:
    """Return a document's status as it is said beside its edition."""
    return "status not known" if status == "unknown" else status


def rules_beyond(answer: Answer) -> list[RuleShown]:
    """Return the rules that say more than the answer itself: another sentence, or a date that was counted."""
    said = _plain(" ".join((answer.answer.lead, *(point.text for point in answer.answer.points))))
    return [rule for rule in answer.rules if rule.due or _plain(rule.says).rstrip(".") not in said]


def whose_words(answer: Answer) -> str:
    """Return in whose words an answer is; "" for one that quotes nothing."""
    if not answer.citations:
        return ""
    return words.REPHRASED if answer.wording is Wording.REPHRASED else words.IN_OWN_WORDS


def plainer(wording: Wording) -> str:
    """Return what marks a sentence that a language model wrote, after a space; "" for any other."""
    return f" ({words.PLAINER})" if wording is Wording.REPHRASED else ""


def within_brackets(name: str) -> str:
    """Return a name that has brackets of its own so that it can be read within others: England, national guidance."""
    return name.replace(" (", ", ").replace(")", "")


def rule_words(rule: RuleShown) -> str:
    """Return a rule in its own sentence, then whose it is, how binding, counted from what, and the date it gives."""
    parts = [within_brackets(rule.area_name)]
    if rule.word:
        parts.append(f"duty word: {rule.word}")
    if rule.counts_from not in ("", NOT_STATED):
        parts.append(f"counted from: {rule.counts_from}")
    if rule.due:
        parts.append(f"due {in_words(date.fromisoformat(rule.due))}")
    return f"{rule.says} ({'; '.join(parts)})"


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
