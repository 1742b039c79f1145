"""Areas as people call them: by id or any of their names, with a council's title or without."""

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar

from corpus.errors import UsageError

_TITLE = re.compile(
    r"^(?:the\s+)?(?:(?:london|royal|metropolitan)\s+)*(?:(?:borough|city|county)\s+(?:and\s+county\s+)?of\s+)?"
    r"(?P<place>\S.*?)"
    r"(?:\s+(?:(?:county|city|borough|metropolitan|district|unitary|town)\s+)*council)?$",
    re.IGNORECASE,
)
_COUNCIL = re.compile(r"\s+(?:(?:county|city|borough|metropolitan|district|unitary|town)\s+)*council$", re.IGNORECASE)


class Called(Protocol):
    """Something that people call by several names."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def names(self) -> tuple[str, ...]:
        """What else people call it."""


_Area = TypeVar("_Area", bound=Called)


def area_called(areas: Sequence[_Area], words: str) -> _Area:
    """Return the area that people call this; raise UsageError naming the areas there are."""
    found = area_among(areas, words)
    if found is None:
        known = ", ".join(f"{area.id} ({area.name})" for area in areas)
        raise UsageError(f"There is no area called “{words}”. The areas are: {known}.")
    return found


def area_among(areas: Sequence[_Area], words: str) -> _Area | None:
    """Return the area that people call this; None where there is none, or it could be either of two.

    A name as it is written goes before one that only lacks, or adds, a council's title.
    """
    for read in (_plain, _place):
        found = [area for area in areas if read(words) in {read(each) for each in (area.id, area.name, *area.names)}]
        if len(found) == 1:
            return found[0]
    return None


def without_council(name: str) -> str:
    """Return an authority's name as its place is called: Rhosfawr for Rhosfawr County Council."""
    return _COUNCIL.sub("", " ".join(name.split()))


def _plain(words: str) -> str:
    return " ".join(words.casefold().replace("-", " ").split())


def _place(words: str) -> str:
    found = _TITLE.match(_plain(words))
    return found["place"] if found else ""
