"""A question as it stands on paper and on a page: what is asked line by line, and lettered choices."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from assistant.quiz.question import Arrange, Choose, Match, Pair, Question, Verse


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to find a choice for: a term, a step, or the question itself."""

    text: str  # "" where the question itself is answered
    right: tuple[int, ...]  # the choices that are right, by their place from 0
    verses: tuple[Verse, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of a question and what there is to choose from, in the order they are shown."""

    lines: tuple[Line, ...]
    choices: tuple[str, ...]
    several: bool = False  # whether more than one choice may be right

    @property
    def asks_one_thing(self) -> bool:
        """Whether the question itself is what is answered, and not line after line."""
        return not self.lines[0].text


def sheet(question: Question, seed: int) -> Sheet:
    """Return a question laid out; the same seed lays it out the same way."""
    task = question.task
    order = random.Random(f"{seed}/{question.id}")  # noqa: S311 - a paper is to come out the same again
    match task:
        case Choose():
            right = tuple(n for n, option in enumerate(task.options) if option.right)
            return Sheet((Line("", right),), tuple(option.text for option in task.options), many(task))
        case Match():
            choices = list(dict.fromkeys([*(pair.right for pair in task.pairs), *task.spare]))
            order.shuffle(choices)
            lines = (Line(pair.left, (choices.index(pair.right),), pair.verses) for pair in task.pairs)
            return Sheet(tuple(lines), tuple(choices))
        case Arrange():
            steps = _out_of_order(task.steps, order)
            choices = [step.right for step in task.steps]
            lines = (Line(step.left, (choices.index(step.right),), step.verses) for step in steps)
            return Sheet(tuple(lines), tuple(choices))


def many(task: Choose) -> bool:
    """Whether a question takes more than one option."""
    return task.several or len(task.right) != 1


def is_true_or_false(task: Choose) -> bool:
    """Whether the options are just True and False."""
    texts = sorted(option.text.strip().rstrip(".").casefold() for option in task.options)
    return texts == ["false", "true"] and not many(task)


def letter(place: int) -> str:
    """Return the letter of a choice by its place from 0: A to Z, then AA, AB…"""
    before, last = divmod(place, len(ascii_uppercase))
    return (letter(before - 1) if before else "") + ascii_uppercase[last]


def answers(question: Question, seed: int) -> tuple[str, ...]:
    """Return the right answer as a key shows it, a line for each thing that is asked."""
    task, found = question.task, sheet(question, seed)
    if isinstance(task, Arrange):
        return tuple(f"{step.right}. {step.left}" for step in task.steps)
    if found.asks_one_thing:
        return tuple(f"{letter(n)}. {found.choices[n]}" for n in found.lines[0].right)
    return tuple(f"{line.text} – {letter(n)}. {found.choices[n]}" for line in found.lines for n in line.right)


def _out_of_order(steps: Sequence[Pair], order: random.Random) -> list[Pair]:
    """Return steps shuffled, and never by chance in the order that is asked for."""
    shuffled = list(steps)
    order.shuffle(shuffled)
    if shuffled == list(steps):
        shuffled = [*shuffled[1:], *shuffled[:1]]
    return shuffled
