"""Marking a paper that was taken on a page: what was answered, and whether it is right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from starlette.datastructures import ImmutableMultiDict

from assistant.quiz.formats.sheet import Sheet, answers, letter, sheet
from assistant.quiz.question import Arrange, Choose, Question, Quiz

_CHOOSE = "Choose one."
_CHOOSE_SEVERAL = "Choose every one that is right."
_MATCH = "Choose what belongs to each."
_ARRANGE = "Choose the place of each step; 1 comes first."


class Verdict(StrEnum):
    """How an answer was; only what is wholly right counts."""

    RIGHT = "right"
    PARTLY = "partly right"
    WRONG = "not right"
    NONE = "not answered"


@dataclass(frozen=True, slots=True)
class Posed:
    """A question as it stands on a page, with what was answered so far."""

    number: int
    question: Question
    sheet: Sheet
    answers: tuple[str, ...]  # the right answer, as a key shows it
    given: tuple[frozenset[int], ...]  # for each line, the choices taken

    @property
    def names(self) -> tuple[str, ...]:
        """The name of the field of each line."""
        return tuple(f"a{self.number}_{n}" for n in range(len(self.sheet.lines)))

    @property
    def letters(self) -> tuple[str, ...]:
        """What stands before each choice: letters, or nothing before positions."""
        ordered = isinstance(self.question.task, Arrange)
        return tuple("" if ordered else f"{letter(n)}. " for n in range(len(self.sheet.choices)))

    @property
    def instruction(self) -> str:
        """How the question is answered on a page."""
        if self.sheet.asks_one_thing:
            return _CHOOSE_SEVERAL if self.sheet.several else _CHOOSE
        return _ARRANGE if isinstance(self.question.task, Arrange) else _MATCH

    @property
    def verdict(self) -> Verdict:
        """How the answer was."""
        if not any(self.given):
            return Verdict.NONE
        rights = [frozenset(line.right) for line in self.sheet.lines]
        if list(self.given) == rights:
            return Verdict.RIGHT
        if self.sheet.several:  # something right, and nothing wrong
            return Verdict.PARTLY if self.given[0] < rights[0] else Verdict.WRONG
        hits = any(given == right for given, right in zip(self.given, rights, strict=True))
        return Verdict.PARTLY if hits else Verdict.WRONG

    @property
    def mistaken(self) -> tuple[str, ...]:
        """What the options are that were chosen and are not right."""
        task = self.question.task
        if not isinstance(task, Choose):
            return ()
        return tuple(task.options[n].why for n in sorted(self.given[0]) if not task.options[n].right)

    @property
    def fields(self) -> Iterator[tuple[str, str]]:
        """What was answered, as the fields of a form."""
        for name, given in zip(self.names, self.given, strict=True):
            yield from ((name, str(choice)) for choice in sorted(given))


def posed(quiz: Quiz, sent: ImmutableMultiDict[str, object]) -> tuple[Posed, ...]:
    """Return the questions of a paper with the answers that were sent; what is no choice is passed over."""
    return tuple(_posed(number, question, quiz.seed, sent) for number, question in enumerate(quiz.questions, 1))


def score(marked: Sequence[Posed]) -> str:
    """Return how many questions were answered rightly, in words."""
    verdicts = [each.verdict for each in marked]
    right, partly, none = (verdicts.count(each) for each in (Verdict.RIGHT, Verdict.PARTLY, Verdict.NONE))
    more = [f"{partly} partly right"] if partly else []
    more += [f"{none} not answered"] if none else []
    return ", ".join([f"{right} of {len(marked)} right", *more])


def _posed(number: int, question: Question, seed: int, sent: ImmutableMultiDict[str, object]) -> Posed:
    found = sheet(question, seed)
    blank = Posed(number, question, found, answers(question, seed), ())
    given = tuple(_choices(sent.getlist(name), found) for name in blank.names)
    return Posed(number, question, found, blank.answers, given)


def _choices(values: Sequence[object], found: Sheet) -> frozenset[int]:
    taken = [int(value) for value in map(str, values) if value.isascii() and value.isdigit() and len(value) < 5]
    known = [choice for choice in taken if choice < len(found.choices)]
    return frozenset(known if found.several else known[:1])
