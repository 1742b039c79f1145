"""The shipped documents as the evaluation reads them: sources, paragraphs, and where words stand."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from corpus.catalogue import Document, load_catalogue, read_source
from corpus.paragraph import Paragraph
from corpus.settings import CORPUS
from eval.printing import Print, exact, print_of
from ingest.pipeline import read_document


@dataclass(frozen=True)
class Volume:
    """One document with its source and its paragraphs, in reading order."""

    document: Document
    source: str
    paragraphs: tuple[Paragraph, ...]

    @cached_property
    def printed(self) -> str:
        """The source as printed, character for character."""
        return exact(self.source)

    @cached_property
    def print(self) -> Print:
        """The source for finding words in."""
        return print_of(self.source)

    def at(self, places: Collection[tuple[int, int]]) -> list[Paragraph]:
        """Return the paragraphs that stand at any of these stretches of the source, in reading order.

        Words that run on from one paragraph into the next belong to both.
        """
        return [p for p in self.paragraphs if any(_overlap(p, start, end) for start, end in places)]


def _overlap(paragraph: Paragraph, start: int, end: int) -> bool:
    return any(segment.raw_start < end and start < segment.raw_end for segment in paragraph.segments)


Library = Mapping[str, Volume]  # by document id


def shipped_library(corpus: Path = CORPUS) -> Library:
    """Read the shipped documents, each source proved by its sha256."""
    volumes = {}
    for document in load_catalogue(corpus / "catalogue.yaml").documents:
        source = read_source(document, corpus / "documents")
        volumes[document.id] = Volume(document, source, read_document(document, source)[0])
    return volumes
