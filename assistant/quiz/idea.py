"""Ideas: questions that could be asked, each ready to be made for a seed."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.quiz.dice import digest
from assistant.quiz.question import Basis, Difficulty, Question, QuizKind
from corpus.rule import Rule


@dataclass(frozen=True, slots=True)
class Idea:
    """One question in the making: what it asks of what, before its wrong options are drawn."""

    id: str
    kind: QuizKind
    difficulty: Difficulty
    area: str
    topic: str
    documents: tuple[str, ...]
    asks: tuple[str, ...]  # the keys whose facts are its answer
    make: Callable[[int], Question | None]  # for a seed; None where too few wrong options are sure to be wrong


def basis_of(rule: Rule) -> Basis:
    """Return a rule as something that a question rests on."""
    return Basis(f"rule/{rule.id}", print_of(rule))


def print_of(rule: Rule) -> str:
    """Return a hash of what a rule says: four digits each for its figure, its words and its place."""
    figure = (rule.figure, rule.bound, rule.counts_from, rule.event)
    words = (rule.says, rule.word, str(rule.strength), rule.exceptions, rule.duty, rule.actor)
    place = ([(str(one.quote.ref), one.quote.words) for one in rule.proofs], str(rule.status))
    return "".join(digest(json.dumps(part, default=str), 4) for part in (figure, words, place))


def rules_basis(rules: Sequence[Rule]) -> tuple[Basis, ...]:
    """Return rules as what a question rests on, each once, in order."""
    return tuple(dict.fromkeys(basis_of(rule) for rule in rules))


def id_of(kind: QuizKind, key: str, basis: Sequence[Basis]) -> str:
    """Return the id of a question: the same as long as what its answer rests on says the same."""
    return f"{kind}-{key.rpartition('/')[2]}-{digest(' '.join(one.hash for one in basis), 4)}"
