"""Quotes: a place in a source and the words that stand there; they check themselves."""

from dataclasses import dataclass

from corpus.errors import QuoteError
from corpus.paragraph import Paragraph
from corpus.refs import ParagraphRef
from corpus.text import printed


@dataclass(frozen=True, slots=True)
class Quote:
    """Verbatim words of a source, as printed, with the characters they stand at."""

    ref: ParagraphRef
    start: int  # character of the source
    end: int  # one past the last
    words: str

    def check(self, source: str) -> None:
        """Raise QuoteError unless the source prints exactly these words at this place."""
        if not 0 <= self.start < self.end <= len(source):
            raise QuoteError(f"{self.ref}: characters {self.start}-{self.end} are not in the source.")
        found = printed(source[self.start : self.end])
        if found != self.words:
            raise QuoteError(f"{self.ref}: the source prints “{found}”, not “{self.words}”.")


def quotes_of(paragraph: Paragraph, start: int, end: int, source: str) -> tuple[Quote, ...]:
    """Return the quotes behind paragraph.text[start:end]: one for each unbroken stretch of source.

    A stretch counts as unbroken when only markup and white space separate its parts;
    a sentence cut by a page's header or a margin note gives one quote for each side of the cut.
    """
    spans: list[tuple[int, int]] = []
    for raw in paragraph.raw_spans(start, end):
        if spans and spans[-1][1] <= raw[0] and not printed(source[spans[-1][1] : raw[0]]):
            raw = (spans.pop()[0], raw[1])
        spans.append(raw)
    ref = paragraph.ref
    for item in paragraph.items:
        if item.start <= start and end <= item.end:
            ref = paragraph.ref.at(item.mark)
    quotes = (Quote(ref, a, b, printed(source[a:b])) for a, b in spans)
    return tuple(quote for quote in quotes if any(character.isalnum() for character in quote.words))
