"""Matters that the documents do not hold: absent ones, and those outside what this is for, as people ask of them."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from corpus.rule_file import read_data


class Absent(BaseModel):
    """One matter that is in none of the documents, and what it is asked as."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    title: str
    asked_as: tuple[str, ...] = Field(min_length=1)


class Outside(Absent):
    """One matter that has nothing to do with children's social care policy."""


class _AbsentData(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    absent: tuple[Absent, ...]


class _OutsideData(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    outside: tuple[Outside, ...]


def load_absent(corpus: Path) -> tuple[Absent, ...]:
    """Return what a corpus folder lists as not held; raise RuleError naming file and field when a list is wrong."""
    absent = read_data(corpus / "absent.yaml", _AbsentData).absent
    return (*absent, *read_data(corpus / "outside.yaml", _OutsideData).outside)


class _ElsewhereData(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    elsewhere: tuple[str, ...]


def load_elsewhere(corpus: Path) -> tuple[str, ...]:
    """Return the names of authorities whose documents are not held."""
    return read_data(corpus / "elsewhere.yaml", _ElsewhereData).elsewhere
