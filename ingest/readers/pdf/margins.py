"""Margins of a PDF's pages: running headers, footers and page numbers are told from the text."""

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby, takewhile

from ingest.readers.pdf.lines import Line

_REACH = 0.22  # of the page's height: how far in a line may stand that pages repeat
_DEEP = 0.14  # of the page's height: how far in a line may stand that is known by its look alone
_LINES = 5  # at most, of a header or a footer
_OFTEN = 3  # pages
_COUNTS = "<page "  # stands for a number that grows with the pages
_LOUD = 1.1  # of the body's size
_SHARE = 0.25  # of all pages: so many must repeat what looks like a heading
_WIDE = 0.6  # of the widest line
_LEVEL = 4.0  # points: headers on different pages stand at the same height
_WORDS = 5  # of a line that is a sentence, and no name of a document
_SMALL = 0.95  # of the body's size
_APART = 2.5  # of the print's size: paragraphs stand closer
_MOST = 0.6  # of all pages
_SHARED = 2  # words
_STOP = re.compile(r"[.!?][\"'”’)\]]*$")
_DISPLAY = 1.3  # of the body's size: larger print is a title, though every page repeats it
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:page|p\.?|pg\.?)?\s*(?:\d{1,4}|x{0,3}(?:i{1,3}|i?[vx]|vi{1,3}))(?:\s*(?:of|/)\s*\d{1,4})?[-–—|.\s]*",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line at a page's head or foot."""

    line: Line
    foot: bool
    height: float  # from the page's head or from its foot, in points
    rank: int  # 0 for the outermost
    apart: bool  # wide space parts it from the next line inward, or it is in smaller print than the text


def running_lines(pages: dict[int, list[Line]], heights: dict[int, float], body: float) -> set[int]:
    """Return the ids of lines that are headers, footers or page numbers."""
    edges = [edge for page, lines in pages.items() for edge in _edges(lines, heights[page], body)]
    near = [edge for edge in edges if edge.height <= _DEEP * heights[edge.line.page]]
    repeated, titles = _repeated(edges, len(pages), body)
    found = _from_outside(edges, repeated - _sentences(edges, repeated)) | _standing(edges, len(pages), body)
    for edge in near:
        alone = edge.rank == 0 and _PAGE_NUMBER.fullmatch(edge.line.text.strip())
        if edge.line.furniture or alone:
            found.add(id(edge.line))
    return (found | _beside(near, found, body)) - titles


def _repeated(edges: list[_Edge], pages: int, body: float) -> tuple[set[int], set[int]]:
    """Return lines that pages repeat at the same height, and of large ones the first: a title."""
    needed = _OFTEN if pages > _OFTEN else 2
    found: set[int] = set()
    titles: set[int] = set()
    by_shape: dict[tuple[bool, str], list[_Edge]] = defaultdict(list)
    for edge in edges:
        for shape in _shapes(edge.line):
            by_shape[edge.foot, shape].append(edge)
    for (_, shape), same in by_shape.items():
        for edge in same:
            on = {other.line.page for other in same if abs(other.height - edge.height) <= _LEVEL}
            # Headings may be numbered as the pages are, for a while.
            counted = _COUNTS in shape and _is_loud(edge.line, body)
            if len(on) < (max(needed, _SHARE * pages) if counted else needed):
                continue
            found.add(id(edge.line))
            if edge.line.size >= _DISPLAY * body and edge.line is min(same, key=lambda e: e.line.page).line:
                titles.add(id(edge.line))
    return found, titles


def _is_loud(line: Line, body: float) -> bool:
    return line.bold or line.size > _LOUD * body


def _from_outside(edges: list[_Edge], found: set[int]) -> set[int]:
    """Return the lines that stand at a page's very edge, or have only short lines beyond them."""
    widest = max((edge.line.x1 - edge.line.x0 for edge in edges), default=0.0)
    kept: set[int] = set()
    for _, side in groupby(edges, key=lambda edge: (edge.line.page, edge.foot)):
        for edge in sorted(side, key=lambda e: e.rank):
            if id(edge.line) in found:
                kept.add(id(edge.line))
            elif edge.line.x1 - edge.line.x0 > _WIDE * widest:
                break  # the text begins
    return kept


