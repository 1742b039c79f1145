"""GET /v1/documents: what is held, and every paragraph of it."""

from typing import Any

from fastapi import APIRouter

from assistant.api.described.documents import DocumentEntry, Documents, Paragraphs
from assistant.api.described.gives import gives
from assistant.api.port import Snapshot
from assistant.api.problems import ProblemError, unknown_document
from assistant.api.shapes import document_shape, paragraphs_shape
from assistant.api.state import Open
from corpus.catalogue import Document
from corpus.errors import CatalogueError

router = APIRouter(prefix="/v1/documents", tags=["documents"])


def document_called(snapshot: Snapshot, document_id: str) -> Document:
    """Return the document with that id; stop with a problem when it is not held."""
    catalogue = snapshot.catalogue
    try:
        return catalogue.document(document_id)
    except CatalogueError as exc:
        known = ", ".join(catalogue.address(document) for document in catalogue.documents)
        raise ProblemError(unknown_document(known)) from exc


@router.get("", **gives("list_documents", Documents))
def documents(assistant: Open) -> dict[str, Any]:
    """List the documents with edition and status."""
    snapshot = assistant.snapshot
    return {
        "documents": [document_shape(document, snapshot.catalogue) for document in snapshot.catalogue.documents],
        "areas": [area.model_dump() for area in snapshot.catalogue.areas],
        "index": snapshot.version,
    }


@router.get("/{document_id}", **gives("get_document", DocumentEntry))
def document(document_id: str, assistant: Open) -> dict[str, Any]:
    """Describe one document: publisher, edition, status and why it is believed."""
    return document_shape(document_called(assistant.snapshot, document_id), assistant.snapshot.catalogue)


@router.get("/{document_id}/paragraphs", **gives("list_paragraphs", Paragraphs))
def paragraphs(document_id: str, assistant: Open) -> dict[str, Any]:
    """Return every paragraph of a document, in reading order."""
    snapshot = assistant.snapshot
    return paragraphs_shape(snapshot, document_called(snapshot, document_id))
