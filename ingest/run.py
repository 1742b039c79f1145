"""One ingest: read the catalogue's documents, then index and publish them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from corpus.catalogue import load_catalogue, read_source
from corpus.matters import load_matters
from corpus.rulebook import FOLDER
from corpus.settings import Settings
from ingest.pipeline import read_document
from ingest.report import report_on

Progress = Callable[[str, int, int], None]  # step, done, of how many


@dataclass(frozen=True, slots=True)
class Ingested:
    """What an ingest came to."""

    version: str
    changed: bool  # False: nothing was new, the live index stays
    reports: tuple[dict[str, Any], ...]
    coverage: str = ""  # how far the figures of the text are proved by rules


def run(settings: Settings, progress: Progress = lambda step, done, total: None) -> Ingested:
    """Read every document of the catalogue and publish an index of them.

    A source that is missing or altered raises SourceError naming the file; the old index serves on.
    """
    catalogue = load_catalogue(settings.corpus / "catalogue.yaml")
    documents, reports = {}, []
    for n, document in enumerate(catalogue.documents):
        progress("read", n, len(catalogue.documents))
        source = read_source(document, settings.corpus / "documents")
        paragraphs, regions = read_document(document, source)
        documents[document.id] = (source, paragraphs)
        reports.append(report_on(document, source, paragraphs, regions))
    progress("read", len(catalogue.documents), len(catalogue.documents))
    from index.build import Teaching, build  # heavy: only once the sources are known to be good
    from ingest.coverage import coverage_line
    from ingest.teaching import teaching_for

    found = {str(paragraph.ref): paragraph for _, paragraphs in documents.values() for paragraph in paragraphs}
    sources = {name: source for name, (source, _) in documents.items()}
    teaching, covered = Teaching(), ""
    if (settings.corpus / FOLDER).is_dir():
        matters = load_matters(settings.corpus, catalogue, found, sources)
        teaching = teaching_for(settings.corpus, catalogue, found, matters)
        covered = coverage_line(settings.corpus, found, matters.rulebook)
    built = build(settings, catalogue, documents, {"documents": reports}, progress, teaching)
    return Ingested(built.version, built.changed, tuple(reports), covered)