def _sentences(edges: list[_Edge], repeated: set[int]) -> set[int]:
    """Return lines of sentences that begin or end a page's text, though other pages begin or end in the same words."""
    text: set[int] = set()
    for _, side in groupby(edges, key=lambda edge: (edge.line.page, edge.foot)):
        near = list(takewhile(lambda edge: id(edge.line) in repeated, sorted(side, key=lambda e: e.rank)))
        last = max((n for n, edge in enumerate(near) if edge.apart), default=-1)
        going_on = False  # whether the line below is the rest of the sentence
        for edge in sorted(near[last + 1 :], key=lambda e: -e.line.base):
            stops = bool(_STOP.search(edge.line.text.rstrip()))
            going_on = going_on or (stops and len(edge.line.text.split()) >= _WORDS)
            if going_on:
                text.add(id(edge.line))
    return text


def _standing(edges: list[_Edge], pages: int, body: float) -> set[int]:
    """Return outermost lines that begin or end alike and stand at the same height on most pages.

    Such is a header that names the chapter: no one of them need stand on many pages.
    """
    found: set[int] = set()
    outer = [edge for edge in edges if edge.rank == 0 and edge.apart and not _is_loud(edge.line, body)]
    for edge in outer:
        level = [other for other in outer if other.foot is edge.foot and abs(other.height - edge.height) <= _LEVEL]
        alike = [other for other in level if _print(other.line) == _print(edge.line) and _akin(other.line, edge.line)]
        if len({other.line.page for other in alike}) >= max(_OFTEN, _MOST * pages):
            found.add(id(edge.line))
    return found


def _akin(a: Line, b: Line) -> bool:
    """Return whether two lines begin, or end, with the same words."""
    one, two = a.text.casefold().split(), b.text.casefold().split()
    return one[:_SHARED] == two[:_SHARED] or one[-_SHARED:] == two[-_SHARED:]


def _edges(lines: list[Line], height: float, body: float) -> list[_Edge]:
    ordered = sorted(lines, key=lambda line: line.base)
    heads = [
        _Edge(line, False, line.base, rank, _stands_apart(ordered, rank, body))
        for rank, line in enumerate(ordered[:_LINES])
    ]
    inward = ordered[::-1]
    feet = [
        _Edge(line, True, height - line.base, rank, _stands_apart(inward, rank, body))
        for rank, line in enumerate(inward[:_LINES])
    ]
    return [edge for edge in heads + feet if edge.height <= (_DEEP if edge.rank > 1 else _REACH) * height]


def _stands_apart(inward: list[Line], rank: int, body: float) -> bool:
    """Return whether wide space parts a line from the next, or it is small print; lines run from the edge inward."""
    own, *after = inward[rank : rank + 2]
    wide = all(abs(own.base - next_.base) > _APART * max(own.size, next_.size) for next_ in after)
    return wide or own.size < _SMALL * body


def _shapes(line: Line) -> set[str]:
    """Return a line's words as they are, and with the number that counts pages told as such."""
    text = " ".join(line.text.split()).casefold()
    shapes = {text} if any(c.isalpha() for c in text) else set()
    for number in list(_NUMBER.finditer(text))[:4]:
        offset = int(number[0][:9]) - line.page
        shapes.add(f"{text[: number.start()]}{_COUNTS}{offset}>{text[number.end() :]}")
    return shapes


def _beside(edges: list[_Edge], found: set[int], body: float) -> set[int]:
    """Return lines that stand farther out than a header of their page, or level with it in the same print."""
    more: set[int] = set()
    by_page: dict[tuple[int, bool], list[_Edge]] = defaultdict(list)
    for edge in edges:
        by_page[edge.line.page, edge.foot].append(edge)
    known: dict[bool, list[_Edge]] = {
        side: [edge for edge in edges if edge.foot is side and id(edge.line) in found] for side in (True, False)
    }
    for (_, foot), near in by_page.items():
        inner = max((edge.height for edge in near if id(edge.line) in found), default=0.0)
        for edge in near:
            level = [
                other
                for other in known[foot]
                if abs(other.height - edge.height) <= 1.5 and _print(other.line) == _print(edge.line)
            ]
            beyond = edge.height < inner - _LEVEL and not _is_loud(edge.line, body)
            if beyond or len({other.line.page for other in level}) >= _OFTEN:
                more.add(id(edge.line))
    return more


def _print(line: Line) -> tuple[float, bool, tuple[int, int, int]]:
    look = line.spans[0].look
    return round(line.size), line.bold, look.colour
