"""Joined: the answers to the parts of a compound question, put one after another."""

from dataclasses import replace

from assistant.answer import Status
from assistant.statement import Origin, Statement
from assistant.turn import Decision, Draft, Turn

_BUDGET = 1500  # characters of the parts together
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


def joined(turn: Turn) -> tuple[Decision, Statements, Statements]:
    """Return what was decided for the parts of a turn together, and their answers one after another."""
    answered = [part for part in turn.parts if part.decision and part.decision.status is Status.ANSWERED]
    decisions = [part.decision for part in answered if part.decision]
    drafts = [part.draft for part in answered if part.draft]
    rules = dict.fromkeys(rule for decision in decisions for rule in decision.rules)
    conflicts = dict.fromkeys(conflict for decision in decisions for conflict in decision.conflicts)
    decided = replace(decisions[0], rules=tuple(rules), conflicts=tuple(conflicts))
    if turn.decision and turn.assumed:  # the premise is the whole question's
        decided = replace(decided, taken_wrongly=turn.decision.taken_wrongly, doubted=turn.decision.doubted)
    said: dict[str, Statement] = {}
    for draft in drafts:
        room = _BUDGET // len(drafts)
        for number, statement in enumerate((*draft.lead, *draft.points)):
            room -= len(statement.text)
            if room >= 0 or number < len(draft.lead):
                said.setdefault(statement.unopened().text, statement)
    lead, points = drafts[0].lead, tuple(said.values())[len(drafts[0].lead) :]
    return decided, lead, points


def unanswered(turn: Turn) -> tuple[Draft, ...]:
    """Return the drafts of the parts that have no answer, where it is known why."""
    return tuple(
        part.draft
        for part in turn.parts
        if part.draft and part.decision and part.decision.silence and part.draft.lead[0].origin is not Origin.DOCUMENT
    )
