"""Notes on how to read one document, where general means do not suffice.

They stand in the catalogue under `reading`, by line of the source (from 1). The source is
pinned by its hash, so a line number cannot come to mean another line.
"""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from corpus.catalogue import Document
from corpus.errors import CatalogueError
from corpus.paragraph import Kind


class _Note(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class LeaveOut(_Note):
    """Lines that hold no guidance, and why they are left out."""

    lines: tuple[int, int]  # first and last, both included
    because: str


class Role(_Note):
    """What a line is, where it cannot be told from its look; one field is set."""

    heading: int | None = None  # its level, 1 at the top
    name: str | None = None  # a heading's short name, used in labels
    item: str | None = None  # an item of a list; its mark, "" to count on
    depth: int = 0  # of an item, 1 at the top; 0 where its look tells
    number: str | None = None  # a paragraph that begins here; its number, reconstructed
    apart: bool = False  # an item that stands directly under the heading, not in the list before it
    prose: bool = False  # begins a paragraph of its own
    goes_on: bool = False  # continues the line before
    caption: bool = False  # a subtitle or caption: on the page, but in no heading path


def _role(value: Any) -> Any:
    short = {
        "goes on": {"goes_on": True},
        "prose": {"prose": True},
        "item": {"item": ""},
        "apart": {"apart": True},
    }
    short |= {"caption": {"caption": True}}
    return short.get(value, value) if isinstance(value, str) else value


class KindOf(_Note):
    """The kind of region that some lines are."""

    lines: tuple[int, int]
    kind: Kind


class Section(_Note):
    """A part of the document that begins at a line; its running footers date it."""

    line: int
    name: str
    slug: str
    title: str  # as its headers print it


class Repair(_Note):
    """A slip of the export, mended for reading; the source keeps what is printed."""

    line: int
    printed: str
    read: str


class Notes(_Note):
    """All notes on one document."""

    leave_out: tuple[LeaveOut, ...] = ()
    margin_notes: tuple[str, ...] = ()  # whole lines, wherever they stand
    margin_lines: tuple[int, ...] = ()  # margin notes that cannot be told by their words
    roles: dict[int, Annotated[Role, BeforeValidator(_role)]] = {}
    repairs: tuple[Repair, ...] = ()
    kinds: tuple[KindOf, ...] = ()
    sections: tuple[Section, ...] = ()
    dated_footer: str | None = None  # a pattern whose first group is the edition's date
    cut_words: tuple[int, int] | None = None  # lines whose words a table's rules cut in two
    table: tuple[int, int] | None = None  # lines of a table with tabs between cells
    rows: tuple[int, int] | None = None  # lines of a plain table: column names, then a row a line
    left_columns: tuple[str, ...] = ()  # its columns that are left out
    criteria: tuple[str, ...] = ()  # first words of list items that the table runs together


def notes_of(document: Document) -> Notes:
    """Return a document's reading notes; raise CatalogueError naming the wrong field."""
    try:
        return Notes.model_validate(document.reading)
    except ValidationError as exc:
        first = exc.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise CatalogueError(f"The reading notes of {document.id}: {place}: {first['msg']}.") from exc
