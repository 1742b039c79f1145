"""The catalogue: which documents there are, whose, from when, and in force or not."""

import hashlib
import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from corpus.data import Data
from corpus.days.dates import short
from corpus.errors import CatalogueError, SourceError
from corpus.settings import Settings
from corpus.shelf import NATIONAL as NATIONAL
from corpus.strict_yaml import read_yaml
from corpus.succession import successors

FILE = "catalogue.yaml"
_PUBLISHED = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


class Status(StrEnum):
    """Whether a document's text still binds."""

    IN_FORCE = "in force"
    HISTORICAL = "historical"
    SUPERSEDED = "superseded"
    UNKNOWN = "unknown"
    NOT_YET = "not yet in force"


class Area(Data):
    """An authority whose local policy applies; `england` is the national level."""

    id: str
    name: str
    names: tuple[str, ...] = ()  # what people call it


class Evidence(Data):
    """Why a date or status is believed: words of the source, or knowledge from outside it."""

    says: str
    where: str = ""
    outside: bool = False  # True: not in the corpus, never cited to a paragraph


class Document(Data):
    """One edition of one document, as received."""

    id: str
    title: str
    short_title: str
    publisher: str
    area: str
    kind: str
    edition: str  # the part after @ in references
    edition_name: str  # as people say it
    published: str
    status: Status
    status_note: str
    evidence: tuple[Evidence, ...] = ()
    superseded_by: tuple[Evidence, ...] = ()
    licence: str
    file: str
    sha256: str
    supersedes: tuple[str, ...] = ()  # editions that this one takes the place of: `document@edition`
    added: bool = False  # by an operator, not shipped
    in_force_from: date | None = None  # of an edition that is added before its day
    entered: tuple[Status, str] | None = None  # status and note of its entry, where `status` is what came of it
    reading: dict[str, Any] = Field(default_factory=dict)  # notes for ingest: see ingest.notes

    @property
    def book(self) -> str:
        """The name of this edition: `document@edition`."""
        return f"{self.id}@{self.edition}"

    @property
    def published_on(self) -> date | None:
        """The first day that it can have been published on; None where that is not known."""
        found = _PUBLISHED.fullmatch(self.published)
        return date(int(found[1]), int(found[2] or 1), int(found[3] or 1)) if found else None

    def standing(self, status: Status, note: str) -> "Document":
        """Return it with a status that its entry does not give it."""
        entered = self.entered or (self.status, self.status_note)
        return self.model_copy(update={"status": status, "status_note": note, "entered": entered})

    def as_entered(self) -> "Document":
        """Return it with the status of its entry."""
        if self.entered is None:
            return self
        status, note = self.entered
        return self.model_copy(update={"status": status, "status_note": note, "entered": None})


