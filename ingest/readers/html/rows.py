"""Rows of a page's tables as pieces: cells, and what stands over them."""

import re
from collections.abc import Iterator

from ingest.readers.html.table import Cell, Row
from ingest.readers.html.tree import Element
from ingest.readers.manuscript import Piece, Sort

HEADING = "table heading"
_BRIEF = 15  # words of a heading across a table
_NUMBER = re.compile(r"(?:[A-Z]?\d{1,3}(?:\.\d{1,3})*[.)]?|\([a-z\d]{1,4}\)|[a-z]{1,3}[.)]|[•·▪●○◦–-])")
_ITEM = "• "


def pieces_of(rows: list[Row], texts: dict[Element, str]) -> Iterator[list[Piece]]:
    """Yield the pieces of each row.

    What stands over a whole row (a line across the table, a cell that comes down from above) goes
    before the name of the first cell that has words. Where the first of two columns only numbers
    the second, the rows are numbered paragraphs.
    """
    if _only_numbers(rows, texts):
        for row in rows:
            number, text = (texts[cell.element] for cell in row.cells)
            yield list(_numbered(number, text))
        return
    names = _names(rows, texts)
    group = ""
    for row in rows:
        cells = tuple(texts[cell.element] if cell.new else "" for cell in row.cells)
        if not any(cells):
            yield []
        elif row.header:
            yield [Piece(sort=Sort.ROW, cells=cells, left_out=HEADING)]
        elif len(cells) == 1 and len(names) > 1:
            brief = len(cells[0].split()) <= _BRIEF and cells[0][-1] not in ".;"
            group = cells[0].replace("\n", " ") if brief else group
            yield [Piece(sort=Sort.ROW, cells=cells, left_out=HEADING)] if brief else list(_numbered("", cells[0]))
        else:
            yield [Piece(sort=Sort.ROW, cells=cells, columns=_columns(row, names, group, texts))]


def _columns(row: Row, names: list[str], group: str, texts: dict[Element, str]) -> tuple[str, ...]:
    over = [group, *(_line(cell, texts) for cell in row.cells if not cell.new)]
    columns = []
    for cell in row.cells:
        name = " / ".join(filter(None, dict.fromkeys(names[cell.first : cell.first + cell.wide])))
        if over and cell.new and texts[cell.element]:
            name = " – ".join(part for part in (*over, name) if part)
            over = []
        columns.append(name)
    return tuple(columns) if any(columns) else ()


def _names(rows: list[Row], texts: dict[Element, str]) -> list[str]:
    """Return a name for each column: rows of headings under one another are joined."""
    width = max((cell.first + cell.wide for row in rows for cell in row.cells), default=0)
    names: list[list[str]] = [[] for _ in range(width)]
    heads = [row for row in rows if row.header]
    for row in heads:
        across = len(row.cells) == 1 and len(heads) > 1  # the table's own title
        for cell in () if across else row.cells:
            name = _line(cell, texts)
            for column in range(cell.first, cell.first + cell.wide):
                if name and name not in names[column]:
                    names[column].append(name)
    return [" – ".join(parts) for parts in names]


def _only_numbers(rows: list[Row], texts: dict[Element, str]) -> bool:
    if len(rows) < 2 or any(len(row.cells) != 2 or row.header for row in rows):
        return False
    numbers = [texts[row.cells[0].element] for row in rows]
    return all(not number or _NUMBER.fullmatch(number) for number in numbers) and any(numbers)


def _numbered(number: str, text: str) -> Iterator[Piece]:
    for line in text.split("\n") if text else ():
        if line.startswith(_ITEM):
            yield Piece(sort=Sort.ITEM, text=line[len(_ITEM) :], number=_ITEM.strip(), depth=1)
        else:
            yield Piece(sort=Sort.PROSE, text=line, number=number)
        number = ""


def _line(cell: Cell, texts: dict[Element, str]) -> str:
    return texts[cell.element].replace("\n", " ")
