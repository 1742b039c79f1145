"""GET /v1/routes and POST /v1/routes/next: whom to turn to, one question at a time."""

import logging
from datetime import UTC, datetime
from typing import Any, cast

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field

from assistant.api.described.gives import gives
from assistant.api.described.routes import Arrived, NextQuestion, RouteList, WholeRoute
from assistant.api.port import Assistant
from assistant.api.problems import Problem, ProblemError
from assistant.api.state import Open
from assistant.api.turn import area_called, line_of
from assistant.shapes.routes import area_shape, outcome_shape, question_shape, step_shape
from corpus.cited import Library
from corpus.days.dates import read_moment
from corpus.days.uk_clock import local
from corpus.errors import CalendarError
from corpus.routes.nodes import Outcome, Question
from corpus.routes.routes import WHICH_AREA, Routes
from corpus.shelf import Shelf

router = APIRouter(prefix="/v1/routes", tags=["routes"])
log = logging.getLogger(__name__)

_NONE = Problem(404, "no-routes", "The documents held here describe no routes. Ask a question instead, at /v1/ask.")


class NextBody(BaseModel):
    """An area and the answers given so far, by the ids of their questions."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    area: str | None = None  # when absent, it is the first question
    answers: dict[str, str] = Field(default_factory=dict)
    at: str | None = None  # the time for which to say whom to ring; now unless given


@router.get("", **gives("list_routes", RouteList | WholeRoute))
def routes(assistant: Open, request: Request, area: str | None = None) -> dict[str, Any]:
    """List the areas with the first question of each, or give the whole decision list of one."""
    area = area_called(assistant, area)
    found = routes_of(assistant, request)
    if area is None:
        body: dict[str, Any] = {"routes": [_summary(found, each) for each in found.areas]}
    else:
        body = _whole(found, area)
    return {**body, "index": assistant.snapshot.version}


@router.post("/next", **gives("next_step", NextQuestion | Arrived))
def following(body: NextBody, assistant: Open, request: Request) -> dict[str, Any]:
    """Take the answers so far; give the next question, or the outcome with its citations."""
    answers = dict(body.answers)
    area = body.area or answers.pop(WHICH_AREA, None)
    area = area_called(assistant, area)
    found = routes_of(assistant, request)
    if area is None:
        step = area_shape(found.areas, found.shelf)
    else:
        step = step_shape(found, area, answers, moment_of(body.at))
    log.info(line_of(request, status=step["kind"], node=step["id"]))
    return {**step, "index": assistant.snapshot.version}


def routes_of(assistant: Assistant, request: Request) -> Routes:
    """Return the routes over the live index, proved once for each version.

    Stops with a problem when its documents describe none; RuleError when a quote does not stand in them.
    """
    snapshot = assistant.snapshot
    kept: tuple[str, Routes] | None = getattr(request.app.state, "routes", None)
    if kept is None or kept[0] != snapshot.version:
        areas = {area.id: area.name for area in snapshot.catalogue.areas}
        held = {(document.id, document.edition) for document in snapshot.catalogue.leading}
        routes = Routes.read(Shelf.glance()).within(areas, held).proved(cast(Library, snapshot))
        if not routes.lists:
            raise ProblemError(_NONE)
        kept = (snapshot.version, routes)
        request.app.state.routes = kept
    return kept[1]


def moment_of(at: str | None) -> datetime:
    """Return the time on the wall that a request means; CalendarError when it cannot be read."""
    if at is None:
        return local(datetime.now(UTC))
    moment = read_moment(at)
    if not isinstance(moment, datetime):
        raise CalendarError("Give the time of day as well, for example 2026-11-24T22:00.")
    return moment


def _summary(routes: Routes, area: str) -> dict[str, Any]:
    each = routes.list_of(area)
    return {
        "area": area,
        "name": routes.areas[area],
        "about": each.about,
        "national": each.area != area,
        "start": question_shape(routes.start(area), routes.shelf),
    }


def _whole(routes: Routes, area: str) -> dict[str, Any]:
    nodes = routes.list_of(area).nodes.values()
    questions = [
        {
            **question_shape(node, routes.shelf),
            "answers": [{"id": each.id, "says": each.says, "goes": each.goes} for each in node.choices],
        }
        for node in nodes
        if isinstance(node, Question)
    ]
    outcomes = [
        outcome_shape(routes.presented(node, area), routes.shelf) for node in nodes if isinstance(node, Outcome)
    ]
    return {**_summary(routes, area), "questions": questions, "outcomes": outcomes}
