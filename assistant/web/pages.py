"""The pages: ask, the documents, and one document to read."""

from collections import Counter
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
from assistant.api.routers.documents import document_called
from assistant.api.shapes import paragraphs_of
from assistant.api.state import Open
from assistant.api.turn import take_turn
from assistant.web.danger import DangerBox, danger_box
from assistant.web.reading import Span, read
from assistant.web.render import page

router = APIRouter(include_in_schema=False)


@router.get("/")
def home(assistant: Open, area: str = "") -> HTMLResponse:
    """Show the empty form."""
    return _ask_page(assistant, area=area)


@router.post("/")
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


@router.get("/documents")
def documents(assistant: Open) -> HTMLResponse:
    """List the documents with their edition and status."""
    snapshot = assistant.snapshot
    counts = Counter(paragraph.ref.book for paragraph in snapshot.paragraphs.values())
    return page("documents.html", catalogue=snapshot.catalogue, counts=counts)


@router.get("/documents/{document_id}")
def document(document_id: str, assistant: Open, request: Request) -> HTMLResponse:
    """Show a document for reading; from and to mark a stretch of its source."""
    snapshot = assistant.snapshot
    shown = document_called(snapshot, document_id)
    return page(
        "document.html",
        document=shown,
        successor=snapshot.catalogue.successor(shown),
        area=snapshot.catalogue.area(shown.area),
        reading=read(paragraphs_of(snapshot, shown), _cited(request), shown.title),
    )


def _cited(request: Request) -> Span | None:
    start, end = (request.query_params.get(name, "") for name in ("from", "to"))
    return (int(start), int(end)) if start.isdecimal() and end.isdecimal() else None


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
