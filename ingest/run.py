"""One ingest: read the catalogue's documents, then index and publish them."""

from dataclasses import dataclass
from typing import Any

from corpus.known.matters import load_matters
from corpus.rules.rulebook import FOLDER
from corpus.settings import Settings
from ingest.books import Progress, read_books, silent


@dataclass(frozen=True, slots=True)
class Ingested:
    """What an ingest came to."""

    version: str
    changed: bool  # False: nothing was new, the live index stays
    reports: tuple[dict[str, Any], ...]
    coverage: str = ""  # how far the figures of the text are proved by rules


def run(settings: Settings, progress: Progress = silent) -> Ingested:
    """Read every document of the catalogue and publish an index of them.

    A source that is missing or altered raises SourceError naming the file; the old index serves on.
    """
    books = read_books(settings, progress)
    from index.build import Teaching, build  # heavy: only once the sources are known to be good
    from ingest.coverage import coverage_line
    from ingest.teaching import teaching_for

    teaching, covered = Teaching(), ""
    added = settings.library / FOLDER
    if (settings.corpus / FOLDER).is_dir():
        by_day = [load_matters(settings.corpus, then.leading, added) for then in books.holding.by_day]
        teaching = teaching_for(settings.corpus, books.holding, *by_day)
        covered = coverage_line(settings.corpus, books.holding.leading, by_day[0].rulebook)
    rules = {path.name: path.read_bytes() for path in sorted(added.glob("*.yaml"))}
    built = build(settings, books.catalogue, books.documents, {"documents": books.reports}, progress, teaching, rules)
    return Ingested(built.version, built.changed, books.reports, covered)
