"""A quiz as JSON."""

from datetime import date
from typing import Literal

from pydantic import BaseModel

from assistant.quiz.question import Basis, Difficulty, Option, Pair, QuizKind, Verse


class ChooseTask(BaseModel):
    """Options to choose from."""

    form: Literal["choose"]
    options: list[Option]
    several: bool


class MatchTask(BaseModel):
    """Pairs to find."""

    form: Literal["match"]
    pairs: list[Pair]
    spare: list[str]


class ArrangeTask(BaseModel):
    """Steps to put in order."""

    form: Literal["arrange"]
    steps: list[Pair]


class QuizQuestion(BaseModel):
    """One question, with the reason for every option."""

    id: str
    kind: QuizKind
    difficulty: Difficulty
    area: str
    area_name: str
    topic: str
    documents: list[str]
    stem: str
    task: ChooseTask | MatchTask | ArrangeTask
    feedback: str
    verses: list[Verse]
    basis: list[Basis]


class QuizPaper(BaseModel):
    """A paper: questions in the order they are asked, and what makes the same paper again."""

    format: Literal["verse-quiz/1"]
    title: str
    questions: list[QuizQuestion]
    seed: int
    index: str
    made_from: str
    today: date | None
    notes: list[str]
