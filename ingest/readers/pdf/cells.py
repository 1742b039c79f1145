"""Cells of a PDF's tables: a grid and the letters inside it, made to fit each other."""

import itertools
from dataclasses import replace

from ingest.readers.pdf.chunks import Chunk
from ingest.readers.pdf.letters import Letter
from ingest.readers.pdf.tables import Cell, Grid

_SPARE = 0.1  # of a grid: its cells may leave out, or cover twice, no more
_GAP = 8.0  # points between the words of two columns that no line parts


def inside(grid: Grid, letters: list[Letter]) -> list[Letter]:
    """Return the letters that stand inside a grid."""
    return [
        letter
        for letter in letters
        if grid.x0 - 2 <= (letter.x0 + letter.x1) / 2 <= grid.x1 + 2
        and grid.top - 1 <= letter.base - 0.3 * letter.look.size <= grid.bottom + 1
    ]


def fills(grid: Grid) -> bool:
    """Return whether cells fill the grid: a drawing with arrows leaves much of it out, or makes one odd cell."""
    area = sum((c.x1 - c.x0) * (c.bottom - c.top) for c in grid.cells)
    whole = (grid.x1 - grid.x0) * (grid.bottom - grid.top)
    return abs(area - whole) <= _SPARE * whole


def by_gaps(grid: Grid, chunks: list[Chunk]) -> Grid:
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


def parted(cell: Cell, grid: Grid, letters: list[Letter]) -> list[Cell]:
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
            return [first, *parted(rest, grid, letters)]
    return [cell]


def by_cell(grid: Grid, letters: list[Letter]) -> dict[Cell, list[Letter]]:
    """Return the letters of each cell; one that stands in none belongs to the nearest."""
    held: dict[Cell, list[Letter]] = {}
    order = sorted(grid.cells, key=lambda c: (c.x1 - c.x0) * (c.bottom - c.top))
    for letter in letters:
        x, y = (letter.x0 + letter.x1) / 2, letter.base - 0.3 * letter.look.size
        cell = next((c for c in order if c.x0 - 1 <= x <= c.x1 + 1 and c.top - 1 <= y <= c.bottom + 1), None)
        cell = cell or min(order, key=lambda c: abs((c.x0 + c.x1) / 2 - x) + abs((c.top + c.bottom) / 2 - y))
        held.setdefault(cell, []).append(letter)
    return held


def cut_words(held: dict[Cell, list[Letter]]) -> int:
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


def overlap(a: Grid, b: Grid) -> bool:
    """Return whether two grids lie over one another."""
    return a.x0 < b.x1 - 1 and b.x0 < a.x1 - 1 and a.top < b.bottom - 1 and b.top < a.bottom - 1
