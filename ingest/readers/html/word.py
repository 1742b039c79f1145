"""Word's web pages: items that are no list to a browser, with their marks typed out."""

import re
from dataclasses import dataclass

from ingest.readers.html.tree import Element

_WORD_LIST = re.compile(r"mso-list\s*:\s*(?!Ignore|none|skip)\w+(?:\s+level(\d))?", re.I)
_WORD_MARK = re.compile(r"mso-list\s*:\s*Ignore", re.I)
_SIGNS = re.compile(r"font-family\s*:\s*['\"]?(Symbol|Wingdings(?: [23])?|Webdings)\b", re.I)
_MARGIN = re.compile(r"margin-left\s*:\s*([\d.]+)(pt|cm|in|px)", re.I)
_STEP = {"pt": 36.0, "cm": 1.27, "in": 0.5, "px": 48.0}  # by which Word indents a list once more


@dataclass(frozen=True, slots=True)
class Listed:
    """The mark that Word wrote before a paragraph of a list."""

    element: Element
    depth: int  # 1 at the top


def listed_by_word(one: Element) -> Listed | None:
    """Return the mark and depth of a paragraph that Word's own list holds; None where none does."""
    found = _WORD_LIST.search(one.get("style"))
    if not found:
        return None
    mark = next((below for below in one if _WORD_MARK.search(below.get("style"))), None)
    return Listed(mark, int(found[1] or 1)) if mark is not None else None


def font_of_signs(one: Element) -> str:
    """Return the font of signs that an element is set in, "" where its letters are letters."""
    found = _SIGNS.search(one.get("style"))
    return found[1] if found else ""


def indent_of(one: Element) -> int:
    """Return the depth that a paragraph's margin gives it, were it an item; 0 where it says nothing."""
    found = _MARGIN.search(one.get("style"))
    listed = any(name.startswith("MsoList") for name in one.tokens)
    if not found:
        return int(listed)
    if not listed and "MsoNormal" not in one.tokens:
        return 0
    return max(1, min(9, round(float(found[1]) / _STEP[found[2].casefold()])))
