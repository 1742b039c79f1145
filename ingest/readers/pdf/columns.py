"""Columns of a PDF's page: stretches of letters in the order in which a person reads them."""

import itertools
import re
from collections import Counter
from dataclasses import dataclass
from statistics import median

from ingest.readers.pdf.chunks import Chunk, rows_of

_MARK = re.compile(r"\W{0,3}|\(?(?:\d{1,3}|[a-zA-Z]|[ivxlcIVXLC]{1,5})[.)]?|\(?\d{1,2}(?:\.\d{1,3}){1,3}[.)]?|[•●▪○o]+")
_PAIRS = 4  # lines that must stand side by side before there may be columns
_FILLED = 0.7  # of a column: a line that reaches so far was broken by the margin
_PROSE = 0.5  # of a column's lines: so many reach far where it holds prose
_NARROW = 14  # letters of a column's usual line: fewer is a table's column, not prose
_STEP = 2.0  # points: how finely the gutter is looked for
_DEEPEST = 5  # columns inside columns


@dataclass(frozen=True, slots=True)
class Region:
    """A column, or a part of a page without columns: its rows from the top down."""

    rows: tuple[tuple[Chunk, ...], ...]
    left: float
    right: float
    whole: bool  # no column: it may be as wide as the text of the page


def regions_of(chunks: list[Chunk], depth: int = 0) -> list[Region]:
    """Return chunks as regions in reading order."""
    if not chunks:
        return []
    gutter = _gutter(chunks) if depth < _DEEPEST else None
    if gutter is None:
        return [_region(chunks, depth == 0)]
    crossing = [c for c in chunks if c.x0 < gutter < c.x1]
    found: list[Region] = []
    plain: list[Chunk] = []  # what stands in no columns, until columns begin
    for band in _bands([c for c in chunks if not c.x0 < gutter < c.x1], crossing):
        left = [c for c in band if c.x1 <= gutter]
        right = [c for c in band if c.x0 >= gutter]
        if (len(band) == 1 and band[0] in crossing) or not _are_columns(left, right):
            plain.extend(band)
            continue
        after: list[Chunk] = []
        left, after = _tail(left, right)
        if plain:
            found.append(_region(plain, depth == 0))
        found += regions_of(left, depth + 1) + regions_of(right, depth + 1)
        plain = after
    if plain:
        found.append(_region(plain, depth == 0))
    return found


def _region(chunks: list[Chunk], whole: bool) -> Region:
    rows = tuple(tuple(row) for row in rows_of(chunks))
    return Region(rows, min(c.x0 for c in chunks), max(c.x1 for c in chunks), whole)


def _words(chunk: Chunk) -> str:
    return "".join(letter.text for letter in chunk.letters).strip()


def _gutter(chunks: list[Chunk]) -> float | None:
    """Return where most lines have a gap at the same place, or None."""
    ordered = sorted(chunks, key=lambda c: c.x0)
    votes: Counter[int] = Counter()
    gaps: list[tuple[float, float]] = []
    for chunk in ordered:
        if _MARK.fullmatch(_words(chunk)):
            continue
        beside = [c for c in ordered if c.x0 >= chunk.x1 - 1 and c.top < chunk.bottom and c.bottom > chunk.top]
        if beside:
            gaps.append((chunk.x1, min(c.x0 for c in beside)))
    for x0, x1 in gaps:
        first = int(x0 // _STEP) + 1
        for step in range(first, max(first + 1, int(x1 // _STEP) + 1)):
            votes[step] += 1
    # A gutter is crossed by few lines: of places with as many votes, the one that fewest cross.
    best: tuple[float, float] | None = None
    for step, count in votes.items():
        if count < _PAIRS:
            continue
        x = step * _STEP
        crossed = sum(1 for c in chunks if c.x0 < x < c.x1)
        score = count - 0.5 * crossed
        if best is None or (score, -abs(x)) > best:
            best = (score, -abs(x))
    if best is None:
        return None
    top = best[0]
    steps = sorted(
        step
        for step, count in votes.items()
        if count >= _PAIRS and count - 0.5 * sum(1 for c in chunks if c.x0 < step * _STEP < c.x1) >= top - 0.01
    )
    run = [step for step in steps if step - steps[0] <= len(steps)]
    return run[len(run) // 2] * _STEP


def _bands(sided: list[Chunk], crossing: list[Chunk]) -> list[list[Chunk]]:
    """Return what stands between lines that cross the gutter, and those lines, from the top down."""
    bands: list[list[Chunk]] = []
    rest = sorted(sided, key=lambda c: c.base)
    for line in sorted(crossing, key=lambda c: c.base):
        above = [c for c in rest if c.base < line.base - 0.3 * line.size]
        rest = rest[len(above) :]
        if above:
            bands.append(above)
        bands.append([line])
    return [*bands, rest] if rest else bands


def _are_columns(left: list[Chunk], right: list[Chunk]) -> bool:
    """Return whether two sides are columns of prose; else they are read across, as a table is."""
    rows = rows_of(left), rows_of(right)
    if min(map(len, rows)) < 3:
        return False
    switches = _switches(left, right)
    fewer = min(map(len, rows))
    if switches >= max(3, fewer // 2):
        return False  # drawn row by row
    if switches == 0:
        return True  # drawn column by column
    prose = all(map(_is_prose, rows))
    aligned = _aligned(*rows)
    if switches <= 2:
        return prose or not aligned or (fewer >= 4 and _listed(rows[0]) and _listed(rows[1]))
    return prose and not aligned


def _switches(left: list[Chunk], right: list[Chunk]) -> int:
    """Return how often the page, as it is drawn, goes back from the right side to the left."""
    order = sorted([(c.at, 0) for c in left] + [(c.at, 1) for c in right])
    return sum(1 for a, b in itertools.pairwise(order) if a[1] > b[1])


def _is_prose(rows: list[list[Chunk]]) -> bool:
    left, right = min(row[0].x0 for row in rows), max(row[-1].x1 for row in rows)
    full = sum(1 for row in rows if row[-1].x1 - left >= _FILLED * (right - left))
    letters = median(sum(len(c.letters) for c in row) for row in rows)
    return full >= _PROSE * len(rows) and letters >= _NARROW


def _listed(rows: list[list[Chunk]]) -> bool:
    marked = sum(1 for row in rows if len(row) > 1 and _MARK.fullmatch(_words(row[0])))
    return marked >= 0.5 * len(rows)


def _aligned(left: list[list[Chunk]], right: list[list[Chunk]]) -> bool:
    """Return whether the lines of the side with fewer stand level with those of the other."""
    fewer, more = sorted((left, right), key=len)
    level = sum(1 for row in fewer if any(abs(row[0].base - other[0].base) < 1.5 for other in more))
    return level >= 0.6 * len(fewer)


def _tail(left: list[Chunk], right: list[Chunk]) -> tuple[list[Chunk], list[Chunk]]:
    """Part from the left column what stands below both columns, after a gap: it begins the next part."""
    end = max(c.bottom for c in right)
    rows = rows_of(left)
    steps = [b[0].base - a[0].base for a, b in itertools.pairwise(rows)]
    usual = median(steps) if steps else 0.0
    for index in range(len(rows) - 1, max(0, len(rows) - 4), -1):
        if rows[index][0].top < end:
            break
        if steps[index - 1] > 1.6 * usual:
            kept = [c for row in rows[:index] for c in row]
            return kept, [c for row in rows[index:] for c in row]
    return left, []
