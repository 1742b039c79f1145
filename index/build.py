"""Building a version of the index: in a hidden folder, published whole or not at all."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.catalogue import Catalogue
from corpus.errors import SnapshotError, VerseError
from corpus.paragraph import Paragraph
from corpus.settings import Settings
from index import records
from index.entry import Entry
from index.manifest import FORMAT, Manifest, files_in
from index.model import NAME, SHA256
from index.snapshot import Snapshot
from index.versions import UNFINISHED, clean, current, fresh_name, locked, make_current, prune, store, sync

Documents = Mapping[str, tuple[str, Sequence[Paragraph]]]  # id: the source text and its paragraphs
Progress = Callable[[str, int, int], None]  # step, done, of how many


@dataclass(frozen=True, slots=True)
class Built:
    """The version that is live after a build."""

    version: str
    changed: bool  # False: it held the same already, and nothing was done


def build(
    settings: Settings,
    catalogue: Catalogue,
    documents: Documents,
    report: dict[str, Any],
    progress: Progress = lambda step, done, total: None,
) -> Built:
    """Make a version of the index from these documents and make it the live one.

    `report` is plain data, kept beside the paragraphs; the same inputs must give the same
    report, or the index is made again each time. Until the last step the old version serves.
    """
    with locked(settings):
        clean(settings)
        inputs = _inputs(catalogue, documents, report)
        content = _content(inputs, settings)
        live = _whole(settings)
        if live and live.manifest.content == content:
            return Built(live.version, changed=False)
        version = fresh_name(settings, content)
        try:
            _publish(settings, version, content, inputs, _entries(catalogue, documents), progress)
        finally:
            clean(settings)
        prune(settings)
        return Built(version, changed=True)


def _inputs(catalogue: Catalogue, documents: Documents, report: dict[str, Any]) -> dict[str, bytes]:
    """Return the files that hold all inputs, by their path in the version's folder."""
    held = {document.id for document in catalogue.documents}
    for stray in sorted(set(documents) - held):
        raise SnapshotError(f"The document {stray} is not in the catalogue. Add it there, then ingest again.")
    paragraphs = "".join(records.written(found) for _, found in documents.values())
    return {
        "catalogue.json": catalogue.model_dump_json(indent=1).encode(),
        "report.json": json.dumps(report, ensure_ascii=False, indent=1).encode(),
        "paragraphs.jsonl": paragraphs.encode(),
        **{f"sources/{name}.txt": source.encode() for name, (source, _) in documents.items()},
    }


def _content(inputs: Mapping[str, bytes], settings: Settings) -> str:
    digest = hashlib.sha256(f"{FORMAT} {SHA256} {settings.chroma_url}".encode())
    for name, data in inputs.items():
        digest.update(f"\n{name} {hashlib.sha256(data).hexdigest()}".encode())
    return digest.hexdigest()


def _whole(settings: Settings) -> Snapshot | None:
    """Return the live version, unless there is none that is whole."""
    try:
        version = current(settings)
        return Snapshot(settings, version) if version else None
    except VerseError:
        return None


def _entries(catalogue: Catalogue, documents: Documents) -> list[Entry]:
    entries: dict[str, Entry] = {}
    for name, (_, paragraphs) in documents.items():
        document = catalogue.document(name)
        for paragraph in paragraphs:
            title = " > ".join((document.title, *paragraph.headings))
            entry = Entry(str(paragraph.ref), title, paragraph.text, document.area, name)
            if entries.setdefault(entry.id, entry) is not entry:
                raise SnapshotError(f"Two paragraphs have the reference {entry.id}. Give each its own label.")
    return list(entries.values())


def _publish(
    settings: Settings,
    version: str,
    content: str,
    inputs: Mapping[str, bytes],
    entries: Sequence[Entry],
    progress: Progress,
) -> None:
    """Write a version into a hidden folder; once it is all on the disk, give it its name and make it live."""
    from index import engine
    from index.model import load_model

    folder = settings.index / f"{UNFINISHED}{version}"
    for name, data in inputs.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    engine.build(folder, store(folder, version, settings.chroma_url), entries, load_model(), progress)
    files = files_in(folder)
    sources = {Path(name).stem: file.sha256 for name, file in files.items() if name.startswith("sources/")}
    Manifest(
        version=version,
        content=content,
        model=NAME,
        model_sha256=SHA256,
        sources=sources,
        counts={"documents": len(sources), "paragraphs": len(entries)},
        settings={"chroma_url": settings.chroma_url},
        files=files,
    ).write(folder)
    for path in (*folder.rglob("*"), folder):
        sync(path)
    folder.rename(settings.index / version)
    sync(settings.index)
    make_current(settings, version)
