"""Lists and orders: what the documents list, and the steps that they put one after another."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from corpus.data import Data
from corpus.errors import QuoteError, RefError, RuleError
from corpus.holding import Holding
from corpus.known.facets import Facets
from corpus.paragraph import Paragraph
from corpus.proof import proof, sentence_faults
from corpus.refs import ParagraphRef
from corpus.rules.file import read_data
from corpus.rules.rule import Proof
from corpus.sentences import sentences
from corpus.text import matchable

_ID = r"^[a-z0-9-]+$"
_JOINING = re.compile(r"[;,.]?(?:\s+(?:and/or|and|or))?[;,.:]?$")
_FEWEST = 3  # steps that are worth putting in order


class _WrongData(Data):
    text: str = Field(min_length=3)
    why: str = Field(min_length=10)


class _ListData(Data):
    id: str = Field(pattern=_ID)
    ref: str
    of: str
    topic: str
    marks: tuple[str, ...] = ()
    wrap: str = Field(default="{}", alias="as")
    near: tuple[str, ...] = ()
    wrong: tuple[_WrongData, ...] = Field(default=(), alias="not")
    tells: tuple[str, ...] = ()


class _StepData(Data):
    says: str
    ref: str
    quote: str


class _OrderData(Data):
    id: str = Field(pattern=_ID)
    what: str
    topic: str
    tells: tuple[str, ...] = ()
    steps: tuple[_StepData, ...] = Field(min_length=_FEWEST)


class _ListsData(Data):
    lists: tuple[_ListData, ...]
    orders: tuple[_OrderData, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """One item of a list."""

    text: str  # as printed, without what joins it to the next
    proof: Proof


@dataclass(frozen=True, slots=True)
class Wrong:
    """Something that is not on a list, and why not."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Listing:
    """One list of a document."""

    id: str
    area: str
    of: str  # goes on from "the list of"
    topic: str
    members: tuple[Member, ...]  # those that are asked about
    everything: str  # the whole paragraph, to prove absence by
    wrap: str  # "A child who {}"
    near: tuple[str, ...]  # ids of lists in the same form
    wrong: tuple[Wrong, ...]
    tells: tuple[str, ...]  # ids of rules whose figure the list gives away

    @property
    def document(self) -> str:
        """The id of the document that prints it."""
        return self.members[0].proof.quote.ref.document

    def wrapped(self, text: str) -> str:
        """Return an item as a phrase of its own."""
        return self.wrap.format(text)


@dataclass(frozen=True, slots=True)
class Step:
    """One of the steps of an order."""

    says: str
    proof: Proof


@dataclass(frozen=True, slots=True)
class Order:
    """Steps that a document puts one after another."""

    id: str
    area: str
    what: str
    topic: str
    tells: tuple[str, ...]
    steps: tuple[Step, ...]

    @property
    def document(self) -> str:
        """The id of the document that orders them."""
        return self.steps[0].proof.quote.ref.document


@dataclass(frozen=True, slots=True)
class Lists:
    """All lists and orders of the documents held."""

    lists: tuple[Listing, ...]
    orders: tuple[Order, ...]


def load_lists(path: Path, facets: Facets, holding: Holding) -> Lists:
    """Read and prove the lists and orders of documents held; raise RuleError naming file, entry and reason."""
    data = read_data(path, _ListsData)
    held = holding.books
    places = {ref: number for number, ref in enumerate(holding.paragraphs)}
    names = [*(one.id for one in data.lists), *(one.id for one in data.orders)]
    lists: list[Listing] = []
    orders: list[Order] = []
    for name in names:
        if names.count(name) > 1:
            raise RuleError(f"{path.name}: the id {name} stands twice. Give each its own.")
    for listed in data.lists:
        with _told(path, listed.id):
            facets.check(topic=listed.topic)
            if listed.ref.partition("#")[0] in held:
                lists.append(_listing(listed, names, holding))
    for ordered in data.orders:
        with _told(path, ordered.id):
            facets.check(topic=ordered.topic)
            if ordered.steps[0].ref.partition("#")[0] in held:
                orders.append(_order(ordered, places, holding))
    return Lists(tuple(lists), tuple(orders))


@contextmanager
def _told(path: Path, name: str) -> Iterator[None]:
    """Name the file and the entry in whatever is wrong with it."""
    try:
        yield
    except (QuoteError, RefError, RuleError) as exc:
        raise RuleError(f"{path.name}: {name}: {str(exc).rstrip('.')}. Mend the entry.") from exc


def _listing(data: _ListData, names: Sequence[str], holding: Holding) -> Listing:
    ref = ParagraphRef.parse(data.ref)
    paragraph = holding.paragraphs.get(str(ref))
    if paragraph is None:
        raise QuoteError(f"there is no paragraph {ref}")
    unknown = [name for name in data.near if name not in names]
    if unknown:
        raise RuleError(f"“{unknown[0]}” is no list")
    members = tuple(_members(paragraph, data.marks, holding))
    said = matchable(paragraph.text)
    for wrong in data.wrong:
        if matchable(wrong.text).rstrip(".") in said:
            raise QuoteError(f"“{wrong.text}” stands in {ref}, so it is not wrong")
    return Listing(
        id=data.id,
        area=holding.catalogue.document(ref.book).area,
        of=data.of,
        topic=data.topic,
        members=members,
        everything=paragraph.text,
        wrap=data.wrap,
        near=data.near,
        wrong=tuple(Wrong(one.text, one.why) for one in data.wrong),
        tells=data.tells,
    )


def _members(paragraph: Paragraph, marks: Sequence[str], holding: Holding) -> Iterator[Member]:
    for mark in marks or [item.mark for item in paragraph.items]:
        item = paragraph.item(mark)
        words = paragraph.text[item.start : item.end]
        start, end = sentences(words)[0]
        text = _JOINING.sub("", words[start:end].strip())
        yield Member(text, proof(paragraph.ref.at(mark), text, holding))


def _order(data: _OrderData, places: dict[str, int], holding: Holding) -> Order:
    steps = []
    last = (-1, -1)
    for one in data.steps:
        shown = proof(ParagraphRef.parse(one.ref), one.quote, holding)
        strange = sentence_faults(one.says, [one.quote], binding_only=True)
        if strange:
            raise QuoteError("; ".join(strange))
        place = (places[str(shown.quote.ref.paragraph)], shown.quote.start)
        if place <= last:
            raise QuoteError(f"“{one.says}” stands before the step that it follows")
        last = place
        steps.append(Step(one.says, shown))
    area = holding.catalogue.document(steps[0].proof.quote.ref.book).area
    return Order(data.id, area, data.what, data.topic, data.tells, tuple(steps))
