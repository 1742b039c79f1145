"""Headings of a page: their levels made one tree, and headings that are only bold type found."""

from dataclasses import replace
from itertools import pairwise

from ingest.readers.html.blocks import Blocks
from ingest.readers.html.marks import bare_number, heading_number
from ingest.readers.manuscript import Piece, Sort

_LONGEST = 100  # characters of a heading that only its bold type makes one
_FEWEST = 2  # bold lines that make a habit


def settled(blocks: Blocks, title: str) -> list[Piece]:
    """Return the pieces with headings whose highest level is 1, and numbers taken off them."""
    pieces = list(blocks.pieces)
    tops = [place for place, piece in enumerate(pieces) if _is_heading(piece)]
    if len(tops) <= 1:
        _embolden(pieces, blocks.bold, bool(tops))
    _under_the_title(pieces, blocks.titles, title)
    levels = [piece.level for piece in pieces if _is_heading(piece)]
    shift = 1 - min(levels, default=1)
    pieces = [replace(one, level=max(one.level + shift, 1)) if one.sort is Sort.HEADING else one for one in pieces]
    return _numbered(pieces)


def _embolden(pieces: list[Piece], bold: set[int], titled: bool) -> None:
    """Make headings of short lines in bold, on a page that has no other headings."""
    found = [place for place in sorted(bold) if _could_be_heading(pieces, place)]
    if len(found) < _FEWEST:
        return
    for place in found:
        piece = pieces[place]
        number, text = (piece.number, piece.text) if piece.number else heading_number(piece.text)
        depth = len([part for part in number.rstrip(".").split(".") if part]) if number[:1].isdigit() else 1
        level = depth + 1 if titled else depth
        pieces[place] = Piece(sort=Sort.HEADING, text=text, number=number, level=level)


def _could_be_heading(pieces: list[Piece], place: int) -> bool:
    piece = pieces[place]
    if piece.left_out or piece.sort not in (Sort.PROSE, Sort.ITEM) or len(piece.text) > _LONGEST:
        return False
    if piece.sort is Sort.ITEM and not piece.number[:1].isalnum():
        return False
    return piece.text[-1] not in ".,;:!" and any(not one.left_out for one in pieces[place + 1 :])


def _under_the_title(pieces: list[Piece], titles: set[int], title: str) -> None:
    """Set all headings below the page's title, where a page gives its chapters the title's own level."""
    tops = [place for place, piece in enumerate(pieces) if _is_heading(piece)]
    if not tops:
        return
    first = pieces[tops[0]]
    named = bool(first.text) and title.casefold().startswith(first.text.casefold())
    alike = any(pieces[place].level <= max(first.level, 1) for place in tops[1:])
    if (tops[0] in titles or named) and alike:
        pieces[tops[0]] = replace(first, level=0)


def _numbered(pieces: list[Piece]) -> list[Piece]:
    """Take bare figures off headings where they count: "3 Stages" alone is no third chapter."""
    counts: dict[int, list[tuple[int, int]]] = {}  # by level: place and figure
    for place, piece in enumerate(pieces):
        if _is_heading(piece) and not piece.number:
            bare, _ = bare_number(piece.text)
            if bare:
                counts.setdefault(piece.level, []).append((place, int(bare)))
    for found in counts.values():
        for (place, figure), (after, more) in pairwise(found):
            for each in (place, after) if more == figure + 1 else ():
                number, text = bare_number(pieces[each].text)
                pieces[each] = replace(pieces[each], number=number or pieces[each].number, text=text)
    return pieces


def _is_heading(piece: Piece) -> bool:
    return piece.sort is Sort.HEADING and not piece.left_out