class Catalogue(Data):
    """All areas and documents; of one document there may be several editions.

    Which of them binds depends on the day: see `on`.
    """

    areas: tuple[Area, ...]
    documents: tuple[Document, ...]

    def on(self, day: date, *, published: bool = False) -> "Catalogue":
        """Return the catalogue as it stands on a day: what is in force, what is not yet, and what was replaced by then.

        With `published`, an edition whose entry gives no day counts from when it was published, where one before it
        is held.
        """
        held = {document.book for document in self.documents}
        begun = []
        for document in (each.as_entered() for each in self.documents):
            start = document.in_force_from
            if start is None and published and held & set(document.supersedes):
                start = document.published_on
            late = start is not None and start > day
            begun.append(document.standing(Status.NOT_YET, _starts(start)) if late and start else document)
        then = Catalogue(areas=self.areas, documents=tuple(begun))
        return Catalogue(areas=self.areas, documents=tuple(_marked(document, then) for document in then.documents))

    @property
    def coming(self) -> tuple[date, ...]:
        """The days on which editions that are held come into force, in order."""
        late = (each.in_force_from for each in self.documents if each.status is Status.NOT_YET)
        return tuple(sorted({day for day in late if day}))

    @cached_property
    def _successors(self) -> Mapping[str, Document]:
        return successors([document for document in self.documents if document.status is not Status.NOT_YET])

    @cached_property
    def leading(self) -> tuple[Document, ...]:
        """The documents that no other here takes the place of, and whose day has come: they answer."""
        return tuple(
            document
            for document in self.documents
            if document.book not in self._successors and document.status is not Status.NOT_YET
        )

    def successor(self, document: Document) -> Document | None:
        """Return what has taken the place of an edition, if that is held."""
        return self._successors.get(document.book)

    def next_edition(self, document: Document) -> Document | None:
        """Return what will take the place of an edition on a day to come, if that is held."""
        late = [each for each in self.documents if each.status is Status.NOT_YET]
        following = [each for each in late if each.id == document.id or document.book in each.supersedes]
        return min(following, key=lambda each: each.in_force_from or date.max, default=None)

    def address(self, document: Document) -> str:
        """Return the shortest name that `document` finds it by: its id, or its id with the edition."""
        return document.id if self.document(document.id) is document else document.book

    def area(self, area_id: str) -> Area:
        """Return the area with that id; raise CatalogueError naming the areas there are."""
        for area in self.areas:
            if area.id == area_id:
                return area
        known = ", ".join(area.id for area in self.areas)
        raise CatalogueError(f"There is no area “{area_id}”. The areas are: {known}.")

    @cached_property
    def by_id(self) -> Mapping[str, Document]:
        """Of every document the edition that leads."""
        return {document.id: document for document in (*self.documents, *self.leading)}

    @cached_property
    def _by_name(self) -> Mapping[str, Document]:
        return {**self.by_id, **{document.book: document for document in self.documents}}

    def document(self, name: str) -> Document:
        """Return a document by its id (the edition that leads) or as `document@edition`.

        Raises CatalogueError naming the documents there are.
        """
        try:
            return self._by_name[name]
        except KeyError:
            known = ", ".join(self.address(document) for document in self.documents)
            raise CatalogueError(f"There is no document “{name}”. The documents are: {known}.") from None


def catalogue_of(settings: Settings) -> Catalogue:
    """Return the shipped catalogue together with what an operator added to it."""
    return load_catalogue(settings.corpus / FILE, settings.library / FILE)


def load_catalogue(path: Path, added: Path | None = None, day: date | None = None) -> Catalogue:
    """Read a catalogue file, and one that adds to it; raise CatalogueError naming file and field when one is wrong.

    An edition is marked as superseded, or as not yet in force, as it is on a day: today, unless another is given.
    """
    catalogue = _read(path)
    if added and added.exists():
        more = _read(added)
        catalogue = Catalogue(
            areas=tuple({area.id: area for area in (*catalogue.areas, *more.areas)}.values()),  # or with more names
            documents=(*catalogue.documents, *(each.model_copy(update={"added": True}) for each in more.documents)),
        )
    known = {area.id for area in catalogue.areas}
    for document in catalogue.documents:
        if document.area not in known:
            raise CatalogueError(f"{path}: {document.id} names the area “{document.area}”, which is not listed.")
    return catalogue.on(day or date.today())


def _marked(document: Document, catalogue: Catalogue) -> Document:
    """Return a document as it stands among the others: superseded where one takes its place."""
    successor = catalogue.successor(document)
    if successor is None:
        return document
    return document.standing(Status.SUPERSEDED, f"It was replaced by {successor.title} ({successor.edition_name}).")


def _starts(day: date | None) -> str:
    return f"It comes into force on {short(day)}." if day else ""


def _read(path: Path) -> Catalogue:
    try:
        return Catalogue.model_validate(read_yaml(path))
    except ValidationError as exc:
        first = exc.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise CatalogueError(f"{path}: {place}: {first['msg']}. Mend the file.") from exc


def read_source(document: Document, folder: Path) -> str:
    """Return a document's source as received, proved by its sha256; raise SourceError naming the file."""
    path = folder / document.file
    try:
        data = path.read_bytes()
    except OSError as exc:
        raise SourceError(
            f"The source of {document.id} is missing: {path} ({exc.strerror}). Put the file back and ingest again."
        ) from exc
    if hashlib.sha256(data).hexdigest() != document.sha256:
        raise SourceError(
            f"The source of {document.id} has been altered: {path} is not the file the catalogue describes. "
            "Restore it, or register the new text as a new edition."
        )
    return data.decode("utf-8")
