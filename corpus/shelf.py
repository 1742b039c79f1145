"""The shelf: which areas and documents there are, at a glance.

The catalogue checks every field and takes its time; a command that must answer at once reads only
these few of the same file.
"""

from dataclasses import dataclass
from pathlib import Path

from corpus.called import area_called
from corpus.errors import CatalogueError
from corpus.plain_yaml import read_plain
from corpus.settings import CORPUS, Settings

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

    @property
    def name(self) -> str:
        """The name of this edition: `document@edition`."""
        return f"{self.id}@{self.edition}"


@dataclass(frozen=True, slots=True)
class Shelf:
    """All areas and documents."""

    areas: tuple[ShelfArea, ...]
    books: tuple[Book, ...]
    replaced: frozenset[str] = frozenset()  # editions that another here takes the place of: `document@edition`

    @classmethod
    def glance(cls, path: Path = CATALOGUE, added: Path | None = None) -> "Shelf":
        """Return the areas and documents of a catalogue file, and of one that adds to it, read but not checked."""
        data = [read_plain(each) for each in (path, added) if each and each.exists()]
        areas = [
            ShelfArea(each.text("id"), each.text("name"), tuple(each.items_of("names")))
            for file in data
            for each in file.entries("areas")
        ]
        documents = [each for file in data for each in file.entries("documents")]
        return cls(
            tuple({area.id: area for area in areas}.values()),
            tuple(Book(*(each.text(name) for name in Book.__slots__)) for each in documents),
            frozenset(name for each in documents for name in each.items_of("supersedes")),
        )

    @classmethod
    def of(cls, settings: Settings) -> "Shelf":
        """Return all that is shipped and all that was added."""
        return cls.glance(settings.corpus / CATALOGUE.name, settings.library / CATALOGUE.name)

    def area(self, words: str) -> ShelfArea:
        """Return the area that people call this; UsageError names the areas there are."""
        return area_called(self.areas, words)

    def book(self, name: str) -> Book:
        """Return a document by its id or as `document@edition`; CatalogueError when it is not held."""
        for book in self.books:
            if name == book.name or (name == book.id and book.name not in self.replaced):
                return book
        raise CatalogueError(f"There is no document “{name}”.")
