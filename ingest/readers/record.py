"""Manuscripts as plain data, and back: to be kept, and to come out of the process that reads."""

from dataclasses import asdict, fields
from typing import Any

from corpus.paragraph import Kind
from ingest.readers.manuscript import Finding, Manuscript, Piece, Sort

_DEFAULTS = {field.name: field.default for field in fields(Piece) if field.name != "sort"}


def record_of(manuscript: Manuscript) -> dict[str, Any]:
    """Return a manuscript as data that JSON can hold; what a piece has by default is left out."""
    pieces = [
        {name: value for name, value in asdict(piece).items() if name not in _DEFAULTS or value != _DEFAULTS[name]}
        for piece in manuscript.pieces
    ]
    return {
        "title": manuscript.title,
        "pages": manuscript.pages,
        "pages_without_text": list(manuscript.pages_without_text),
        "findings": [asdict(finding) for finding in manuscript.findings],
        "pieces": pieces,
    }


def manuscript_of(record: dict[str, Any]) -> Manuscript:
    """Return the manuscript that `record_of` wrote; raise KeyError, TypeError or ValueError when it is not one."""
    return Manuscript(
        title=record["title"],
        pages=record["pages"],
        pages_without_text=tuple(record["pages_without_text"]),
        findings=tuple(Finding(**finding) for finding in record["findings"]),
        pieces=tuple(_piece(piece) for piece in record["pieces"]),
    )


def _piece(record: dict[str, Any]) -> Piece:
    held: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in record.items()}
    return Piece(**held | {"sort": Sort(held["sort"]), "kind": Kind(held.get("kind", Kind.BODY))})
