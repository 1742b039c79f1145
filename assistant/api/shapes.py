"""Shapes: the JSON forms of answers, documents and paragraphs, the same on every face."""

from dataclasses import asdict
from typing import Any

from assistant.answer import Answer
from assistant.api.port import Found, Snapshot
from corpus.catalogue import Catalogue, Document
from corpus.paragraph import Paragraph


def answer_shape(answer: Answer) -> dict[str, Any]:
    """Return an answer as JSON; whole amounts are written without a decimal point."""
    body = asdict(answer)
    for rule in body["rules"]:
        for name in ("amount", "amount_to"):
            amount = rule[name]
            if isinstance(amount, float) and amount.is_integer():
                rule[name] = int(amount)
    return body


def found_shape(found: Found) -> dict[str, Any]:
    """Return a found paragraph as JSON."""
    names = ("document", "title", "edition", "status", "label", "text", "url", "score")
    return {"ref": str(found.ref), **{name: getattr(found, name) for name in names}}


def document_shape(document: Document, catalogue: Catalogue) -> dict[str, Any]:
    """Return a document's entry in the catalogue as JSON, without its notes for reading."""
    body = document.model_dump(mode="json", exclude={"reading", "file", "entered"})
    successor = catalogue.successor(document)
    return {
        **body,
        "replaced_by": successor.book if successor else None,
        "url": f"/documents/{catalogue.address(document)}",
    }


def paragraphs_shape(snapshot: Snapshot, document: Document) -> dict[str, Any]:
    """Return a document with its paragraphs in reading order."""
    return {
        "id": document.id,
        "title": document.title,
        "edition": document.edition,
        "edition_name": document.edition_name,
        "status": document.status,
        "paragraphs": [paragraph_shape(paragraph) for paragraph in paragraphs_of(snapshot, document)],
    }


def paragraph_shape(paragraph: Paragraph) -> dict[str, Any]:
    """Return one paragraph as JSON; its items are addressable by their own references."""
    return {
        "ref": str(paragraph.ref),
        "label": paragraph.label,
        "label_status": paragraph.label_status,
        "text": paragraph.text,
        "page": paragraph.page,
        "headings": list(paragraph.headings),
        "items": [
            {
                "ref": str(paragraph.ref.at(item.mark)),
                "label": item.label,
                "text": paragraph.text[item.start : item.end],
            }
            for item in paragraph.items
        ],
        "kind": paragraph.kind,
        "edition": paragraph.edition,
        "strength": list(paragraph.strength),
        "recognised": paragraph.recognised,
        "places": list(paragraph.places),
    }


def paragraphs_of(snapshot: Snapshot, document: Document) -> list[Paragraph]:
    """Return a document's paragraphs in reading order."""
    return [paragraph for paragraph in snapshot.paragraphs.values() if paragraph.ref.book == document.book]
