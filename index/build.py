"""Building a version of the index: in a hidden folder, published whole or not at all."""

import hashlib
import json
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from corpus.catalogue import Catalogue
from corpus.errors import SearchDown, SnapshotError, VerseError
from corpus.paragraph import Paragraph
from corpus.refs import ParagraphRef
from corpus.settings import Settings
from index import records
from index.adapter import CARD, READ, WEIGHTS, adapter_hash
from index.bank import Matter
from index.entry import Entry
from index.manifest import FORMAT, Manifest, files_in
from index.model import NAME, SHA256
from index.served import Served
from index.snapshot import ADAPTER, RULES, Snapshot, served_by
from index.versions import UNFINISHED, clean, current, fresh_name, locked, make_current, prune, store, sync

_log = logging.getLogger(__name__)

Documents = Mapping[str, tuple[str, Sequence[Paragraph]]]  # by `document@edition`: source text and paragraphs
Asked = Mapping[str, tuple[int, int]]  # questions, each with the stretch of the paragraph's text that answers it first
Progress = Callable[[str, int, int], None]  # step, done, of how many


@dataclass(frozen=True, slots=True)
class Teaching:
    """What is known of how people ask: the questions that paragraphs answer, and what was learnt from them."""

    questions: Mapping[str, Asked] = field(default_factory=dict)  # by reference of a paragraph or an item
    adapter: Path | None = None  # the folder of an adapter
    matters: tuple[Matter, ...] = ()  # rules, conflicts and silences, with what they are asked as


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
    teaching: Teaching = Teaching(),
    rules: Mapping[str, bytes] = MappingProxyType({}),
    model: Callable[[Path], Served] = served_by,
) -> Built:
    """Make a version of the index from these documents and make it the live one.

    `rules` are the files of rules of documents that were added, by name: they are kept with the index.
    `model` gives the one that reads the paragraphs of a version, by its folder.

    `report` is plain data, kept beside the paragraphs; the same inputs must give the same
    report, or the index is made again each time. Until the last step the old version serves.
    """
    with locked(settings):
        clean(settings)
        inputs = _inputs(catalogue, documents, report, teaching, rules)
        content = _content(inputs, settings)
        live = _whole(settings)
        if live and live.manifest.content == content:
            return Built(live.version, changed=False)
        version = fresh_name(settings, content)
        try:
            entries = _entries(catalogue, documents, teaching)
            _publish(settings, version, content, inputs, entries, teaching.matters, live, model, progress)
        finally:
            clean(settings)
        try:
            prune(settings)
        except SearchDown as exc:  # what was made is live; the next build deletes what is left over
            _log.warning("old versions are kept for now: %s", exc)
        return Built(version, changed=True)


def _inputs(
    catalogue: Catalogue,
    documents: Documents,
    report: dict[str, Any],
    teaching: Teaching,
    rules: Mapping[str, bytes],
) -> dict[str, bytes]:
    """Return the files that hold all inputs, by their path in the version's folder."""
    held = {document.book for document in catalogue.documents}
    for stray in sorted(set(documents) - held):
        raise SnapshotError(f"The document {stray} is not in the catalogue. Add it there, then ingest again.")
    learnt = {}
    if teaching.adapter:
        adapter_hash(teaching.adapter)
        learnt = {
            f"{ADAPTER}/{name}": (teaching.adapter / name).read_bytes()
            for name in (WEIGHTS, CARD, READ)
            if (teaching.adapter / name).exists()
        }
    asked = {ref: dict(questions) for ref, questions in sorted(teaching.questions.items())}
    paragraphs = "".join(records.written(found) for _, found in documents.values())
    return {
        "catalogue.json": catalogue.model_dump_json(indent=1).encode(),
        "report.json": json.dumps(report, ensure_ascii=False, indent=1).encode(),
        "paragraphs.jsonl": paragraphs.encode(),
        "matters.json": json.dumps([asdict(each) for each in teaching.matters], ensure_ascii=False, indent=0).encode(),
        "questions.json": json.dumps(asked, ensure_ascii=False, indent=0).encode(),
        **learnt,
        **{f"{RULES}/{name}": data for name, data in rules.items()},
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


def _entries(catalogue: Catalogue, documents: Documents, teaching: Teaching) -> list[Entry]:
    asked: dict[str, dict[str, tuple[int, int]]] = {}  # by paragraph, with those of its items
    for ref, questions in teaching.questions.items():
        asked.setdefault(str(ParagraphRef.parse(ref).paragraph), {}).update(questions)
    entries: dict[str, Entry] = {}
    for name, (_, paragraphs) in documents.items():
        document = catalogue.document(name)
        for paragraph in paragraphs:
            title = " > ".join((document.title, *paragraph.headings))
            entry = Entry(
                id=str(paragraph.ref),
                title=title,
                text=paragraph.text,
                area=document.area,
                document=name,
                asked=tuple(asked.get(str(paragraph.ref), {})),
                answers=tuple(asked.get(str(paragraph.ref), {}).values()),
            )
            if entries.setdefault(entry.id, entry) is not entry:
                raise SnapshotError(f"Two paragraphs have the reference {entry.id}. Give each its own label.")
    return list(entries.values())


def _publish(
    settings: Settings,
    version: str,
    content: str,
    inputs: Mapping[str, bytes],
    entries: Sequence[Entry],
    matters: Sequence[Matter],
    live: Snapshot | None,
    model: Callable[[Path], Served],
    progress: Progress,
) -> None:
    """Write a version into a hidden folder; once it is all on the disk, give it its name and make it live."""
    from index import engine

    folder = settings.index / f"{UNFINISHED}{version}"
    for name, data in inputs.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    vectors = store(folder, version, settings.chroma_url)
    earlier = live.earlier() if live else None
    engine.build(folder, vectors, entries, model(folder), progress, matters, earlier)
    files = files_in(folder)
    sources = {
        Path(name).name.removesuffix(".txt"): file.sha256 for name, file in files.items() if name.startswith("sources/")
    }
    Manifest(
        version=version,
        content=content,
        model=NAME,
        model_sha256=SHA256,
        sources={name.removesuffix(".txt"): sha256 for name, sha256 in sources.items()},
        counts={"documents": len(sources), "paragraphs": len(entries)},
        settings={"chroma_url": settings.chroma_url},
        files=files,
    ).write(folder)
    for path in (*folder.rglob("*"), folder):
        sync(path)
    folder.rename(settings.index / version)
    sync(settings.index)
    make_current(settings, version)
