"""Footnotes of a PDF: small print at a page's foot that begins with a mark."""

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.readers.pdf.lines import Line, Span
from ingest.readers.pdf.words import Words, plain

_SMALL = 0.93  # of the body's size
_NUMBER = re.compile(r"(\d{1,3}|[*†‡])[.)]?\s*(?=\S)")
_DIGITS = re.compile(r"\d+")
_TOUCHING = re.compile(r"[^\W\d_][.,;:)]?([*†‡]|\d{1,2}(?![\w.]))")  # a mark that is not raised


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote."""

    page: int
    number: str
    lines: tuple[Line, ...]

    def text(self, words: Words) -> str:
        """Return its words on one line."""
        text = ""
        for line in self.lines:
            text = words.join(text, line.text.strip())
        return plain(text)


def notes_of(lines: list[Line], body: float) -> tuple[list[Line], list[Note]]:
    """Return lines without those of footnotes, and the footnotes."""
    by_column: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for line in lines:
        by_column[line.page, line.column].append(line)
    used: dict[int, set[str]] = defaultdict(set)
    for line in lines:
        for marker in line.markers:
            used[line.page] |= set(_DIGITS.findall(marker)) or {marker}
        used[line.page] |= set(_TOUCHING.findall(line.text))
    gone: set[int] = set()
    notes: list[Note] = []
    for (page, _), some in by_column.items():
        small = some[_foot(some, body, used[page]) :]
        for note in _parted(page, small, used[page]):
            notes.append(note)
            gone |= {id(line) for line in small}
    kept = [line for line in lines if id(line) not in gone]
    return kept, sorted(notes, key=lambda note: note.page)


def _foot(lines: list[Line], body: float, used: set[str]) -> int:
    """Return the place from which a column's lines are small print, or notes in whatever print that its text marks."""
    start = len(lines)
    while start and (lines[start - 1].size <= _SMALL * body or lines[start - 1].opens):
        start -= 1
    for place, line in enumerate(lines[:start]):
        rest = lines[place:]
        alike = all(other.size <= line.size + 0.1 and not other.bold for other in rest)
        if line.opens in used and line.opens and alike and place and _gap(lines[place - 1], line) > _usual(rest):
            return place
    return start


def _gap(a: Line, b: Line) -> float:
    return b.base - a.base


def _usual(lines: list[Line]) -> float:
    """Return the widest step that is usual between lines that belong together."""
    return 1.3 * min((_gap(a, b) for a, b in pairwise(lines) if b.base > a.base), default=lines[0].size)


def _parted(page: int, lines: list[Line], used: set[str]) -> list[Note]:
    """Return small lines as notes: each begins with a mark that the page's text carries, or a raised one."""
    notes: list[Note] = []
    for line in lines:
        found = _NUMBER.match(line.text)
        expected = found is not None and (found[1] in used or (notes and _next(notes[-1].number) == found[1]))
        if line.opens:
            notes.append(Note(page, line.opens, (line,)))
        elif found is not None and expected:
            notes.append(Note(page, found[1], (_without(line, found.end()),)))
        elif notes:
            notes[-1] = replace(notes[-1], lines=(*notes[-1].lines, line))
        else:
            notes.append(Note(page, "", (line,)))
    return notes if any(note.number for note in notes) else []


def _next(number: str) -> str:
    return str(int(number) + 1) if number.isdigit() else ""


def _without(line: Line, end: int) -> Line:
    spans: list[Span] = []
    for span in line.spans:
        cut = min(end, len(span.text))
        end -= cut
        if span.text[cut:]:
            spans.append(replace(span, text=span.text[cut:]))
    return replace(line, spans=tuple(spans))
