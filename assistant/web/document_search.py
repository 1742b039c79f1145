"""Searching in one document: every paragraph with all the words, or the nearest where there is none."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.screening.personal_data import redact
from assistant.web.reading import Passage, passage
from assistant.web.word_search import Found, Sought, words_in
from corpus.paragraph import Paragraph

NEAREST = 5  # paragraphs shown where none has all the words


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph that was found, its words marked."""

    passage: Passage
    words: tuple[str, ...]  # of those looked for, in the order in which they were typed


@dataclass(frozen=True, slots=True)
class DocumentSearch:
    """What a search in a document found."""

    typed: str  # without personal data
    personal: tuple[str, ...]  # the kinds of personal data that were taken out
    words: tuple[str, ...]
    hits: tuple[Hit, ...]  # with all the words, in the order of the document
    nearest: tuple[Hit, ...]  # without some of them, best first; only where there are no hits

    @classmethod
    def of(cls, typed: str, paragraphs: Sequence[Paragraph]) -> "DocumentSearch":
        """Look for words in the text and the labels of paragraphs."""
        sought = Sought.of(typed)
        found = [_found(paragraph, sought) for paragraph in paragraphs]
        known = frozenset[str]().union(*(each.words for each in found))
        personal: tuple[str, ...] = ()
        if known < set(sought.words):  # what the document itself prints is no person's data
            own = {word for paragraph in paragraphs for word in words_in(paragraph.text)}
            redacted = redact(typed, own)
            typed, personal = redacted.text, redacted.kinds
        whole = [
            _hit(paragraph, each, sought)
            for paragraph, each in zip(paragraphs, found, strict=True)
            if sought.words and len(each.words) == len(sought.words)
        ]
        near = () if whole else _nearest(paragraphs, found, sought)
        return cls(typed, personal, sought.words, tuple(whole), near)


def _found(paragraph: Paragraph, sought: Sought) -> Found:
    """Look in a paragraph's text; its label counts too ("4.5"), and is not marked."""
    text = sought.look(paragraph.text)
    return Found(text.words | sought.look(paragraph.label).words, text.spans)


def _hit(paragraph: Paragraph, found: Found, sought: Sought) -> Hit:
    return Hit(passage(paragraph, found.spans), tuple(word for word in sought.words if word in found.words))


def _nearest(paragraphs: Sequence[Paragraph], found: Sequence[Found], sought: Sought) -> tuple[Hit, ...]:
    """Return the paragraphs with most of the words; a word that few paragraphs have counts for more."""
    rarity = {word: math.log(1 + len(found) / (1 + sum(word in each.words for each in found))) for word in sought.words}

    def closeness(place: int) -> float:
        return sum(rarity[word] for word in found[place].words)

    some = [place for place in range(len(found)) if found[place].words]
    best = sorted(some, key=lambda place: (-closeness(place), place))[:NEAREST]
    return tuple(_hit(paragraphs[place], found[place], sought) for place in best)
