"""The shelf: which areas and documents there are, at a glance.

The catalogue checks every field and takes its time; a command that must answer at once reads only
these few of the same file.
"""

from dataclasses import dataclass
from pathlib import Path

from corpus.errors import CatalogueError
from corpus.plain_yaml import read_plain
from corpus.settings import CORPUS

CATALOGUE = CORPUS / "catalogue.yaml"
NATIONAL = "england"  # the area whose documents apply in every other


@dataclass(frozen=True, slots=True)
class ShelfArea:
    """An authority, or the national level."""

    id: str
    name: str
    names: tuple[str, ...]  # what people call it


@dataclass(frozen=True, slots=True)
class Book:
    """One edition of one document."""

    id: str
    title: str
    area: str
    edition: str
    edition_name: str
    status: str
    status_note: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """All areas and documents."""

    areas: tuple[ShelfArea, ...]
    books: tuple[Book, ...]

    @classmethod
    def glance(cls, path: Path = CATALOGUE) -> "Shelf":
        """Return the areas and documents of a catalogue file, read but not checked."""
        data = read_plain(path)
        areas = (
            ShelfArea(each.text("id"), each.text("name"), tuple(each.items_of("names")))
            for each in data.entries("areas")
        )
        books = (Book(*(each.text(name) for name in Book.__slots__)) for each in data.entries("documents"))
        return cls(tuple(areas), tuple(books))

    def area(self, words: str) -> ShelfArea:
        """Return the area that people call this; CatalogueError names the areas there are."""
        wanted = _plain(words)
        for area in self.areas:
            if wanted in {_plain(name) for name in (area.id, area.name, *area.names)}:
                return area
        known = ", ".join(f"{area.id} ({area.name})" for area in self.areas)
        raise CatalogueError(f"There is no area called “{words}”. The areas are: {known}.")

    def book(self, document_id: str) -> Book:
        """Return a document; CatalogueError when it is not held."""
        for book in self.books:
            if book.id == document_id:
                return book
        raise CatalogueError(f"There is no document “{document_id}”.")


def _plain(words: str) -> str:
    return " ".join(words.casefold().replace("-", " ").split())
