"""Compose: the answering sentence first, then what stands around it, then what else bears on it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from assistant import alerts, words
from assistant.answer import Choice, Status
from assistant.closeness import Rarity, closeness
from assistant.intent import Intent
from assistant.statement import Origin, Slice, Statement
from assistant.turn import Draft, Support, Turn, Understanding
from assistant.voices import voice
from corpus.catalogue import NATIONAL
from corpus.paragraph import Item, Paragraph
from corpus.sentences import sentences
from index.snapshot import Snapshot

_BUDGET = 1500  # characters of lead and points, unless a list needs more
_LIST = 2200  # characters: a list up to this long is given whole
_SHORT = 650  # characters: a paragraph this short is given whole
_MUCH = 450  # characters that a longer one may say beside its answering sentence
_LITTLE = 260  # characters that another paragraph may say
_LISTS = (Intent.LIST, Intent.PROCEDURE)
_NEAR = 0.7  # share of the lead's closeness at which another paragraph still speaks to the question
_OTHERS = 4  # further paragraphs that may speak
_NO = {
    Status.NOT_IN_DOCUMENTS: words.NOT_HERE_NEAREST,
    Status.OUT_OF_SCOPE: words.OUT_OF_SCOPE,
    Status.CLARIFY: words.ASK_WHOLE,
}


@dataclass(frozen=True)
class Compose:
    """Make the draft of an answer out of the words of the paragraphs that support it."""

    snapshot: Snapshot
    rarity: Rarity

    def __call__(self, turn: Turn) -> Turn:
        """Return the turn with its draft."""
        decision, understood = turn.decision, turn.understood
        assert decision is not None and understood is not None
        snapshot = self.snapshot
        writer = _Writer(snapshot, self.rarity, understood)
        catalogue = snapshot.catalogue
        if decision.status is not Status.ANSWERED:
            lead = Statement(_NO[decision.status], Origin.PRODUCT)
            found = decision.support[:3] if decision.status is Status.NOT_IN_DOCUMENTS else ()
            nearest = tuple(writer.opening(s.paragraph) for s in found)
            return replace(turn, draft=Draft((lead,), alerts=tuple(alerts.of_screen(turn)), nearest=nearest))
        if understood.areas:
            lead_said, points = writer.one_area(decision.support)
            choices: tuple[Choice, ...] = ()
        else:
            lead_said, points = writer.side_by_side(decision.support)
            choices = tuple(Choice(area.name, area.id) for area in catalogue.areas if area.id != NATIONAL)
        said = (*lead_said, *points)
        warnings = (
            *alerts.of_screen(turn),
            *alerts.of_area(turn, said, catalogue),
            *alerts.of_editions(said, catalogue),
        )
        return replace(turn, draft=Draft(lead_said, points, warnings, choices))


class _Writer:
    """Picks the words for one question."""

    def __init__(self, snapshot: Snapshot, rarity: Rarity, understood: Understanding) -> None:
        self.snapshot = snapshot
        self.rarity = rarity
        self.understood = understood
        self.sources = {d.id: snapshot.source(d.id) for d in snapshot.catalogue.documents}

    def one_area(self, support: tuple[Support, ...]) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
        """Return lead and points from the best paragraph and the others that speak to the question."""
        first, *others = support
        lead, used = self.answering(first.paragraph)
        own = tuple(self.rest(first.paragraph, used))
        least = _NEAR * self.fit(first.paragraph)
        more: list[Statement] = []
        for other in others[:_OTHERS]:
            if self.fit(other.paragraph) >= least:
                said, spent = self.answering(other.paragraph)
                more += [said, *self.rest(other.paragraph, spent, room=_LITTLE)]
        return (lead,), tuple(within(own, more, len(lead.text)))

    def side_by_side(self, support: tuple[Support, ...]) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
        """Return the national statement first, then each area's own."""
        by_area: dict[str, Support] = {}
        for one in support:
            by_area.setdefault(one.area, one)
        order = sorted(by_area, key=lambda area: area != NATIONAL)
        said = [self.answering(by_area[area].paragraph)[0] for area in order]
        best = by_area[order[0]].paragraph
        own = tuple(self.rest(best, self.answering(best)[1]))
        return (said[0],), (*said[1:], *within((), list(own), sum(len(one.text) for one in said)))

    def answering(self, paragraph: Paragraph) -> tuple[Statement, set[tuple[int, int]]]:
        """Return the sentence of a paragraph that answers best, with its lead-in, and what it used."""
        _, _, best = max(self.scored(paragraph))
        lead_in = _lead_in(paragraph, best)
        if best == lead_in and paragraph.items:
            lead_in = None
        used = {best, lead_in} if lead_in else {best}
        return self.say(paragraph, *([lead_in, best] if lead_in else [best])), used

    def scored(self, paragraph: Paragraph) -> list[tuple[float, int, tuple[int, int]]]:
        """Return each sentence of a paragraph with its closeness to the question; earlier ones win ties."""
        context = " ".join((*paragraph.headings, paragraph.text))
        question, intent = self.understood.question, self.understood.intent
        return [
            (closeness(question, intent, paragraph.text[a:b], context, self.rarity), -n, (a, b))
            for n, (a, b) in enumerate(sentences(paragraph.text))
        ]

    def fit(self, paragraph: Paragraph) -> float:
        """Return how well a paragraph's best sentence fits the question."""
        return max(self.scored(paragraph))[0]

    def rest(self, paragraph: Paragraph, used: set[tuple[int, int]], room: int = 0) -> Iterator[Statement]:
        """Yield what else a paragraph says, in order: its whole list, or what fits the question best.

        `room` bounds the characters of a paragraph that is not the answering one.
        """
        spans = [span for span in sentences(paragraph.text) if span not in used]
        listed = any(_in_items(paragraph, span) for span in used) or self.understood.intent in _LISTS
        whole = len(paragraph.text) <= (room or _SHORT)
        if not whole and not (paragraph.items and listed and not room and len(paragraph.text) <= _LIST):
            spans = self.closest(paragraph, spans, room or _MUCH)
        for span in spans:
            yield self.say(paragraph, span)

    def closest(self, paragraph: Paragraph, spans: list[tuple[int, int]], room: int) -> list[tuple[int, int]]:
        """Return the sentences that fit the question best and have room, in order."""
        fit = {span: value for value, _, span in self.scored(paragraph)}
        chosen: list[tuple[int, int]] = []
        for span in sorted(spans, key=lambda s: -fit[s]):
            if fit[span] > 0 and sum(b - a for a, b in chosen) + span[1] - span[0] <= room:
                chosen.append(span)
        return sorted(chosen)

    def say(self, paragraph: Paragraph, *spans: tuple[int, int]) -> Statement:
        """Return stretches of a paragraph as a statement in its document's voice."""
        document = self.snapshot.catalogue.document(paragraph.ref.document)
        slices = tuple(Slice(paragraph, a, b) for a, b in spans)
        return Statement.of(slices, self.sources, voice(document, self.snapshot.catalogue, self.understood.areas))

    def opening(self, paragraph: Paragraph) -> Statement:
        """Return a paragraph's first sentence, to show what it is about."""
        return self.say(paragraph, sentences(paragraph.text)[0])


def within(own: Iterable[Statement], more: Iterable[Statement], used: int) -> Iterator[Statement]:
    """Yield the answering paragraph's own points, then others while there is room; nothing is said twice."""
    seen: set[str] = set()
    for bound, points in ((_LIST, own), (_BUDGET, more)):
        for point in points:
            if point.text not in seen and used + len(point.text) <= bound:
                seen.add(point.text)
                used += len(point.text)
                yield point


def _lead_in(paragraph: Paragraph, span: tuple[int, int]) -> tuple[int, int] | None:
    """Return the words that an item completes ("The core group should:"), where there are such."""
    item = _in_items(paragraph, span)
    if item is None:
        return None
    before = [s for s in sentences(paragraph.text) if s[1] <= paragraph.items[0].start]
    if before and paragraph.text[slice(*before[-1])].rstrip().endswith((":", ":-")):
        return before[-1]
    return None


def _in_items(paragraph: Paragraph, span: tuple[int, int]) -> Item | None:
    for item in paragraph.items:
        if item.start <= span[0] and span[1] <= item.end:
            return item
    return None
