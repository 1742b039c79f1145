"""Rule files: the YAML of one document's rules, read strictly."""

from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, Field, ValidationError

from corpus.data import Data
from corpus.errors import CatalogueError, RuleError
from corpus.rules.rule import Bound, RuleKind, Strength
from corpus.strict_yaml import read_yaml

_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class QuoteData(Data):
    """Words and where they stand."""

    quote: str = Field(min_length=3)
    ref: str = ""  # a label with or without item, or a whole reference; "" means the rule's own


class RuleData(Data):
    """One rule as it is written down; what is left out has the value given here."""

    id: str = Field(pattern=_ID)
    kind: RuleKind
    topic: str = Field(pattern=_ID)
    event: str = ""
    actor: str = ""
    duty: str = Field(min_length=3)
    amount: int | float | None = None
    amount_to: int | float | None = None
    value: str | None = None
    unit: str = ""
    bound: Bound | None = None
    counts_from: str = ""
    strength: Strength
    word: str | None = None  # default: the strength itself
    exceptions: str = ""
    ref: str
    quote: str = Field(min_length=3)
    also: tuple[QuoteData, ...] = ()
    says: str = Field(min_length=10)
    replaced_by: str | None = None
    same_as: str | None = None
    differs_from: tuple[str, ...] = ()
    checked_on: date | None = None  # default: the file's
    checked_by: str = ""
    asked_as: tuple[str, ...] = Field(min_length=1)


class WithdrawnData(RuleData):
    """A rule that a person approved and took back: it proves nothing, and is only kept on record."""

    withdrawn_on: date
    withdrawn_by: str = ""
    withdrawn_why: str = ""


class RuleFileData(Data):
    """All rules of one edition of one document."""

    document: str  # document@edition
    checked_on: date
    rules: tuple[RuleData, ...]
    withdrawn: tuple[WithdrawnData, ...] = ()


_Shape = TypeVar("_Shape", bound=BaseModel)


def read_data(path: Path, shape: type[_Shape]) -> _Shape:
    """Return a YAML file's data in a shape; raise RuleError naming file, entry and field when it does not fit."""
    try:
        data = read_yaml(path)
    except CatalogueError as exc:
        raise RuleError(str(exc)) from exc
    try:
        return shape.model_validate(data)
    except ValidationError as exc:
        first = exc.errors()[0]
        raise RuleError(f"{path.name}: {_entry(data, first['loc'])}: {first['msg']}. Mend the file.") from exc


def _entry(data: Any, place: tuple[int | str, ...]) -> str:
    """Return the place of a fault, with the id of the entry it is in."""
    path = ".".join(str(part) for part in place)
    for part in place:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return path
        if isinstance(data, dict) and isinstance(data.get("id"), str):
            return f"{data['id']}: {path}"
    return path
