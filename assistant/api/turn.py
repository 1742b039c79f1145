"""One turn over HTTP: ask, and leave one line in the log that holds none of the user's words."""

import logging
import time

from fastapi import Request

from assistant.answer import Answer
from assistant.api.complaints import unknown_area
from assistant.api.port import Assistant
from assistant.api.problems import ProblemError, invalid
from assistant.ask import Ask

log = logging.getLogger(__name__)


def take_turn(assistant: Assistant, ask: Ask, request: Request) -> Answer:
    """Return the answer to a question; stop with a problem when its area is not held here."""
    check_area(assistant, ask.area)
    answer = assistant.ask(ask)
    log.info(
        "request=%s ms=%d status=%s refs=%s",
        request.state.request_id,
        elapsed(request),
        answer.status,
        ",".join(citation.ref for citation in answer.citations) or "-",
    )
    return answer


def check_area(assistant: Assistant, area: str | None) -> None:
    """Stop with a problem when an area is named that the catalogue does not have."""
    catalogue = assistant.snapshot.catalogue
    if area is not None and area not in {known.id for known in catalogue.areas}:
        raise ProblemError(invalid((unknown_area(catalogue),)))


def elapsed(request: Request) -> int:
    """Return the milliseconds since the request came in."""
    began: float = request.state.began
    return round((time.perf_counter() - began) * 1000)
