"""The shipped documents as words are proved against them, read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from corpus.catalogue import Catalogue, load_catalogue, read_source
from corpus.paragraph import Paragraph
from corpus.settings import CORPUS
from ingest.pipeline import read_document


@dataclass(frozen=True)
class Shipped:
    catalogue: Catalogue
    paragraphs: Mapping[str, Paragraph]
    sources: Mapping[str, str]
    version: str = "2026-11-21T20-00-00Z-ab12cd"

    def source(self, document_id: str) -> str:
        return self.sources[document_id]


@cache
def shipped() -> Shipped:
    catalogue = load_catalogue(CORPUS / "catalogue.yaml")
    sources = {each.id: read_source(each, CORPUS / "documents") for each in catalogue.documents}
    paragraphs = (p for each in catalogue.documents for p in read_document(each, sources[each.id])[0])
    return Shipped(catalogue, {str(paragraph.ref): paragraph for paragraph in paragraphs}, sources)
