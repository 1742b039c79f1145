"""Pages of a PDF: letters become lines in reading order, and ruled tables with the letters of each cell."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from ingest.readers.pdf_columns import regions_of
from ingest.readers.pdf_ink import read_ink
from ingest.readers.pdf_letters import Fonts, Letter, Side, read_letters
from ingest.readers.pdf_lines import Chunk, Line, chunks_of, line_of, rows_of
from ingest.readers.pdf_tables import Cell, Grid, grids_of
from ingest.readers.pdf_words import plain

_OUTLINED = 0.6  # of a table's edges that must be ruled
_ALIKE = 6.0  # points: edges of text that are the same
_STRAY = 36.0  # points: a line that ends so far beyond all others tells no edge
_GAP = 8.0  # points between the words of two columns that no line parts
_BULLET = 2.5  # of the print's size: a bullet that is drawn stands no farther off
_BACKS = 4  # steps back that any page may hold
_WHOLE = -1  # column of a line that stands in no column


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table, and the lines in each of its cells."""

    page: int
    grid: Grid
    filled: tuple[tuple[Cell, tuple[Line, ...]], ...]

    @property
    def top(self) -> float:
        """Where it begins on its page."""
        return self.grid.top


@dataclass(frozen=True, slots=True)
class PageText:
    """What stands on a page."""

    number: int
    height: float
    width: float
    entries: tuple[Line | Table, ...]  # in reading order
    unseen: str = ""  # text that nobody who looks at the page can read
    slanted: str = ""  # text across the page, such as a stamp
    turned: bool = False  # its text, or much of it, stands sideways
    scanned: bool = False  # its text was found by character recognition, and lies unseen over a picture
    drawing: bool = False  # ruled lines cut its words: a drawing
    disorder: bool = False  # it was read in another order than it is drawn
    letters: int = 0
    unmapped: int = 0  # letters whose font does not say which they are


