"""Ideas: questions that could be asked, each ready to be drawn for a seed."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.quiz.dice import digest
from assistant.quiz.grounds import Grounds
from assistant.quiz.question import Basis, Difficulty, Question, QuizKind, Task, Verse
from corpus.catalogue import Status
from corpus.rules.rule import Rule


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a seed makes of an idea."""

    stem: str
    task: Task
    feedback: str
    verses: tuple[Verse, ...]  # what the right answer rests on
    leans: tuple[Basis, ...] = ()  # what else it rests on: the rules that wrong options belong to


Draw = Callable[[int, str], Drawn | None]  # for a seed and the idea's id; None: too few wrong options are sure


@dataclass(frozen=True, slots=True)
class Idea:
    """One question in the making: what it asks of what, before its wrong options are drawn."""

    kind: QuizKind
    name: str  # of what it asks, within its kind
    difficulty: Difficulty
    area: str
    area_name: str
    topic: str
    documents: tuple[str, ...]
    basis: tuple[Basis, ...]  # what its right answer rests on
    draw: Draw
    about: str = ""  # words that trainers may look for it by

    @property
    def id(self) -> str:
        """The id of its question: the same as long as what the answer rests on says the same."""
        return f"{self.kind}-{self.name}-{digest(' '.join(one.hash for one in self.basis), 4)}"

    @property
    def asks(self) -> frozenset[str]:
        """The keys of what it asks."""
        return frozenset(one.key for one in self.basis)

    def make(self, seed: int) -> Question | None:
        """Return the question that a seed makes of it; None where it makes none."""
        drawn = self.draw(seed, self.id)
        if drawn is None:
            return None
        return Question(
            id=self.id,
            kind=self.kind,
            difficulty=self.difficulty,
            area=self.area,
            area_name=self.area_name,
            topic=self.topic,
            documents=self.documents,
            stem=drawn.stem,
            task=drawn.task,
            feedback=drawn.feedback,
            verses=drawn.verses,
            basis=tuple(dict.fromkeys((*self.basis, *drawn.leans))),
        )


def of_rule(
    grounds: Grounds,
    kind: QuizKind,
    rule: Rule,
    draw: Draw,
    difficulty: Difficulty = Difficulty.EASY,
) -> Idea:
    """Return the idea of asking about one rule; what no longer binds is harder."""
    harder = difficulty is Difficulty.EASY and rule.status == Status.HISTORICAL
    return Idea(
        kind=kind,
        name=rule.id,
        difficulty=Difficulty.MEDIUM if harder else difficulty,
        area=rule.area,
        area_name=grounds.area_name(rule.area),
        topic=rule.topic,
        documents=(rule.document,),
        basis=(basis_of(rule),),
        draw=draw,
        about=_about(grounds, rule),
    )


def _about(grounds: Grounds, rule: Rule) -> str:
    """Return what a rule says, the event it is for, and the headings that it stands under."""
    event = grounds.matters.rulebook.facets.events.get(rule.event, "")
    headings = grounds.holding.paragraphs[str(rule.ref.paragraph)].headings
    return " ".join((rule.says, rule.duty, event, *headings))


def basis_of(rule: Rule) -> Basis:
    """Return a rule as something that a question rests on."""
    return Basis(f"rule/{rule.id}", print_of(rule))


def rules_basis(rules: Sequence[Rule]) -> tuple[Basis, ...]:
    """Return rules as what a question rests on, each once, in order."""
    return tuple(dict.fromkeys(basis_of(rule) for rule in rules))


def print_of(rule: Rule) -> str:
    """Return a hash of what a rule says: four digits each for its figure, its words and its place."""
    figure = (rule.figure, rule.bound, rule.counts_from, rule.event)
    words = (rule.says, rule.word, str(rule.strength), rule.exceptions, rule.duty, rule.actor)
    place = ([(str(one.quote.ref), one.quote.words) for one in rule.proofs], str(rule.status))
    return "".join(digest(json.dumps(part, default=str), 4) for part in (figure, words, place))


def print_of_words(*words: object) -> str:
    """Return a hash of anything else that a question rests on."""
    return digest(json.dumps(words, default=str), 12)
