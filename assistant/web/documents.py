"""The pages of the documents: their list, and one document to read."""

from collections import Counter

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from assistant.api.routers.documents import document_called
from assistant.api.shapes import paragraphs_of
from assistant.api.state import Open
from assistant.web.reading import Span, read
from assistant.web.render import page

router = APIRouter(include_in_schema=False)


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
