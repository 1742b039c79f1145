"""The shipped documents as words are proved against them, read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.catalogue import Catalogue, load_catalogue, read_source
from corpus.holding import Holding
from corpus.paragraph import Paragraph
from corpus.settings import CORPUS
from ingest.pipeline import read_document


@dataclass(frozen=True, eq=False)  # itself and no other, as an index is
class Shipped:
    catalogue: Catalogue
    paragraphs: Mapping[str, Paragraph]
    sources: Mapping[str, str]
    holding: Holding
    rules: Path = Path("none")  # no rules of documents that were added
    version: str = "2026-11-21T20-00-00Z-ab12cd"

    def source(self, document: str) -> str:
        return self.sources[self.catalogue.document(document).book]


NOTHING = Holding(load_catalogue(CORPUS / "catalogue.yaml"), {}, {})


@cache
def shipped() -> Shipped:
    catalogue = load_catalogue(CORPUS / "catalogue.yaml")
    sources = {each.book: read_source(each, CORPUS / "documents") for each in catalogue.documents}
    read = (p for each in catalogue.documents for p in read_document(each, sources[each.book])[0])
    paragraphs = {str(paragraph.ref): paragraph for paragraph in read}
    return Shipped(catalogue, paragraphs, sources, Holding(catalogue, paragraphs, sources))
