"""Tables of a page: what is a table and what only a layout, its rows, and what they stand under."""

import re
from dataclasses import dataclass

from ingest.readers.html.panels import HEADINGS
from ingest.readers.html.tree import Element

_WIDEST = 200  # columns that one cell may cover
_LONG = 1500  # letters of a cell that is a page's column rather than a table's
_HEAD = re.compile(
    r"table-?head|header-?row|headerrow|tablehead|firstrow|rteTableHeader|col-?head|(?<!\w)head(?!\w)", re.I
)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell, and the columns that it covers."""

    element: Element
    first: int  # column, from 0
    wide: int = 1  # columns
    new: bool = True  # it begins in this row, and was not carried down from one above


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its cells from left to right."""

    cells: tuple[Cell, ...]
    header: bool = False  # it names the columns


def is_layout(table: Element) -> bool:
    """Return whether a table only sets things side by side or in a box, and is no table to a reader."""
    if table.get("role") in ("presentation", "none"):
        return True
    lines = _lines(table)
    cells = [cell for line in lines for cell in _cells(line)]
    if max((sum(min(_span(cell, "colspan"), _WIDEST) for cell in _cells(line)) for line in lines), default=0) < 2:
        return True
    if any(cell.tag == "th" for cell in cells) or any(line.parent and line.parent.tag == "thead" for line in lines):
        return False
    if any(len([cell for cell in _cells(line) if cell.letters]) > 1 for line in lines) is False:
        return True
    inner = {below.tag for cell in cells for below in cell if below is not cell and below.letters}
    if inner & (HEADINGS | {"table", "main", "article"}):
        return True
    return len(lines) <= 2 and any(cell.letters > _LONG and len(cell.elements) > 3 for cell in cells)


def rows_of(table: Element) -> list[Row]:
    """Return a table's rows; a cell that goes down several rows stands in each of them."""
    lines = _lines(table)
    kept: dict[int, tuple[Cell, int]] = {}  # by column: a cell from above, and the rows it still goes down
    rows: list[Row] = []
    for line in lines:
        row: list[Cell] = []
        fresh: list[tuple[Cell, int]] = []
        own = _cells(line)
        at = 0
        while own or any(column >= at for column in kept):
            if at in kept:
                cell, left = kept.pop(at)
                row.append(Cell(cell.element, cell.first, cell.wide, False))
                if left > 1:
                    fresh.append((cell, left - 1))
            elif own:
                element = own.pop(0)
                cell = Cell(element, at, min(_span(element, "colspan"), _WIDEST))
                row.append(cell)
                down = _span(element, "rowspan")
                if down > 1:
                    fresh.append((cell, down - 1))
            else:
                at += 1
                continue
            at += row[-1].wide
        kept = {cell.first: (cell, left) for cell, left in fresh}
        rows.append(Row(tuple(row), _is_header(line, own_cells=_cells(line))))
    return _headed(rows)


def _headed(rows: list[Row]) -> list[Row]:
    """Return the rows with their header told from the others: marked as one, or the only row in bold."""
    head = 0
    while head < len(rows) and rows[head].header:
        head += 1
    if head == len(rows):
        return [Row(row.cells) for row in rows]
    if not head and len(rows) > 1 and _is_bold(rows[0]) and not _is_bold(rows[1]):
        head = 1
    return [Row(row.cells, place < head) for place, row in enumerate(rows)]


def _is_header(line: Element, own_cells: list[Element]) -> bool:
    if line.parent is not None and line.parent.tag == "thead":
        return True
    cells = [cell for cell in own_cells if cell.letters]
    if not cells or len(own_cells) < 2:
        return False
    called = _HEAD.search(line.get("class")) or all(_HEAD.search(cell.get("class")) for cell in cells)
    return all(cell.tag == "th" and cell.get("scope") != "row" for cell in cells) or bool(called)


def _is_bold(row: Row) -> bool:
    cells = [cell.element for cell in row.cells if cell.element.letters]
    return len(cells) > 1 and all(_bold_letters(cell) >= cell.letters for cell in cells)


def _bold_letters(cell: Element) -> int:
    count, todo = 0, [cell]
    while todo:
        one = todo.pop()
        if one.tag in ("b", "strong", "th") or _BOLD.search(one.get("style")):
            count += one.letters
        else:
            todo.extend(one.elements)
    return count


def _lines(table: Element) -> list[Element]:
    """Return a table's own rows, not those of a table inside it."""
    found: list[Element] = []
    for one in table.elements:
        if one.tag == "tr":
            found.append(one)
        elif one.tag in ("thead", "tbody", "tfoot"):
            found.extend(line for line in one.elements if line.tag == "tr")
    return found


def _cells(line: Element) -> list[Element]:
    return [cell for cell in line.elements if cell.tag in ("td", "th")]


def _span(cell: Element, name: str) -> int:
    said = cell.get(name).strip()
    return max(1, int(said)) if said.isascii() and said.isdecimal() and len(said) < 6 else 1
