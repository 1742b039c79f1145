"""The ask page: one question, its answer with the words it rests on, and the conversation so far."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse
from pydantic import ValidationError

from assistant import words
from assistant.answer import Answer
from assistant.api.bodies import AskBody
from assistant.api.complaints import Complaint, complaints, unknown_area
from assistant.api.conversation import Exchange, earlier, exchange_of, messages, safe
from assistant.api.port import Assistant
from assistant.api.state import Open
from assistant.api.turn import take_turn
from assistant.web.danger import DangerBox, danger_box
from assistant.web.render import page

router = APIRouter(include_in_schema=False)


@router.get("/")
def home(assistant: Open, area: str = "") -> HTMLResponse:
    """Show the empty form."""
    return _ask_page(assistant, area=area)


@router.post("/ask")
def ask(
    assistant: Open,
    request: Request,
    question: Annotated[str, Form()] = "",
    area: Annotated[str, Form()] = "",
    asked: Annotated[list[str], Form()] = [],  # noqa: B006 - FastAPI copies it
    told: Annotated[list[str], Form()] = [],  # noqa: B006 - FastAPI copies it
) -> HTMLResponse:
    """Show the answer to a question, or what is wrong with the question."""
    exchanges = earlier(asked, told)
    wrong = _wrong(assistant, question, area)
    if wrong:
        return _ask_page(assistant, typed=question, area=area, exchanges=exchanges, wrong=wrong)
    asking = AskBody(question=question, area=area or None).ask()
    answer = take_turn(assistant, replace(asking, history=messages(exchanges)), request)
    return _ask_page(
        assistant,
        area=answer.understood.area or area,
        exchanges=exchanges,
        question=safe(asking.question, answer),
        answer=answer,
        danger=danger_box(answer, assistant, request),
    )


def _wrong(assistant: Assistant, question: str, area: str) -> tuple[Complaint, ...]:
    catalogue = assistant.snapshot.catalogue
    if area and area not in {known.id for known in catalogue.areas}:
        return (unknown_area(catalogue),)
    try:
        AskBody(question=question)
    except ValidationError as exc:
        return complaints(exc.errors())
    return ()


def _ask_page(
    assistant: Assistant,
    *,
    typed: str = "",
    area: str = "",
    exchanges: tuple[Exchange, ...] = (),
    question: str = "",
    answer: Answer | None = None,
    danger: DangerBox | None = None,
    wrong: tuple[Complaint, ...] = (),
) -> HTMLResponse:
    catalogue = assistant.snapshot.catalogue
    carried = (*exchanges, exchange_of(question, answer)) if answer else exchanges
    return page(
        "ask.html",
        422 if wrong else 200,
        areas=catalogue.areas,
        documents=catalogue.by_id,
        typed=typed,
        area=area,
        exchanges=exchanges,
        carried=carried,
        question=question,
        answer=answer,
        danger=danger,
        examples=words.EXAMPLES,
        cited={citation.n: citation for citation in answer.citations} if answer else {},
        wrong={complaint.field: complaint.says for complaint in wrong},
    )
