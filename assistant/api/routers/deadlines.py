"""POST /v1/deadlines: the date by which something is due, with every day that was counted."""

from datetime import date, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from assistant.api.routers.rules import rulebook_of
from assistant.api.state import Open
from assistant.knowledge import deadline_of
from assistant.rule_shapes import rule_shape
from corpus.bank_holidays import load_working_days
from corpus.dates import read_moment
from corpus.deadlines import deadline
from corpus.errors import CalendarError

router = APIRouter(prefix="/v1", tags=["deadlines"])


def _moment(value: Any) -> Any:
    if isinstance(value, str):
        try:
            return read_moment(value)
        except CalendarError as exc:
            raise PydanticCustomError("moment", "not a date such as 2026-11-02 or 2026-11-02T14:30") from exc
    raise PydanticCustomError("moment", "not a date such as 2026-11-02 or 2026-11-02T14:30")


class DeadlineBody(BaseModel):
    """A rule, or an amount with its unit, and the day of the event it counts from."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rule: str | None = None
    amount: int | float | str | None = None
    unit: str | None = None
    start: Annotated[datetime | date, BeforeValidator(_moment)] = Field(alias="from")


@router.post("/deadlines")
def deadlines(body: DeadlineBody, assistant: Open, request: Request) -> dict[str, Any]:
    """Count a rule's time, or any time, from an event."""
    calendar = load_working_days()
    if body.rule is not None:
        rule = next((one for one in rulebook_of(assistant, request).rules if one.id == body.rule), None)
        if rule is None:
            raise CalendarError(f"There is no rule “{body.rule}”. GET /v1/rules lists the rules and their ids.")
        counted = deadline_of(rule, body.start, calendar)
        if counted is None:
            raise CalendarError(f"The rule “{rule.id}” gives no time that can be counted from an event: “{rule.quote}”")
        shape = rule_shape(rule, assistant.snapshot.catalogue)
        return {**counted.as_dict(shape["citations"]), "rule": rule.id, "says": rule.says}
    if body.unit is None:
        raise CalendarError("Give a rule, or an amount with its unit, for example 45 and “working days”.")
    return deadline(body.amount, body.unit, body.start, calendar=calendar).as_dict()
