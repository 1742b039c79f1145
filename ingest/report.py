"""The ingest report: what was found in each document, and what was left out and why."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from itertools import pairwise
from typing import Any

from corpus.catalogue import Document
from corpus.paragraph import LabelStatus, Paragraph
from corpus.report import PARAGRAPH, SPACE, held, left, looks
from ingest.accounts import Region
from ingest.miner import mine
from ingest.readers.manuscript import Manuscript, Sort


def report_on(
    document: Document,
    source: str,
    paragraphs: Sequence[Paragraph],
    regions: Sequence[Region],
    manuscript: Manuscript | None = None,
) -> dict[str, Any]:
    """Return one document's report as plain data; the same source gives the same report."""
    characters: Counter[str] = Counter()
    for region in regions:
        characters[region.fate] += region.end - region.start
    return {
        "document": document.id,
        "title": document.title,
        "edition": document.edition,
        "characters": len(source),
        "paragraphs": len(paragraphs),
        "items": sum(len(p.items) for p in paragraphs),
        "labels": {str(s): sum(p.label_status is s for p in paragraphs) for s in LabelStatus},
        "kinds": dict(sorted(Counter(str(p.kind) for p in paragraphs).items())),
        "numbering_gaps": gaps([p.ref.label for p in paragraphs if p.label_status is not LabelStatus.HEADING]),
        "fates": dict(sorted(characters.items())),
        "left_out": [
            {
                "start": r.start,
                "end": r.end,
                "line": source.count("\n", 0, r.start) + 1,
                "because": r.fate,
                "words": " ".join(source[r.start : r.end].split())[:80],
            }
            for r in regions
            if r.fate not in (PARAGRAPH, SPACE)
        ],
        **(_file(manuscript, paragraphs) if manuscript else {}),
    }


def _file(manuscript: Manuscript, paragraphs: Sequence[Paragraph]) -> dict[str, Any]:
    """Return what a report says of the file itself."""
    return {
        "pages": manuscript.pages,
        "pages_without_text": list(manuscript.pages_without_text),
        "tables": sum(
            piece.sort is Sort.ROW and (before is None or before.sort is not Sort.ROW)
            for before, piece in pairwise((None, *manuscript.pieces))
            if piece is not None
        ),
        "headings": sum(piece.sort is Sort.HEADING and not piece.left_out for piece in manuscript.pieces),
        "candidates": sum(1 for _ in mine(paragraphs)),
        "findings": [asdict(finding) for finding in manuscript.findings],
    }


def gaps(labels: Sequence[str]) -> list[str]:
    """Return the numbers that a run of printed numbers skips: 1.1, 1.3 skips 1.2."""
    missing = []
    seen: dict[str, int] = {}
    for label in labels:
        head, _, last = label.rpartition(".")
        if not (last.isdigit() and (not head or head.isdigit())):
            continue
        number = int(last)
        missing += [f"{head}.{n}".lstrip(".") for n in range(seen.get(head, 0) + 1, number)]
        seen[head] = max(number, seen.get(head, 0))
    return missing


def told(report: Mapping[str, Any]) -> str:
    """Return one document's report for the terminal: two lines, and one for each thing a person should look at."""
    inside, outside = held(report), left(report)
    labels = ", ".join(f"{n} {name}" for name, n in report["labels"].items() if n)
    skipped = f"; numbers missing: {', '.join(report['numbering_gaps'])}" if report["numbering_gaps"] else ""
    return (
        f"{report['document']}@{report['edition']}: {report['paragraphs']} paragraphs ({labels}), "
        f"{report['items']} list items{skipped}\n"
        f"  {inside:,} of {report['characters']:,} characters in paragraphs; {outside:,} left out, each with a reason"
        + "".join(f"\n  look at: {one}" for one in looks(report))
    )
