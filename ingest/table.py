"""Tables: rows cut by page breaks are rejoined, and a passage that repeats is kept once."""

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from corpus.paragraph import Kind
from ingest.block import Block, Shape
from ingest.lines import Line, Reading
from ingest.traced import Traced, joined

_BREAK = re.compile(r"<(?:p|ul|li)(?: [^<>]*)?>|(?:^|(?<=\s))(?:•|- (?=\S)) ?")
_TAG = re.compile(r"</?[a-z]+(?: [^<>]*)?>")
_ITEM = "• "
_SAME = 0.6  # share of the first passage's words that another must repeat
_LONG = 40  # words: shorter passages may well be alike by chance


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    cells: tuple[Traced, ...]  # the first names the row


def table_blocks(reading: Reading, lines: tuple[Line, ...]) -> list[Block]:
    """Return a table's rows and columns as headings and its cells as prose and items.

    The first line names the columns; the first cell of a row names the row; a row whose first
    cell is empty continues the row before it, cell by cell.
    """
    if not lines:
        return []
    for line in lines:
        for tag in _TAG.finditer(line.text.text):
            reading.accounts.claim(line.text.spans[tag.start() : tag.end()], "markup")
    for line in lines[:2]:
        reading.accounts.claim(line.text.spans, "table heading")
    columns = _split(lines[0].text)[1:]
    top = Traced.added("Table")
    blocks = [Block(Shape.HEADING, top, lines[0].number, lines[0].number, level=1, name="Table", kind=Kind.CELL)]
    first: dict[int, tuple[Block, list[str]]] = {}  # by column: where its repeated passage stands, and its words
    for row in _rows(lines[2:]):
        head = _tidy(reading, row.cells[0])
        name = head.text.split("(")[0].strip()
        at = replace(blocks[0], line=row.line, last_line=row.line)
        blocks.append(replace(at, text=_one_line(head), level=2, name=name))
        if len(head) > len(name):
            blocks.append(replace(at, shape=Shape.PROSE, text=_one_line(head), level=0, name=""))
        for n, cell in enumerate(row.cells[1:]):
            text = _tidy(reading, cell)
            if not text:
                continue
            label = columns[n].strip()
            place = f"Table > {name} > {label.text}"
            passage, rest = _repeated(text, first.get(n, (None, []))[1])
            if passage:
                reading.accounts.claim(passage.spans, "repeated passage, kept once")
                kept = first[n][0]
                spot = blocks.index(kept)
                first[n] = (replace(kept, places=(*kept.places, place)), first[n][1])
                blocks[spot] = first[n][0]
            if not rest:
                continue
            blocks.append(replace(at, text=label, level=3, name=label.text))
            made = _blocks(rest, at)
            if n not in first and len(text.text.split()) >= _LONG and _stands_again(lines, n + 1, text):
                first[n] = (made[0], text.text.split())
            blocks.extend(made)
    return blocks


def row_blocks(reading: Reading, lines: tuple[Line, ...]) -> list[Block]:
    """Return the rows of a plain table: the first cell as prose, the others as items after their column's name."""
    if not lines:
        return []
    columns = [cell.strip() for cell in _split(lines[0].text)]
    reading.accounts.claim(lines[0].text.spans, "table heading")
    blocks = []
    for line in lines[1:]:
        at = Block(Shape.PROSE, Traced(), line.number, line.number, kind=Kind.CELL)
        for n, cell in enumerate(_split(line.text)):
            if columns[n].text in reading.notes.left_columns:
                reading.accounts.claim(cell.spans, f"column “{columns[n].text}”: named officers")
            elif n == 0:
                blocks.append(replace(at, text=cell.strip()))
            else:
                text = joined((columns[n], cell.strip()), ": ")
                blocks.append(replace(at, shape=Shape.ITEM, text=text))
    return blocks


