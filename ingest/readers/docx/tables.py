"""Tables: rows with what their cells stand under; boxes and page layouts become plain lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.readers.docx.blocks import Cell, Paragraph, Table
from ingest.readers.docx.contents import CONTENTS
from ingest.readers.docx.counters import BULLET
from ingest.readers.docx.lines import Line, Lines
from ingest.readers.docx.runs import DELETED
from ingest.readers.manuscript import Piece, Sort

HEADING = "table heading"

_NUMBER = re.compile(r"(?:[A-Z]?\d{1,3}(?:\.\d{1,3})*[.)]?|\([a-z\d]{1,4}\)|[a-z]{1,3}[.)]|[•·▪●○◦-])")
_BRIEF = 15  # words of a heading inside a table
_WORDY = 60  # words: a cell of a lone row that has more is a column of the page
_FEW = 12  # paragraphs of a box; more are a page with a border
_STACKED = 3  # paragraphs: the same


@dataclass(frozen=True, slots=True)
class _Filled:
    """A cell with its place in the grid and its words."""

    start: int  # column, from 0
    end: int
    text: str  # paragraphs parted by "\n"
    stands_out: bool
    above: str  # the words of the merged cell that covers it from above


def paragraphs(table: Table) -> Iterator[Paragraph]:
    """Give all paragraphs of a table, in reading order, those of tables inside it too."""
    for row in table.rows:
        for cell in row.cells:
            yield from cell_paragraphs(cell)


def cell_paragraphs(cell: Cell) -> Iterator[Paragraph]:
    """Give all paragraphs of a cell."""
    for block in cell.blocks:
        if isinstance(block, Table):
            yield from paragraphs(block)
        else:
            yield block


def is_callout(table: Table) -> bool:
    """Tell whether a table is a box of a few paragraphs, whose first line heads nothing outside it."""
    cells = [cell for row in table.rows for cell in row.cells]
    return len(cells) == 1 and 1 < sum(map(_has_words, cell_paragraphs(cells[0]))) <= _FEW


def is_layout(table: Table) -> bool:
    """Tell whether a table is only a box, or a way to lay out a page."""
    rows = [row for row in table.rows if not row.deleted]
    columns = {
        at
        for row in rows
        for at, cell in enumerate(row.cells)
        if any(_has_words(each) for each in cell_paragraphs(cell))
    }
    if max((len(row.cells) for row in rows), default=0) < 2 or (len(columns) < 2 and not _has_spans(table)):
        return True
    if len(rows) > 1:
        return False
    return any(
        len([each for each in cell_paragraphs(cell) if _has_words(each)]) >= _STACKED
        or sum(len(span.text.split()) for each in cell_paragraphs(cell) for span in each.spans) > _WORDY
        for cell in rows[0].cells
    )


def rows_of(table: Table, lines: Lines) -> list[Line | Piece]:
    """Return a table's rows as pieces; where its first column only numbers the second, numbered lines."""
    grid = _grid(table, lines)
    heads = _heads(table, grid)
    if not heads:
        numbered = _numbered(table, grid, lines)
        if numbered:
            return numbered
    names = _names(grid[:heads])
    pieces: list[Line | Piece] = []
    group = ""
    width = max((row[-1].end for row in grid if row), default=0)
    for at, row in enumerate(grid):
        texts = tuple(cell.text for cell in row)
        if not any(texts):
            continue
        if table.contents or table.rows[at].deleted:
            text = " ".join(" ".join(texts).split())
            pieces.append(Piece(sort=Sort.PROSE, text=text, left_out=CONTENTS if table.contents else DELETED))
        elif at < heads:
            pieces.append(Piece(sort=Sort.ROW, cells=texts, left_out=HEADING))
        elif len(row) == 1 and width > 1:
            brief = len(texts[0].split()) <= _BRIEF and texts[0][-1] not in ".;"
            group = texts[0].replace("\n", " ") if brief else group
            pieces.append(
                Piece(sort=Sort.ROW, cells=texts, left_out=HEADING)
                if brief
                else Piece(sort=Sort.PROSE, text=texts[0].replace("\n", " "))
            )
        else:
            pieces.append(Piece(sort=Sort.ROW, cells=texts, columns=_columns(row, names, group)))
    return pieces


