"""Succession: which edition takes the place of which, among those whose day has come."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol, TypeVar


class Edition(Protocol):
    """One edition of a document."""

    @property
    def id(self) -> str:
        """The document's id, which all its editions share."""

    @property
    def book(self) -> str:
        """The edition's own name: `document@edition`."""

    @property
    def supersedes(self) -> tuple[str, ...]:
        """The editions that it takes the place of."""

    @property
    def in_force_from(self) -> date | None:
        """The day it comes into force; None where its entry gives none."""


_Edition = TypeVar("_Edition", bound=Edition)


def successors(editions: Sequence[_Edition]) -> Mapping[str, _Edition]:
    """Return by edition what took its place: what names it, or else the later one of the same document.

    Later is what has a day of its own, after that of the other; what was added without a day took its
    place at once.
    """
    found: dict[str, _Edition] = {}
    for other in editions:
        for book in other.supersedes:
            found.setdefault(book, other)
    for other in sorted((each for each in editions if each.in_force_from), key=_start):
        for edition in editions:
            later = _start(edition) < _start(other) and other.book not in edition.supersedes
            if edition.id == other.id and later:
                found.setdefault(edition.book, other)
    return found


def _start(edition: Edition) -> date:
    return edition.in_force_from or date.min
