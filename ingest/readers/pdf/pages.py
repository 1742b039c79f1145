"""Pages of a PDF: letters become lines in reading order, and ruled tables with the letters of each cell."""

import itertools
from dataclasses import dataclass, field, replace
from typing import Any

from ingest.readers.pdf.cells import by_cell, by_gaps, cut_words, fills, inside, overlap, parted
from ingest.readers.pdf.chunks import Chunk, chunks_of, rows_of
from ingest.readers.pdf.columns import regions_of
from ingest.readers.pdf.ink import read_ink
from ingest.readers.pdf.letters import Fonts, Letter, Side, read_letters
from ingest.readers.pdf.lines import WHOLE, Line, line_of
from ingest.readers.pdf.tables import Cell, Grid, grids_of
from ingest.readers.pdf.words import plain

_BULLET = 2.5  # of the print's size: a bullet that is drawn stands no farther off
_PAD = (2.0, 8.0)  # points between a cell's edge and its words, at least and at most
_BACKS = 4  # steps back that any page may hold


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
    damaged: bool = False  # it could not be read
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
            unseen=_drawn(unseen),
            slanted=_in_runs(slanted),
            turned=bool(seen) and upright < 0.5 * len(seen),
            scanned=ink.scanned,
            drawing=number in self.drawings,
            disorder=_disorder([entry.at for entry in entries if isinstance(entry, Line)]),
            letters=len(seen),
            unmapped=sum(1 for letter in seen if letter.unmapped),
        )

    def _side(self, side: Side, letters: list[Letter]) -> list[Line | Table]:
        tables: list[Table] = []
        for grid in grids_of(side.rules):
            table = self._table(side, grid, letters)
            if table is not None and not any(overlap(table.grid, other.grid) for other in tables):
                tables.append(table)
        taken = {letter.at for table in tables for letter in inside(table.grid, letters)}
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
            column = WHOLE if region.whole else self.columns
            lines += [line_of(page, list(row), region.left, region.right, column) for row in region.rows]
        return lines

    def _table(self, side: Side, grid: Grid, letters: list[Letter]) -> Table | None:
        if grid.open:
            grid = by_gaps(grid, chunks_of(inside(grid, letters)))
        if len({cell.column for cell in grid.cells}) < 2 or not fills(grid):
            return None
        own = inside(grid, letters)
        grid = replace(grid, cells=tuple(part for cell in grid.cells for part in parted(cell, grid, own)))
        held = by_cell(grid, own)
        if cut_words(held) > 1:
            self.drawings.add(side.page)
            return None
        filled = tuple((cell, self._cell(side.page, cell, held.get(cell, []))) for cell in grid.cells)
        if sum(1 for _, lines in filled if lines) < 2:
            return None
        return Table(side.page, grid, filled)

    def _cell(self, page: int, cell: Cell, letters: list[Letter]) -> tuple[Line, ...]:
        self.columns += 1
        rows = rows_of(chunks_of(letters)) if letters else []
        pad = max(_PAD[0], min((row[0].x0 for row in rows), default=cell.x0) - cell.x0)
        return tuple(line_of(page, row, cell.x0 + pad, cell.x1 - min(pad, _PAD[1]), self.columns) for row in rows)


def _disorder(order: list[int]) -> bool:
    """Return whether lines were read in quite another order than they are drawn."""
    back = sum(b < a for a, b in itertools.pairwise(order))
    return back > max(_BACKS, 0.2 * len(order))


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
