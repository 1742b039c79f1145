"""The ingest report of a document, which is plain data: what a person reads in it."""

from collections.abc import Iterator, Mapping
from typing import Any

PARAGRAPH = "in a paragraph"  # fates of characters; any other is a reason for leaving them out
SPACE = "white space"


def held(report: Mapping[str, Any]) -> int:
    """Return how many characters of a source stand in paragraphs."""
    return int(report["fates"].get(PARAGRAPH, 0))


def left(report: Mapping[str, Any]) -> int:
    """Return how many characters of a source were left out, each with a reason."""
    return sum(n for fate, n in report["fates"].items() if fate not in (PARAGRAPH, SPACE))


def looks(report: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a person should look at, a sentence each, with the page."""
    for finding in report.get("findings", ()):
        yield f"page {finding['page']}: {finding['says']}" if finding["page"] else finding["says"]
    empty = report.get("pages_without_text", ())
    if empty:
        pages = ", ".join(str(page) for page in empty)
        yield f"pages without text (pictures?): {pages}. Add the file again with --ocr to have them read."


def reasons(report: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return why something was left out, each reason with the words of every place."""
    found: dict[str, list[str]] = {}
    for part in report["left_out"]:
        found.setdefault(part["because"], []).append(part["words"])
    return found
