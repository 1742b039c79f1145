"""The pages of quizzes: choose and read a paper, take it, and save it; an address holds a whole paper."""

import hashlib
from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response
from pydantic import ValidationError
from starlette.datastructures import FormData

from assistant.api.complaints import Complaint
from assistant.api.port import Assistant
from assistant.api.problems import ProblemError, invalid
from assistant.api.quizzes import file_response, paper
from assistant.api.state import Open
from assistant.quiz.formats.table import FORMATS
from assistant.quiz.question import Quiz
from assistant.web.quiz_form import DIFFICULTIES, KINDS, QuizForm, mistakes
from assistant.web.quiz_marking import Posed, Verdict, posed, score
from assistant.web.render import page

router = APIRouter(include_in_schema=False)

_FIELDS = 10_000  # of a paper that is sent to be marked
_CHOOSE = "Choose an answer."
_NO_FORMAT = "There is no such format. Choose one on the page of the quiz."


async def _sent(request: Request) -> FormData:
    return await request.form(max_fields=_FIELDS)


Sent = Annotated[FormData, Depends(_sent)]


@router.get("/quiz")
def quiz(assistant: Open, request: Request) -> HTMLResponse:
    """Show the form, and below it the paper that it asks for, or what is wrong with it."""
    form = QuizForm.of(request.query_params)
    wrong: Mapping[str, str] = {}
    made: Quiz | None = None
    if form.sent:
        try:
            made = _paper(assistant, form)
        except ValidationError as exc:
            wrong = mistakes(exc)
        except ProblemError as exc:
            wrong = mistakes(exc.problem.complaints)
    catalogue = assistant.snapshot.catalogue
    return page(
        "quiz.html",
        422 if wrong else 200,
        form=form,
        wrong=wrong,
        quiz=made,
        questions=posed(made, FormData()) if made else (),
        areas=catalogue.areas,
        documents=[
            (document.id, f"{catalogue.area(document.area).name}: {document.short_title}")
            for document in catalogue.by_id.values()
        ],
        kinds=KINDS,
        difficulties=DIFFICULTIES,
        formats=FORMATS,
    )


@router.get("/quiz/file")
def file(assistant: Open, request: Request, format: str = "") -> Response:  # noqa: A002 - the name in the address
    """Give the paper as a file."""
    if format not in FORMATS:
        raise ProblemError(invalid((Complaint("format", _NO_FORMAT),)))
    return file_response(_checked(assistant, QuizForm.of(request.query_params)), FORMATS[format])


@router.get("/quiz/take")
def take(assistant: Open, request: Request, way: str = "page") -> HTMLResponse:
    """Show the paper to be answered, whole or one question after another."""
    form = QuizForm.of(request.query_params)
    made = _checked(assistant, form)
    questions = posed(made, FormData())
    if way == "each":
        return _one(form, made, questions, 1)
    return _take(form, made, questions, way="page")


@router.post("/quiz/take")
def mark(assistant: Open, sent: Sent) -> HTMLResponse:
    """Show the paper marked; or one question marked, or the next one. Nothing of it is kept."""
    form = QuizForm.of(sent)
    made = _checked(assistant, form)
    way = "each" if sent.get("way") == "each" else "page"
    if sent.get("paper") != _name(made):
        return _take(form, made, posed(made, FormData()), way="page", changed=True)
    questions = posed(made, sent)
    if way == "page" or not questions:
        return _take(form, made, questions, way=way, marked=True)
    at = _number(sent.get("at"), len(questions))
    if sent.get("do") == "check":
        return _one(form, made, questions, at, checked=True)
    if at == len(questions):
        return _take(form, made, questions, way=way, marked=True)
    return _one(form, made, questions, at + 1)


def _paper(assistant: Assistant, form: QuizForm) -> Quiz:
    return paper(assistant, form.asked().wanted(assistant), form.swap)


def _checked(assistant: Assistant, form: QuizForm) -> Quiz:
    """Return the paper that a form asks for; stop with a problem where it asks for none that can be."""
    try:
        return _paper(assistant, form)
    except ValidationError as exc:
        said = tuple(Complaint(field, says) for field, says in mistakes(exc).items())
        raise ProblemError(invalid(said)) from exc


def _take(
    form: QuizForm, made: Quiz, questions: tuple[Posed, ...], *, way: str, marked: bool = False, changed: bool = False
) -> HTMLResponse:
    return _shown(form, made, questions=questions, carried=(), way=way, marked=marked, changed=changed)


def _one(
    form: QuizForm, made: Quiz, questions: tuple[Posed, ...], number: int, *, checked: bool = False
) -> HTMLResponse:
    """Show one question; the answers to the others are carried along."""
    if not questions:
        return _take(form, made, questions, way="each")
    shown = questions[number - 1]
    missing = checked and shown.verdict is Verdict.NONE
    carried = [field for each in questions if each is not shown or (checked and not missing) for field in each.fields]
    return _shown(
        form,
        made,
        questions=(shown,),
        carried=carried,
        way="each",
        marked=checked and not missing,
        wrong={f"{shown.names[0]}_0": _CHOOSE} if missing else {},
        last=number == len(questions),
        so_far=score(questions[:number]) if checked and not missing else "",
    )


def _shown(form: QuizForm, made: Quiz, **more: Any) -> HTMLResponse:
    context = {"wrong": {}, "changed": False, "last": False, "so_far": "", **more}
    result = score(context["questions"]) if context["marked"] and not context["so_far"] else ""
    status = 422 if context["wrong"] else 200
    return page(
        "quiz_take.html",
        status,
        form=form,
        quiz=made,
        paper=_name(made),
        count=len(made.questions),
        result=result,
        **context,
    )


def _name(made: Quiz) -> str:
    """Return a name that changes when anything in a paper does."""
    return hashlib.sha256(FORMATS["json"].write(made)).hexdigest()[:16]


def _number(value: object, most: int) -> int:
    text = str(value)
    return min(max(int(text), 1), most) if text.isascii() and text.isdigit() and len(text) <= len(str(most)) else 1
