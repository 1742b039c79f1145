"""Our own JSON: the whole quiz, as POST /v1/quiz gives it, which can be read back."""

import json
from dataclasses import replace
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from assistant.quiz.question import Arrange, Choose, Match, Question, Quiz
from corpus.errors import UsageError

_FORMAT = "verse-quiz/1"
_FORMS = {Choose: "choose", Match: "match", Arrange: "arrange"}


def shape(quiz: Quiz) -> dict[str, Any]:
    """Return a quiz as plain data; each task names its form: choose, match or arrange."""
    found: dict[str, Any] = {"format": _FORMAT, **_quizzes().dump_python(quiz, mode="json")}
    for question, told in zip(quiz.questions, found["questions"], strict=True):
        told["task"] = {"form": form(question), **told["task"]}
    return found


def form(question: Question) -> str:
    """Return how a question is answered: choose, match or arrange."""
    return _FORMS[type(question.task)]


def write(quiz: Quiz) -> bytes:
    """Return a quiz as JSON."""
    return (json.dumps(shape(quiz), ensure_ascii=False, indent=2) + "\n").encode()


def read(data: bytes) -> Quiz:
    """Return the quiz that a file of ours holds; UsageError when it is none."""
    try:
        found = json.loads(data)
        if isinstance(found, dict) and found.get("format") == _FORMAT:
            quiz = _quizzes().validate_python(found)
            return replace(quiz, notes=tuple(quiz.notes))
    except (ValidationError, ValueError):
        pass
    raise UsageError("This JSON is not a quiz that verse quiz wrote, or it was changed so that it cannot be read.")


@cache
def _quizzes() -> TypeAdapter[Quiz]:
    return TypeAdapter(Quiz)
