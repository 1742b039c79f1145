"""What of an answer may be put in other words, and what never: anything that hangs on the exact word."""

from collections.abc import Iterator

from assistant.answer import Status
from assistant.reading.closeness import holds_what_was_asked
from assistant.reading.intent import Intent
from assistant.statement import Origin, Statement
from assistant.turn import Turn
from corpus.figures import figures

SHORTEST = 6  # words: fewer cannot be said more plainly
_EXACT = (Intent.CONTACT, Intent.DEFINITION)  # kinds of question that ask for the words themselves
_HARD = (Intent.TIMESCALE, Intent.CONTACT)  # what no model may say again: when, how often, whom to ring


def offered(turn: Turn) -> Iterator[Statement]:
    """Yield the statements of a draft that a language model may be given."""
    decision, understood, draft = turn.decision, turn.understood, turn.draft
    assert decision is not None and understood is not None and draft is not None
    screened = turn.screened
    if decision.status is not Status.ANSWERED or screened.danger or screened.child_writes:
        return
    if len(understood.areas) != 1 or decision.conflicts or decision.taken_wrongly or _asks_for_words(turn):
        return
    yield from (statement for statement in (*draft.lead, *draft.points) if may_be_reworded(statement))


def may_be_reworded(statement: Statement) -> bool:
    """Whether a statement is a document's own, long enough, and holds no figure, time or contact."""
    words = own_words(statement)
    if statement.origin is not Origin.DOCUMENT or len(words.split()) < SHORTEST or figures(words):
        return False
    return "//" not in words and "www." not in words and not any(holds_what_was_asked(kind, words) for kind in _HARD)


def own_words(statement: Statement) -> str:
    """Return the document's words of a statement, without ours that say whose they are."""
    return " ".join(piece.text for piece in statement.slices)


def _asks_for_words(turn: Turn) -> bool:
    """Whether any part of a message asks for what a paragraph says, or what a term means."""
    for part in (turn, *turn.parts):
        first = part.decision.support[:1] if part.decision else ()
        if any(one.asked_for or one.defines for one in first):
            return True
        if part.understood and part.understood.intent in _EXACT:
            return True
    return False
