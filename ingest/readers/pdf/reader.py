"""A PDF as a manuscript: pages become lines, lines paragraphs, paragraphs pieces."""

import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

from corpus.errors import ScanError, SourceError
from ingest.readers.limits import Limits
from ingest.readers.manuscript import Manuscript, Piece, Sort
from ingest.readers.pdf.blocks import Block, blocks_of
from ingest.readers.pdf.contents import contents_of
from ingest.readers.pdf.edges import with_edges
from ingest.readers.pdf.file import opened, outline_of, title_of
from ingest.readers.pdf.findings import findings_of
from ingest.readers.pdf.habits import Habits, habits_of
from ingest.readers.pdf.headings import headings_of
from ingest.readers.pdf.letters import Fonts
from ingest.readers.pdf.lines import Line
from ingest.readers.pdf.margins import running_lines
from ingest.readers.pdf.notes import notes_of
from ingest.readers.pdf.pages import PageReader, PageText, Table
from ingest.readers.pdf.pieces import in_page_order, left_out, pieces_of
from ingest.readers.pdf.rows import Rows
from ingest.readers.pdf.words import Words, plain

_RUNNING = "running header or footer"
_FEW = 3  # letters: a page with fewer has no text


def read_pdf(path: Path, limits: Limits) -> Manuscript:
    """Return a PDF as pieces in reading order.

    Refuses, as a SourceError: what is no PDF, what is locked, damaged beyond mending or beyond a limit,
    and a file without any text, which is a scan.
    """
    with opened(path, limits) as (document, findings):
        pages = list(_pages(path.name, document, limits))
        empty = tuple(page.number for page in pages if page.letters < _FEW)
        if all(page.damaged for page in pages):
            raise SourceError(f"{path.name}: the file is damaged, and none of its pages can be read. Fetch it again.")
        if len(empty) == len(pages):
            raise ScanError(
                f"{path.name}: no page holds text; the file is a scan. Run again with --ocr "
                "(it needs the programs ocrmypdf and tesseract)."
            )
        pieces = _pieces(pages, document)
        if len(pieces) > limits.pieces:
            raise SourceError(f"{path.name}: the file holds more than {limits.pieces:,} paragraphs. Split it.")
        rows = sum(piece.sort is Sort.ROW for piece in pieces)
        if rows > limits.rows:
            raise SourceError(f"{path.name}: the file's tables hold more than {limits.rows:,} rows. Split it.")
        scans = {page.number for page in pages if page.scanned}
        return Manuscript(
            pieces=tuple(replace(piece, recognised=piece.page in scans) for piece in pieces),
            findings=(*findings, *findings_of(pages, pieces, empty)),
            pages=len(pages),
            pages_without_text=empty,
            title=title_of(document),
        )


def _pages(name: str, document: Any, limits: Limits) -> Iterator[PageText]:
    reader = PageReader(Fonts())
    started, letters = time.monotonic(), 0
    for index in range(len(document)):
        text = _page(reader, document, index)
        letters += text.letters
        if letters > limits.characters:
            raise SourceError(f"{name}: the file holds more than {limits.characters:,} letters. Split it.")
        if time.monotonic() - started > limits.seconds:
            raise SourceError(f"{name}: reading took longer than {limits.seconds} seconds. Split the file.")
        yield text


def _page(reader: PageReader, document: Any, index: int) -> PageText:
    import pypdfium2 as pdfium  # type: ignore[import-untyped]  # it carries no types

    try:
        page = document[index]
        try:
            return reader.read(page, index + 1)
        finally:
            page.close()
    except pdfium.PdfiumError:
        return PageText(index + 1, 0.0, 0.0, (), damaged=True)


def _pieces(pages: list[PageText], document: Any) -> list[Piece]:
    heights = {page.number: page.height for page in pages}
    widths = {page.number: page.width for page in pages}
    by_page = {page.number: [e for e in page.entries if isinstance(e, Line)] for page in pages}
    every = [line for lines in by_page.values() for line in lines]
    running = running_lines(by_page, heights, habits_of(every).body)
    lines = with_edges([line for line in every if id(line) not in running], widths)
    cells = [
        line for page in pages for e in page.entries if isinstance(e, Table) for _, some in e.filled for line in some
    ]
    words = Words.of(line.text.strip() for line in [*lines, *cells])
    habits = habits_of(lines or cells)
    kept, notes = notes_of(lines, habits.body)
    body = _body(pages, [line for line in every if id(line) not in running], lines, kept, habits, words, document)
    heads, feet = _furniture(by_page, heights, running)
    feet = [
        *(Piece(sort=Sort.FOOTNOTE, text=n.text(words), number=n.number, page=n.page) for n in notes),
        *feet,
        *(Piece(sort=Sort.PROSE, text=p.unseen, page=p.number, left_out="invisible text") for p in pages if p.unseen),
        *(Piece(sort=Sort.PROSE, text=p.slanted, page=p.number, left_out="slanted text") for p in pages if p.slanted),
    ]
    return in_page_order(body, heads, feet, len(pages))


def _body(
    pages: list[PageText],
    raw: list[Line],
    edged: list[Line],
    kept: list[Line],
    habits: Habits,
    words: Words,
    document: Any,
) -> list[Piece]:
    """Return the text and the tables of all pages in reading order."""
    now = {id(old): new for old, new in zip(raw, edged, strict=True)}
    alive = {id(line) for line in kept}
    entries = [
        now.get(id(e), e) if isinstance(e, Line) else e
        for page in pages
        for e in page.entries
        if isinstance(e, Table) or id(now.get(id(e))) in alive
    ]
    groups: list[list[Block] | Table] = []
    for table, some in groupby(entries, key=lambda e: isinstance(e, Table)):
        if table:
            groups += [e for e in some if isinstance(e, Table)]
        else:
            groups.append(blocks_of([e for e in some if isinstance(e, Line)], habits))
    blocks = [block for group in groups if isinstance(group, list) for block in group]
    levels = headings_of(blocks, habits, words, outline_of(document)).levels
    contents = contents_of(blocks, levels, words)
    made = pieces_of(blocks, {index: level for index, level in levels.items() if index not in contents}, words)
    named = [left_out([p], "contents list")[0] if index in contents else p for index, p in enumerate(made)]
    return _with_tables(groups, named, Rows(habits, words))


def _with_tables(groups: list[list[Block] | Table], pieces: list[Piece], rows: Rows) -> list[Piece]:
    result: list[Piece] = []
    heads: dict[int, tuple[str, ...]] = {}
    at = 0
    before: Table | None = None
    for group in groups:
        if isinstance(group, list):
            result += pieces[at : at + len(group)]
            at += len(group)
            before = None if group else before
            continue
        read = rows.read(group, before, heads)
        if before is not None and read and result:
            first = 1 if read[0].left_out and len(read) > 1 else 0
            last = next(i for i in range(len(result) - 1, -1, -1))
            joined = rows.goes_on(result[last], read[first]) if group.page != before.page else None
            if joined is not None:
                result[last] = joined
                read = read[:first] + read[first + 1 :]
        result += read
        before = group
    return result


def _furniture(
    by_page: dict[int, list[Line]], heights: dict[int, float], running: set[int]
) -> tuple[list[Piece], list[Piece]]:
    heads: list[Piece] = []
    feet: list[Piece] = []
    for page, lines in by_page.items():
        for line in lines:
            if id(line) in running:
                piece = Piece(sort=Sort.PROSE, text=plain(line.text), page=page, left_out=_RUNNING)
                (heads if line.base < heights[page] / 2 else feet).append(piece)
    return heads, feet
