"""The description: the API's own document (OpenAPI), with an example and every refusal of each operation."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from assistant.api.described.service import ChatError, ProblemBody
from assistant.api.problems import Problem
from assistant.chat_face.errors import error_shape, is_chat
from corpus.strict_yaml import read_yaml

VERSION = "1"

_ABOUT = Path(__file__).with_name("description.yaml")
_ANSWERS = Path(__file__).with_name("description.json")  # what real requests gave, of each list the first one or two
_SCHEMAS = "#/components/schemas/{model}"
_TOKEN = {"type": "http", "scheme": "bearer", "description": "A token, where whoever runs the service asks for one."}
_LATER = {"description": "In how many seconds to ask again.", "schema": {"type": "integer"}}
_LEFT_OUT = ("HTTPValidationError", "ValidationError")  # the framework's own form of a refusal, which is not ours

Shape = dict[str, Any]


def describe(app: FastAPI) -> None:
    """Make an app give this document as its own."""
    document: Callable[[], Shape] = cache(lambda: description(app))
    app.openapi = document  # type: ignore[method-assign]


def description(app: FastAPI) -> Shape:
    """Return the document of an app."""
    about = read_yaml(_ABOUT)
    found = get_openapi(
        title=app.title, version=VERSION, description=about["about"], routes=app.routes, tags=_tags(about["tags"])
    )
    parts = found["components"]
    for name in _LEFT_OUT:
        parts["schemas"].pop(name, None)
    _, forms = models_json_schema([(ProblemBody, "serialization"), (ChatError, "serialization")], ref_template=_SCHEMAS)
    parts["schemas"] |= forms["$defs"]
    parts["securitySchemes"] = {"token": _TOKEN}
    parts["responses"] = dict(_refusals(about["refusals"]))
    for path, operations in found["paths"].items():
        for operation in operations.values():
            _complete(operation, path, about)
    return found | {"security": [{}, {"token": []}]}


def _complete(operation: Shape, path: str, about: Shape) -> None:
    """Add its examples and its refusals to an operation."""
    name = operation["operationId"]
    operation["summary"] = name.replace("_", " ").capitalize()
    example = about["examples"].get(name, {})
    for parameter in operation.get("parameters", ()):
        if parameter["name"] in example.get("parameters", {}):
            parameter["example"] = example["parameters"][parameter["name"]]
    if "requestBody" in operation:
        operation["requestBody"]["content"]["application/json"]["example"] = example["body"]
    answer = json.loads(_ANSWERS.read_text(encoding="utf-8")).get(name)
    if answer is not None:
        next(iter(operation["responses"].values()))["content"]["application/json"]["example"] = answer
    given = {status: shape for status, shape in operation["responses"].items() if status.startswith("2")}
    asked = path.startswith("/v1/")  # where parameters and bodies are read
    for status, refusal in about["refusals"].items():
        only = refusal.get("only")
        if name in only if only is not None else asked or not refusal.get("asked"):
            given |= _refused(status, is_chat(path))
    operation["responses"] = given


def _refused(status: int, chat: bool) -> Shape:
    if chat and status == 422:
        return {}  # told as 400
    kind = f"Chat{status}" if chat else f"Problem{status}"
    return {str(status): {"$ref": f"#/components/responses/{kind}"}}


def _refusals(refusals: dict[int, Shape]) -> Iterator[tuple[str, Shape]]:
    for status, refusal in refusals.items():
        problem = Problem(status, refusal["kind"], refusal["detail"])
        forms = (
            (f"Problem{status}", "application/problem+json", "ProblemBody", problem.body("3f6d0c2a9b1e")),
            (f"Chat{status}", "application/json", "ChatError", error_shape(problem)),
        )
        for name, media_type, model, example in forms:
            content = {media_type: {"schema": {"$ref": _SCHEMAS.format(model=model)}, "example": example}}
            later = {"headers": {"Retry-After": _LATER}} if refusal.get("later") else {}
            yield name, {"description": refusal["when"], **later, "content": content}


def _tags(tags: Shape) -> list[Shape]:
    return [{"name": name, "description": says} for name, says in tags.items()]
