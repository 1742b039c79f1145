"""POST /v1/ask: one question, one answer."""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from assistant.answer import Answer
from assistant.api.bodies import AskBody
from assistant.api.described.gives import gives
from assistant.api.shapes import answer_shape
from assistant.api.state import Open
from assistant.api.turn import take_turn

router = APIRouter(prefix="/v1", tags=["ask"])


@router.post("/ask", **gives("ask", Answer))
def ask(body: AskBody, assistant: Open, request: Request) -> JSONResponse:
    """Answer a question from the documents, each statement with its citation."""
    return JSONResponse(answer_shape(take_turn(assistant, body.ask(), request)))
