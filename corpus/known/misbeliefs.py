"""Misbeliefs: what people wrongly take for granted of the documents, and the words that put it right."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from corpus.data import Data
from corpus.errors import QuoteError, RefError, RuleError
from corpus.holding import Holding
from corpus.proof import proof
from corpus.refs import ParagraphRef
from corpus.rules.file import read_data
from corpus.rules.rule import Proof


class _MisbeliefData(Data):
    id: str = Field(pattern=r"^[a-z0-9-]+$")
    ref: str
    quote: str = Field(min_length=3)
    asked_as: tuple[str, ...] = Field(min_length=1)


class _MisbeliefsData(Data):
    misbeliefs: tuple[_MisbeliefData, ...]


@dataclass(frozen=True, slots=True)
class Misbelief:
    """Something that is taken for granted and is not so."""

    id: str
    area: str
    proof: Proof  # the words that put it right
    asked_as: tuple[str, ...]  # each of them false, by the proof


def load_misbeliefs(path: Path, holding: Holding) -> tuple[Misbelief, ...]:
    """Read and prove the misbeliefs about documents held; raise RuleError naming file, entry and reason."""
    found = tuple(_proved(path, holding))
    ids = [misbelief.id for misbelief in found]
    for one in ids:
        if ids.count(one) > 1:
            raise RuleError(f"{path.name}: the id {one} stands twice. Give each its own.")
    return found


def _proved(path: Path, holding: Holding) -> Iterator[Misbelief]:
    held = holding.books
    for data in read_data(path, _MisbeliefsData).misbeliefs:
        if data.ref.partition("#")[0] not in held:
            continue
        try:
            ref = ParagraphRef.parse(data.ref)
            shown = proof(ref, data.quote, holding)
        except (QuoteError, RefError) as exc:
            raise RuleError(f"{path.name}: {data.id}: {str(exc).rstrip('.')}. Mend the entry.") from exc
        yield Misbelief(data.id, holding.catalogue.document(ref.book).area, shown, data.asked_as)
