"""A source as it was received: its lines, numbered, with cited words marked, some lines a page."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.web.reading import Piece, Span

LINES = 400  # of one page
CHARACTERS = 60_000  # of one page, unless its only line is longer

# Characters that a page cannot show are shown as the signs that stand for them: ␌ for a form feed.
_SIGNS = {code: 0x2400 + code for code in range(32) if code != ord("\t")} | {0x7F: 0x2421}


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line; its pieces are empty where nothing is printed."""

    number: int  # from 1
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One page of a source."""

    number: int  # from 1
    of: int
    lines: tuple[SourceLine, ...]
    line_count: int  # of the whole source
    marked: tuple[int, int] | None  # the first and the last line with cited words, wherever they are

    @property
    def signs(self) -> bool:
        """Whether signs stand in it for characters that cannot be shown."""
        signs = set(map(chr, _SIGNS.values()))
        return any(signs.intersection(piece.text) for line in self.lines for piece in line.pieces)


def source_page(source: str, cited: Span | None = None, number: int | None = None) -> SourcePage:
    """Return a page of a source: the one that is asked for, or the one where the cited words begin.

    A number beyond the last page gives the last.
    """
    lines = list(_lines(source))
    pages = list(_pages(lines))
    marked = _marked(lines, cited) if cited else None
    if number is None:
        firsts = [first for first, _ in pages]
        number = bisect_right(firsts, marked[0] - 1) if marked else 1
    number = max(1, min(number, len(pages)))
    first, last = pages[number - 1]
    shown = (SourceLine(n + 1, _pieces(source, lines[n], cited)) for n in range(first, last))
    return SourcePage(number, len(pages), tuple(shown), len(lines), marked)


def _lines(source: str) -> Iterator[Span]:
    start = 0
    for line in source.removesuffix("\n").split("\n"):
        yield start, start + len(line.removesuffix("\r"))
        start += len(line) + 1


def _pages(lines: Sequence[Span]) -> Iterator[Span]:
    """Yield the pages as stretches of lines (half-open, from 0)."""
    first = 0
    for n in range(1, len(lines) + 1):
        full = n == len(lines) or n - first == LINES or lines[n][1] - lines[first][0] > CHARACTERS
        if full:
            yield first, n
            first = n


def _marked(lines: Sequence[Span], cited: Span) -> tuple[int, int] | None:
    """Return the numbers of the first and the last line that hold cited characters."""
    held = [n for n, (start, end) in enumerate(lines, start=1) if max(start, cited[0]) < min(end, cited[1])]
    return (held[0], held[-1]) if held else None


def _pieces(source: str, line: Span, cited: Span | None) -> tuple[Piece, ...]:
    start, end = line
    edges = {start, end, *(min(max(edge, start), end) for edge in cited or ())}
    return tuple(
        Piece(source[a:b].translate(_SIGNS), cited is not None and cited[0] <= a < cited[1])
        for a, b in pairwise(sorted(edges))
    )
