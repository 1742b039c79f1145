"""Ingest is this list of steps: read, clean, structure, label; then index and publish.

A file that a reader has read needs no cleaning: its pieces are assembled and labelled.
"""

from corpus.catalogue import Document
from corpus.paragraph import Paragraph
from ingest.accounts import Region
from ingest.assemble import assemble
from ingest.clean import clean
from ingest.label import label
from ingest.lines import read_lines
from ingest.notes import notes_of
from ingest.readers.manuscript import Manuscript
from ingest.structure import structure
from ingest.table import row_blocks, table_blocks


def read_document(document: Document, source: str) -> tuple[tuple[Paragraph, ...], tuple[Region, ...]]:
    """Return a document's paragraphs, and the fate of every character of its source."""
    reading = clean(read_lines(source, notes_of(document)))
    blocks = [*structure(reading), *table_blocks(reading, reading.table), *row_blocks(reading, reading.rows)]
    blocks.sort(key=lambda block: block.line)
    paragraphs = label(document, reading, blocks)
    return paragraphs, reading.accounts.close(paragraphs)


def read_manuscript(
    document: Document, manuscript: Manuscript
) -> tuple[str, tuple[Paragraph, ...], tuple[Region, ...]]:
    """Return the source text of a file, its paragraphs, and the fate of every character of the text."""
    reading, blocks = assemble(manuscript)
    paragraphs = label(document, reading, blocks)
    return reading.source, paragraphs, reading.accounts.close(paragraphs)
