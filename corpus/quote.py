"""Quotes: a place in a source and the words that stand there; they check themselves."""

from dataclasses import dataclass

from corpus.errors import QuoteError
from corpus.paragraph import Paragraph
from corpus.refs import ParagraphRef
from corpus.text import folded, printed, without_markup


@dataclass(frozen=True, slots=True)
class Quote:
    """Verbatim words of a source, as printed, with the characters they stand at."""

    ref: ParagraphRef
    start: int  # character of the source
    end: int  # one past the last
    words: str

    def overlaps(self, other: "Quote") -> bool:
        """Whether two quotes share words of one source."""
        return self.ref.book == other.ref.book and self.start < other.end and other.start < self.end

    def check(self, source: str) -> None:
        """Raise QuoteError unless the source prints exactly these words at this place."""
        if not 0 <= self.start < self.end <= len(source):
            raise QuoteError(f"{self.ref}: characters {self.start}-{self.end} are not in the source.")
        found = printed(source[self.start : self.end])
        if self.words not in (found, folded(source[self.start : self.end])):  # what looks like a tag may be a word
            raise QuoteError(f"{self.ref}: the source prints “{found}”, not “{self.words}”.")


def quotes_of(paragraph: Paragraph, start: int, end: int, source: str) -> tuple[Quote, ...]:
    """Return the quotes behind paragraph.text[start:end]: one for each unbroken stretch of source.

    A stretch counts as unbroken when only markup and white space separate its parts;
    a sentence cut by a page's header or a margin note gives one quote for each side of the cut.
    """
    spans: list[tuple[int, int, str]] = []  # with the words: a tag that is read stays, one that is passed over goes
    for first, last in paragraph.raw_spans(start, end):
        words = source[first:last]
        if spans and spans[-1][1] <= first and not printed(source[spans[-1][1] : first]):
            begun, ended, before = spans.pop()
            first, words = begun, before + without_markup(source[ended:first]) + words
        spans.append((first, last, words))
    ref = paragraph.ref
    for item in paragraph.items:
        if item.start <= start and end <= item.end:
            ref = paragraph.ref.at(item.mark)
    quotes = (Quote(ref, first, last, folded(words)) for first, last, words in spans)
    return tuple(quote for quote in quotes if any(character.isalnum() for character in quote.words))
