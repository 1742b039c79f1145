"""Marks of a PDF's lines: the bullet, letter or number that a paragraph, item or heading begins with."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from ingest.readers.pdf.lines import Line, Span

_GLYPHS = "•·▪▫◦●○■□◆◇➢➤►▶▸‣⁃∙⚫❖✓✔✗✦★☐☑✘➔→⇒▲△◾◼\u2043\u25cf"
_BULLET = re.compile(rf"([{_GLYPHS}]+|[\ue000-\uf8ff\ufffd]+)\s*(?=\S|$)")
_DASH = re.compile(r"([-–—*])\s+(?=\S)|([-–—*])$")
_RING = re.compile(r"([o§Øüvqn])(?=\s|$)\s*")
_DOTTED = re.compile(r"(\d{1,2}(?:\.\d{1,3}){1,4}\.?|[A-Z]\.?\d{1,2}(?:\.\d{1,3}){1,3}\.?)(?=\s|$)\s*")
_COUNTED = re.compile(r"(\d{1,3}[.)])(?=\s|$)\s*|(\[\d{1,3}\])(?=\s|$)\s*")
_TOUCHING = re.compile(r"(\d{1,2}(?:\.\d{1,3}){1,3}\.?|\d{1,2}[.)])(?=[A-Z‘“][a-z])")
_LETTERED = re.compile(
    r"(\((?:\d{1,3}|[a-zA-Z]{1,2}|[ivxlcIVXLC]{1,6})\)|(?:[a-zA-Z]|[ivxlc]{1,6}|[IVX]{1,5})[.)])(?=\s|$)\s*"
)
_TWICE = re.compile(r"(\([a-z]\))\s*(\([a-z0-9]{1,4}\))(?=\s|$)\s*")  # an item and the first inside it
_FIRST = ("(i)", "(a)", "(1)")
_BARE = re.compile(r"(\d{1,2})\s+(?=\S)")


class Mark(StrEnum):
    """What kind of mark a line begins with."""

    NONE = ""
    BULLET = "bullet"
    DOTTED = "dotted"  # 4.2
    COUNTED = "counted"  # 7.
    LETTERED = "lettered"  # (a), iv.
    BARE = "bare"  # a number and a wide gap


@dataclass(frozen=True, slots=True)
class Marked:
    """A line, its mark taken off."""

    line: Line  # what is left; as it was where there is no mark
    mark: Mark = Mark.NONE
    number: str = ""  # as printed; "•" for a sign that no font names
    x0: float = 0.0  # where the mark stands
    sure: bool = False  # a gap or a sign tells that it is a mark, and no word of the sentence


def marked(line: Line) -> Marked:
    """Return a line with its mark told from its words; "7. (a)" is one mark."""
    if line.dot is not None:
        return Marked(line, Mark.BULLET, "•", line.dot, True)
    twice = _TWICE.match(line.text)
    if twice and twice[2] in _FIRST:
        return _cut(line, twice.end(), Mark.LETTERED, f"{twice[1]}{twice[2]}", True)
    outer = _one(line)
    if outer.mark in (Mark.DOTTED, Mark.COUNTED) and outer.sure and outer.line.spans:
        inner = _one(outer.line)
        if inner.mark is Mark.LETTERED and inner.sure and inner.line.spans:
            return replace(outer, line=inner.line, number=f"{outer.number} {inner.number}")
    return outer


def _one(line: Line) -> Marked:
    first = line.spans[0]
    text = line.text
    if first.look.symbol and first.text.strip() and (len(first.text.strip()) <= 3):
        printed = first.text.strip()
        printed = printed[0] if printed[0] in _GLYPHS else "•"
        return _cut(line, len(first.text), Mark.BULLET, printed, True)
    if found := _BULLET.match(text):
        printed = found[1][0]
        return _cut(line, found.end(), Mark.BULLET, printed if printed in _GLYPHS else "•", True)
    if found := _DASH.match(text):
        return _cut(line, found.end(), Mark.BULLET, found[1] or found[2], _gap_at(line, found.end()))
    if (found := _RING.match(text)) and (_gap_at(line, found.end()) or _other_font(line, found.end())):
        return _cut(line, found.end(), Mark.BULLET, found[1] if found[1] == "o" else "•", True)
    for kind, pattern in ((Mark.DOTTED, _DOTTED), (Mark.COUNTED, _COUNTED), (Mark.LETTERED, _LETTERED)):
        if found := pattern.match(text):
            if kind is Mark.DOTTED and text[found.end() :][:1] in "%":
                break
            number = next(group for group in found.groups() if group)
            return _cut(line, found.end(), kind, number, _gap_at(line, found.end()) or found.end() == len(text))
    if found := _TOUCHING.match(text):
        kind = Mark.DOTTED if "." in found[1][:-1] else Mark.COUNTED
        return _cut(line, found.end(), kind, found[1], False)
    if (found := _BARE.match(text)) and _gap_at(line, found.end()):
        return _cut(line, found.end(), Mark.BARE, found[1], False)
    return Marked(line, x0=line.x0)


def _gap_at(line: Line, end: int) -> bool:
    """Return whether a wide gap stands before the letter at a place."""
    length = 0
    for span in line.spans:
        if span.gap and length <= end and length + len(span.text) - len(span.text.lstrip()) >= end:
            return True
        length += len(span.text)
    return False


def _other_font(line: Line, end: int) -> bool:
    length = 0
    for before, span in zip(line.spans, line.spans[1:], strict=False):
        length += len(before.text)
        if length >= end - 1:
            return before.look.font != span.look.font
    return False


def _cut(line: Line, end: int, mark: Mark, number: str, sure: bool) -> Marked:
    rest: list[Span] = []
    for span in line.spans:
        if end >= len(span.text):
            end -= len(span.text)
            continue
        share = end / len(span.text)
        text = span.text[end:].lstrip() if not rest else span.text
        rest.append(Span(text, span.x0 + share * (span.x1 - span.x0), span.x1, span.look, span.gap))
        end = 0
    rest = [span for span in rest if span.text] or []
    x0 = rest[0].x0 if rest else line.x1
    return Marked(replace(line, spans=tuple(rest), x0=x0), mark, number, line.x0, sure)
