"""Cited words: what a line of our own rests on, found in its paragraph and proved to carry the line."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from corpus.errors import QuoteError, RefError, RuleError
from corpus.paragraph import Paragraph
from corpus.plain_yaml import Entry
from corpus.quote import Quote, quotes_of
from corpus.refs import ParagraphRef
from corpus.text import folded


class Library(Protocol):
    """The paragraphs and sources that words are proved against; an index snapshot is one."""

    @property
    def paragraphs(self) -> Mapping[str, Paragraph]:
        """All paragraphs by printed reference."""

    def source(self, document_id: str, /) -> str:
        """Return the source of a document."""


@dataclass(frozen=True, slots=True)
class Cited:
    """Verbatim words of a document and the place where they stand."""

    ref: ParagraphRef
    label: str  # "para 3.5", as people name the place
    words: str
    place: str  # where our own file says so: "cheshire-east.yaml, line 40"
    quotes: tuple[Quote, ...] = ()  # one for each unbroken stretch of source; none until proved
    edition: str = ""  # of the paragraph's section, as people say it; "" until proved

    @classmethod
    def of(cls, entry: Entry) -> "Cited":
        """Read the fields ref, label and quote of an entry."""
        try:
            ref = ParagraphRef.parse(entry.text("ref"))
        except RefError as exc:
            raise RuleError(f"{entry.place}: {exc}") from exc
        return cls(ref, entry.text("label"), folded(entry.text("quote")), entry.place)

    def proved(self, library: Library) -> "Cited":
        """Return the same with its quotes; RuleError when the words do not stand at their place."""
        paragraph = library.paragraphs.get(str(self.ref.paragraph))
        if paragraph is None:
            raise RuleError(f"{self.place}: there is no paragraph {self.ref}. Correct the reference.")
        first, last, label = self._bounds(paragraph)
        if label != self.label:
            raise RuleError(f"{self.place}: {self.ref} is called “{label}”, not “{self.label}”. Correct the label.")
        pattern = r"\s+".join(re.escape(word) for word in self.words.split())
        found = re.compile(pattern).search(paragraph.text, first, last) if pattern else None
        if found is None:
            raise RuleError(f"{self.place}: “{self.words}” does not stand in {self.ref}. Correct the quote.")
        source = library.source(self.ref.book)
        quotes = quotes_of(paragraph, found.start(), found.end(), source)
        self._check(quotes, source)
        return replace(self, quotes=quotes, edition=paragraph.edition)

    @property
    def document(self) -> tuple[str, str]:
        """The document and the edition of it that is cited."""
        return self.ref.document, self.ref.edition

    def _bounds(self, paragraph: Paragraph) -> tuple[int, int, str]:
        if self.ref.item is None:
            return 0, len(paragraph.text), paragraph.label
        try:
            item = paragraph.item(self.ref.item)
        except RefError as exc:
            raise RuleError(f"{self.place}: {exc} Correct the reference.") from exc
        return item.start, item.end, item.label

    def _check(self, quotes: tuple[Quote, ...], source: str) -> None:
        try:
            for quote in quotes:
                quote.check(source)
        except QuoteError as exc:
            raise RuleError(f"{self.place}: {exc}") from exc
        printed = folded(" ".join(quote.words for quote in quotes))
        if printed != self.words:
            raise RuleError(f"{self.place}: the source prints “{printed}”, not “{self.words}”. Correct the quote.")
