"""Matters that the documents do not hold: absent ones, and those outside what this is for, as people ask of them."""

from collections.abc import Collection
from pathlib import Path

from pydantic import Field

from corpus.data import Data
from corpus.rules.file import read_data


class Absent(Data):
    """One matter that is in none of the documents, and what it is asked as."""

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    title: str
    asked_as: tuple[str, ...] = Field(min_length=1)


class Outside(Absent):
    """One matter that has nothing to do with children's social care policy."""


class _AbsentData(Data):
    absent: tuple[Absent, ...]


class _OutsideData(Data):
    outside: tuple[Outside, ...]


def load_absent(corpus: Path) -> tuple[Absent, ...]:
    """Return what a corpus folder lists as not held; raise RuleError naming file and field when a list is wrong."""
    absent = read_data(corpus / "absent.yaml", _AbsentData).absent
    return (*absent, *read_data(corpus / "outside.yaml", _OutsideData).outside)


class Elsewhere(Data):
    """Places whose documents are not held, by the names people use."""

    elsewhere: tuple[str, ...] = ()  # in England
    other_nations: tuple[str, ...] = ()  # where national guidance for England does not apply

    @property
    def names(self) -> tuple[str, ...]:
        """All of the names."""
        return (*self.elsewhere, *self.other_nations)

    def in_england(self, names: Collection[str]) -> bool:
        """Whether places are named and all of them are in England; letters may be small or capital."""
        abroad = {name.casefold() for name in self.other_nations}
        return bool(names) and not {name.casefold() for name in names} & abroad


def load_elsewhere(corpus: Path) -> Elsewhere:
    """Return the places whose documents are not held."""
    return read_data(corpus / "elsewhere.yaml", Elsewhere)
