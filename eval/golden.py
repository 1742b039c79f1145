"""Golden questions: what people ask, and what a right answer says, does and cites."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field, TypeAdapter, ValidationError, model_validator

from assistant.answer import AlertKind, Status
from assistant.ask import Ask, Message
from corpus.data import Data
from corpus.errors import CatalogueError
from corpus.strict_yaml import read_yaml

GOLDEN = Path(__file__).parent / "golden"
TODAY = date(2026, 11, 17)  # the day a question is asked on when its item names none: a Tuesday


class Said(Data):
    """One earlier message of a conversation."""

    role: Literal["user", "assistant"]
    content: str = Field(min_length=1)


class Gold(Data):
    """Words of a document that answer the question."""

    document: str
    quote: str = Field(min_length=8)
    label: str | None = None  # the printed number of the paragraph they stand in


class Item(Data):
    """One golden question."""

    id: str
    kind: str
    voice: str
    area: str | None
    question: str = Field(min_length=1, max_length=2000)
    history: tuple[Said, ...] = ()  # oldest first
    today: date = TODAY
    as_at: date | None = None
    expect: Status
    alerts: frozenset[AlertKind] = frozenset()  # kinds that a right answer shows
    must: tuple[tuple[str, ...], ...] = ()  # facts, each in any one of its wordings
    must_not: tuple[str, ...] = ()
    gold: tuple[Gold, ...] = ()
    needs_all_gold: bool = False

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> "Item":
        if any(not wordings or not all(wordings) for wordings in self.must):
            raise ValueError(f"{self.id}: a fact has no wording")
        if self.needs_all_gold and len(self.gold) < 2:
            raise ValueError(f"{self.id}: needs_all_gold with fewer than two golden quotes")
        if self.expect is Status.ANSWERED and not self.must:
            raise ValueError(f"{self.id}: an answered item says nothing that must be in the answer")
        return self

    @property
    def ask(self) -> Ask:
        """The question as the assistant takes it."""
        history = tuple(Message(said.role, said.content) for said in self.history)
        return Ask(self.question, self.today, self.area, history, self.as_at)


_ITEMS: TypeAdapter[tuple[Item, ...]] = TypeAdapter(tuple[Item, ...])


def load_golden(path: Path) -> tuple[Item, ...]:
    """Return the items of a golden file by id; CatalogueError names file, item and field when it is wrong."""
    rows = read_yaml(path)
    try:
        items = _ITEMS.validate_python(rows)
    except ValidationError as exc:
        raise CatalogueError(f"{path}: {_place(exc, rows)}. Mend the file.") from exc
    ids = [item.id for item in items]
    twice = {one for one in ids if ids.count(one) > 1}
    if twice or not ids:
        why = f"the id {min(twice)} stands twice" if twice else "there are no items"
        raise CatalogueError(f"{path}: {why}. Mend the file.")
    return tuple(sorted(items, key=lambda item: item.id))


def golden_file(half: str) -> Path:
    """Return the file of the half called `dev` or `test`."""
    return GOLDEN / f"{half}.yaml"


def _place(exc: ValidationError, rows: Sequence[object]) -> str:
    """Say where the first error is, without the words of the question."""
    first = exc.errors()[0]
    number, *field = first["loc"] or (0,)
    row = rows[number] if isinstance(number, int) and isinstance(rows, list) else {}
    name = row.get("id", f"item {number}") if isinstance(row, dict) else f"item {number}"
    return f"{name}: {'.'.join(map(str, field))}: {first['msg']}"
