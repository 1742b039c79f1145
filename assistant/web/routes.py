"""The routes page: whom to turn to, one question a page, from plain links and forms."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from assistant import words
from assistant.api.routers.routes import moment_of, routes_of
from assistant.api.routers.rules import rulebook_of
from assistant.api.state import Open
from assistant.shapes.routes import area_shape, step_shape
from assistant.web.area_asked import area_asked
from assistant.web.render import page
from assistant.web.route_limits import with_limit
from corpus.days.dates import WEEKDAYS
from corpus.errors import RefError
from corpus.routes.lines import Part

router = APIRouter(include_in_schema=False)

_LOOKED_FOR = {Part.READY: "what to have ready", Part.WHEN: "by when", Part.NEXT: "what happens next"}

Answered = Sequence[Mapping[str, str]]


@router.get("/routes")
def routes(
    assistant: Open,
    request: Request,
    area: str = "",
    answer: Annotated[list[str], Query()] = [],  # noqa: B006 - FastAPI copies it
    asked: str = "",
) -> HTMLResponse:
    """Show the next question, or the outcome; `asked` is the question that the form was sent from."""
    found = routes_of(assistant, request)
    at = moment_of(None)
    chosen = area_asked(assistant, area)
    if chosen is None:
        step = area_shape(found.areas, found.shelf)
    else:
        step = step_shape(found, chosen, dict(map(_answer, answer)), at)
    unanswered = step["id"] == asked
    rules = rulebook_of(assistant, request).rules if step["kind"] == "outcome" else ()
    step["lines"] = [with_limit(line, rules) for line in step["lines"]]
    return page(
        "routes.html",
        422 if unanswered else 200,
        step=step,
        wrong=words.CHOOSE_ANSWER if unanswered else "",
        back=_back(step),
        taken=list(_taken(step)),
        parts=[(heading, list(lines)) for heading, lines in groupby(_lines(step), lambda line: line["heading"])],
        silent=_silent(step) if step["kind"] == "outcome" else "",
        when=f"{WEEKDAYS[at.weekday()]} {at:%H:%M}",
        documents=assistant.snapshot.catalogue.by_id,
        words=words,
    )


def _answer(text: str) -> tuple[str, str]:
    question, _, answer = text.partition("=")
    if not answer:
        raise RefError("An answer is written as its question, = and the answer, for example danger=no.")
    return question, answer


def _lines(step: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """Return the lines of an outcome but the first of an emergency, which stands above everything."""
    lines: Sequence[Mapping[str, Any]] = step["lines"]
    return lines[1:] if step.get("emergency") else lines


def _silent(step: Mapping[str, Any]) -> str:
    """Say what somebody on the telephone would look for and an outcome does not give; nothing where it gives all."""
    given = {line["part"] for line in step["lines"]} | {Part.WHEN for line in step["lines"] if line["limit"]}
    missing = ", nor on ".join(said for part, said in _LOOKED_FOR.items() if part not in given)
    return words.NOTHING_FOUND_ON.format(what=missing) if missing else ""


def address(area: str, answered: Answered) -> str:
    """Return the address of the page that these answers lead to."""
    given = [("answer", f"{each['question']}={each['answer']}") for each in answered]
    return f"/routes?{urlencode([('area', area), *given])}"


def _back(step: Mapping[str, Any]) -> str:
    """Return the address of the question before; empty at the first."""
    if step["answered"]:
        return address(step["area"], step["answered"][:-1])
    return "/routes" if step["area"] else ""


def _taken(step: Mapping[str, Any]) -> Iterator[Mapping[str, str]]:
    """Yield each answer given, with the address at which to change it."""
    for n, each in enumerate(step["answered"]):
        yield {**each, "change": address(step["area"], step["answered"][:n])}
