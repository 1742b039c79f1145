"""The timeline page: all that one event sets running in an area, in order, from one plain form."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import Field

from assistant import words
from assistant.api.complaints import unknown_area
from assistant.api.problems import ProblemError
from assistant.api.state import Open
from assistant.api.timescales import Timescales
from assistant.shapes.timelines import timeline_shape
from assistant.web.drawn_line import drawn_line, numbers_of
from assistant.web.render import page
from assistant.web.when import DAY_OF_EVENT, When
from corpus.days.counting import Counting
from corpus.days.due import why_undated
from corpus.days.timelines import events
from corpus.rules.rule import NOT_STATED, Bound, Fact
from corpus.shelf import NATIONAL

router = APIRouter(include_in_schema=False)

_NO_TIMELINE = "no-timeline"


class Form(When):
    """An event of an area, and when it happened."""

    area: str = ""
    event: str = ""
    listing: str = Field(default="", alias="list")  # whether only the events of the area are wanted
    show: str = ""

    @property
    def sent(self) -> bool:
        """Whether the form was filled in, and not only opened."""
        return not self.listing and bool(self.event or self.start or self.show)


@router.get("/timescales/timeline")
def timeline(form: Annotated[Form, Query()], assistant: Open, request: Request) -> HTMLResponse:
    """Show the form, and below it the timeline that it asks for, or what is wrong with it."""
    times = Timescales.of(assistant, request)
    wrong = dict(_wrong(form, times)) if form.sent else {}
    line, shape, nothing = None, None, ""
    if form.sent and not wrong:
        counting = Counting(form.counting) if form.counting else times.counting
        try:
            line = times.line(form.event, form.area or None, form.moment, counting)
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
        groups=list(_groups(form, times)),
        countings=DAY_OF_EVENT,
        counting=form.counting or times.counting,
        documents=catalogue.by_id,
        wrong=wrong,
        line=shape,
        numbers=numbers_of(line) if line else [],
        drawn=drawn_line(line, "event") if line else None,
        nothing=nothing,
        words=words,
        rulebook=times.rulebook.version,
    )


def _groups(form: Form, times: Timescales) -> Iterator[dict[str, Any]]:
    """Yield the events to choose from: the national ones, then those of the area alone."""
    names, rules = times.telling.events, times.rulebook.rules
    national = _counted_from(events(rules, NATIONAL))
    own = [event for event in _counted_from(events(rules, form.area)) if event not in national]
    if form.event in names and form.event not in (*national, *own):
        own.append(form.event)  # chosen by a link
    yield {"label": words.NATIONAL_GUIDANCE, "events": {event: names[event] for event in national}}
    if own:
        areas = times.telling.areas
        label = areas.get(form.area, words.OTHER_EVENTS) if form.area != NATIONAL else words.OTHER_EVENTS
        yield {"label": label, "events": {event: names[event] for event in own}}


def _counted_from(found: Mapping[str, Sequence[Fact]]) -> list[str]:
    """Return the events from which a document counts a length of time."""
    return [event for event, rules in found.items() if any(_runs_from_it(rule) for rule in rules)]


def _runs_from_it(rule: Fact) -> bool:
    """Whether a rule gives a date; a length that limits nothing ("low impact in three years") needs a stated start."""
    started = rule.counts_from not in ("", NOT_STATED) or rule.bound is not Bound.EXACTLY
    return started and not why_undated(rule)


def _wrong(form: Form, times: Timescales) -> Iterator[tuple[str, str]]:
    catalogue = times.assistant.snapshot.catalogue
    if form.area and form.area not in {area.id for area in catalogue.areas}:
        yield "area", unknown_area(catalogue, by_name=True).says
    if form.event not in times.telling.events:
        yield "event", words.CHOOSE_EVENT
    yield from form.wrong()
