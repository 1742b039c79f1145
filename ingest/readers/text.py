"""The text reader: plain text, read as the shipped text exports are."""

import re
from collections.abc import Iterator
from pathlib import Path

from corpus.errors import SourceError
from ingest.accounts import PARAGRAPH, SPACE, UNEXPLAINED
from ingest.block import Block, Shape
from ingest.clean import clean
from ingest.lines import read_lines
from ingest.notes import Notes
from ingest.readers.encoding import decoded
from ingest.readers.limits import Limits
from ingest.readers.manuscript import Manuscript, Piece, Sort
from ingest.structure import structure

_IN_A_PIECE = {PARAGRAPH, SPACE, UNEXPLAINED, "paragraph number", "list mark", "footnote marker"}
_SORTS = {
    Shape.HEADING: Sort.HEADING,
    Shape.PROSE: Sort.PROSE,
    Shape.ITEM: Sort.ITEM,
    Shape.FOOTNOTE: Sort.FOOTNOTE,
}


def read_text(path: Path, limits: Limits) -> Manuscript:
    """Return a text file as pieces; raise SourceError when it is beyond the limits or no text."""
    letters = decoded(path.read_bytes(), path.name)
    source = re.sub(r"\r\n?", "\n", letters.text)
    if len(source) > limits.characters:
        raise SourceError(f"{path.name} has {len(source):,} characters; at most {limits.characters:,} are read.")
    reading = clean(read_lines(source, Notes()))
    blocks = structure(reading)
    placed = [(block.text.span()[0], _piece(block, blocks)) for block in blocks]
    placed += [
        (region.start, Piece(sort=Sort.PROSE, text=words, left_out=region.fate))
        for region in reading.accounts.close(())
        if region.fate not in _IN_A_PIECE and (words := " ".join(source[region.start : region.end].split()))
    ]
    placed.sort(key=lambda one: one[0])
    first = blocks[0] if blocks else None
    title = " ".join(first.text.text.split()) if first and first.shape is Shape.HEADING else ""
    return Manuscript(pieces=tuple(piece for _, piece in placed), findings=letters.findings, title=title)


def _piece(block: Block, blocks: tuple[Block, ...]) -> Piece:
    least = min(_indents(blocks), default=0)
    return Piece(
        sort=_SORTS[block.shape],
        text=" ".join(block.text.text.split()),
        number=block.mark or block.glyph if block.shape is Shape.ITEM else block.number,
        level=block.level,
        depth=0 if block.shape is not Shape.ITEM else 1 + (block.indent > least),
    )


def _indents(blocks: tuple[Block, ...]) -> Iterator[int]:
    return (block.indent for block in blocks if block.shape is Shape.ITEM)
