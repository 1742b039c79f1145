"""Pieces of a PDF: blocks, rows and notes, put in order and named for what they are."""

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from statistics import median

from ingest.readers.manuscript import Piece, Sort
from ingest.readers.pdf.blocks import Block
from ingest.readers.pdf.marks import Mark
from ingest.readers.pdf.words import Words

_COUNTED = re.compile(r"(\d{1,2})\s+(?=[^\W\d_])")
_LEVEL = 6.0  # points: marks no farther apart are of the same depth
_PARAGRAPH = 100  # letters: numbered paragraphs are usually longer, items of a list shorter
_DEEP = 9  # levels of a list


@dataclass(slots=True)
class Depths:
    """How deep an item stands, by where its mark stands."""

    stack: list[float]

    def of(self, x: float) -> int:
        """Return an item's depth, 1 at the top."""
        while self.stack and x < self.stack[-1] - _LEVEL:
            self.stack.pop()
        if not self.stack or x > self.stack[-1] + _LEVEL:
            self.stack.append(x)
        return min(_DEEP, len(self.stack))


def pieces_of(blocks: list[Block], headings: dict[int, int], words: Words) -> list[Piece]:
    """Return blocks as pieces."""
    paragraphs = _numbered_paragraphs(blocks, headings, words)
    pieces: list[Piece] = []
    counted = _counted_headings(blocks, headings, words)
    depths = Depths([])
    for index, block in enumerate(blocks):
        text, number, mark = block.text(words), block.number, block.mark
        x = block.x0 - block.first.left
        if mark is Mark.BARE and index not in headings and not _in_sequence(blocks, index):
            text, number, mark = f"{number} {text}".strip(), "", Mark.NONE
        if mark in (Mark.DOTTED, Mark.COUNTED) and not text and number:
            text, number, mark = number, "", Mark.NONE
        if not text and mark is Mark.BULLET:
            pieces.append(Piece(sort=Sort.PROSE, text=number, page=block.page, left_out="bullet without words"))
        elif index in headings:
            depths.stack.clear()
            if not number and index in counted:
                number, text = text.split(maxsplit=1)
            pieces.append(Piece(sort=Sort.HEADING, text=text, number=number, level=headings[index], page=block.page))
        elif block.first.opens:
            pieces.append(Piece(sort=Sort.FOOTNOTE, text=text, number=block.first.opens, page=block.page))
        elif mark is Mark.NONE or mark in (Mark.DOTTED, Mark.BARE) or index in paragraphs:
            if mark is not Mark.NONE or not depths.stack or x < depths.stack[0] + _LEVEL:
                depths.stack.clear()
            pieces.append(Piece(sort=Sort.PROSE, text=text, number=number, page=block.page))
        else:
            pieces.append(Piece(sort=Sort.ITEM, text=text, number=number, depth=depths.of(x), page=block.page))
    return pieces


def _counted_headings(blocks: list[Block], headings: dict[int, int], words: Words) -> set[int]:
    """Return the places of headings such as "4 Records" that are counted: one before or after has the next number."""
    numbers = {
        (level, int(found[1])): index
        for index, level in headings.items()
        if (found := _COUNTED.match(blocks[index].text(words))) and not blocks[index].number
    }
    return {index for (level, n), index in numbers.items() if {(level, n - 1), (level, n + 1)} & numbers.keys()}


def _count(block: Block) -> int:
    digits = "".join(c for c in block.number if c.isdigit())
    return int(digits) if digits else 0


def _in_sequence(blocks: list[Block], index: int) -> bool:
    """Return whether numbers without a dot count paragraphs: 1, 2, 3, at the same place."""
    own = blocks[index]
    near = [b for b in blocks[max(0, index - 12) : index + 13] if b.mark is Mark.BARE and b is not own]
    return any(abs(_count(b) - _count(own)) == 1 and abs(b.x0 - own.x0) < _LEVEL for b in near)


def _numbered_paragraphs(blocks: list[Block], headings: dict[int, int], words: Words) -> set[int]:
    """Return the places of blocks "7." that are paragraphs of their own, not items of a list."""
    found: set[int] = set()
    run: list[int] = []
    for index, block in [*enumerate(blocks), (len(blocks), None)]:
        if block is not None and (block.mark is not Mark.COUNTED or index in headings):
            continue
        if run and block is not None:
            before = blocks[run[-1]]
            if _count(block) == _count(before) + 1 and abs(_place(block) - _place(before)) < 3 * _LEVEL:
                run.append(index)
                continue
        if run and _are_paragraphs(run, blocks, words):
            found |= set(run)
        run = [index]
    return found


def _place(block: Block) -> float:
    return block.x0 - block.first.left


def _are_paragraphs(run: list[int], blocks: list[Block], words: Words) -> bool:
    if any(_place(blocks[index]) > 3 * blocks[index].first.size for index in run):
        return False
    if median(len(blocks[index].text(words)) for index in run) >= _PARAGRAPH:
        return True
    between = [blocks[i].mark for a, b in itertools.pairwise(run) for i in range(a + 1, b)]
    return len(between) >= len(run) / 2


def in_page_order(body: list[Piece], heads: Iterable[Piece], feet: Iterable[Piece], pages: int) -> list[Piece]:
    """Return pieces with what stands at the head and foot of each page before and after its text."""
    before: dict[int, list[Piece]] = {}
    after: dict[int, list[Piece]] = {}
    for piece in heads:
        before.setdefault(piece.page or 1, []).append(piece)
    for piece in feet:
        after.setdefault(piece.page or 1, []).append(piece)
    ordered: list[Piece] = []
    queue = list(body)
    at = 0
    for page in range(1, pages + 1):
        ordered += before.get(page, [])
        while at < len(queue) and (queue[at].page or 1) <= page:
            ordered.append(queue[at])
            at += 1
        ordered += after.get(page, [])
    return ordered + queue[at:]


def left_out(pieces: list[Piece], reason: str) -> list[Piece]:
    """Return pieces as holding no guidance, for a reason."""
    return [replace(piece, left_out=reason) for piece in pieces]
