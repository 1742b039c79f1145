"""What an answer leaves open, in as few words as hold it: the cited words stand beside it already."""

from collections.abc import Iterable
from dataclasses import replace

from assistant import words
from assistant.answer import Alert, AlertKind

_LEFT_OPEN = (words.WHICH_DAYS, words.FROM_WHAT)
_QUOTE_ENDS = "” "


def left_open(alerts: Iterable[Alert]) -> list[Alert]:
    """Return what the documents do not state, each without the words it is about: they are cited."""
    return [_brief(alert) for alert in alerts if alert.kind is AlertKind.NOT_STATED and not _counts(alert)]


def how_counted(alerts: Iterable[Alert]) -> list[Alert]:
    """Return how dates were counted, each without its heading."""
    return [
        replace(alert, text=alert.text.removeprefix(words.HOW_COUNTED).strip())
        for alert in alerts
        if alert.kind is AlertKind.NOT_STATED and _counts(alert)
    ]


def _counts(alert: Alert) -> bool:
    return alert.text.startswith(words.HOW_COUNTED)


def _brief(alert: Alert) -> Alert:
    _, _, rest = alert.text.rpartition(_QUOTE_ENDS)
    own = rest
    for said in _LEFT_OPEN:
        own = own.replace(said, "")
    return replace(alert, text=rest) if alert.text.startswith("“") and rest and not own.strip() else alert
