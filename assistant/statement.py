"""Statements: what an answer says, and the very words of the documents it says it with."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.known.conflicts import Conflict
from corpus.paragraph import Paragraph
from corpus.quote import Quote, quotes_of
from corpus.rules.readings import Deadline
from corpus.text import folded


class Origin(StrEnum):
    """Where a statement's words come from."""

    DOCUMENT = "document"  # the document's own words
    REPHRASED = "rephrased"  # a language model's words for them, checked against them
    RULE = "rule"  # made by code from a proved rule
    COUNTED = "counted"  # a date that the calendar gives for a proved rule
    FINDING = "finding"  # what was found of the documents together; proved when it was loaded
    PRODUCT = "product"  # the product's own text, never cited


@dataclass(frozen=True, slots=True)
class Slice:
    """A stretch of a paragraph's reading text."""

    paragraph: Paragraph
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words of the stretch, white space folded."""
        return folded(self.paragraph.text[self.start : self.end])


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said, with the quotes that carry it."""

    text: str
    origin: Origin
    quotes: tuple[Quote, ...] = ()
    opening: str = ""  # the product's words before the document's: whose words they are
    slices: tuple[Slice, ...] = ()
    deadline: Deadline | None = None  # of a counted one: what gave its dates

    def unopened(self) -> "Statement":
        """Return the same statement without the words that say whose it is."""
        return replace(self, text=self.text.removeprefix(self.opening).lstrip(), opening="")

    @classmethod
    def by_rule(cls, text: str, quotes: tuple[Quote, ...], opening: str = "") -> "Statement":
        """Return a sentence made by code, with the quotes that prove it."""
        return cls(f"{opening} {text}".strip(), Origin.RULE, quotes, opening)

    @classmethod
    def counted(cls, deadline: Deadline, quotes: tuple[Quote, ...]) -> "Statement":
        """Return the dates that a rule gives when its time is counted, with the quotes that prove the rule."""
        return cls(counted_words(deadline), Origin.COUNTED, quotes, deadline=deadline)

    @classmethod
    def finding(cls, conflict: Conflict) -> "Statement":
        """Return what a conflict or a silence says, with the quotes that prove it."""
        return cls(conflict.answer, Origin.FINDING, tuple(proof.quote for proof in conflict.proofs))

    @classmethod
    def of(cls, slices: tuple[Slice, ...], sources: Mapping[str, str], opening: str = "") -> "Statement":
        """Return a statement made of stretches of paragraphs, put one after another."""
        quotes = [
            quote
            for piece in slices
            for quote in quotes_of(piece.paragraph, piece.start, piece.end, sources[piece.paragraph.ref.book])
        ]
        words = " ".join(piece.text for piece in slices)
        return cls(f"{opening} {words}".strip(), Origin.DOCUMENT, tuple(quotes), opening, slices)


def counted_words(deadline: Deadline) -> str:
    """Return what was counted and every date that it leads to, each reading with its name."""
    found = deadline.readings
    dates = [one.window_in_words if len(found) == 1 else f"{one.window_in_words} ({one.label})" for one in found]
    return f"Counted, {deadline.sentence}: {'; or '.join(dict.fromkeys(dates))}."