def _rows(lines: tuple[Line, ...]) -> list[_Row]:
    rows: list[_Row] = []
    for line in lines:
        cells = _split(line.text)
        first = _TAG.sub("", cells[0].text).strip()
        if rows and not first[:1].isupper():
            last = rows.pop()
            width = max(len(last.cells), len(cells))
            pairs = zip(_padded(last.cells, width), _padded(tuple(cells), width), strict=True)
            rows.append(_Row(last.line, tuple(_continued(a, b) for a, b in pairs)))
        else:
            rows.append(_Row(line.number, tuple(cells)))
    return rows


def _continued(cell: Traced, more: Traced) -> Traced:
    """Join two halves of a cell; a word cut at its hyphen stays one word."""
    if not cell.text.strip() or not more.text.strip():
        return cell if cell.text.strip() else more
    bare = _TAG.sub("", more.text).strip()
    opening = re.match(r"\s*(?:<[^<>]+>\s*)*", more.text)
    if bare[:1].islower() and opening:
        end = re.search(r"(?:\s|<[^<>]+>)*$", cell.text)
        cell = cell[: end.start()] if end else cell
        glue = "" if cell.text.endswith("-") else " "
        bullet = " • " if "<ul" in opening[0] else glue
        return joined((cell, more[opening.end() :]), bullet)
    return joined((cell, more), " ")


def _tidy(reading: Reading, cell: Traced) -> Traced:
    """Return a cell with a line for each of its paragraphs and items, and no tags; items begin with a bullet."""
    list_start = cell.text.find("<ul")
    marks = []
    for match in _BREAK.finditer(cell.text):
        dash = match.group().startswith("-")
        if dash and (list_start < 0 or match.start() < list_start):
            continue
        if not match.group().startswith("<"):
            reading.accounts.claim(cell.spans[match.start() : match.end()], "list mark")
        marks.append((match.start(), match.end(), not match.group().startswith("<")))
    for first in reading.notes.criteria:
        marks += [(m.start(), m.start(), True) for m in re.finditer(re.escape(first), cell.text)]
    pieces, start, item = [], 0, False
    for begin, end, next_item in [*sorted(marks), (len(cell), len(cell), False)]:
        piece = cell[start:begin].sub(_TAG, "").strip()
        if piece:
            pieces.append(Traced.added(_ITEM) + piece if item else piece)
        start, item = end, next_item or (item and not piece and begin == end)
    return joined(pieces, "\n")


def _blocks(text: Traced, at: Block) -> list[Block]:
    made, start = [], 0
    for piece in text.text.split("\n"):
        part = text[start : start + len(piece)]
        start += len(piece) + 1
        item = piece.startswith(_ITEM)
        part = part[len(_ITEM) :] if item else part
        made.append(replace(at, shape=Shape.ITEM if item else Shape.PROSE, text=part, level=0, name=""))
    return made


def _repeated(text: Traced, words: list[str]) -> tuple[Traced, Traced]:
    """Return the part of a cell that repeats the passage, and the part that does not."""
    if not words:
        return Traced(), text
    own = [(m.group().casefold().strip(".,:•"), m.start(), m.end()) for m in re.finditer(r"\S+", text.text)]
    match = SequenceMatcher(None, [w.casefold().strip(".,:•") for w in words], [w for w, _, _ in own], autojunk=False)
    runs = [run for run in match.get_matching_blocks() if run.size >= 4]
    if sum(run.size for run in runs) < _SAME * len(words):
        return Traced(), text
    start, end = own[runs[0].b][1], own[runs[-1].b + runs[-1].size - 1][2]
    rest = [part for part in (text[:start].strip(), text[end:].strip()) if part.text.strip(". \n")]
    return text[start:end], joined(rest, "\n")


def _stands_again(lines: tuple[Line, ...], column: int, text: Traced) -> bool:
    opening = " ".join(text.text.split()[:8])
    return sum(opening in line.text.text for line in lines) > 2


def _one_line(text: Traced) -> Traced:
    return text.sub(re.compile("\n"), " ")


def _split(text: Traced) -> list[Traced]:
    cells, start = [], 0
    for match in re.finditer("\t", text.text):
        cells.append(text[start : match.start()])
        start = match.end()
    return [*cells, text[start:]]


def _padded(cells: tuple[Traced, ...], width: int) -> tuple[Traced, ...]:
    return cells + (Traced(),) * (width - len(cells))
