"""Edges of a PDF's text: where the lines of a page usually begin and end."""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import replace

from ingest.readers.pdf.lines import WHOLE, Line

_ALIKE = 6.0  # points: edges of text that are the same
_STRAY = 36.0  # points: a line that ends so far beyond all others tells no edge


def with_edges(lines: list[Line], widths: dict[int, float]) -> list[Line]:
    """Return lines that know the edges of the text, as pages of the same make usually have them."""
    by_page: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        if line.column == WHOLE:
            by_page[line.page].append(line)
    own = {page: (min(line.x0 for line in some), _edge([line.x1 for line in some])) for page, some in by_page.items()}

    def usual(page: int, side: int, choose: Callable[[float, float], float]) -> float:
        alike = [p for p in own if p % 2 == page % 2 and abs(widths[p] - widths[page]) < 2 and len(by_page[p]) >= 6]
        counts = Counter(round(own[p][side] / _ALIKE) for p in alike)
        if not counts:
            return own[page][side]
        common = max(counts, key=lambda k: (counts[k], k))
        values = [own[p][side] for p in alike if round(own[p][side] / _ALIKE) == common]
        return choose(own[page][side], max(values) if side else min(values))

    edges = {page: (usual(page, 0, min), usual(page, 1, max)) for page in own}
    return [
        replace(line, left=edges[line.page][0], right=edges[line.page][1]) if line.column == WHOLE else line
        for line in lines
    ]


def _edge(ends: list[float]) -> float:
    """Return where lines end at most, a stray one left aside."""
    ordered = sorted(ends, reverse=True)
    return ordered[1] if len(ordered) >= 8 and ordered[0] - ordered[1] > _STRAY else ordered[0]
