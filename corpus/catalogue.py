"""The catalogue: which documents there are, whose, from when, and in force or not."""

import hashlib
from enum import StrEnum
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from corpus.data import Data
from corpus.errors import CatalogueError, SourceError
from corpus.shelf import NATIONAL as NATIONAL
from corpus.strict_yaml import read_yaml


class Status(StrEnum):
    """Whether a document's text still binds."""

    IN_FORCE = "in force"
    HISTORICAL = "historical"
    SUPERSEDED = "superseded"
    UNKNOWN = "unknown"


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
    reading: dict[str, Any] = Field(default_factory=dict)  # notes for ingest: see ingest.notes


class Catalogue(Data):
    """All areas and documents."""

    areas: tuple[Area, ...]
    documents: tuple[Document, ...]

    def area(self, area_id: str) -> Area:
        """Return the area with that id; raise CatalogueError naming the areas there are."""
        for area in self.areas:
            if area.id == area_id:
                return area
        known = ", ".join(area.id for area in self.areas)
        raise CatalogueError(f"There is no area “{area_id}”. The areas are: {known}.")

    def document(self, document_id: str) -> Document:
        """Return the document with that id; raise CatalogueError naming the documents there are."""
        for document in self.documents:
            if document.id == document_id:
                return document
        known = ", ".join(document.id for document in self.documents)
        raise CatalogueError(f"There is no document “{document_id}”. The documents are: {known}.")


def load_catalogue(path: Path) -> Catalogue:
    """Read a catalogue file; raise CatalogueError naming file and field when it is wrong."""
    try:
        catalogue = Catalogue.model_validate(read_yaml(path))
    except ValidationError as exc:
        first = exc.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise CatalogueError(f"{path}: {place}: {first['msg']}. Mend the file.") from exc
    known = {area.id for area in catalogue.areas}
    for document in catalogue.documents:
        if document.area not in known:
            raise CatalogueError(f"{path}: {document.id} names the area “{document.area}”, which is not listed.")
    return catalogue


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
