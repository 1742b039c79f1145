"""Stale questions: which of those kept in a file rest on something that has changed since."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.quiz.bases import Bases
from assistant.quiz.grounds import Grounds
from assistant.quiz.question import Basis
from index.snapshot import Snapshot


class Change(StrEnum):
    """What became of something that a question rests on."""

    CHANGED = "changed"
    REPLACED = "replaced"  # another rule took its place
    WITHDRAWN = "withdrawn"  # it is no longer held


@dataclass(frozen=True, slots=True)
class Stale:
    """A question that rests on something that is no longer what it was."""

    question: str  # its id
    key: str  # what it rests on: "rule/ce-plan-day-45"
    change: Change
    says: str  # one or two sentences: what changed, and what holds now


def check(snapshot: Snapshot, questions_basis: Mapping[str, Sequence[Basis]]) -> tuple[Stale, ...]:
    """Return which questions (by id, with what they rest on) are stale; one entry for each thing that changed."""
    bases = Bases.of(Grounds.of(snapshot))
    found = []
    for question, basis in questions_basis.items():
        for one in basis:
            told = bases.change(one)
            if told:
                found.append(Stale(question, one.key, Change(told[0]), told[1]))
    return tuple(found)
