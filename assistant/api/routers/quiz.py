"""POST /v1/quiz: questions for training, as JSON or as a file of any format."""

from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import field_validator
from pydantic_core import PydanticCustomError

from assistant.api.described.gives import gives
from assistant.api.described.quiz import QuizPaper
from assistant.api.quizzes import Asked, file_response, paper
from assistant.api.state import Open
from assistant.quiz.formats import saved
from assistant.quiz.formats.table import FORMATS
from assistant.quiz.formats.texts import scrubbed

router = APIRouter(prefix="/v1/quiz", tags=["quiz"])


class QuizBody(Asked):
    """What a paper is to hold, and the format of the file; without one the paper itself is given as JSON."""

    format: str | None = None

    @field_validator("format")
    @classmethod
    def _is_known(cls, name: str | None) -> str | None:
        if name is not None and name not in FORMATS:
            raise PydanticCustomError("literal_error", "not a format", {"expected": " or ".join(FORMATS)})
        return name


@router.post("", **gives("make_quiz", QuizPaper, also=[each.media_type for each in FORMATS.values()]))
def quiz(body: QuizBody, assistant: Open) -> Response | dict[str, Any]:
    """Make a paper; the same wants over the same index give the same one."""
    made = paper(assistant, body.wanted(assistant))
    if body.format is None:
        return saved.shape(scrubbed(made))
    return file_response(made, FORMATS[body.format])
