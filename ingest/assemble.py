"""Assemble: the pieces of a file, put down as one source text, become blocks that know where they stand in it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from corpus.paragraph import Kind
from ingest.accounts import Accounts
from ingest.block import Block, Shape
from ingest.lines import Reading
from ingest.notes import Notes
from ingest.readers.manuscript import Manuscript, Piece, Sort
from ingest.traced import Traced, joined

_SHAPES = {
    Sort.HEADING: Shape.HEADING,
    Sort.PROSE: Shape.PROSE,
    Sort.ITEM: Shape.ITEM,
    Sort.FOOTNOTE: Shape.FOOTNOTE,
}
_MARKS = {Sort.ITEM: "list mark", Sort.FOOTNOTE: "footnote marker"}
_NAME = re.compile(r"( – |: )")  # between what a cell belongs to and its column's own name
_GLYPH = re.compile(r"[^\w]+")
_INSIDE = re.compile(r"\)\s*\(")  # in a mark such as (a)(i)
_NOT_IN_A_NUMBER = re.compile(r"[^a-z0-9.]+")


@dataclass(frozen=True, slots=True)
class _Placed:
    """A piece and where its parts stand in the source text."""

    piece: Piece
    number: Traced
    text: Traced
    cells: tuple[Traced, ...]


def assemble(manuscript: Manuscript) -> tuple[Reading, tuple[Block, ...]]:
    """Return the source text of a file, kept in accounts, and its blocks in order."""
    source, placed = _source(manuscript)
    accounts = Accounts(source)
    blocks: list[Block] = []
    standing: dict[str, Traced] = {}  # what cells say, and where: rows below stand under it
    for line, one in enumerate(placed, 1):
        if one.piece.left_out:
            accounts.claim((*one.number.spans, *one.text.spans), one.piece.left_out)
            accounts.claim((span for cell in one.cells for span in cell.spans), one.piece.left_out)
        elif one.piece.sort is Sort.ROW:
            blocks.extend(_row(one, standing, line))
        else:
            accounts.claim(one.number.spans, _MARKS.get(one.piece.sort, "paragraph number"))
            block = _block(one, line)
            if blocks and _goes_on(block, blocks[-1]):
                before = blocks.pop()
                block = replace(before, text=joined((before.text, block.text), " "))
            blocks.append(block)
        standing |= {_folded(cell.text): cell for cell in one.cells}
    return Reading(source, Notes(), accounts), tuple(blocks)


def _source(manuscript: Manuscript) -> tuple[str, list[_Placed]]:
    """Return all pieces as one text, a line for each, and where every part of them stands."""
    parts: list[str] = []
    placed: list[_Placed] = []
    at = 0

    def put(text: str, end: str) -> Traced:
        nonlocal at
        parts.extend((text, end))
        start, at = at, at + len(text) + len(end)
        return Traced(text, tuple((i, i + 1) for i in range(start, start + len(text))))

    for piece in manuscript.pieces:
        number = put(piece.number, " ") if piece.number else Traced()
        last = len(piece.cells) - 1
        cells = tuple(put(cell, "\n" if n == last else "\t") for n, cell in enumerate(piece.cells))
        text = Traced() if piece.cells else put(piece.text, "\n")
        placed.append(_Placed(piece, number, text, cells))
    return "".join(parts), placed


def _block(one: _Placed, line: int) -> Block:
    piece = one.piece
    number = _NOT_IN_A_NUMBER.sub("", _INSIDE.sub(".", piece.number.casefold())).strip(".")
    item = piece.sort is Sort.ITEM
    return Block(
        shape=_SHAPES[piece.sort],
        text=one.text,
        line=line,
        last_line=line,
        number="" if item else number,
        mark=number if item else "",
        glyph=piece.number[:1] if item and _GLYPH.fullmatch(piece.number) else "",
        level=piece.level,
        depth=max(piece.depth, 1) if item else 0,
        kind=piece.kind,
        page=piece.page,
        recognised=piece.recognised,
    )


def _folded(text: str) -> str:
    return " ".join(text.split())


def _goes_on(block: Block, before: Block) -> bool:
    """Whether a block is a further paragraph of the item before it: items have marks, those have none."""
    unmarked = block.shape is Shape.ITEM and not block.mark and not block.glyph
    return unmarked and before.shape is Shape.ITEM and before.depth == block.depth


def _column(name: str, standing: Mapping[str, Traced]) -> Traced:
    """Return what a cell stands under, each part of it as it is printed above; what is printed nowhere is not said."""
    parts = _NAME.split(_folded(name))
    found = [standing.get(part, Traced()) if n % 2 == 0 else Traced.added(part) for n, part in enumerate(parts)]
    return joined(found) if all(found) else Traced()


def _row(one: _Placed, standing: Mapping[str, Traced], line: int) -> Iterator[Block]:
    """Yield a row's first cell as prose, and the others as items after what their columns are called."""
    columns = [_column(name, standing) for name in one.piece.columns]
    piece = one.piece
    at = Block(
        Shape.PROSE, Traced(), line, line, kind=Kind.CELL, page=piece.page, recognised=piece.recognised, apart=True
    )
    for n, cell in enumerate(one.cells):
        text = cell.sub(re.compile(r"\n"), " ").strip()
        if not text:
            continue
        named = n < len(columns) and bool(columns[n])
        if not at.text:
            at = replace(at, text=joined((columns[n], text), ": ") if n and named else text)
            yield at
            continue
        if named:
            text = joined((columns[n], text), ": ")
        yield replace(at, shape=Shape.ITEM, text=text, depth=1, listed=True, apart=False)
