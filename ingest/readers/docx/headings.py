"""Headings by style: which lines of a heading style are headings, and which a numbered paragraph."""

import re
from collections import Counter
from dataclasses import replace

from ingest.readers.docx.lines import Line
from ingest.readers.manuscript import Piece

TITLE = "title"

_SENTENCES = re.compile(r"[a-z)]{3}[.?!] +[A-Z]")
_FEW = 8  # words: as many may well be a heading though a full stop follows
_MANY = 22  # words: more are no heading
_LONG = 160  # characters


def with_styled_headings(lines: list[Line | Piece], named: str) -> tuple[list[Line | Piece], str]:
    """Return the lines, a level only on those that read as headings; and the title that stands on top.

    `named` is the title in the file's properties.

    Councils number whole paragraphs with heading styles: those are paragraphs.
    """
    lines, title = _titled(lines)
    shallowest = min((each.level for each in _of_style(lines)), default=1)
    used = Counter(each.style for each in _of_style(lines))
    prose = Counter(each.style for each in _of_style(lines) if not reads_as_heading(each.text))
    mostly_prose = {style for style in used if prose[style] * 2 > used[style]}
    marked: list[Line | Piece] = []
    for each in lines:
        if isinstance(each, Line) and each.level and not each.left_out:
            words = len(each.text.split())
            heading = reads_as_heading(each.text)
            if each.style in mostly_prose:
                heading = heading and words <= _FEW and each.text[-1] not in ".;:,"
            each = replace(each, level=each.level - shallowest + 1 if heading else 0)
        marked.append(each)
    return (marked, title) if title else _with_title_on_top(marked, named)


def reads_as_heading(text: str) -> bool:
    """Tell whether text is short and unpunctuated enough for a heading."""
    words = len(text.split())
    if words > _MANY or len(text) > _LONG or not any(letter.isalnum() for letter in text):
        return False
    if _SENTENCES.search(text) and words > _FEW:
        return False
    return not (text[-1] in ".;," and words > _FEW)


def _with_title_on_top(lines: list[Line | Piece], named: str) -> tuple[list[Line | Piece], str]:
    """Put the other headings below a first one that is the title: named so, or with no text of its own."""
    shown = [each for each in lines if not each.left_out][:2]
    first, second = (*shown, None, None)[:2]
    if not isinstance(first, Line) or first.number or not first.level:
        return lines, ""
    if not (first.text.casefold() == named.casefold() or (isinstance(second, Line) and second.level == first.level)):
        return lines, ""
    others = {at: each for at, each in enumerate(lines) if isinstance(each, Line) and each.level and each is not first}
    if any(each.level <= first.level for each in others.values()):
        lines = list(lines)
        for at, each in others.items():
            lines[at] = replace(each, level=min(each.level + 1, 9))
    return lines, first.text


def _of_style(lines: list[Line | Piece]) -> list[Line]:
    return [each for each in lines if isinstance(each, Line) and each.level and not each.left_out]


def _titled(lines: list[Line | Piece]) -> tuple[list[Line | Piece], str]:
    """Set the title and its subtitle aside where they stand on top; below, a title is a heading."""
    marked: list[Line | Piece] = []
    title: list[str] = []
    top = True
    for each in lines:
        if isinstance(each, Line) and not each.left_out:
            if each.style in ("title", "subtitle"):
                if top:
                    title += [each.text] if each.style == "title" else []
                    each = replace(each, left_out=TITLE)
                elif each.style == "title" and not each.level:
                    each = replace(each, level=1)
            elif each.level:
                top = False
        marked.append(each)
    return marked, " ".join(title)
