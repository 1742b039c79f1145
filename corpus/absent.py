"""Absent matters: what people ask about and the documents do not hold at all."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from corpus.rule_file import read_data


class Absent(BaseModel):
    """One matter that is in none of the documents, and what it is asked as."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    title: str
    asked_as: tuple[str, ...] = Field(min_length=1)


class _AbsentData(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    absent: tuple[Absent, ...]


def load_absent(path: Path) -> tuple[Absent, ...]:
    """Return the matters of a file; raise RuleError naming file and field when it is wrong."""
    return read_data(path, _AbsentData).absent
