"""What a quiz is made of: questions whose every option is known to be right or wrong, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class QuizKind(StrEnum):
    """What a question asks for."""

    HOW_LONG = "how-long"  # which timescale, how often
    COUNTS_FROM = "counts-from"  # what a timescale counts from
    DUTY_WORD = "duty-word"  # must, should or good practice
    WHO = "who"  # whose task or decision it is
    WHOM_TO_RING = "whom-to-ring"  # whom to turn to, and when
    CHANNEL = "channel"  # by telephone, by a form
    ORDER = "order"  # put the steps in order
    LISTED = "listed"  # which of these is on the list, and which is not
    MEANING = "meaning"  # match term and meaning
    TRUE_OR_FALSE = "true-or-false"
    SCENARIO = "scenario"  # a short story with dates
    NOT_STATED = "not-stated"  # what the documents do not say


class Difficulty(StrEnum):
    """How hard a question is for somebody newly qualified."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Verse:
    """Chapter and verse of a statement: the place in a document, and its exact words."""

    ref: str
    document: str
    title: str
    edition: str  # as people say it
    status: str
    label: str
    quote: str  # verbatim, white space folded
    url: str  # within the pages, "/documents/…#…"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose."""

    text: str
    right: bool
    why: str  # one or two sentences: why it is right, or what it is instead
    verses: tuple[Verse, ...]  # what `why` rests on; none where the documents are silent


@dataclass(frozen=True, slots=True)
class Choose:
    """Options of which one is right, or, where `several`, each of a stated set."""

    options: tuple[Option, ...]
    several: bool = False

    @property
    def right(self) -> tuple[Option, ...]:
        """The options that are right."""
        return tuple(option for option in self.options if option.right)


@dataclass(frozen=True, slots=True)
class Pair:
    """A term and its meaning."""

    left: str
    right: str
    verses: tuple[Verse, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Pairs to find; `spare` are meanings that belong to no term."""

    pairs: tuple[Pair, ...]
    spare: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrange:
    """Steps to put in order; they stand here in the right one."""

    steps: tuple[Pair, ...]  # left: the step; right: its position, "1", "2"…


Task = Choose | Match | Arrange


@dataclass(frozen=True, slots=True)
class Basis:
    """A rule, route, list… that a question rests on, and a hash of what it said when the question was made."""

    key: str  # "rule/ce-plan-day-45", "route/cheshire-east", "list/wt2015-chapter-1@2015#16"
    hash: str  # 12 hexadecimal digits


@dataclass(frozen=True, slots=True)
class Question:
    """One question, with everything a trainer needs to stand by it."""

    id: str  # stable while what it rests on is the same: "how-long-ce-plan-day-45-1f3a"
    kind: QuizKind
    difficulty: Difficulty
    area: str
    area_name: str
    topic: str  # a matter that rules share, or ""
    documents: tuple[str, ...]
    stem: str  # whole sentences in plain English, with the area and the edition where they matter
    task: Task
    feedback: str  # shown after any answer: what is right, and why
    verses: tuple[Verse, ...]  # what the right answer rests on
    basis: tuple[Basis, ...]


@dataclass(frozen=True, slots=True)
class Quiz:
    """A paper: questions in the order they are asked, and what makes the same paper again."""

    title: str
    questions: tuple[Question, ...]
    seed: int
    index: str  # the index version
    made_from: str  # the rulebook's version
    today: date | None  # the day that scenarios are told on, where one was given
    notes: Sequence[str] = ()  # said to the trainer: fewer questions than asked for, and why
