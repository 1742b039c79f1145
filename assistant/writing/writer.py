"""The writer: picks the words of the paragraphs that support an answer, and puts them in order."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from assistant import words
from assistant.answer import Status
from assistant.reading.closeness import BARE, Rarity, closeness, holds_what_was_asked, stems
from assistant.reading.intent import Intent
from assistant.statement import Origin, Slice, Statement
from assistant.turn import Decision, Draft, Support, Understanding
from assistant.writing.before import Before
from assistant.writing.voices import voice
from corpus.catalogue import NATIONAL
from corpus.known.conflicts import Conflict
from corpus.paragraph import Item, Paragraph
from corpus.rules.rule import Rule
from corpus.sentences import sentences
from corpus.text import matchable
from index.snapshot import Snapshot

_BUDGET = 1500  # characters of lead and points, unless a list needs more
_LIST = 3200  # characters: a list up to this long is given whole
_STEPS = 2200  # characters: and so is one that answers though no list was asked for
_LITTLE_MORE = 1.75  # times as long: what says no more beside what was said is not said again
_SHORT = 650  # characters: a paragraph this short is given whole
_MUCH = 450  # characters that a longer one may say beside its answering sentence
_LITTLE = 260  # characters that another paragraph may say
_FIGURES = (Intent.TIMESCALE, Intent.CONTACT)
_LISTS = (Intent.LIST, Intent.PROCEDURE)
_NEAR = 0.7  # share of the lead's closeness at which another paragraph still speaks to the question
_OTHERS = 4  # further paragraphs that may speak,
_ALWAYS = 2  # and how many of them always do: the answer stands among the first three nine times out of ten
_KNOWN = 0.6  # worth of a known question about an item, for the sentences of that item
_SAID = 0.5  # of closeness: what the answer before has said loses so much
_TURNED_TO = 3  # paragraphs, of which another may lead a follow-up
_TITLED = 0.4  # share of a matter's title that the question must hold for it to be named as what is not held
_BESIDE = 0.15  # of likeness to what is known to be asked: what is so much farther off comes last

Statements = tuple[Statement, ...]

_NO = {
    Status.NOT_IN_DOCUMENTS: words.NOT_HERE_NEAREST,
    Status.OUT_OF_SCOPE: words.OUT_OF_SCOPE,
    Status.CLARIFY: words.ASK_WHOLE,
}


class Writer:
    """Picks the words for one question."""

    def __init__(
        self, snapshot: Snapshot, rarity: Rarity, understood: Understanding, before: tuple[str, ...] = ()
    ) -> None:
        """`before` is what was answered just before: a follow-up asks for something else."""
        self.snapshot = snapshot
        self.rarity = rarity
        self.understood = understood
        self.before = Before.of(before, understood.own)
        refs = list(snapshot.paragraphs)
        self.following = {one: snapshot.paragraphs[two] for one, two in pairwise(refs)}
        self.sources = snapshot.holding.sources

    def one_area(self, decision: Decision) -> tuple[Statements, Statements]:
        """Return lead and points: rules first, then the best paragraph and the others that speak to the question."""
        first, *others = self.turning(decision.support)
        ruled = [self.by_rule(rule) for rule in self.before.turned(decision.rules, self.rarity)]
        answer, used = self.answering(first)
        own = [*self.rest(first, used), *self.announced(first)]
        least = _NEAR * self.fit(first)
        more: list[Statement] = []
        for number, other in enumerate(others[:_OTHERS]):
            if number < _ALWAYS or self.fit(other) >= least:
                said, spent = self.answering(other)
                more += [said, *self.rest(other, spent, room=_LITTLE)]
        own_rule = any(rule.book == first.paragraph.ref.book for rule in decision.rules)
        local = first.added and first.area in self.understood.areas and not own_rule
        lead, *rest = [answer, *ruled] if local else [*ruled, answer]
        room = _LIST if self.understood.intent is Intent.LIST else _STEPS if first.paragraph.items else _BUDGET
        return (lead,), tuple(within([*rest, *own], more, lead, room))

    def side_by_side(self, decision: Decision) -> tuple[Statements, Statements]:
        """Return the national statement first, then each area's own; last, what speaks of the matter only from afar."""
        support = decision.support
        by_area: dict[str, list[Statement]] = {}
        for rule in decision.rules:
            by_area.setdefault(rule.area, []).append(self.by_rule(rule))
        for one in support:
            if one.area not in by_area:
                by_area[one.area] = [self.answering(one, alone=True)[0]]
        alike = {area: max((s.likeness for s in support if s.area == area), default=-1.0) for area in by_area}
        near = max(alike.values()) - _BESIDE
        ruled = {rule.area for rule in decision.rules}
        # no one council's number leads for all
        kept = {NATIONAL} if self.understood.intent is Intent.CONTACT else set()
        named = self.understood.areas if self.understood.named else (NATIONAL,)  # who names councils asks for theirs
        first = {area: number for number, area in enumerate(named)}
        order = sorted(
            by_area,
            key=lambda area: (
                area not in ruled and alike[area] < near and area not in kept,
                first.get(area, len(first)),
            ),
        )
        lead, *rest = [statement for area in order for statement in by_area[area]]
        own = self.rest(support[0], self.answering(support[0])[1])
        more = (self.answering(one)[0] for one in support)
        return (lead,), tuple(within(rest, (*own, *more), lead))

    def refusal(self, decision: Decision) -> Draft:
        """Return what is said where there is no answer: the silence that is known, or the nearest paragraphs."""
        nearest: Statements = ()
        greeted = decision.status is Status.CLARIFY and set(stems(self.understood.search)) <= BARE
        lead = Statement(words.WHAT_IT_DOES if greeted else _NO[decision.status], Origin.PRODUCT)
        silence, areas = decision.silence, {*self.understood.areas, NATIONAL}
        if isinstance(silence, Conflict) and (not self.understood.areas or set(silence.areas) <= areas):
            lead = Statement.finding(silence)
        elif decision.silence and self.rarity.share(stems(decision.silence.title), self.understood.search) < _TITLED:
            nearest = tuple(self.opening(s.paragraph) for s in decision.support[:3])  # which matter it is, is a guess
        elif decision.silence:
            lead = Statement(words.ABSENT.format(title=decision.silence.title), Origin.PRODUCT)
            nearest = tuple(self.opening(s.paragraph) for s in decision.support[:3])
        elif decision.status is Status.NOT_IN_DOCUMENTS:
            nearest = tuple(self.opening(s.paragraph) for s in decision.support[:3])
        reach = decision.status is Status.NOT_IN_DOCUMENTS and self.understood.intent is Intent.CONTACT
        points = (Statement(words.NO_NUMBER_THEN, Origin.PRODUCT),) if reach else ()
        return Draft((lead,), points, nearest=nearest)

    def on(self, doubted: Rule | Support | None) -> Statement | None:
        """Return what a rule or a paragraph says of something that a question takes for granted."""
        if doubted is None:
            return None
        return self.by_rule(doubted) if isinstance(doubted, Rule) else self.answering(doubted)[0]

    def by_rule(self, rule: Rule) -> Statement:
        """Return what a rule says, with its proofs, in its document's voice."""
        document = self.snapshot.catalogue.document(rule.book)
        opening = voice(document, self.snapshot.catalogue, self.understood.areas)
        return Statement.by_rule(rule.says, tuple(proof.quote for proof in rule.proofs), opening)

    def answering(self, support: Support, *, alone: bool = False) -> tuple[Statement, set[tuple[int, int]]]:
        """Return the sentence of a paragraph that answers best, with its lead-in, and what it used.

        What nothing of its paragraph will follow is said `alone`: it is not what only announces a list.
        """
        paragraph = support.paragraph
        if support.asked_for:
            first = sentences(paragraph.text)[0]
            return self.say(paragraph, first), {first}
        scored = self.scored(support)
        if alone:
            scored = [one for one in scored if self.stands_alone(paragraph, one[2])] or scored
        if support.defines:
            words = stems(support.defines)
            scored = [(self.rarity.share(words, paragraph.text[slice(*span)]), n, span) for _, n, span in scored]
        told = [one for one in scored if support.added and self.shows(paragraph, one[2])]
        _, _, best = max(told or scored)
        lead_in = _lead_in(paragraph, best)
        if best == lead_in and paragraph.items:
            lead_in = None
        used = {best, lead_in} if lead_in else {best}
        return self.say(paragraph, *([lead_in, best] if lead_in else [best])), used

    def shows(self, paragraph: Paragraph, span: tuple[int, int]) -> bool:
        """Whether a sentence holds the time or the number that is asked for."""
        asked = self.understood.intent
        return asked in _FIGURES and holds_what_was_asked(asked, paragraph.text[slice(*span)])

    def scored(self, support: Support) -> list[tuple[float, int, tuple[int, int]]]:
        """Return each sentence of a paragraph with its closeness to the question; earlier ones win ties."""
        paragraph = support.paragraph
        context = " ".join((*paragraph.headings, paragraph.text))
        asked, intent = {self.understood.search, self.understood.own or self.understood.search}, self.understood.intent
        about = paragraph.item(support.about.item) if support.about and support.about.item else None
        found = []
        for n, (a, b) in enumerate(sentences(paragraph.text)):
            meaning = support.sentences[n] if n < len(support.sentences) else 0.0
            words = sum(closeness(one, intent, paragraph.text[a:b], context, self.rarity) for one in asked) / len(asked)
            known = support.likeness if about and about.start <= a and b <= about.end else 0.0
            again = _SAID * self.before.said(paragraph.text[a:b])
            found.append((meaning + words + _KNOWN * known - again, -n, (a, b)))
        return found

    def turning(self, support: tuple[Support, ...]) -> tuple[Support, ...]:
        """Return the paragraphs, the best of the first few first where the first would say again what was said."""
        if not self.before.text or self.understood.named or support[0].asked_for:
            return support
        near = support[:_TURNED_TO]
        lead = max(near, key=self.fit) if self.says_again(support[0]) else support[0]
        return (lead, *(one for one in support if one is not lead))

    def says_again(self, support: Support) -> bool:
        """Whether the sentence of a paragraph that answers best was said in the answer before."""
        plain = [
            (value + _SAID * self.before.said(support.paragraph.text[slice(*s)]), s)
            for value, _, s in self.scored(support)
        ]
        return self.before.said(support.paragraph.text[slice(*max(plain)[1])])

    def fit(self, support: Support) -> float:
        """Return how well a paragraph's best sentence fits the question."""
        return max(self.scored(support))[0]

    def rest(self, support: Support, used: set[tuple[int, int]], room: int = 0) -> Iterator[Statement]:
        """Yield what else a paragraph says, in order: its whole list, or what fits the question best.

        `room` bounds the characters of a paragraph that is not the answering one.
        """
        paragraph = support.paragraph
        spans = [span for span in sentences(paragraph.text) if span not in used and self.tells(paragraph, span)]
        listed = any(_in_items(paragraph, span) for span in used) or self.understood.intent in _LISTS
        whole = support.asked_for or len(paragraph.text) <= (room or _SHORT)
        if not whole and not (paragraph.items and listed and not room and len(paragraph.text) <= _LIST):
            spans = self.closest(support, spans, room or _MUCH)
        for span in spans:
            yield self.say(paragraph, span)

    def tells(self, paragraph: Paragraph, span: tuple[int, int]) -> bool:
        """Whether a stretch says anything: an item does, "These are." and a lone number do not."""
        return _in_items(paragraph, span) is not None or any(map(str.isalpha, stems(paragraph.text[slice(*span)])))

    def stands_alone(self, paragraph: Paragraph, span: tuple[int, int]) -> bool:
        """Whether a stretch is whole by itself: what announces a list is not, nor what goes on in the next line."""
        return not paragraph.text[slice(*span)].rstrip().endswith((":", ":-", "; and", ","))

    def announced(self, support: Support) -> Iterator[Statement]:
        """Yield the list that a paragraph announces and the next one, under the same heading, gives."""
        paragraph = support.paragraph
        if self.understood.intent is not Intent.LIST or paragraph.items or len(paragraph.text) > _LITTLE:
            return
        following = self.following.get(str(paragraph.ref))
        if following and following.items and following.headings == paragraph.headings:
            for span in sentences(following.text):
                yield self.say(following, span)

    def closest(self, support: Support, spans: list[tuple[int, int]], room: int) -> list[tuple[int, int]]:
        """Return the sentences that fit the question best and have room, in order."""
        fit = {span: value for value, _, span in self.scored(support)}
        chosen: list[tuple[int, int]] = []
        for span in sorted(spans, key=lambda s: -fit[s]):
            whole = self.stands_alone(support.paragraph, span)
            if whole and fit[span] > 0 and sum(b - a for a, b in chosen) + span[1] - span[0] <= room:
                chosen.append(span)
        return sorted(chosen)

    def say(self, paragraph: Paragraph, *spans: tuple[int, int]) -> Statement:
        """Return stretches of a paragraph as a statement in its document's voice."""
        document = self.snapshot.catalogue.document(paragraph.ref.book)
        slices = tuple(Slice(paragraph, a, b) for a, b in spans)
        return Statement.of(slices, self.sources, voice(document, self.snapshot.catalogue, self.understood.areas))

    def opening(self, paragraph: Paragraph) -> Statement:
        """Return a paragraph's first sentence, to show what it is about."""
        return self.say(paragraph, sentences(paragraph.text)[0])


def within(
    own: Iterable[Statement], more: Iterable[Statement], lead: Statement, room: int = _BUDGET
) -> Iterator[Statement]:
    """Yield the answering paragraph's own points, then others while there is room; nothing is said twice."""
    said, used = [_bare(lead)], len(lead.text)
    for bound, points in ((room, own), (_BUDGET, more)):
        for point in points:
            new = _bare(point)
            if used + len(point.text) <= bound and not any(_repeats(new, old) for old in said):
                said.append(new)
                used += len(point.text)
                yield point


def _bare(statement: Statement) -> str:
    """Return what a statement says, for comparing: without whose it is."""
    return matchable(statement.unopened().text).rstrip(".;")


def _repeats(new: str, old: str) -> bool:
    """Whether a point says what another has said, with little beside it."""
    return new in old or (old in new and len(new) <= _LITTLE_MORE * len(old))


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
