"""The live index once more as a new version, so that what a swap must not change, or lose, can be watched."""

import json
from datetime import UTC, datetime

from corpus.errors import SnapshotError
from corpus.settings import Settings
from index.bank import Matter
from index.build import Teaching, build
from index.snapshot import ADAPTER, Snapshot
from index.versions import current


def republished(settings: Settings) -> str:
    """Make the same documents, rules and questions the live index again, and return the new version's name."""
    version = current(settings)
    if version is None:
        raise SnapshotError(f"There is no index in {settings.index} yet. Run “verse ingest” to make one.")
    live, folder = Snapshot(settings, version), settings.index / version
    known = json.loads((folder / "matters.json").read_text(encoding="utf-8"))
    matters = tuple(Matter(one["key"], tuple(one["areas"]), tuple(one["asked"])) for one in known)
    adapter = folder / ADAPTER
    documents = {
        book: (source, [one for one in live.paragraphs.values() if one.ref.book == book])
        for book, source in live.holding.sources.items()
    }
    report = {**live.report, "made again": datetime.now(UTC).isoformat()}  # what tells it from the one before
    teaching = Teaching(live.questions, adapter if adapter.exists() else None, matters)
    rules = {path.name: path.read_bytes() for path in sorted(live.rules.glob("*"))}
    return build(settings, live.catalogue, documents, report, teaching=teaching, rules=rules).version
