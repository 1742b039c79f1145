"""The timeline page: all that one event sets running in an area, in order, from one plain form."""

from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, ConfigDict, Field

from assistant import words
from assistant.api.complaints import unknown_area
from assistant.api.problems import ProblemError
from assistant.api.state import Open
from assistant.api.timescales import Timescales
from assistant.timeline_shapes import timeline_shape
from assistant.web.render import page
from corpus.counting import Counting
from corpus.dates import read_moment
from corpus.errors import CalendarError
from corpus.shelf import NATIONAL
from corpus.timelines import events

router = APIRouter(include_in_schema=False)

_DAY_OF_EVENT = {Counting.EVENT_IS_DAY_0: words.DAY_0, Counting.EVENT_IS_DAY_1: words.DAY_1}
_NO_TIMELINE = "no-timeline"


class Form(BaseModel):
    """What was typed and chosen; nothing is checked yet."""

    model_config = ConfigDict(frozen=True)

    area: str = ""
    event: str = ""
    start: str = Field(default="", alias="from")
    counting: str = ""

    @property
    def sent(self) -> bool:
        """Whether the form was filled in, and not only opened."""
        return bool(self.event or self.start)


@router.get("/timescales/timeline")
def timeline(form: Annotated[Form, Query()], assistant: Open, request: Request) -> HTMLResponse:
    """Show the form, and below it the timeline that it asks for, or what is wrong with it."""
    times = Timescales.of(assistant, request)
    wrong = dict(_wrong(form, times)) if form.sent else {}
    shape, nothing = None, ""
    if form.sent and not wrong:
        counting = Counting(form.counting) if form.counting else times.counting
        try:
            line = times.line(form.event, form.area or None, read_moment(form.start), counting)
            shape = timeline_shape(line, counting, times.telling)
        except ProblemError as exc:
            if exc.problem.kind != _NO_TIMELINE:
                raise
            nothing = exc.problem.detail
    catalogue = assistant.snapshot.catalogue
    return page(
        "timeline.html",
        422 if wrong else 200,
        form=form,
        areas=[area for area in catalogue.areas if area.id != NATIONAL],
        groups=list(_groups(times)),
        countings=_DAY_OF_EVENT,
        counting=form.counting or times.counting,
        documents={document.id: document for document in catalogue.documents},
        wrong=wrong,
        line=shape,
        nothing=nothing,
        words=words,
        rulebook=times.rulebook.version,
    )


def _groups(times: Timescales) -> Iterator[dict[str, Any]]:
    """Yield the events to choose from: the national ones, then those that only an area's own rules count from."""
    names, rules = times.telling.events, times.rulebook.rules
    national = events(rules, NATIONAL)
    yield {"label": words.NATIONAL_GUIDANCE, "events": {event: names[event] for event in national}}
    for area in times.assistant.snapshot.catalogue.areas:
        own = {event: names[event] for event in events(rules, area.id) if event not in national}
        if own:
            yield {"label": area.name, "events": own}


def _wrong(form: Form, times: Timescales) -> Iterator[tuple[str, str]]:
    catalogue = times.assistant.snapshot.catalogue
    if form.area and form.area not in {area.id for area in catalogue.areas}:
        yield "area", unknown_area(catalogue).says
    if form.event not in times.telling.events:
        yield "event", words.CHOOSE_EVENT
    try:
        read_moment(form.start)
    except CalendarError as exc:
        yield "from", str(exc) if form.start.strip() else words.TYPE_DAY
    if form.counting and form.counting not in set(Counting):
        yield "counting", words.CHOOSE_DAY
