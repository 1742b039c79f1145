"""/v1/models and /v1/chat/completions: the same turn as /v1/ask, for programs that talk to language models."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse

from assistant.answer import Answer
from assistant.api.described.chat import CompletionBody, ModelEntry, ModelList
from assistant.api.described.gives import EVENTS, gives
from assistant.api.port import Assistant
from assistant.api.state import Open
from assistant.api.turn import take_turn
from assistant.chat_face.bodies import ChatBody, question
from assistant.chat_face.chores import chore_of
from assistant.chat_face.completions import Completion
from assistant.chat_face.models import area_of, name_of
from assistant.chat_face.models import models as models_of

router = APIRouter(prefix="/v1", tags=["chat"])


@router.get("/models", **gives("list_models", ModelList))
def models(assistant: Open) -> dict[str, Any]:
    """List the models: one for all areas, then one for each."""
    return {"object": "list", "data": models_of(assistant)}


@router.get("/models/{model}", **gives("get_model", ModelEntry))
def model(model: str, assistant: Open) -> dict[str, Any]:
    """Describe one model."""
    named = name_of(area_of(model, assistant.snapshot.catalogue))
    return next(each for each in models_of(assistant) if each["id"] == named)


@router.post("/chat/completions", **gives("create_chat_completion", CompletionBody, also=[EVENTS]))
def completions(body: ChatBody, assistant: Open, request: Request) -> Response:
    """Answer the last message of a conversation, with its sources, at once or as a stream."""
    said = completion_of(body.checked(), assistant, request)
    if not body.stream:
        return JSONResponse(said.whole())
    include_usage = bool(body.stream_options and body.stream_options.include_usage)
    return StreamingResponse(said.events(include_usage), media_type=EVENTS)


def completion_of(body: ChatBody, assistant: Assistant, request: Request) -> Completion:
    """Return what is said to a conversation: an answer, or what its program wants on its own account."""
    area = area_of(body.model, assistant.snapshot.catalogue)
    model, asked = name_of(area), "\n".join(message.text for message in body.messages)
    chore = chore_of(body)
    if chore is None:
        return Completion.of(take_turn(assistant, body.ask(area), request), model, asked, str(request.base_url))

    def ask(words: str, history: list[dict[str, str]]) -> Answer:
        return take_turn(assistant, question(words, area, history, "messages"), request)

    return Completion(model, (chore.done(ask),), asked, assistant.snapshot.version)
