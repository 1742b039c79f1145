"""The reader of Word files (DOCX): what Word shows on the page, numbers included, and nothing else."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from corpus.errors import SourceError
from ingest.readers.docx.blocks import Paragraph, Story, Table
from ingest.readers.docx.contents import without_contents
from ingest.readers.docx.findings import findings
from ingest.readers.docx.headings import with_styled_headings
from ingest.readers.docx.lines import Line, Lines
from ingest.readers.docx.lists import as_pieces
from ingest.readers.docx.looks import with_seen_headings
from ingest.readers.docx.notes import Notes, has_backdrop
from ingest.readers.docx.numbering import Numbering
from ingest.readers.docx.package import Package
from ingest.readers.docx.runs import Mark
from ingest.readers.docx.styles import Styles
from ingest.readers.docx.tables import is_callout, is_layout, paragraphs, rows_of
from ingest.readers.docx.xml import Element, child, local
from ingest.readers.limits import Limits
from ingest.readers.manuscript import Manuscript, Piece, Sort


def read_docx(path: Path, limits: Limits) -> Manuscript:
    """Return a DOCX file as pieces; raise SourceError where it cannot be read, or is beyond the limits.

    Tracked changes are read as if all were accepted. Nothing outside the file is ever fetched.
    """
    package = Package(path, limits)
    try:
        return _Reader(package, limits).manuscript()
    finally:
        package.close()


class _Reader:
    """Reads one file; its parts in common stand here."""

    def __init__(self, package: Package, limits: Limits) -> None:
        self._package = package
        self._limits = limits
        self._document = package.document()
        self._styles = Styles(next(iter(package.related("styles")), None))
        self._numbering = Numbering(next(iter(package.related("numbering")), None), self._styles)
        self._backdrop = has_backdrop(self._document)
        self._unseen: Counter[str] = Counter()
        self._lines = Lines(self._styles)
        self._body = self._story()
        self._boxes = self._story()
        self._notes = Notes(package, self._lines, self._story)
        self._rows = 0
        self._characters = 0

    def manuscript(self) -> Manuscript:
        body = child(self._document, "body")
        if body is None:
            raise SourceError(
                f"{self._package.file} has no body: there is no text in it. Open it in Word and save it again."
            )
        lines: list[Line | Piece] = []
        end: list[Piece] = []  # endnotes
        for block in self._blocks(body):
            found = self._of_block(block, end)
            lines += found
            self._check(len(lines), found)
        named = self._package.named()
        lines, title = with_styled_headings(without_contents(lines), named)
        lines, seen_title = with_seen_headings(lines, titled=bool(title))
        body_pieces = as_pieces(lines)
        pieces = [*body_pieces, *end, *self._notes.comments(self._package), *self._notes.running(self._package)]
        if not any(piece.text or any(piece.cells) for piece in body_pieces if not piece.left_out):
            raise SourceError(
                f"{self._package.file} holds no text to read: perhaps only pictures of pages. Ask for a copy with text."
            )
        changes = self._body.runs.changes + self._boxes.runs.changes + self._notes.changes
        embedded = self._body.embedded + self._boxes.embedded
        return Manuscript(
            pieces=tuple(pieces),
            findings=tuple(findings(self._package, pieces, changes, embedded, self._unseen)),
            title=title or seen_title or _only_top(body_pieces) or named,
        )

    def _story(self) -> Story:
        return Story(self._styles, self._numbering, self._unseen, self._backdrop)

    def _blocks(self, body: Element) -> Iterator[Paragraph | Table]:
        yield from self._body.blocks(body)
        rest = self._body.rest()
        if rest is not None:
            yield rest

    def _of_block(self, block: Paragraph | Table, end: list[Piece], boxed: bool = False) -> list[Line | Piece]:
        if isinstance(block, Paragraph):
            found = self._lines.of(block, boxed)
            return [*found, *self._beside(block, end)]
        self._rows += len(block.rows)
        if self._rows > self._limits.rows:
            raise SourceError(
                f"{self._package.file} has tables of more than {self._limits.rows:,} rows: it was not read. "
                "Split it, or leave the long table out."
            )
        if is_layout(block):
            inner = [each for row in block.rows for cell in row.cells for each in cell.blocks]
            boxed = boxed or is_callout(block)
            return [line for each in inner for line in self._of_block(each, end, boxed)]
        lines = rows_of(block, self._lines)
        for paragraph in paragraphs(block):
            lines += [*self._lines.asides(paragraph), *self._beside(paragraph, end)]
        return lines

    def _beside(self, paragraph: Paragraph, end: list[Piece]) -> list[Line | Piece]:
        """Return what hangs on a paragraph: its footnotes, then the boxes anchored in it."""
        found: list[Line | Piece] = []
        for mark in paragraph.marks:
            self._note(mark, found, end)
        for box in paragraph.boxes:
            for block in self._boxes.blocks(box, behind="BOX"):
                found += self._of_block(block, end, boxed=True)
        for diagram in paragraph.diagrams:
            found += self._diagram(diagram)
        return found

    def _note(self, mark: Mark, found: list[Line | Piece], end: list[Piece]) -> None:
        pieces = self._notes.take(mark)
        if mark.kind == "endnote":
            end += pieces
        else:
            found += pieces

    def _diagram(self, of: str) -> list[Line | Piece]:
        target = next((rel.target for rel in self._package.relationships if rel.id == of and not rel.outside), None)
        data = self._package.part(target) if target else None
        found: list[Line | Piece] = []
        for point in [] if data is None else data.iter():
            if local(point) == "pt":
                words = [each.text or "" for each in point.iter() if local(each) == "t"]
                text = " ".join("".join(words).split())
                found += [Piece(sort=Sort.PROSE, text=text)] if text else []
        return found

    def _check(self, pieces: int, found: list[Line | Piece]) -> None:
        self._characters += sum(len(each.text) + sum(map(len, _cells(each))) for each in found)
        for many, limit, what in (
            (pieces, self._limits.pieces, "paragraphs"),
            (self._characters, self._limits.characters, "characters"),
        ):
            if many > limit:
                raise SourceError(f"{self._package.file} has more than {limit:,} {what}: it was not read. Split it.")


def _cells(each: Line | Piece) -> tuple[str, ...]:
    return each.cells if isinstance(each, Piece) else ()


def _only_top(pieces: list[Piece]) -> str:
    """Return the first heading where no other stands as high: it is the title."""
    headings = [piece for piece in pieces if piece.sort is Sort.HEADING]
    if len(headings) < 2 or any(each.level <= headings[0].level for each in headings[1:]):
        return ""
    return headings[0].text
