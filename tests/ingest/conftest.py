"""The shipped documents, read once for all tests of reading."""

from dataclasses import dataclass

import pytest

from corpus.catalogue import Document, load_catalogue, read_source
from corpus.paragraph import Paragraph
from corpus.settings import CORPUS
from ingest.accounts import Region
from ingest.pipeline import read_document


@dataclass(frozen=True)
class Read:
    document: Document
    source: str
    paragraphs: tuple[Paragraph, ...]
    regions: tuple[Region, ...]


@pytest.fixture(scope="session")
def shipped() -> dict[str, Read]:
    """The five documents by id: source, paragraphs, and the fate of every character."""
    read = {}
    for document in load_catalogue(CORPUS / "catalogue.yaml").documents:
        source = read_source(document, CORPUS / "documents")
        read[document.id] = Read(document, source, *read_document(document, source))
    return read
