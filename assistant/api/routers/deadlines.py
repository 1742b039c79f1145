"""/v1/deadlines: the date by which something is due, with every day that was counted."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field, StrictFloat, StrictInt

from assistant import words
from assistant.api.described.gives import gives, gives_file
from assistant.api.described.times import CountedAmount, CountedRule
from assistant.api.state import Open
from assistant.api.timescales import Moment, Timescales, calendar_response
from assistant.shapes.diary import diary
from assistant.shapes.timelines import entry_shape
from corpus.days.counting import Counting
from corpus.days.deadlines import deadline
from corpus.days.durations import Pattern
from corpus.errors import CalendarError

router = APIRouter(prefix="/v1", tags=["deadlines"])


class DeadlineBody(BaseModel):
    """A rule, or an amount with its unit, and the day of the event it counts from."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rule: str | None = None
    amount: StrictInt | StrictFloat | str | None = None  # neither true nor false is a number
    unit: str | None = None
    pattern: Pattern = Pattern.WITHIN  # of an amount; a rule has its own
    start: Moment = Field(alias="from")
    counting: Counting | None = None  # as the service is set, unless given

    @property
    def of_an_amount(self) -> bool:
        """Whether it says something that only an amount can have."""
        return self.amount is not None or self.pattern is not Pattern.WITHIN


class RuleBody(BaseModel):
    """A rule and the day of the event it counts from."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rule: str
    start: Moment = Field(alias="from")
    counting: Counting | None = None  # as the service is set, unless given


@router.post("/deadlines", **gives("count_deadline", CountedRule | CountedAmount))
def deadlines(body: DeadlineBody, assistant: Open, request: Request) -> dict[str, Any]:
    """Count a rule's time, or any time, from an event; a rule that gives no date says why."""
    times = Timescales.of(assistant, request)
    if (body.rule is None) == (body.unit is None) or (body.rule is not None and body.of_an_amount):
        raise CalendarError(words.RULE_OR_AMOUNT)
    if body.rule is not None:
        return entry_shape(times.entry(times.rule(body.rule), body.start, body.counting), times.telling)
    return deadline(
        body.amount,
        body.unit or "",
        body.start,
        calendar=times.calendar,
        counting=body.counting or times.counting,
        pattern=body.pattern,
    ).as_dict()


@router.get("/deadlines.ics", **gives_file("deadline_calendar", "text/calendar"))
def calendar(asked: Annotated[RuleBody, Query()], assistant: Open, request: Request) -> Response:
    """Give the dates of a rule as a calendar file with chapter and verse; CalendarError when it has none."""
    times = Timescales.of(assistant, request)
    entry = times.entry(times.rule(asked.rule), asked.start, asked.counting)
    if entry.deadline is None:
        raise CalendarError(entry.why)
    return calendar_response(diary([entry], times.telling), f"{entry.rule.id}-{entry.deadline.event}")
