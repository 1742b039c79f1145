"""Passages: one paragraph, or a whole document, by its name."""

from typing import Any

from assistant.api.complaints import Complaint
from assistant.api.described.documents import ParagraphEntry
from assistant.api.port import Snapshot
from assistant.api.problems import Problem, ProblemError, invalid
from assistant.api.routers.documents import document_called
from assistant.api.shapes import paragraph_shape, paragraphs_of
from corpus.errors import RefError
from corpus.refs import ParagraphRef

_NO_REF = "That is not a paragraph reference. Write document@edition#label, for example wt2015-chapter-1@2015#60."
_UNKNOWN = Problem(
    404, "unknown-paragraph", "That paragraph is not held here. A search gives each paragraph with its reference."
)


class Passage(ParagraphEntry):
    """A paragraph with its document; of an item that was asked for, its words."""

    document: str
    title: str
    document_edition: str
    status: str
    url: str
    item: str | None


def passage(snapshot: Snapshot, name: str) -> dict[str, Any]:
    """Return a paragraph by its reference; stop with a problem when it is not held."""
    try:
        ref = ParagraphRef.parse(name)
        paragraph = snapshot.paragraphs[str(ref.paragraph)]
        item = paragraph.item(ref.item) if ref.item else None
    except RefError as exc:
        raise ProblemError(invalid((Complaint("ref", _NO_REF),)) if "#" not in name else _UNKNOWN) from exc
    except KeyError as exc:
        raise ProblemError(_UNKNOWN) from exc
    catalogue = snapshot.catalogue
    document = catalogue.document(ref.book)
    return {
        **paragraph_shape(paragraph),
        "document": document.id,
        "title": document.title,
        "document_edition": document.edition_name,
        "status": document.status,
        "url": f"/documents/{catalogue.address(document)}#{ref.label}",
        "item": paragraph.text[item.start : item.end] if item else None,
    }


def passage_text(shape: dict[str, Any]) -> str:
    """Return a paragraph in words: its document, its place, and its text."""
    page = f", page {shape['page']}" if shape["page"] else ""
    place = f"{shape['title']} ({shape['document_edition']}; status: {shape['status']}), {shape['label']}{page}"
    headings = " > ".join(shape["headings"])
    asked = f"The item asked for: “{shape['item']}”" if shape["item"] else ""
    return "\n".join(filter(None, [f"{place}: {shape['ref']}", headings, shape["text"], asked]))


def document_text(snapshot: Snapshot, name: str) -> str:
    """Return a whole document in words, each paragraph under its reference; stop with a problem when it is not held."""
    document = document_called(snapshot, name)
    head = f"{document.title} ({document.edition_name}; status: {document.status})\n{document.status_note}"
    told = (f"{paragraph.ref}\n{paragraph.text}" for paragraph in paragraphs_of(snapshot, document))
    return "\n\n".join([head, *told])
