"""Joined: the answers to the parts of a compound question, put one after another."""

from collections.abc import Iterator
from dataclasses import replace

from assistant.answer import Status
from assistant.reading.intent import Intent
from assistant.statement import Origin, Statement
from assistant.turn import Decision, Draft, Turn

_BUDGET = 1500  # characters of the parts together
_OF_EACH = 2  # statements that each part always says: where a rule leads, the paragraph that answers is the next
_SURE = 0.8  # likeness from which a part is answered though the message as a whole is not

Statements = tuple[Statement, ...]


def answers_part_by_part(turn: Turn) -> bool:
    """Whether parts of a compound question are answered by themselves, and not all by one paragraph."""
    if turn.decision is None or turn.decision.status is Status.OUT_OF_SCOPE:
        return False
    answered = [part.decision for part in turn.parts if part.decision and part.decision.status is Status.ANSWERED]
    if turn.decision.status is not Status.ANSWERED:
        return any(decision.support[0].likeness >= _SURE for decision in answered)
    return len({decision.support[0].paragraph.ref for decision in answered}) > 1


def joined(turn: Turn, whole: Statements = ()) -> tuple[Decision, Statements, Statements]:
    """Return what was decided for the parts of a turn together, and their answers one after another."""
    answered = [part for part in turn.parts if part.decision and part.decision.status is Status.ANSWERED]
    decisions = [part.decision for part in answered if part.decision]
    drafts = [part.draft for part in answered if part.draft]
    drafts.append(Draft((), whole))
    rules = dict.fromkeys(rule for decision in decisions for rule in decision.rules)
    conflicts = dict.fromkeys(conflict for decision in decisions for conflict in decision.conflicts)
    decided = replace(decisions[0], rules=tuple(rules), conflicts=tuple(conflicts))
    if turn.decision and turn.assumed:  # the premise is the whole question's
        decided = replace(
            decided,
            taken_wrongly=turn.decision.taken_wrongly,
            doubted=turn.decision.doubted,
            unsaid=turn.decision.unsaid,
        )
    ranked = sorted(
        ((number, place, statement) for place, draft in enumerate(drafts) for number, statement in _said_by(draft)),
        key=lambda one: one[:2],
    )  # each part's lead, then the next of each, then the one after
    chosen: dict[str, tuple[int, int, Statement]] = {}
    room = _BUDGET
    for one in ranked:
        number, place, statement = one
        wanted = (number < _OF_EACH and place < len(drafts) - 1) or len(statement.text) <= room
        if wanted and chosen.setdefault(statement.unopened().text, one) is one:
            room -= len(statement.text)
    side_by_side = turn.understood is not None and turn.understood.intent is Intent.COMPARISON
    in_order = sorted(chosen.values(), key=lambda one: one[:2] if side_by_side else (one[1], one[0]))
    said = tuple(statement for _, _, statement in in_order)
    lead, points = drafts[0].lead, said[len(drafts[0].lead) :]
    return decided, lead, points


def unanswered(turn: Turn) -> tuple[Turn, ...]:
    """Return the parts that have no answer, where it is known why."""
    return tuple(
        part
        for part in turn.parts
        if part.draft and part.decision and part.decision.silence and part.draft.lead[0].origin is not Origin.DOCUMENT
    )


def _said_by(draft: Draft) -> Iterator[tuple[int, Statement]]:
    """Yield what a part says, its lead as number 0 and its points from 1."""
    yield from ((0, statement) for statement in draft.lead)
    yield from enumerate(draft.points, start=1)
