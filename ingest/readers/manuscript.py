"""What every reader gives: a file as pieces in reading order, and what a person should know about it."""

from dataclasses import dataclass
from enum import StrEnum

from corpus.paragraph import Kind


class Sort(StrEnum):
    """What a piece of a file is."""

    HEADING = "heading"
    PROSE = "prose"
    ITEM = "item"  # of a list
    FOOTNOTE = "footnote"
    ROW = "row"  # of a table


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One block of a file.

    Text is as printed, on one line, white space folded, torn words and lines rejoined; what stands
    before it (a number, a letter, a bullet) is in `number` and not in `text`.
    """

    sort: Sort
    text: str = ""  # "" for a row
    number: str = ""  # as printed: "4.2", "7.", "(a)", "•"; of a footnote, its number
    level: int = 0  # of a heading: 1 at the top
    depth: int = 0  # of an item: 1 at the top
    page: int | None = None  # from 1; None where a file has no pages
    cells: tuple[str, ...] = ()  # of a row; paragraphs inside a cell are parted by "\n"
    columns: tuple[str, ...] = ()  # what the row's cells stand under, as many as cells; () where nothing names them
    left_out: str = ""  # why it holds no guidance ("running header or footer", "contents list"…); "" when it does
    kind: Kind = Kind.BODY
    recognised: bool = False  # read from a picture, by character recognition


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something in the file that a person should look at."""

    says: str  # a sentence: what, and what to do
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """A whole file as read."""

    pieces: tuple[Piece, ...]
    findings: tuple[Finding, ...] = ()
    pages: int | None = None
    pages_without_text: tuple[int, ...] = ()
    title: str = ""  # as the file itself gives it, "" where it does not
