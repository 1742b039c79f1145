"""Blocks: what structure makes of lines, or a reader of a file, and labels are given to."""

from dataclasses import dataclass
from enum import StrEnum

from corpus.paragraph import Kind
from ingest.traced import Traced


class Shape(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PROSE = "prose"
    ITEM = "item"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a piece of prose, an item of a list or a footnote, rejoined."""

    shape: Shape
    text: Traced
    line: int
    last_line: int
    number: str = ""  # a paragraph's, heading's or footnote's
    torn: bool = False  # the number did not stand beside the text
    mark: str = ""  # an item's printed letter or number
    level: int = 0  # of a heading, 1 at the top
    lead_in: bool = False  # a heading that begins a sentence: "The police should:"
    indent: int = 0  # of an item
    glyph: str = ""  # an item's bullet, as printed; "" where it was lost
    depth: int = 0  # of an item, where a note gives it
    apart: bool = False  # it belongs to nothing before it
    listed: bool = False  # an item that surely belongs to what stands before it
    name: str = ""  # a heading's short name
    kind: Kind = Kind.BODY
    last_width: int = 0  # characters of its last line
    page: int | None = None
    recognised: bool = False  # read from a picture
    places: tuple[str, ...] = ()
