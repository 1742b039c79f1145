"""Alerts: what somebody should know before relying on an answer."""

from collections.abc import Iterator

from assistant import words
from assistant.answer import Alert, AlertKind
from assistant.statement import Statement
from assistant.turn import Turn
from corpus.catalogue import NATIONAL, Catalogue, Status

Alerts = Iterator[tuple[Alert, tuple[Statement, ...]]]


def of_screen(turn: Turn) -> Alerts:
    """Yield what the screen found: danger first, then personal data."""
    screened = turn.screened
    if screened.danger:
        text = words.DANGER_TO_A_CHILD if screened.child_writes else words.DANGER
        yield Alert(AlertKind.DANGER, text), ()
    if screened.personal:
        yield Alert(AlertKind.PERSONAL_DATA, words.PERSONAL.format(kinds=", ".join(screened.personal))), ()


def of_area(turn: Turn, said: tuple[Statement, ...], catalogue: Catalogue) -> Alerts:
    """Yield a word on whose documents are answering, where somebody may have expected others."""
    understood = turn.understood
    assert understood is not None
    if not understood.areas:
        yield Alert(AlertKind.AREA, words.NO_AREA), ()
        return
    speaking = {catalogue.document(q.ref.document).area for statement in said for q in statement.quotes}
    for area in understood.areas:
        if area != NATIONAL and area not in speaking:
            yield Alert(AlertKind.AREA, words.NO_LOCAL.format(area=catalogue.area(area).name)), ()


def of_editions(said: tuple[Statement, ...], catalogue: Catalogue) -> Alerts:
    """Yield a warning for every cited document that is history or has been replaced."""
    cited = dict.fromkeys(q.ref.document for statement in said for q in statement.quotes)
    for document_id in cited:
        document = catalogue.document(document_id)
        if document.status in (Status.SUPERSEDED, Status.HISTORICAL):
            yield Alert(AlertKind.SUPERSEDED, words.edition_alert(document)), ()