@dataclass(slots=True)
class PageReader:
    """Reads page after page; columns are numbered over the whole document."""

    fonts: Fonts
    columns: int = 0
    drawings: set[int] = field(default_factory=set)  # pages whose ruled lines cut words: no tables, but drawings

    def read(self, page: Any, number: int) -> PageText:
        """Return what stands on a page."""
        ink = read_ink(page)
        text = page.get_textpage()
        try:
            sides = read_letters(page, text, number, ink, self.fonts)
        finally:
            text.close()
        entries: list[Line | Table] = []
        unseen: list[Letter] = []
        slanted: list[Letter] = []
        for side in sides:
            if side.turn is None:
                slanted += side.letters
                continue
            unseen += [letter for letter in side.letters if letter.look.unseen]
            entries += self._side(side, [letter for letter in side.letters if not letter.look.unseen])
        seen = [letter for side in sides for letter in side.letters if letter.text.strip()]
        upright = sum(1 for side in sides if side.turn == 0 for letter in side.letters if letter.text.strip())
        return PageText(
            number,
            sides[0].height if sides else ink.box[3] - ink.box[1],
            sides[0].width if sides else ink.box[2] - ink.box[0],
            tuple(entries),
            _drawn(unseen),
            _in_runs(slanted),
            bool(seen) and upright < 0.5 * len(seen),
            ink.scanned,
            number in self.drawings,
            _disorder([entry.at for entry in entries if isinstance(entry, Line)]),
            len(seen),
            sum(1 for letter in seen if letter.unmapped),
        )

    def _side(self, side: Side, letters: list[Letter]) -> list[Line | Table]:
        tables: list[Table] = []
        for grid in grids_of(side.rules):
            table = self._table(side, grid, letters)
            if table is not None and not any(_overlap(table.grid, other.grid) for other in tables):
                tables.append(table)
        taken = {letter.at for table in tables for letter in _inside(table.grid, letters)}
        chunks = chunks_of([letter for letter in letters if letter.at not in taken])
        entries: list[Line | Table] = []
        for table in [*sorted(tables, key=lambda t: (t.top, t.grid.x0)), None]:
            above = [c for c in chunks if table is None or c.base < table.top + 1]
            chunks = [c for c in chunks if not (table is None or c.base < table.top + 1)]
            entries += [_dressed(line, side) for line in self._lines(side.page, above)]
            if table is not None:
                entries.append(table)
        return entries

    def _lines(self, page: int, chunks: list[Chunk]) -> list[Line]:
        lines: list[Line] = []
        for region in regions_of(chunks):
            self.columns += 1
            column = _WHOLE if region.whole else self.columns
            lines += [line_of(page, list(row), region.left, region.right, column) for row in region.rows]
        return lines

    def _table(self, side: Side, grid: Grid, letters: list[Letter]) -> Table | None:
        if grid.open:
            grid = _columns_by_words(grid, chunks_of(_inside(grid, letters)))
        if len({cell.column for cell in grid.cells}) < 2 or not _outlined(grid):
            return None
        inside = _inside(grid, letters)
        grid = replace(grid, cells=tuple(part for cell in grid.cells for part in _by_words(cell, grid, inside)))
        held: dict[Cell, list[Letter]] = defaultdict(list)
        order = sorted(grid.cells, key=lambda c: (c.x1 - c.x0) * (c.bottom - c.top))
        for letter in inside:
            x, y = (letter.x0 + letter.x1) / 2, letter.base - 0.3 * letter.look.size
            cell = next((c for c in order if c.x0 - 1 <= x <= c.x1 + 1 and c.top - 1 <= y <= c.bottom + 1), None)
            cell = cell or min(order, key=lambda c: abs((c.x0 + c.x1) / 2 - x) + abs((c.top + c.bottom) / 2 - y))
            held[cell].append(letter)
        if _cut_words(held) > 1:
            self.drawings.add(side.page)
            return None
        filled = []
        for cell in grid.cells:
            self.columns += 1
            rows = rows_of(chunks_of(held[cell])) if cell in held else []
            pad = max(2.0, min((row[0].x0 for row in rows), default=cell.x0) - cell.x0)
            filled.append(
                (
                    cell,
                    tuple(line_of(side.page, row, cell.x0 + pad, cell.x1 - min(pad, 8), self.columns) for row in rows),
                )
            )
        if sum(1 for _, lines in filled if lines) < 2 or len({cell.row for cell in grid.cells}) < 1:
            return None
        return Table(side.page, grid, tuple(filled))


def _inside(grid: Grid, letters: list[Letter]) -> list[Letter]:
    return [
        letter
        for letter in letters
        if grid.x0 - 2 <= (letter.x0 + letter.x1) / 2 <= grid.x1 + 2
        and grid.top - 1 <= letter.base - 0.3 * letter.look.size <= grid.bottom + 1
    ]


def _cut_words(held: dict[Cell, list[Letter]]) -> int:
    """Return how many words would stand in two cells."""
    order = sorted(
        ((letter.at, cell, letter) for cell, letters in held.items() for letter in letters), key=lambda entry: entry[0]
    )
    return sum(
        1
        for (_, a, first), (_, b, then) in itertools.pairwise(order)
        if a is not b
        and first.text.isalnum()
        and then.text.isalnum()
        and abs(first.base - then.base) < 1
        and abs(then.x0 - first.x1) < 0.1 * first.look.size
    )


def _disorder(order: list[int]) -> bool:
    """Return whether lines were read in quite another order than they are drawn."""
    back = sum(b < a for a, b in itertools.pairwise(order))
    return back > max(_BACKS, 0.2 * len(order))


def _overlap(a: Grid, b: Grid) -> bool:
    return a.x0 < b.x1 - 1 and b.x0 < a.x1 - 1 and a.top < b.bottom - 1 and b.top < a.bottom - 1


def _outlined(grid: Grid) -> bool:
    """Return whether cells fill the grid: a drawing with arrows leaves much of it out, or makes one odd cell."""
    area = sum((c.x1 - c.x0) * (c.bottom - c.top) for c in grid.cells)
    whole = (grid.x1 - grid.x0) * (grid.bottom - grid.top)
    return abs(area - whole) <= (1 - _OUTLINED) / 4 * whole


