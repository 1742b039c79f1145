"""GET /v1/search: paragraphs, best first, without an answer."""

import logging
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from assistant.api.bodies import Words
from assistant.api.described.documents import Results
from assistant.api.described.gives import gives
from assistant.api.shapes import found_shape
from assistant.api.state import Open
from assistant.api.turn import area_called, line_of

router = APIRouter(prefix="/v1", tags=["search"])
log = logging.getLogger(__name__)


@router.get("/search", **gives("search", Results))
def search(
    q: Annotated[Words, Query()],
    assistant: Open,
    request: Request,
    area: str | None = None,
    limit: Annotated[int, Query(ge=1, le=50)] = 10,  # paragraphs
) -> dict[str, Any]:
    """Find paragraphs by words and meaning, in one area and the national documents."""
    area = area_called(assistant, area)
    found = [found_shape(each) for each in assistant.search(q, area=area, limit=limit)]
    refs = ",".join(each["ref"] for each in found) or "-"
    log.info(line_of(request, status="found", refs=refs))
    return {"results": found, "index": assistant.snapshot.version}
