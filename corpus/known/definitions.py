"""Definitions: what the documents say that terms mean, stand for, or are for."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pydantic import Field

from corpus.data import Data
from corpus.errors import QuoteError, RefError, RuleError
from corpus.holding import Holding
from corpus.known.facets import Facets
from corpus.proof import proof, sentence_faults
from corpus.refs import ParagraphRef
from corpus.rules.file import read_data
from corpus.rules.rule import Proof
from corpus.text import matchable


class Sort(StrEnum):
    """What the words of a definition are to its term."""

    STANDS_FOR = "stands-for"
    IS = "is"
    IS_FOR = "is-for"
    DOES = "does"
    SECTION = "section"  # what a section of an Act is about


class _DefinitionData(Data):
    id: str = Field(pattern=r"^[a-z0-9-]+$")
    term: str
    called: tuple[str, ...] = ()
    sort: Sort
    topic: str = ""
    ref: str
    label: str
    quote: str = Field(min_length=3)
    means: str = Field(min_length=3)
    shown: str = ""
    instead: tuple[str, ...] = ()


class _DefinitionsData(Data):
    definitions: tuple[_DefinitionData, ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """A term as one document defines it."""

    id: str
    term: str  # as a sentence begins with it
    sort: Sort
    topic: str  # a matter that rules share, or ""
    area: str
    proof: Proof  # the words that define it
    means: str  # the definition alone, as printed but for what makes it a phrase of its own
    instead: tuple[str, ...]  # readings that fit the letters and stand nowhere in the document
    called: tuple[str, ...] = ()  # other names that people give it

    @property
    def document(self) -> str:
        """The id of the document that defines it."""
        return self.proof.quote.ref.document


def load_definitions(path: Path, facets: Facets, holding: Holding) -> tuple[Definition, ...]:
    """Read and prove the definitions of documents held; raise RuleError naming file, entry and reason."""
    found = tuple(_proved(path, facets, holding))
    ids = [definition.id for definition in found]
    for one in ids:
        if ids.count(one) > 1:
            raise RuleError(f"{path.name}: the id {one} stands twice. Give each its own.")
    return found


def _proved(path: Path, facets: Facets, holding: Holding) -> Iterator[Definition]:
    held = holding.books
    for data in read_data(path, _DefinitionsData).definitions:
        if data.ref.partition("#")[0] not in held:
            continue
        try:
            ref = ParagraphRef.parse(data.ref)
            shown = proof(ref, data.quote, holding)
            facets.check(topic=data.topic)
            _check(data, shown, holding)
        except (QuoteError, RefError, RuleError) as exc:
            raise RuleError(f"{path.name}: {data.id}: {str(exc).rstrip('.')}. Mend the entry.") from exc
        area = holding.catalogue.document(ref.book).area
        means = data.shown or data.means
        yield Definition(data.id, data.term, data.sort, data.topic, area, shown, means, data.instead, data.called)


def _check(data: _DefinitionData, shown: Proof, holding: Holding) -> None:
    if shown.label != data.label:
        raise QuoteError(f"the place is called “{shown.label}”, not “{data.label}”")
    if matchable(data.means) not in matchable(data.quote):
        raise QuoteError(f"“{data.means}” does not stand in its quote")
    strange = sentence_faults(data.shown, [data.quote, data.term])
    if strange:
        raise QuoteError("; ".join(strange))
    if (data.sort is Sort.STANDS_FOR) != bool(data.instead):
        raise QuoteError("what stands for something, and only that, needs other readings in “instead”")
    source = matchable(holding.sources[shown.quote.ref.book]) if data.instead else ""
    for reading in data.instead:
        if matchable(reading) in source:
            raise QuoteError(f"“{reading}” stands in the document, so it may be right")
