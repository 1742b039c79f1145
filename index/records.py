"""Paragraphs as lines of JSON, and back, exactly."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from typing import Any

from corpus.paragraph import Item, Kind, LabelStatus, Paragraph, Segment
from corpus.refs import ParagraphRef


def written(paragraphs: Iterable[Paragraph]) -> str:
    """Return paragraphs as JSON lines, in their order."""
    return "".join(json.dumps(_record(paragraph), ensure_ascii=False) + "\n" for paragraph in paragraphs)


def read(lines: Iterable[str]) -> Iterator[Paragraph]:
    """Yield the paragraphs that `written` wrote, line by line."""
    return (_paragraph(json.loads(line)) for line in lines)


def _record(paragraph: Paragraph) -> dict[str, Any]:
    return {
        "ref": str(paragraph.ref),
        "label": paragraph.label,
        "label_status": paragraph.label_status,
        "headings": paragraph.headings,
        "text": paragraph.text,
        "segments": [astuple(segment) for segment in paragraph.segments],
        "items": [astuple(item) for item in paragraph.items],
        "kind": paragraph.kind,
        "edition": paragraph.edition,
        "page": paragraph.page,
        "strength": paragraph.strength,
        "recognised": paragraph.recognised,
        "places": paragraph.places,
    }


def _paragraph(record: dict[str, Any]) -> Paragraph:
    return Paragraph(
        ref=ParagraphRef.parse(record["ref"]),
        label=record["label"],
        label_status=LabelStatus(record["label_status"]),
        headings=tuple(record["headings"]),
        text=record["text"],
        segments=tuple(Segment(*segment) for segment in record["segments"]),
        items=tuple(Item(*item) for item in record["items"]),
        kind=Kind(record["kind"]),
        edition=record["edition"],
        page=record["page"],
        strength=tuple(record["strength"]),
        recognised=record["recognised"],
        places=tuple(record["places"]),
    )
