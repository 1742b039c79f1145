"""Gives: how an address says what it returns."""

from collections.abc import Collection
from typing import Any

from fastapi.responses import Response

_JSON = "application/json"  # has a model
_TEXT = {"schema": {"type": "string"}}
_STREAM = {"schema": {"description": "Server-sent events: the data of each is a chunk, and of the last [DONE]."}}
EVENTS = "text/event-stream"


def gives(name: str, model: Any, status: int = 200, also: Collection[str] = ()) -> dict[str, Any]:
    """Return what a decorator of an address is given: the operation’s name, and the model of what it returns.

    `also` are the types of files that it may return instead of JSON. The model describes and does not check:
    tests hold real answers against it, and nothing is copied at run time.
    """
    files = {_plain(media_type): _TEXT for media_type in also if media_type not in (_JSON, EVENTS)}
    stream = {EVENTS: _STREAM} if EVENTS in also else {}
    answer = {"model": model, "content": files | stream}
    return {"operation_id": name, "response_model": None, "responses": {status: answer}}


def gives_file(name: str, media_type: str) -> dict[str, Any]:
    """Return the same for an address that returns a file."""
    answer = {"content": {_plain(media_type): _TEXT}}
    return {"operation_id": name, "response_class": Response, "response_model": None, "responses": {200: answer}}


def _plain(media_type: str) -> str:
    return media_type.partition(";")[0]
