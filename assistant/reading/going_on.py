"""Going on: where a conversation stands in the documents, and what stands near it.

What somebody asks next is most often answered by the paragraph that was just cited, or by its neighbours.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from corpus.paragraph import Paragraph
from corpus.refs import ParagraphRef
from corpus.sentences import sentences
from corpus.text import matchable

_LED = 600  # characters of an answer that are looked at
_TELLING = 25  # characters of a sentence: a shorter one may stand anywhere
SECTION, _NEIGHBOUR = 0.7, 0.4  # of the same section, and of what stands next to it
_FAR = 8  # paragraphs of one section,
_NEAR = 3  # and of different ones


@dataclass(frozen=True)
class Places:
    """The paragraphs in the order of their documents."""

    paragraphs: Mapping[str, Paragraph]
    _at: dict[ParagraphRef, int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_at", {one.ref: n for n, one in enumerate(self.paragraphs.values())})

    def near(self, cited: Iterable[ParagraphRef], ref: ParagraphRef) -> float:
        """Return how near a paragraph stands to one that was cited, from 0 to 1: the same."""
        return max((self._near(one, ref) for one in cited), default=0.0)

    def around(self, cited: Iterable[ParagraphRef]) -> Iterator[ParagraphRef]:
        """Yield the paragraphs that stand near to one that was cited, themselves among them."""
        refs = list(self._at)
        for one in cited:
            at = self._at[one]
            yield from (ref for ref in refs[max(0, at - _FAR) : at + _FAR + 1] if self._near(one, ref))

    def _near(self, cited: ParagraphRef, ref: ParagraphRef) -> float:
        apart = abs(self._at[cited] - self._at[ref])
        if not apart:
            return 1.0
        if cited.book != ref.book or apart > _FAR:
            return 0.0
        if self.paragraphs[str(cited)].headings == self.paragraphs[str(ref)].headings:
            return SECTION
        return _NEIGHBOUR if apart <= _NEAR else 0.0


def cited_in(reply: str, found: Iterable[Paragraph]) -> Iterator[ParagraphRef]:
    """Yield those of the paragraphs found that an answer quotes a whole sentence of."""
    said = matchable(reply[:_LED])
    for paragraph in found:
        printed = (matchable(paragraph.text[slice(*span)]).rstrip(".;:") for span in sentences(paragraph.text))
        if any(len(one) >= _TELLING and one in said for one in printed):
            yield paragraph.ref
