"""Conflicts: where documents differ in a way that figures alone do not show, and what to say then."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field

from corpus.data import Data
from corpus.errors import QuoteError, RefError, RuleError
from corpus.holding import Holding
from corpus.known.facets import Facets
from corpus.proof import proof, sentence_faults
from corpus.refs import ParagraphRef
from corpus.rules.file import QuoteData, read_data
from corpus.rules.rule import Proof

Sort = Literal["figure", "role", "order", "definition", "term", "strength", "history", "drafting", "silence"]


class _ConflictData(Data):
    id: str = Field(pattern=r"^[CS]-\d{2}$")  # C for a conflict, S for a silence
    kind: Sort
    topics: tuple[str, ...] = Field(min_length=1)
    title: str
    says: tuple[QuoteData, ...] = Field(min_length=1)
    differs: str  # what differs, for whoever keeps the file
    answer: str  # what a careful answer says, in one or two sentences
    outside: str = ""  # knowledge from outside the documents, never cited to them
    rules: tuple[str, ...] = ()
    asked_as: tuple[str, ...] = ()


class _ConflictsData(Data):
    conflicts: tuple[_ConflictData, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """One matter on which documents, or parts of one, do not say the same; or on which they are silent."""

    id: str
    kind: str
    topics: tuple[str, ...]
    title: str
    proofs: tuple[Proof, ...]  # who says what
    areas: tuple[str, ...]  # of the documents that speak
    differs: str
    answer: str  # its figures and duty words all stand in the proofs
    outside: str
    rules: tuple[str, ...]  # the ids of rules that take part
    asked_as: tuple[str, ...]


def load_conflicts(
    path: Path,
    facets: Facets,
    rules: Collection[str],
    holding: Holding,
) -> tuple[Conflict, ...]:
    """Read and prove the conflicts of documents held; raise RuleError naming file, conflict and reason."""
    conflicts: list[Conflict] = []
    held = holding.books
    for data in read_data(path, _ConflictsData).conflicts:
        if not all(said.ref.partition("#")[0] in held for said in data.says):
            continue
        try:
            conflicts.append(_conflict(data, facets, rules, holding))
        except (QuoteError, RefError, RuleError) as exc:
            raise RuleError(f"{path.name}: {data.id}: {exc}. Mend the conflict.") from exc
    ids = [conflict.id for conflict in conflicts]
    for one in ids:
        if ids.count(one) > 1:
            raise RuleError(f"{path.name}: {one} stands twice.")
    return tuple(conflicts)


def _conflict(data: _ConflictData, facets: Facets, rules: Collection[str], holding: Holding) -> Conflict:
    for topic in data.topics:
        facets.check(topic=topic)
    unknown = [rule for rule in data.rules if rule not in rules]
    if unknown:
        raise RuleError(f"“{unknown[0]}” is no rule")
    proofs = tuple(proof(ParagraphRef.parse(said.ref), said.quote, holding) for said in data.says)
    documents = [holding.catalogue.document(one.quote.ref.book) for one in proofs]
    names = [one.label for one in proofs] + [f"{one.title} {one.edition} {one.edition_name}" for one in documents]
    found = sentence_faults(data.answer, [one.quote.words for one in proofs], names, binding_only=True)
    if found:
        raise QuoteError("; ".join(found))
    return Conflict(
        **data.model_dump(exclude={"says"}),
        proofs=proofs,
        areas=tuple(dict.fromkeys(document.area for document in documents)),
    )
