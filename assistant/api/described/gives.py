"""Gives: how an address says what it returns."""

from collections.abc import Iterable
from typing import Any

from fastapi.responses import Response

_JSON = "application/json"  # has a model
_TEXT = {"schema": {"type": "string"}}


def gives(name: str, model: Any, status: int = 200, also: Iterable[str] = ()) -> dict[str, Any]:
    """Return what a decorator of an address is given: the operation’s name, and the model of what it returns.

    `also` are the types of files that it may return instead of JSON. The model describes and does not check:
    tests hold real answers against it, and nothing is copied at run time.
    """
    answer = {"model": model, "content": {_plain(media_type): _TEXT for media_type in also if media_type != _JSON}}
    return {"operation_id": name, "response_model": None, "responses": {status: answer}}


def gives_file(name: str, media_type: str) -> dict[str, Any]:
    """Return the same for an address that returns a file."""
    answer = {"content": {_plain(media_type): _TEXT}}
    return {"operation_id": name, "response_class": Response, "response_model": None, "responses": {200: answer}}


def _plain(media_type: str) -> str:
    return media_type.partition(";")[0]
