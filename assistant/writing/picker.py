"""The picker: which sentence of a paragraph answers a question best, and which others speak to it."""

from dataclasses import dataclass

from assistant.reading.closeness import Rarity, closeness, holds_what_was_asked, stems
from assistant.reading.defined import has_term, term_in
from assistant.reading.intent import Intent
from assistant.turn import Decision, Support, Understanding
from assistant.writing.before import Before
from assistant.writing.first import Candidate, Weighed
from corpus.paragraph import Item, Paragraph
from corpus.sentences import sentences

_FIGURES = (Intent.TIMESCALE, Intent.CONTACT)
_LISTED = 3  # items: what is a list
_AS_NEAR = 0.05  # of likeness: what announces a list and an item of it answer alike
_SAID = 0.5  # of closeness: what the answer before has said loses so much

Span = tuple[int, int]  # of characters of a paragraph's text, half-open


@dataclass(frozen=True)
class Picker:
    """Picks sentences for one question.

    Those of paragraphs that are known to answer questions are weighed; of others, which an operator
    added, the words and the meaning are compared with the question's.
    """

    rarity: Rarity
    understood: Understanding
    before: Before
    weighed: Weighed

    def first(self, decision: Decision, area: str | None = None) -> Candidate | None:
        """Return the sentence that is said first: of one area, where nothing of its paragraph will follow, or of all.

        What was asked for by its place, a definition, a list where one is asked for, and an added document that
        comes first and has no rules lead by themselves. None where an area has nothing.
        """
        own = [one for one in decision.support if area in (None, one.area)]
        if not own:
            return None
        read = own[0]
        unruled = read.added and not any(rule.book == read.paragraph.ref.book for rule in decision.rules)
        listed = self.understood.intent is Intent.LIST and len(read.paragraph.items) >= _LISTED
        if read.asked_for or read.defines or unruled or listed:
            at = (read.paragraph.ref, self.best(read, alone=area is not None))
            return self.weighed.first(lambda one: (one.support.paragraph.ref, one.span) == at)
        term = term_in(self.understood.search)
        timed = self.understood.intent is Intent.TIMESCALE and area is None
        local = timed and any(rule.area in self.understood.areas for rule in decision.rules)
        found = self.weighed.first(  # where an area has a time of its own, no national one comes first
            lambda one: area in (None, one.support.area),
            lambda one: (
                has_term(one.text, term)
                + (area is None or stands_alone(one.support.paragraph, one.span))
                + (local and one.support.area in self.understood.areas)
            ),
        )
        return self.announcing(found) if found and area is None else found

    def announcing(self, found: Candidate) -> Candidate:
        """Return what announces the list of an item, where a list is asked for or it is as near; else the item."""
        paragraph = found.support.paragraph
        before = lead_in(paragraph, found.span)
        if before is None or len(paragraph.items) < _LISTED:
            return found
        all_of_it = self.weighed.first(lambda one: one.support is found.support and one.span == before)
        near = all_of_it is not None and all_of_it.told >= found.told - _AS_NEAR
        return all_of_it if all_of_it and (near or self.understood.intent is Intent.LIST) else found

    def best(self, support: Support, *, alone: bool = False) -> Span:
        """Return the sentence of a paragraph that answers best.

        What nothing of its paragraph will follow is said `alone`: it is not what only announces a list.
        """
        paragraph = support.paragraph
        if support.asked_for:
            return sentences(paragraph.text)[0]
        scored = self.scored(support)
        if alone:
            scored = [one for one in scored if stands_alone(paragraph, one[2])] or scored
        if support.defines:
            words = stems(support.defines)
            scored = [(self.rarity.share(words, paragraph.text[slice(*span)]), n, span) for _, n, span in scored]
        told = [one for one in scored if support.added and self.shows(paragraph, one[2])]
        return max(told or scored)[2]

    def shows(self, paragraph: Paragraph, span: Span) -> bool:
        """Whether a sentence holds the time or the number that is asked for."""
        asked = self.understood.intent
        return asked in _FIGURES and holds_what_was_asked(asked, paragraph.text[slice(*span)])

    def scored(self, support: Support) -> list[tuple[float, int, Span]]:
        """Return each sentence of a paragraph with how well it fits the question; earlier ones win ties."""
        spans = sentences(support.paragraph.text)
        worth = [self.weighed.worth(support.paragraph, span) for span in spans] if support.told else []
        return [
            (self._close(support, n) if n >= len(worth) or worth[n] is None else worth[n] or 0.0, -n, span)
            for n, span in enumerate(spans)
        ]

    def fit(self, support: Support) -> float:
        """Return how well a paragraph's best sentence fits the question."""
        return max(self.scored(support))[0]

    def closest(self, support: Support, spans: list[Span], room: int) -> list[Span]:
        """Return the sentences that fit the question best and have room, in order."""
        fit = {span: value for value, _, span in self.scored(support)}
        chosen: list[Span] = []
        for span in sorted(spans, key=lambda s: -fit[s]):
            whole = stands_alone(support.paragraph, span)
            if whole and fit[span] > 0 and sum(b - a for a, b in chosen) + span[1] - span[0] <= room:
                chosen.append(span)
        return sorted(chosen)

    def _close(self, support: Support, number: int) -> float:
        """Return how close a sentence comes to the question in words and meaning, less where it was just said."""
        paragraph = support.paragraph
        text = paragraph.text[slice(*sentences(paragraph.text)[number])]
        context = " ".join((*paragraph.headings, paragraph.text))
        asked = {self.understood.search, self.understood.own or self.understood.search}
        meaning = support.sentences[number] if number < len(support.sentences) else 0.0
        words = sum(closeness(one, self.understood.intent, text, context, self.rarity) for one in asked) / len(asked)
        return meaning + words - _SAID * self.before.said(text)


def stands_alone(paragraph: Paragraph, span: Span) -> bool:
    """Whether a stretch is whole by itself: what announces a list is not, nor what goes on in the next line."""
    return not paragraph.text[slice(*span)].rstrip().endswith((":", ":-", "; and", ","))


def tells(paragraph: Paragraph, span: Span) -> bool:
    """Whether a stretch says anything: an item does, "These are." and a lone number do not."""
    return item_at(paragraph, span) is not None or any(map(str.isalpha, stems(paragraph.text[slice(*span)])))


def item_at(paragraph: Paragraph, span: Span) -> Item | None:
    """Return the item of a list that a stretch stands in."""
    return next((item for item in paragraph.items if item.start <= span[0] and span[1] <= item.end), None)


def heads_a_list(paragraph: Paragraph, span: Span) -> bool:
    """Whether a stretch is the last before the items of a list."""
    before = [s for s in sentences(paragraph.text) if paragraph.items and s[1] <= paragraph.items[0].start]
    return len(paragraph.items) >= _LISTED and before[-1:] == [span]


def lead_in(paragraph: Paragraph, span: Span) -> Span | None:
    """Return the words that an item completes ("The core group should:"), where there are such.

    Only its first sentence completes them.
    """
    item = item_at(paragraph, span)
    if item is None or paragraph.text[item.start : span[0]].strip():
        return None
    before = [s for s in sentences(paragraph.text) if s[1] <= paragraph.items[0].start]
    if before and paragraph.text[slice(*before[-1])].rstrip().endswith((":", ":-")):
        return before[-1]
    return None