def _columns(row: list[_Filled], names: list[str], group: str) -> tuple[str, ...]:
    """Return what the cells of a row stand under.

    What stands over the whole row (a line across the table, a cell merged from above with its own column's
    name) comes before the name of the first cell that has words.
    """
    over = [group]
    for cell in row:
        if cell.above:
            over.append(": ".join(part for part in (_name(cell, names), cell.above.replace("\n", " ")) if part))
    columns = []
    for cell in row:
        name = _name(cell, names)
        if cell.text and over:
            name = " – ".join(part for part in (*over, name) if part)
            over = []
        columns.append(name)
    return tuple(columns) if any(columns) else ()


def _name(cell: _Filled, names: list[str]) -> str:
    return " / ".join(dict.fromkeys(name for name in names[cell.start : cell.end] if name))


def _grid(table: Table, lines: Lines) -> list[list[_Filled]]:
    covering: dict[int, str] = {}  # by column: the words of the merged cell that goes on
    grid = []
    for row in table.rows:
        filled: list[_Filled] = []
        start = row.before
        for cell in row.cells:
            end = start + cell.span
            text = "\n".join(_texts(cell, lines))
            above = covering.get(start, "") if cell.merge == "continue" else ""
            if cell.merge != "continue":
                covering.pop(start, None)
            if cell.merge == "restart":
                covering[start] = text
            filled.append(_Filled(start, end, text, _stands_out(cell), above))
            start = end
        grid.append(filled)
    return grid


def _texts(cell: Cell, lines: Lines) -> Iterator[str]:
    for paragraph in cell_paragraphs(cell):
        found = [each for each in lines.of(paragraph) if isinstance(each, Line)]
        for line in found:
            yield f"{line.number} {line.text}".strip()
        if not found and paragraph.number not in ("", BULLET):
            yield paragraph.number  # its text stands in the next cell


def _stands_out(cell: Cell) -> bool:
    spans = [s for each in cell_paragraphs(cell) for s in each.spans if s.text.strip() and not s.aside]
    return bool(spans) and (all(span.look.bold for span in spans) or cell.fill not in ("", "FFFFFF"))


def _heads(table: Table, grid: list[list[_Filled]]) -> int:
    """Return how many rows on top name the columns."""
    said = next((at for at, row in enumerate(table.rows) if not row.header), 0)
    if said:
        return said
    at = 0
    while at < len(grid) and len(grid[at]) == 1:  # the table's own title
        at += 1
    if len(grid) - at < 2:
        return 0
    first = [cell for cell in grid[at] if cell.text]
    brief = len(first) > 1 and all(len(cell.text.split()) <= _BRIEF and "\n\n" not in cell.text for cell in first)
    if not brief or len(first) * 2 < len(grid[at]):
        return 0
    if table.first_row_stands_out and at == 0:
        return 1
    below = [cell for row in grid[at + 1 :] for cell in row if cell.text]
    plain = [cell for cell in below if not cell.stands_out]
    return at + 1 if all(cell.stands_out for cell in first) and len(plain) * 3 >= len(below) and plain else 0


def _names(heads: list[list[_Filled]]) -> list[str]:
    """Return a name for each column of the grid: rows of headings under one another are joined."""
    width = max((cell.end for row in heads for cell in row), default=0)
    names = [""] * width
    for row in heads:
        if len(row) == 1 and len(heads) > 1:
            continue
        for cell in row:
            for at in range(cell.start, cell.end):
                names[at] = " – ".join(part for part in (names[at], cell.text.replace("\n", " ")) if part)
    return names


def _numbered(table: Table, grid: list[list[_Filled]], lines: Lines) -> list[Line | Piece]:
    """Return numbered lines where the first of two columns holds nothing but numbers; else nothing."""
    if len(grid) < 2 or any(len(row) != 2 for row in grid):
        return []
    numbers = [row[0].text for row in grid]
    if not all(_NUMBER.fullmatch(number) or not number for number in numbers) or not any(numbers):
        return []
    found: list[Line | Piece] = []
    for row, number in zip(table.rows, numbers, strict=True):
        for paragraph in cell_paragraphs(row.cells[1]):
            for line in lines.of(paragraph):
                if isinstance(line, Line):
                    found.append(_with_number(line, number))
                    number = ""
    return found


def _with_number(line: Line, number: str) -> Line:
    return replace(line, number=number) if number and not line.number else line


def _has_words(paragraph: Paragraph) -> bool:
    return bool(paragraph.number or any(span.text.strip() for span in paragraph.spans) or paragraph.boxes)


def _has_spans(table: Table) -> bool:
    return any(cell.span > 1 for row in table.rows for cell in row.cells)
