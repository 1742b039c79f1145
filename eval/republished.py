"""The live index once more as a new version, so that what a swap must not change, or lose, can be watched."""

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from corpus.catalogue import Catalogue
from corpus.errors import SnapshotError
from corpus.paragraph import Paragraph
from corpus.settings import Settings
from index.bank import Matter
from index.build import Documents, Progress, Teaching, build
from index.served import Served
from index.snapshot import ADAPTER, Snapshot, served_by
from index.versions import current


def republished(
    settings: Settings,
    more: tuple[Catalogue, Documents] | None = None,
    model: Callable[[Path], Served] = served_by,
    progress: Progress = lambda *_: None,
) -> str:
    """Make the same documents, rules and questions the live index again, and return the new version's name.

    With `more`, these documents too; `model` reads what is new.
    """
    version = current(settings)
    if version is None:
        raise SnapshotError(f"There is no index in {settings.index} yet. Run “verse ingest” to make one.")
    live, folder = Snapshot(settings, version), settings.index / version
    known = json.loads((folder / "matters.json").read_text(encoding="utf-8"))
    matters = tuple(Matter(one["key"], tuple(one["areas"]), tuple(one["asked"])) for one in known)
    adapter = folder / ADAPTER
    documents: dict[str, tuple[str, Sequence[Paragraph]]] = {
        book: (source, [one for one in live.paragraphs.values() if one.ref.book == book])
        for book, source in live.holding.sources.items()
    }
    catalogue = live.catalogue
    if more:
        areas, entries = (*catalogue.areas, *more[0].areas), (*catalogue.documents, *more[0].documents)
        catalogue, documents = Catalogue(areas=areas, documents=entries), {**documents, **more[1]}
    report = {**live.report, "made again": datetime.now(UTC).isoformat()}  # what tells it from the one before
    teaching = Teaching(live.answers, adapter if adapter.exists() else None, matters)
    rules = {path.name: path.read_bytes() for path in sorted(live.rules.glob("*"))}
    return build(settings, catalogue, documents, report, progress, teaching, rules, model).version
