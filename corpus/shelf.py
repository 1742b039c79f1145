"""The shelf: which areas and documents there are, at a glance.

The catalogue checks every field and takes its time; a command that must answer at once reads only
these few of the same file.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from corpus.errors import CatalogueError
from corpus.known.called import area_called
from corpus.plain_yaml import Entry, read_plain
from corpus.settings import CORPUS, Settings
from corpus.succession import successors

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
    supersedes: tuple[str, ...] = ()
    in_force_from: date | None = None

    @property
    def book(self) -> str:
        """The name of this edition: `document@edition`."""
        return f"{self.id}@{self.edition}"


@dataclass(frozen=True, slots=True)
class Shelf:
    """All areas and documents."""

    areas: tuple[ShelfArea, ...]
    books: tuple[Book, ...]
    silent: frozenset[str] = frozenset()  # editions that do not answer: replaced, or not yet in force

    @classmethod
    def glance(cls, path: Path = CATALOGUE, added: Path | None = None, day: date | None = None) -> "Shelf":
        """Return the areas and documents of a catalogue file, and of one that adds to it, read but not checked.

        Which editions answer is as it is on a day: today, unless another is given.
        """
        data = [read_plain(each) for each in (path, added) if each and each.exists()]
        areas = [
            ShelfArea(each.text("id"), each.text("name"), tuple(each.items_of("names")))
            for file in data
            for each in file.entries("areas")
        ]
        books = tuple(_book(each) for file in data for each in file.entries("documents"))
        now = day or date.today()
        late = {book.book for book in books if book.in_force_from and book.in_force_from > now}
        replaced = successors([book for book in books if book.book not in late])
        return cls(tuple({area.id: area for area in areas}.values()), books, frozenset(late | set(replaced)))

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
            if name == book.book or (name == book.id and book.book not in self.silent):
                return book
        raise CatalogueError(f"There is no document “{name}”.")


def _book(entry: Entry) -> Book:
    day = entry.text("in_force_from")
    return Book(
        id=entry.text("id"),
        title=entry.text("title"),
        area=entry.text("area"),
        edition=entry.text("edition"),
        edition_name=entry.text("edition_name"),
        status=entry.text("status"),
        status_note=entry.text("status_note"),
        supersedes=tuple(entry.items_of("supersedes")),
        in_force_from=date.fromisoformat(day) if day else None,
    )
