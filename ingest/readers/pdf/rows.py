"""Rows of a PDF's tables: cells as text, under their headings, joined over pages."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.readers.manuscript import Piece, Sort
from ingest.readers.pdf.blocks import blocks_of
from ingest.readers.pdf.habits import Habits
from ingest.readers.pdf.lines import Line
from ingest.readers.pdf.pages import Table
from ingest.readers.pdf.tables import Cell
from ingest.readers.pdf.words import Words, letters_of

_NEAR = 8.0  # points: columns of a table that goes on stand no farther off
_TITLE = 60  # letters: what heads a column is shorter
_SEVERAL = 3  # rows that no line parts, before gaps part them
HEADING = "table heading"


@dataclass(frozen=True, slots=True)
class _Row:
    """A row's cells, from left to right."""

    page: int
    cells: tuple[tuple[Cell, tuple[Line, ...]], ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """Reads tables one after another, and knows the one before."""

    habits: Habits
    words: Words

    def read(self, table: Table, before: Table | None, heads: dict[int, tuple[str, ...]]) -> list[Piece]:
        """Return a table as pieces; `before` is the table that it may go on from."""
        rows = _rows(table)
        width = len(table.grid.columns) - 1
        filled = {cell.column for row in rows for cell, lines in row.cells if lines}
        texts = [tuple(self._text(lines) for _, lines in row.cells) for row in rows]
        heading: tuple[str, ...] = ()
        goes_on = before is not None and _same_columns(before, table)
        if len(filled) < 2 and not goes_on:
            return self._prose(rows)
        known = heads.get(id(before), ()) if before is not None and goes_on else ()
        first = self._spread(rows[0], texts[0], width)
        if known and tuple(map(letters_of, first)) == tuple(map(letters_of, known)):
            heading = known
        elif not known and self._is_heading(rows, texts):
            heading = first
        pieces = []
        if heading:
            pieces.append(Piece(sort=Sort.ROW, cells=texts[0], page=table.page, left_out=HEADING))
            rows, texts = rows[1:], texts[1:]
        heading = heading or known
        heads[id(table)] = heading
        for row, cells in zip(rows, texts, strict=True):
            if not any(cells):
                continue
            if len(row.cells) == 1 and row.cells[0][0].wide > 1:
                pieces += self._prose([row])
                continue
            columns = tuple(_head(cell, heading) for cell, _ in row.cells) if any(heading) else ()
            pieces.append(Piece(sort=Sort.ROW, cells=cells, columns=columns, page=row.page))
        return pieces

    def goes_on(self, before: Piece, piece: Piece) -> Piece | None:
        """Return two rows as one where a page's end cut it in two, or None."""
        if before.sort is not Sort.ROW or before.left_out or len(before.cells) != len(piece.cells):
            return None
        if piece.cells[0] or not before.cells[0]:
            return None
        pairs = list(zip(before.cells, piece.cells, strict=True))
        if not any(a and b and _unfinished(a, b) for a, b in pairs):
            return None
        cells = tuple(
            self.words.join(a, b) if a and b and _unfinished(a, b) else "\n".join(filter(None, (a, b)))
            for a, b in pairs
        )
        return replace(before, cells=cells)

    def _text(self, lines: Sequence[Line]) -> str:
        blocks = blocks_of(list(lines), self.habits)
        return "\n".join(f"{block.number} {block.text(self.words)}".strip() for block in blocks)

    def _prose(self, rows: list[_Row]) -> list[Piece]:
        return [
            Piece(sort=Sort.PROSE, text=block.text(self.words), number=block.number, page=row.page)
            for row in rows
            for _, lines in row.cells
            for block in blocks_of(list(lines), self.habits)
            if block.text(self.words) or block.number
        ]

    def _spread(self, row: _Row, texts: tuple[str, ...], width: int) -> tuple[str, ...]:
        spread = [""] * width
        for (cell, _), text in zip(row.cells, texts, strict=True):
            for column in range(cell.column, min(width, cell.column + cell.wide)):
                spread[column] = text.replace("\n", " ")
        return tuple(spread)

    def _is_heading(self, rows: list[_Row], texts: list[tuple[str, ...]]) -> bool:
        first = [text for text in texts[0] if text]
        if len(rows) < 2 or len(texts[0]) < 2 or len(first) < 2 or max(map(len, first)) > _TITLE:
            return False
        if any(text.endswith((":", ".", ";")) for text in first):
            return False
        loud = _loud(rows[0].cells)
        others = [_loud(row.cells) for row in rows[1:]]
        named = sum(_loud(row.cells[:1]) for row in rows[1:]) >= 0.5 * len(others)  # the first column names the rows
        if loud and sum(others) < 0.5 * len(others) and (not named or all(texts[0][1:])):
            return True
        if len(first) < len(texts[0]) or any(c.isdigit() for text in first for c in text):
            return False
        below = [len(text) for row in texts[1:] for text in row if text]
        brief = max(len(text.split()) for text in first) <= 3
        return brief and bool(below) and sum(below) / len(below) > 1.3 * sum(map(len, first)) / len(first)


def _loud(cells: tuple[tuple[Cell, tuple[Line, ...]], ...]) -> bool:
    """Return whether cells are printed bold, or light on dark."""
    spans = [span for _, some in cells for line in some for span in line.spans]
    letters = sum(len(span.text) for span in spans)
    return sum(len(span.text) for span in spans if span.look.bold or min(span.look.colour) > 200) >= 0.7 * letters > 0


def _unfinished(a: str, b: str) -> bool:
    """Return whether a sentence that a cell begins goes on in another."""
    return b[0].islower() or a[-1] not in ".!?:;"


def _head(cell: Cell, heading: tuple[str, ...]) -> str:
    names = dict.fromkeys(heading[cell.column : cell.column + cell.wide])
    return " ".join(name for name in names if name)


def _same_columns(a: Table, b: Table) -> bool:
    first, then = a.grid.columns, b.grid.columns
    if len(first) != len(then) or b.page - a.page not in (0, 1):
        return False
    return all(abs((x - first[0]) - (y - then[0])) <= _NEAR for x, y in zip(first, then, strict=True))


def _rows(table: Table) -> list[_Row]:
    by_row: dict[int, list[tuple[Cell, tuple[Line, ...]]]] = {}
    for cell, lines in table.filled:
        by_row.setdefault(cell.row, []).append((cell, lines))
        for below in range(cell.row + 1, cell.row + cell.tall):
            by_row.setdefault(below, []).append((cell, ()))  # a tall cell's words stand in its first row
    rows = []
    for index in sorted(by_row):
        cells = tuple(sorted(by_row[index], key=lambda entry: entry[0].column))
        if any(lines for _, lines in cells):
            rows += _parted(_Row(table.page, cells))
    return rows or [_Row(table.page, table.filled)]


def _parted(row: _Row) -> list[_Row]:
    """Part a row that no line parts, where white space runs across all its cells."""
    lines = sorted((line for _, some in row.cells for line in some), key=lambda line: line.base)
    if len(lines) < 2 * _SEVERAL:
        return [row]
    level = _level_cuts(row)
    cuts = level or [
        b.base - b.size for a, b in itertools.pairwise(lines) if b.base - a.base > 1.7 * max(a.size, b.size)
    ]
    parts = []
    for low, high in zip([-1e9, *cuts], [*cuts, 1e9], strict=True):
        cells = tuple((cell, tuple(ln for ln in some if low <= ln.base < high)) for cell, some in row.cells)
        parts.append(_Row(row.page, cells))
    first = [bool(part.cells[0][1]) for part in parts]
    several = [sum(1 for _, some in part.cells if some) >= 2 for part in parts]
    if len(parts) >= _SEVERAL and all(first) and sum(several) >= 0.8 * len(parts):
        return parts
    return [row]


def _level_cuts(row: _Row) -> list[float]:
    """Return where rows begin that stand line by line in all columns."""
    first, *others = [some for _, some in row.cells]
    if len(first) < _SEVERAL or any(len(some) != len(first) for some in others):
        return []
    level = all(abs(a.base - b.base) < 1.5 for some in others for a, b in zip(first, some, strict=True))
    return [line.base - 0.9 * line.size for line in first[1:]] if level and others else []
