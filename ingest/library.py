"""The library: the documents an operator added, what was read of them, and their entries in the catalogue."""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from corpus.catalogue import FILE, Area, Catalogue, Document
from corpus.errors import CatalogueError, SourceError
from corpus.rulebook import FOLDER
from corpus.settings import Settings
from corpus.strict_yaml import read_yaml
from ingest.readers.manuscript import Manuscript
from ingest.readers.record import manuscript_of, record_of

FILES, READ = "files", "read"  # folders: the files as received, and what was read of them
_LEFT_OUT_OF_ENTRIES = {"added", "evidence", "superseded_by", "reading"}


class Library:
    """The folder of added documents in VERSE_HOME; every change is whole or not made at all."""

    def __init__(self, settings: Settings) -> None:
        self._folder = settings.library

    @property
    def entries(self) -> Catalogue:
        """The areas and documents that were added, without the shipped ones."""
        path = self._folder / FILE
        if not path.exists():
            return Catalogue(areas=(), documents=())
        return Catalogue.model_validate(read_yaml(path))

    def manuscript(self, document: Document) -> Manuscript:
        """Return what was read of a document; raise SourceError when file or reading is missing or altered."""
        path = self._folder / FILES / document.book / document.file
        try:
            if hashlib.sha256(path.read_bytes()).hexdigest() != document.sha256:
                raise SourceError(
                    f"The file of {document.book} has been altered: {path} is not the one that was added. "
                    "Add the new text as a new edition, or remove the document."
                )
            return manuscript_of(json.loads((self._folder / READ / f"{document.book}.json").read_text("utf-8")))
        except (OSError, ValueError, KeyError, TypeError) as exc:
            raise SourceError(
                f"What was read of {document.book} is missing or damaged ({exc}). Remove the document and add it again."
            ) from exc

    @contextmanager
    def adding(self, entry: Document, area: Area | None, file: Path, manuscript: Manuscript) -> Iterator[None]:
        """Add a document for the time of a block, and for good if the block ends well."""
        held = self.entries
        areas = (*held.areas, area) if area else held.areas
        with self._changing(Catalogue(areas=areas, documents=(*held.documents, entry))):
            kept = self._folder / FILES / entry.book / entry.file
            read = self._folder / READ / f"{entry.book}.json"
            try:
                kept.parent.mkdir(parents=True, exist_ok=True)
                read.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, kept)
                read.write_text(json.dumps(record_of(manuscript), ensure_ascii=False), encoding="utf-8")
                yield
            except BaseException:
                self._forget(entry)
                raise

    @contextmanager
    def removing(self, entry: Document) -> Iterator[None]:
        """Take a document out for the time of a block, and for good, with its file and rules, if the block ends well.

        An edition that it took the place of leads again; an area that was made for it goes with its last document.
        """
        held = self.entries
        left = tuple(each for each in held.documents if each.book != entry.book)
        if len(left) == len(held.documents):
            raise CatalogueError(f"{entry.book} is not among the documents that were added; only those can be removed.")
        used = {each.area for each in left}
        own = self._folder / FOLDER / f"{entry.book}.yaml"
        aside = own.with_suffix(".removed")
        with self._changing(Catalogue(areas=tuple(a for a in held.areas if a.id in used), documents=left)):
            if own.exists():
                own.rename(aside)
            try:
                yield
            except BaseException:
                if aside.exists():
                    aside.rename(own)
                raise
        aside.unlink(missing_ok=True)
        self._forget(entry)

    @contextmanager
    def _changing(self, entries: Catalogue) -> Iterator[None]:
        """Put other entries in the catalogue; what stood there is put back when the block fails."""
        path = self._folder / FILE
        before = path.read_bytes() if path.exists() else None
        self._folder.mkdir(parents=True, exist_ok=True)
        _write(path, _yaml(entries))
        try:
            yield
        except BaseException:
            if before is None:
                path.unlink()
            else:
                _write(path, before)
            raise

    def _forget(self, entry: Document) -> None:
        shutil.rmtree(self._folder / FILES / entry.book, ignore_errors=True)
        (self._folder / READ / f"{entry.book}.json").unlink(missing_ok=True)


def _yaml(entries: Catalogue) -> bytes:
    data: dict[str, Any] = {
        "areas": [area.model_dump(mode="json") for area in entries.areas],
        "documents": [each.model_dump(mode="json", exclude=_LEFT_OUT_OF_ENTRIES) for each in entries.documents],
    }
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=110).encode()


def _write(path: Path, data: bytes) -> None:
    """Write a file in one step: a reader sees the old one or the new one."""
    new = path.with_suffix(".new")
    with new.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
