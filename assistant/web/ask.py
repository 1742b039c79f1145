"""The ask page: one question, its answer with the words it rests on, and the conversation so far."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any, cast

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, ConfigDict, ValidationError

from assistant import words
from assistant.answer import AlertKind, Answer, Status
from assistant.api.bodies import QUESTION_LIMIT, AskBody
from assistant.api.complaints import Complaint, complaints, unknown_area
from assistant.api.conversation import Exchange, earlier, exchange_of, messages, safe
from assistant.api.port import Assistant
from assistant.api.routers.rules import rulebook_of
from assistant.api.state import Open
from assistant.api.turn import take_turn
from assistant.ask import Ask
from assistant.web.caveats import how_counted, left_open
from assistant.web.copied import as_text
from assistant.web.danger import danger_box
from assistant.web.read_as import read_as
from assistant.web.remembered import remember, remembered_area
from assistant.web.render import page
from assistant.web.side_by_side import SideBySide, side_by_side
from corpus.catalogue import Catalogue
from corpus.days.dates import in_words
from index.snapshot import Snapshot

router = APIRouter(include_in_schema=False)


class AskForm(BaseModel):
    """What was typed and chosen, and the conversation that the form carries; nothing is checked yet."""

    model_config = ConfigDict(frozen=True)

    question: str = ""
    area: str = ""
    was: str = ""  # the area that the form showed: another one has been chosen since
    asked: list[str] = []
    told: list[str] = []

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        """The conversation before the question, oldest first."""
        return earlier(self.asked, self.told)

    @property
    def again(self) -> "AskForm":
        """The form as it is meant: where only the area was changed, the last question is asked of that area."""
        if self.question.strip() or self.area == self.was or not self.exchanges:
            return self
        *before, last = self.exchanges
        told = {"asked": [each.asked for each in before], "told": [each.told for each in before]}
        return self.model_copy(update={"question": last.asked, **told})


@dataclass(frozen=True, slots=True)
class Given:
    """An answer with what the page shows beside it."""

    question: str  # as it may be shown again
    answer: Answer
    beside: dict[str, Any]


@router.get("/")
@router.get("/ask")  # where a page that was asked for is opened again
def home(assistant: Open, request: Request, area: str = "") -> HTMLResponse:
    """Show the empty form."""
    catalogue = assistant.snapshot.catalogue
    known = area if area in {one.id for one in catalogue.areas} else ""
    return _ask_page(assistant, AskForm(area=known or remembered_area(request, catalogue)))


@router.post("/ask")
def ask(form: Annotated[AskForm, Form()], assistant: Open, request: Request) -> HTMLResponse:
    """Show the answer to a question, or what is wrong with the question."""
    catalogue = assistant.snapshot.catalogue
    form = form.again
    wrong = _wrong(form, catalogue)
    if wrong:
        return _ask_page(assistant, form, wrong=wrong)
    asking = replace(AskBody(question=form.question, area=form.area or None).ask(), history=messages(form.exchanges))
    answer = take_turn(assistant, asking, request)
    response = _ask_page(assistant, form, given=_given(asking, answer, assistant, request))
    if form.area != form.was:
        remember(response, form.area, request)
    return response


def _wrong(form: AskForm, catalogue: Catalogue) -> tuple[Complaint, ...]:
    if form.area and form.area not in {known.id for known in catalogue.areas}:
        return (unknown_area(catalogue, by_name=True),)
    try:
        AskBody(question=form.question)
    except ValidationError as exc:
        return complaints(exc.errors())
    return ()


def _given(asking: Ask, answer: Answer, assistant: Assistant, request: Request) -> Given:
    catalogue = assistant.snapshot.catalogue
    question = safe(asking.question, answer)
    read = read_as(answer, question, asking.today, catalogue)
    several = answer.status is Status.ANSWERED and answer.understood.area is None and answer.rules
    alerts = [alert.text for alert in answer.alerts if alert.kind is AlertKind.DANGER]
    beside = {
        "danger": danger_box(answer, assistant, request),
        "to_a_child": any(text.startswith(words.DANGER_TO_A_CHILD) for text in alerts),
        "read": read,
        "left_open": left_open(answer.alerts),
        "how_counted": how_counted(answer.alerts),
        "table": _table(answer, assistant, request) if several else None,
        "dates": [(in_words(date.fromisoformat(rule.due)), rule) for rule in answer.rules if rule.due],
        "text": as_text(question, read.area, answer),
        "cited": {citation.n: citation for citation in answer.citations},
        "refs": list(dict.fromkeys(citation.ref for citation in answer.citations)),
    }
    return Given(question, answer, beside)


def _table(answer: Answer, assistant: Assistant, request: Request) -> SideBySide | None:
    return side_by_side(answer, rulebook_of(assistant, request), cast(Snapshot, assistant.snapshot))


def _ask_page(
    assistant: Assistant, form: AskForm, *, given: Given | None = None, wrong: tuple[Complaint, ...] = ()
) -> HTMLResponse:
    catalogue = assistant.snapshot.catalogue
    exchanges = form.exchanges
    area = (given.answer.understood.area if given else None) or form.area
    return page(
        "ask.html",
        422 if wrong else 200,
        areas=catalogue.areas,
        documents=catalogue.by_id,
        typed="" if given else form.question,
        area=area,
        was=form.was if wrong else area,
        exchanges=exchanges,
        carried=(*exchanges, exchange_of(given.question, given.answer)) if given else exchanges,
        question=given.question if given else "",
        answer=given.answer if given else None,
        limit=QUESTION_LIMIT,
        examples=words.EXAMPLES,
        wrong={complaint.field: complaint.says for complaint in wrong},
        **(given.beside if given else {}),
    )