def _columns_by_words(grid: Grid, chunks: list[Chunk]) -> Grid:
    """Tell the columns of a table that only lines across rule: by the gaps that all its rows leave."""
    marks = sorted((c.x0, c.x1) for c in chunks)
    edges: list[float] = []
    reach = marks[0][1] if marks else 0.0
    for x0, x1 in marks[1:]:
        if x0 - reach > 6:
            edges.append((x0 + reach) / 2)
        reach = max(reach, x1)
    if not edges:
        return replace(grid, cells=())
    xs = [grid.x0, *edges, grid.x1]
    cells = tuple(
        Cell(band.row, i, x0, x1, band.top, band.bottom)
        for band in grid.cells
        for i, (x0, x1) in enumerate(itertools.pairwise(xs))
    )
    return replace(grid, cells=cells, columns=tuple(xs))


def _by_words(cell: Cell, grid: Grid, letters: list[Letter]) -> list[Cell]:
    """Part a cell where no line parts it, but its words keep to the table's columns."""
    if cell.wide < 2:
        return [cell]
    own = [
        letter
        for letter in letters
        if letter.text.strip()
        and cell.x0 <= (letter.x0 + letter.x1) / 2 <= cell.x1
        and cell.top <= letter.base - 0.3 * letter.look.size <= cell.bottom
    ]
    for column in range(cell.column + 1, cell.column + cell.wide):
        x = grid.columns[column]
        left = max((letter.x1 for letter in own if letter.x0 < x), default=None)
        right = min((letter.x0 for letter in own if letter.x0 >= x), default=None)
        if left is not None and right is not None and left <= x and right - left >= _GAP:
            first = replace(cell, x1=x, wide=column - cell.column)
            rest = replace(cell, x0=x, column=column, wide=cell.wide - (column - cell.column))
            return [first, *_by_words(rest, grid, letters)]
    return [cell]


def _dressed(line: Line, side: Side) -> Line:
    """Return a line that knows of a bullet drawn before it, and of a line drawn under it."""
    middle = line.base - 0.33 * line.size
    dots = [
        dot.x0
        for dot in side.dots
        if 0 <= line.x0 - dot.x1 <= _BULLET * line.size and dot.top - 2 <= middle <= dot.bottom + 2
    ]
    width = max(1.0, line.x1 - line.x0)
    under = sum(
        max(0.0, min(rule.x1, line.x1) - max(rule.x0, line.x0))
        for rule in side.rules
        if rule.flat and 0 < rule.top - line.base <= 0.3 * line.size and rule.x1 - rule.x0 <= 1.1 * width
    )
    return replace(line, dot=max(dots, default=None), underlined=under >= 0.9 * width)


def _in_runs(letters: list[Letter]) -> str:
    """Return slanted letters, those together that were drawn in one go."""
    runs = itertools.groupby(letters, key=lambda letter: letter.run)
    return plain(" ".join("".join(letter.text for letter in run) for _, run in runs))


def _drawn(letters: list[Letter]) -> str:
    """Return letters that are no part of the text, in the order in which they are drawn."""
    return plain(" ".join("".join(letter.text for letter in chunk.letters) for chunk in chunks_of(letters)))


def with_edges(lines: list[Line], widths: dict[int, float]) -> list[Line]:
    """Return lines that know the edges of the text, as pages of the same make usually have them."""
    by_page: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        if line.column == _WHOLE:
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
        replace(line, left=edges[line.page][0], right=edges[line.page][1]) if line.column == _WHOLE else line
        for line in lines
    ]


def _edge(ends: list[float]) -> float:
    """Return where lines end at most, a stray one left aside."""
    ordered = sorted(ends, reverse=True)
    return ordered[1] if len(ordered) >= 8 and ordered[0] - ordered[1] > _STRAY else ordered[0]
