"""Headings by look: short lines set apart by weight, size, capitals or a line beneath."""

import re
from collections import Counter
from dataclasses import dataclass, replace

from ingest.readers.docx.counters import BULLET
from ingest.readers.docx.headings import TITLE
from ingest.readers.docx.lines import Line
from ingest.readers.manuscript import Piece, Sort

_MANY = 14  # words
_LONG = 110  # characters
_LARGER = 1.14  # times the size of the body
_ROW = 4  # lines that look alike, one after the other: a list in bold, not headings

_SENTENCE = re.compile(r"\b(?:must|should|shall|please|cannot|do not|don't|will be|call 999|need to)\b", re.I)
_QUESTION = re.compile(r"^(?:what|when|who|whom|why|how|where|which|if)\b|\?$", re.I)
_LABEL = re.compile(r"[^:]{1,40}:\s+\S")
_SECTION = re.compile(
    r"(?:section|stage|step|part|chapter|appendix|annex|schedule|phase|level|standard) ?\w{1,4}:", re.I
)
_LEAD_IN = re.compile(
    r"\b(?:to|that|if|as|is|are|may|can|include|includes|including|following|of|for|from|by)\s*:$", re.I
)
_DIVISION = re.compile(
    r"(?:appendix|annex|chapter|schedule) \w{1,3}\b|(?:section|part) \w{1,2}(?: ?[:–-]|$)|appendices$", re.I
)
_NOT = re.compile(r"@|https?:|www\.|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b0\d{3,4} ?\d{3}|\.{4}|_{3}")
_BRACKETED = re.compile(r"\(\w+\)|[a-z]+[.)]")


@dataclass(frozen=True, slots=True, order=True)
class _Rank:
    """How much a heading stands out; the smallest most."""

    size: float  # points, negative
    capitals: bool  # False sorts first: "not capitals"
    bold: bool
    underlined: bool


@dataclass(frozen=True, slots=True)
class _Body:
    """How the words between the headings look."""

    size: float
    bold: bool


def with_seen_headings(lines: list[Line | Piece], titled: bool) -> tuple[list[Line | Piece], str]:
    """Return the lines with levels on those that look like headings, and the title if one is seen.

    `titled` says that the file names its title by style.
    """
    body = _body(lines)
    marked = list(lines)
    styled = any(isinstance(each, Line) and each.level and not each.left_out for each in lines)
    found = [at for at, each in enumerate(lines) if isinstance(each, Line) and _stands_out(each, body)]
    found = _without_rows(lines, found)
    title = "" if titled else _take_title(marked, found, styled)
    above = 0 if styled else int(bool(title))  # the level of the last heading by style, or of the title
    open_ones: list[tuple[_Rank, int]] = []  # the headings by look that the next may stand under
    places = set(found)
    for at, each in enumerate(marked):
        if not isinstance(each, Line) or each.left_out:
            continue
        if at in places:
            of_its_own = _DIVISION.match(each.text) is not None  # an appendix is no part of what stands before it
            open_ones = [] if of_its_own else [one for one in open_ones if one < _key(each)]
            open_ones.append(_key(each))
            marked[at] = replace(each, level=min(above + len(open_ones), 9))
        elif each.level and styled:
            above, open_ones = each.level, []
    return marked, title


def _body(lines: list[Line | Piece]) -> _Body:
    sizes: Counter[float] = Counter()
    bold: Counter[bool] = Counter()
    for each in lines:
        if isinstance(each, Line) and not each.left_out and not each.level:
            sizes[each.size] += len(each.text)
            bold[each.bold] += len(each.text)
    return _Body(sizes.most_common(1)[0][0] if sizes else 10.0, bold[True] > bold[False])


def _stands_out(line: Line, body: _Body) -> bool:
    if line.left_out or line.boxed or line.level or line.number == BULLET or _BRACKETED.fullmatch(line.number):
        return False
    text = line.text
    words = len(text.split())
    if words > _MANY or len(text) > _LONG or text[-1] in ".;," or sum(map(str.isalpha, text)) < 2 or _NOT.search(text):
        return False
    if _LABEL.match(text) and not _SECTION.match(text):
        return False
    if _SENTENCE.search(text) and not _QUESTION.search(text):
        return False
    if text.endswith(":") and (words > 6 or _LEAD_IN.search(text)):
        return False
    larger = line.size >= body.size * _LARGER
    return larger or line.capitals or line.underlined or (line.bold and not body.bold)


def _without_rows(lines: list[Line | Piece], found: list[int]) -> list[int]:
    """Leave out what follows upon its like again and again, and what nothing follows."""
    kept: list[int] = []
    shown = [at for at, each in enumerate(lines) if not each.left_out]
    place = {at: n for n, at in enumerate(shown)}
    row: list[int] = []
    for at in [*found, None]:
        joins = row and at is not None and place[at] == place[row[-1]] + 1 and _alike(lines[at], lines[row[-1]])
        if row and not joins:
            first = place[row[0]] == 0  # the title page is looked at by itself
            kept += row if len(row) < _ROW or first else []
            row = []
        row += [] if at is None else [at]
    return [at for at in kept if at != shown[-1]]


def _alike(one: Line | Piece, other: Line | Piece) -> bool:
    return isinstance(one, Line) and isinstance(other, Line) and _key(one)[0] == _key(other)[0]


def _take_title(marked: list[Line | Piece], found: list[int], styled: bool) -> str:
    """Find the title among the headings on top; take it and what else stands there from those found."""
    top: list[int] = []
    for at, each in enumerate(marked):
        if each.left_out or (isinstance(each, Piece) and each.sort is Sort.FOOTNOTE):
            continue
        if at not in found:
            break
        top.append(at)
    lines = {at: each for at in top if isinstance(each := marked[at], Line)}
    if not lines:
        return ""
    largest = max(lines, key=lambda at: (lines[at].size, -at))
    others = [_key(each) for at in found if at not in lines and isinstance(each := marked[at], Line)]
    bigger = bool(others) and _key(lines[largest])[0] < min(others)[0]
    if not (bigger or len(lines) > 1 or styled) or lines[largest].number:
        return ""
    found.remove(largest)
    for at in top[:-1] if lines[top[-1]].size <= lines[largest].size and _key(lines[top[-1]]) in others else top:
        if at != largest:
            found.remove(at)
    marked[largest] = replace(lines[largest], left_out=TITLE) if styled else replace(lines[largest], level=1)
    return lines[largest].text


def _key(line: Line) -> tuple[_Rank, int]:
    rank = _Rank(-line.size, not line.capitals, not line.bold, not line.underlined)
    return rank, max(1, len(re.findall(r"\d+", line.number)))
