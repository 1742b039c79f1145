"""Joined: the answers to the parts of a compound question, put one after another."""

from dataclasses import replace

from assistant.answer import Status
from assistant.statement import Statement
from assistant.turn import Decision, Turn

_BUDGET = 1500  # characters of the parts together

Statements = tuple[Statement, ...]


def answers_part_by_part(turn: Turn) -> bool:
    """Whether each part of a compound question is answered by itself, and not all by one paragraph."""
    answered = [part for part in turn.parts if part.decision and part.decision.status is Status.ANSWERED]
    if turn.decision is None or turn.decision.status is Status.OUT_OF_SCOPE or len(answered) < len(turn.parts):
        return False
    return len({part.decision.support[0].paragraph.ref for part in answered if part.decision}) > 1


def joined(turn: Turn) -> tuple[Decision, Statements, Statements]:
    """Return what was decided for the parts of a turn together, and their answers one after another."""
    decisions = [part.decision for part in turn.parts if part.decision]
    drafts = [part.draft for part in turn.parts if part.draft]
    rules = dict.fromkeys(rule for decision in decisions for rule in decision.rules)
    conflicts = dict.fromkeys(conflict for decision in decisions for conflict in decision.conflicts)
    decided = replace(decisions[0], rules=tuple(rules), conflicts=tuple(conflicts))
    said: dict[str, Statement] = {}
    for draft in drafts:
        room = _BUDGET // len(drafts)
        for number, statement in enumerate((*draft.lead, *draft.points)):
            room -= len(statement.text)
            if room >= 0 or number < len(draft.lead):
                said.setdefault(statement.unopened().text, statement)
    lead, *points = said.values()
    return decided, (lead,), tuple(points)
