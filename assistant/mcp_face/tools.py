"""The tools: each takes what an address of the API takes, and calls the same function."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import Request
from pydantic import BaseModel, TypeAdapter

from assistant.answer import Answer
from assistant.api.bodies import AskBody
from assistant.api.described.documents import Results
from assistant.api.described.routes import Arrived, ContactList, NextQuestion
from assistant.api.described.times import CountedAmount, CountedRule
from assistant.api.port import Assistant
from assistant.api.routers.contacts import contacts
from assistant.api.routers.deadlines import DeadlineBody, deadlines
from assistant.api.routers.routes import NextBody, following
from assistant.api.routers.search import search
from assistant.api.shapes import answer_shape
from assistant.api.turn import take_turn
from assistant.mcp_face.bodies import ContactBody, ParagraphBody, SearchBody
from assistant.mcp_face.passages import Passage, passage, passage_text
from assistant.mcp_face.texts import contact_text, deadline_text, found_text, route_text
from assistant.shapes.markdown import blocks
from corpus.strict_yaml import read_yaml

_ABOUT = Path(__file__).with_name("tools.yaml")

Shape = dict[str, Any]
Result = tuple[Shape, str]  # structured, and in words


@dataclass(frozen=True, slots=True)
class Tool:
    """One tool: what it takes and gives, and what it does."""

    name: str
    takes: type[BaseModel]
    gives: Any
    does: Callable[[Any, Assistant, Request], Result]

    @property
    def title(self) -> str:
        """Its name for people."""
        return str(about()["tools"][self.name]["title"])

    @property
    def says(self) -> str:
        """What it is for."""
        return str(about()["tools"][self.name]["says"])

    @property
    def input_schema(self) -> Shape:
        """The schema of what it takes, each field described and none of it elsewhere."""
        schema = self.takes.model_json_schema()
        inner = schema.pop("$defs", {})
        described = {"area": about()["area"], **about()["tools"][self.name].get("takes", {})}
        fields = {
            name: {**_whole(field, inner), "description": described[name]}
            for name, field in schema["properties"].items()
        }
        return {**schema, "properties": fields, "description": self.says}

    @property
    def output_schema(self) -> Shape:
        """The schema of what it gives."""
        return {"type": "object", **TypeAdapter(self.gives).json_schema(mode="serialization")}


@cache
def about() -> Mapping[str, Any]:
    """Return what is said of the tools."""
    found: Mapping[str, Any] = read_yaml(_ABOUT)
    return found


def _ask(body: AskBody, assistant: Assistant, request: Request) -> Result:
    answer = take_turn(assistant, body.ask(), request)
    return answer_shape(answer), "\n\n".join(blocks(answer))


def _search(body: SearchBody, assistant: Assistant, request: Request) -> Result:
    found = search(body.words, assistant, request, body.area, body.limit)
    return found, found_text(found)


def _paragraph(body: ParagraphBody, assistant: Assistant, request: Request) -> Result:
    found = passage(assistant.snapshot, body.ref)
    return found, passage_text(found)


def _deadline(body: DeadlineBody, assistant: Assistant, request: Request) -> Result:
    counted = deadlines(body, assistant, request)
    return counted, deadline_text(counted)


def _route(body: NextBody, assistant: Assistant, request: Request) -> Result:
    step = following(body, assistant, request)
    return step, route_text(step)


def _contact(body: ContactBody, assistant: Assistant, request: Request) -> Result:
    found = contacts(assistant, request, body.area, body.at)
    return found, contact_text(found)


_ALL = (
    Tool("ask", AskBody, Answer, _ask),
    Tool("search", SearchBody, Results, _search),
    Tool("paragraph", ParagraphBody, Passage, _paragraph),
    Tool("deadline", DeadlineBody, CountedRule | CountedAmount, _deadline),
    Tool("route", NextBody, NextQuestion | Arrived, _route),
    Tool("contact", ContactBody, ContactList, _contact),
)
TOOLS = {tool.name: tool for tool in _ALL}


def _whole(schema: Any, inner: Mapping[str, Any]) -> Any:
    """Return a schema with what it refers to in its place: not every client looks elsewhere."""
    if isinstance(schema, list):
        return [_whole(each, inner) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        named = inner[schema["$ref"].rpartition("/")[2]]
        return {**_whole(named, inner), **{key: each for key, each in schema.items() if key != "$ref"}}
    return {key: _whole(each, inner) for key, each in schema.items()}
