"""Pieces of a page: a paragraph and its place become prose, an item or a footnote, the number apart."""

import re

from ingest.readers.html.marks import item_mark, paragraph_number
from ingest.readers.html.paragraphs import Place
from ingest.readers.manuscript import Piece, Sort

_LEGAL = re.compile(r"\d+(?:\.\d+)+\.?")


def piece_of(text: str, place: Place) -> Piece:
    """Return a paragraph as a footnote, an item or prose, its number apart."""
    if place.note is not None:
        number = "" if place.note.said else place.note.number
        place.note.said = True
        text = re.sub(rf"^[\[(]?{re.escape(number)}[\])]?[.:]?\s+(?=\S)", "", text) if number else text
        return Piece(sort=Sort.FOOTNOTE, text=text, number=number, left_out=place.left_out)
    mark = place.mark
    typed, rest = item_mark(text)
    if mark is not None and not mark.headed:
        fresh, mark.said = not mark.said, True
        if fresh and mark.number:
            if _LEGAL.fullmatch(mark.number):
                return Piece(sort=Sort.PROSE, text=text, number=mark.number, left_out=place.left_out)
            return Piece(sort=Sort.ITEM, text=text, number=mark.number, depth=mark.depth, left_out=place.left_out)
        number, text = (typed, rest) if typed else paragraph_number(text)
        depth = mark.depth if fresh or not number else mark.depth + 1
        return Piece(sort=Sort.ITEM, text=text, number=number, depth=depth, left_out=place.left_out)
    number, after = paragraph_number(text)
    if number and place.listed and not _LEGAL.fullmatch(number):
        return Piece(sort=Sort.ITEM, text=after, number=number, depth=place.indent, left_out=place.left_out)
    if number:
        return Piece(sort=Sort.PROSE, text=after, number=number, left_out=place.left_out)
    if typed:
        depth = place.indent or place.depth + 1
        return Piece(sort=Sort.ITEM, text=rest, number=typed, depth=depth, left_out=place.left_out)
    return Piece(sort=Sort.PROSE, text=text, left_out=place.left_out)
