"""All documents as they were read: the shipped ones, and those that an operator added."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from corpus.catalogue import Catalogue, Document, catalogue_of, read_source
from corpus.holding import Holding
from corpus.paragraph import Paragraph
from corpus.settings import Settings
from ingest.library import Library
from ingest.pipeline import read_document, read_manuscript
from ingest.report import report_on

Progress = Callable[[str, int, int], None]  # step, done, of how many


def silent(step: str, done: int, total: int) -> None:
    """Tell nobody how far a step has come."""


@dataclass(frozen=True, slots=True)
class Books:
    """What was read: by edition (`document@edition`) the source text, the paragraphs and the report."""

    catalogue: Catalogue
    documents: dict[str, tuple[str, tuple[Paragraph, ...]]]
    reports: tuple[dict[str, Any], ...]

    @property
    def holding(self) -> Holding:
        """The same for proving words against it."""
        found = {str(paragraph.ref): paragraph for _, paragraphs in self.documents.values() for paragraph in paragraphs}
        return Holding(self.catalogue, found, {book: source for book, (source, _) in self.documents.items()})


def read_books(settings: Settings, progress: Progress = silent) -> Books:
    """Read every document of the catalogue.

    A source that is missing or altered raises SourceError naming the file.
    """
    catalogue = catalogue_of(settings)
    documents, reports = {}, []
    for n, document in enumerate(catalogue.documents):
        progress("read", n, len(catalogue.documents))
        source, paragraphs, report = _read(settings, document)
        documents[document.book] = (source, paragraphs)
        reports.append(report)
    progress("read", len(catalogue.documents), len(catalogue.documents))
    return Books(catalogue, documents, tuple(reports))


def _read(settings: Settings, document: Document) -> tuple[str, tuple[Paragraph, ...], dict[str, Any]]:
    if document.added:
        manuscript = Library(settings).manuscript(document)
        source, paragraphs, regions = read_manuscript(document, manuscript)
        return source, paragraphs, report_on(document, source, paragraphs, regions, manuscript)
    source = read_source(document, settings.corpus / "documents")
    paragraphs, regions = read_document(document, source)
    return source, paragraphs, report_on(document, source, paragraphs, regions)
