"""One turn over HTTP: ask, and leave one line in the log that holds none of the user's words."""

import logging
import time
from dataclasses import replace

from fastapi import Request

from assistant.answer import Answer
from assistant.api.complaints import unknown_area
from assistant.api.line import Line
from assistant.api.port import Assistant
from assistant.api.problems import ProblemError, invalid
from assistant.ask import Ask
from corpus.errors import UsageError
from corpus.known import called

log = logging.getLogger(__name__)


def take_turn(assistant: Assistant, ask: Ask, request: Request) -> Answer:
    """Return the answer to a question; stop with a problem when its area is not held here."""
    answer = assistant.ask(replace(ask, area=area_called(assistant, ask.area)))
    refs = ",".join(citation.ref for citation in answer.citations) or "-"
    log.info(line_of(request, status=answer.status, refs=refs))
    return answer


def area_called(assistant: Assistant, words: str | None) -> str | None:
    """Return the id of the area that people call this, None for none; stop with a problem when it is not held."""
    if words is None:
        return None
    catalogue = assistant.snapshot.catalogue
    try:
        return called.area_called(catalogue.areas, words).id
    except UsageError as exc:
        raise ProblemError(invalid((unknown_area(catalogue),))) from exc


def line_of(request: Request, **happened: str) -> Line:
    """Return the line of the log that a request leaves; who asked is in it only if the operator said so."""
    by = {"by": request.state.visitor.told} if request.state.visitor.told else {}
    return Line(request=request.state.request_id, ms=elapsed(request), **happened, **by)


def elapsed(request: Request) -> int:
    """Return the milliseconds since the request came in."""
    began: float = request.state.began
    return round((time.perf_counter() - began) * 1000)
