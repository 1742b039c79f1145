"""The library: the documents an operator added, what was read of them, and their entries in the catalogue."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from corpus.catalogue import FILE, Area, Catalogue, Document
from corpus.errors import CatalogueError, SourceError
from corpus.rules.rulebook import FOLDER
from corpus.settings import Settings
from corpus.strict_yaml import read_yaml
from ingest.disk import UNFINISHED, held_alone, write_whole
from ingest.readers.manuscript import Manuscript
from ingest.readers.record import manuscript_of, record_of

FILES, READ = "files", "read"  # folders: the files as received, and what was read of them
_ASIDE = ".removed"  # ending of the rules of a document that is being removed
_LEFT_OUT_OF_ENTRIES = {"added", "entered", "evidence", "superseded_by", "reading"}


class Library:
    """The folder of added documents in VERSE_HOME; every change is whole or not made at all."""

    def __init__(self, settings: Settings) -> None:
        self._folder = settings.library
        self._held = False  # whether this one holds the lock

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
        """Add a document for the time of a block, and for good if the block ends well.

        The catalogue is written last, and on the way back first: it never names what is not there.
        """
        with self._alone():
            held = self.entries
            data = file.read_bytes()
            if hashlib.sha256(data).hexdigest() != entry.sha256:
                raise SourceError(f"{file.name} was changed while it was read. Add it again.")
            try:
                write_whole(self._folder / FILES / entry.book / entry.file, data)
                write_whole(
                    self._folder / READ / f"{entry.book}.json",
                    json.dumps(record_of(manuscript), ensure_ascii=False).encode(),
                )
                with self._entered(Catalogue(areas=_with(held.areas, area), documents=(*held.documents, entry))):
                    yield
            except BaseException:
                self._forget(entry.book)
                raise

    @contextmanager
    def calling(self, area: Area) -> Iterator[None]:
        """Enter what an area is called for the time of a block, and for good if the block ends well."""
        with self._alone():
            held = self.entries
            with self._entered(Catalogue(areas=_with(held.areas, area), documents=held.documents)):
                yield

    @contextmanager
    def removing(self, entry: Document) -> Iterator[None]:
        """Take a document out for the time of a block, and for good, with its file and rules, if the block ends well.

        An edition that it took the place of leads again; an area that was made for it goes with its last document.
        """
        with self._alone():
            held = self.entries
            left = tuple(each for each in held.documents if each.book != entry.book)
            if len(left) == len(held.documents):
                raise CatalogueError(f"{entry.book} is not among the added documents; only those can be removed.")
            used = {each.area for each in left}
            own = self._folder / FOLDER / f"{entry.book}.yaml"
            aside = own.with_suffix(_ASIDE)
            with self._entered(Catalogue(areas=tuple(a for a in held.areas if a.id in used), documents=left)):
                if own.exists():
                    own.rename(aside)
                try:
                    yield
                except BaseException:
                    if aside.exists():
                        aside.rename(own)
                    raise
            self._forget(entry.book)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other processes from changing the library; what a killed one left behind is taken away first."""
        if self._held:
            yield
            return
        with held_alone(self._folder):
            self._held = True
            try:
                self._sweep()
                yield
            finally:
                self._held = False

    @contextmanager
    def _entered(self, entries: Catalogue) -> Iterator[None]:
        """Put other entries in the catalogue; what stood there is put back when the block fails."""
        path = self._folder / FILE
        before = path.read_bytes() if path.exists() else None
        write_whole(path, _yaml(entries))
        try:
            yield
        except BaseException:
            if before is None:
                path.unlink()
            else:
                write_whole(path, before)
            raise

    def _sweep(self) -> None:
        """Take away what no entry of the catalogue names: an approval must not outlive the document it was for."""
        documents = self.entries.documents
        named = {document.book for document in documents}
        kept = {self._folder / FILES / document.book / document.file for document in documents}
        for path in set(self._folder.rglob(f"*{UNFINISHED}")) - kept:
            path.unlink()
        found = {folder.name for folder in self._folder.glob(f"{FILES}/*")}
        found |= {path.stem for path in self._folder.glob(f"{READ}/*.json")}
        found |= {path.stem for path in self._folder.glob(f"{FOLDER}/*@*")}
        for book in sorted(found - named):
            self._forget(book)

    def _forget(self, book: str) -> None:
        own = self._folder / FOLDER / f"{book}.yaml"
        for path in (own, own.with_suffix(_ASIDE), self._folder / READ / f"{book}.json"):
            path.unlink(missing_ok=True)
        shutil.rmtree(self._folder / FILES / book, ignore_errors=True)


def _with(areas: tuple[Area, ...], area: Area | None) -> tuple[Area, ...]:
    """Return areas with one more, or with one of them as it is now."""
    return tuple({each.id: each for each in (*areas, *((area,) if area else ()))}.values())


def _yaml(entries: Catalogue) -> bytes:
    data: dict[str, Any] = {
        "areas": [area.model_dump(mode="json") for area in entries.areas],
        "documents": [
            each.model_dump(mode="json", exclude=_LEFT_OUT_OF_ENTRIES, exclude_none=True) for each in entries.documents
        ],
    }
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=110).encode()
