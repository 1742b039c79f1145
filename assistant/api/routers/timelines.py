"""/v1/timelines: every deadline that one event sets running in an area, in order, and as a calendar file."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from assistant.api.described.gives import gives, gives_file
from assistant.api.described.times import Events, TimelineEntry
from assistant.api.state import Open
from assistant.api.timescales import Moment, Timescales, calendar_response
from assistant.api.turn import area_called
from assistant.shapes.diary import diary
from assistant.shapes.timelines import events_shape, timeline_shape
from corpus.days.counting import Counting

router = APIRouter(prefix="/v1", tags=["timelines"])


class TimelineBody(BaseModel):
    """An event, the day it happened, and the area whose rules apply beside the national ones."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    event: str
    area: str | None = None  # None: national rules only
    start: Moment = Field(alias="from")
    counting: Counting | None = None  # as the service is set, unless given


@router.get("/timelines", **gives("list_events", Events))
def events(assistant: Open, request: Request, area: str | None = None) -> dict[str, Any]:
    """List the events that the rules of an area, and the national ones, count from."""
    area = area_called(assistant, area)
    times = Timescales.of(assistant, request)
    shape = events_shape(times.rulebook.rules, area, times.telling)
    return {**shape, "rulebook": times.rulebook.version, "index": assistant.snapshot.version}


@router.post("/timelines", **gives("count_timeline", TimelineEntry))
def timelines(body: TimelineBody, assistant: Open, request: Request) -> dict[str, Any]:
    """Count everything that an event sets running; what has no date stands where it belongs."""
    times = Timescales.of(assistant, request)
    line = times.line(body.event, body.area, body.start, body.counting)
    shape = timeline_shape(line, body.counting or times.counting, times.telling)
    return {**shape, "rulebook": times.rulebook.version, "index": assistant.snapshot.version}


@router.get("/timelines.ics", **gives_file("timeline_calendar", "text/calendar"))
def calendar(asked: Annotated[TimelineBody, Query()], assistant: Open, request: Request) -> Response:
    """Give the dates of a timeline as a calendar file, chapter and verse in every entry."""
    times = Timescales.of(assistant, request)
    line = times.line(asked.event, asked.area, asked.start, asked.counting)
    name = f"{line.event}-{line.area or 'national'}-{line.day}"
    return calendar_response(diary(line.entries, times.telling), name)
