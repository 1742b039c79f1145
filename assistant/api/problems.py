"""Problems: every refusal as application/problem+json (RFC 9457), told for a person."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from assistant.api.complaints import Complaint, complaints
from assistant.feedback.store import FeedbackFull, UnknownEntry
from assistant.steps.verify import Unproved
from corpus import errors

log = logging.getLogger(__name__)

_INDEX_WAIT = 30  # seconds that a client should wait for an index to be made
_SEARCH_WAIT = 5  # seconds that a client should wait for the search to come back


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong and what to do; `kind` is the stable name for programs."""

    status: int
    kind: str
    detail: str
    complaints: tuple[Complaint, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The standard phrase of the status."""
        return HTTPStatus(self.status).phrase

    def body(self, request_id: str) -> dict[str, Any]:
        """Return the problem as RFC 9457 lays it out, with the number of the request."""
        body: dict[str, Any] = {
            "type": f"urn:verse:problem:{self.kind}",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            "request": request_id,
        }
        if self.complaints:
            body["errors"] = [
                {"pointer": "#/" + said.field.replace(".", "/"), "detail": said.says} for said in self.complaints
            ]
        return body


class ProblemError(Exception):
    """Stops a request with a problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.kind)
        self.problem = problem


UNEXPECTED = Problem(
    500,
    "unexpected",
    "Something went wrong on this side, and there is no answer. Try again; if it happens again, "
    "give the number of this request to whoever runs the service.",
)
_UNPROVED = Problem(
    500,
    "unproved",
    "The answer did not pass its own check against the documents, so it is not shown. "
    "Tell whoever runs the service, with the number of this request.",
)
_NO_INDEX = Problem(
    503,
    "index-missing",
    "The documents have not been read in yet, so no question can be answered. "
    "Whoever runs the service needs to run “verse ingest”. Try again in half a minute.",
    headers={"Retry-After": str(_INDEX_WAIT)},
)
_SEARCH_DOWN = Problem(
    503,
    "search-down",
    "The search is down, so it is not known whether the documents answer this. Try again in a few seconds.",
    headers={"Retry-After": str(_SEARCH_WAIT), "Connection": "close"},  # the next try may come to another worker
)

_UNKNOWN_NAME = Problem(
    404,
    "unknown-name",
    "What was named is not held here. GET /v1/rules lists the rules, and GET /v1/timelines the events.",
)

_NO_ROOM = Problem(
    507,
    "feedback-full",
    "What you said of the answer could not be kept: there is no room for more. Tell whoever runs the service.",
)
_UNKNOWN_ENTRY = Problem(404, "unknown-feedback", "There is no such feedback. Open the list again.")

# What a person is told about each of our errors; None: the error's own words, which are about what they sent.
OURS: dict[type[errors.VerseError], Problem | None] = {
    errors.RefError: None,
    errors.CalendarError: None,
    errors.UnknownName: _UNKNOWN_NAME,
    errors.QuoteError: _UNPROVED,
    errors.RuleError: _UNPROVED,
    errors.CatalogueError: UNEXPECTED,
    errors.SourceError: UNEXPECTED,
    errors.ScanError: UNEXPECTED,
    errors.UsageError: None,
    errors.ModelError: _NO_INDEX,
    errors.SnapshotError: _NO_INDEX,
    errors.SearchDown: _SEARCH_DOWN,
    errors.VerseError: UNEXPECTED,
    FeedbackFull: _NO_ROOM,
    UnknownEntry: _UNKNOWN_ENTRY,
    Unproved: _UNPROVED,
}

_BY_STATUS = {
    400: (
        "unreadable",
        "The request could not be read. Send it again; its form is described in /openapi.json.",
    ),
    404: ("not-found", "There is nothing at this address. Check how it is written."),
    405: ("wrong-method", "This address does not take that kind of request."),
    413: (
        "too-large",
        "What was sent is larger than 64 KB. Shorten the question or the conversation before it.",
    ),
}


def problem_of(exc: Exception) -> Problem:
    """Return what a person is told about any error."""
    match exc:
        case ProblemError():
            return exc.problem
        case RequestValidationError():
            return invalid(complaints(exc.errors()))
        case HTTPException():
            kind, detail = _BY_STATUS.get(exc.status_code, ("refused", "The request was refused."))
            headers = dict(exc.headers or {})
            if "Allow" in headers:
                detail += f" It takes {headers['Allow']}."
            return Problem(exc.status_code, kind, detail, headers=headers)
        case errors.VerseError():
            known = next(kind for kind in type(exc).__mro__ if kind in OURS)
            return OURS[known] or Problem(422, "cannot-be-done", str(exc))
    return UNEXPECTED


def invalid(said: tuple[Complaint, ...]) -> Problem:
    """Return the problem of a request with something wrong in its fields."""
    unreadable = any(not complaint.field for complaint in said)
    detail = " ".join(complaint.says for complaint in said)
    return Problem(400 if unreadable else 422, "invalid", detail, () if unreadable else said)


def unknown_document(known: str) -> Problem:
    """Return the problem of a document that is not held; `known` lists those that are."""
    return Problem(404, "unknown-document", f"That document is not held here. The documents are: {known}.")


def as_json(problem: Problem, request_id: str) -> Response:
    """Return the problem as a response for programs."""
    return JSONResponse(
        problem.body(request_id),
        problem.status,
        headers=dict(problem.headers),
        media_type="application/problem+json",
    )


def note(exc: Exception, request_id: str) -> None:
    """Log an error that is ours to mend: what sort and where, never its words, which may be the user's."""
    frames, trace = [], exc.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        frames.append(f"{code.co_filename.rpartition('/')[2]}:{trace.tb_lineno}")
        trace = trace.tb_next
    log.error("request=%s failed=%s at=%s", request_id, type(exc).__name__, " > ".join(frames[-4:]))


def add_handlers(app: FastAPI, show: Callable[[Request, Problem], Response]) -> None:
    """Answer every error of the app with its problem, shown as `show` does."""

    def handle(request: Request, exc: Exception) -> Response:
        problem = problem_of(exc)
        if problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            note(exc, request.state.request_id)
        return show(request, problem)

    for kind in (ProblemError, RequestValidationError, HTTPException, errors.VerseError):
        app.add_exception_handler(kind, handle)
