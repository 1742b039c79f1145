"""POST /v1/feedback: what somebody says of an answer, kept for the owner of the policies."""

from typing import Any

from fastapi import APIRouter, Request

from assistant.answer import AlertKind
from assistant.api.described.gives import gives
from assistant.api.described.service import KeptFeedback
from assistant.api.opinions import OpinionBody, keep
from assistant.api.state import Open

router = APIRouter(prefix="/v1/feedback", tags=["feedback"])


@router.post("", status_code=201, **gives("send_feedback", KeptFeedback, 201))
def feedback(body: OpinionBody, assistant: Open, request: Request) -> dict[str, Any]:
    """Keep what is said of an answer: which words it rested on, and a note without personal data; no question."""
    kept = keep(body, assistant, request)
    return {
        **kept.entry.record(),
        "taken_out": kept.taken_out,
        "alerts": [{"kind": AlertKind.DANGER, "text": kept.danger}] if kept.danger else [],
    }
