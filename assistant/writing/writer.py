"""The writer: picks the words of the paragraphs that support an answer, and puts them in order."""

from collections.abc import Iterator
from itertools import pairwise, takewhile

from assistant import words
from assistant.answer import Status
from assistant.reading.closeness import BARE, Rarity, stems
from assistant.reading.intent import Intent
from assistant.statement import Origin, Slice, Statement
from assistant.turn import Draft, Support, Turn
from assistant.writing.before import Before
from assistant.writing.first import Candidate, Weighed, candidates
from assistant.writing.picker import Picker, Span, heads_a_list, item_at, lead_in, tells
from assistant.writing.room import BUDGET, within
from assistant.writing.voices import voice
from corpus.catalogue import NATIONAL
from corpus.known.conflicts import Conflict
from corpus.paragraph import Paragraph
from corpus.rules.rule import Rule
from corpus.sentences import sentences
from index.snapshot import Snapshot

_LIST = 3200  # characters: a list up to this long is given whole
_STEPS = 2200  # characters: and so is one that answers though no list was asked for
_SHORT = 650  # characters: a paragraph this short is given whole
_MUCH = 450  # characters that a longer one may say beside its answering sentence
_LITTLE = 260  # characters that another paragraph may say
_LISTS = (Intent.LIST, Intent.PROCEDURE)
_NEAR = 0.7  # share of the lead's closeness at which another paragraph still speaks to the question
_OTHERS = 4  # further paragraphs that may speak,
_ALWAYS = 2  # and how many of them always do: the answer stands among the first three nine times out of ten
_REPLIES = 2  # answers before, of which a follow-up is not told again
_TITLED = 0.4  # share of a matter's title that the question must hold for it to be named as what is not held
_FEW_WORDS, _SHORT_LIST = 40, 700  # characters of what announces a list, and of the items that are said with it
_BESIDE = 0.15  # of likeness to what is known to be asked: what is so much farther off comes last

Statements = tuple[Statement, ...]

_NO = {
    Status.NOT_IN_DOCUMENTS: words.NOT_HERE_NEAREST,
    Status.OUT_OF_SCOPE: words.OUT_OF_SCOPE,
    Status.CLARIFY: words.ASK_WHOLE,
}


class Writer:
    """Picks the words for one question."""

    def __init__(self, snapshot: Snapshot, rarity: Rarity, turn: Turn) -> None:
        """`turn` is decided; of a follow-up, what was answered just before is not said again."""
        assert turn.understood is not None and turn.decision is not None
        self.snapshot = snapshot
        self.rarity = rarity
        self.understood = turn.understood
        self.decision = turn.decision
        self.event = turn.event
        self.before = Before.of(turn.screened.replies[-_REPLIES:], turn.understood.own)
        found = tuple(candidates(turn.decision.support, turn.decision.rules, turn.known))
        self.picker = Picker(rarity, turn.understood, self.before, Weighed(found, turn.understood, self.before))
        refs = list(snapshot.paragraphs)
        self.following = {one: snapshot.paragraphs[two] for one, two in pairwise(refs)}
        self.sources = snapshot.holding.sources

    def one_area(self) -> tuple[Statements, Statements]:
        """Return lead and points: the sentence that answers best, the rules, then what else speaks to the question."""
        support, rules = self.decision.support, self.decision.rules
        chosen = self.picker.first(self.decision)
        assert chosen is not None
        first = chosen.support
        lead, said, used = self.led_by(chosen)
        own = [said, *self.rest(first, used), *self.announced(first)]
        if first is not support[0]:
            said, used = self.answering(support[0])
            own = [said, *own, *self.rest(support[0], used)]
        fit = self.picker.fit
        least = _NEAR * fit(first)
        more: list[Statement] = []
        others = [one for one in support if one is not first][:_OTHERS]
        for number, other in enumerate(sorted(others, key=lambda one: -fit(one))):
            if number < _ALWAYS or fit(other) >= least:
                said, used = self.answering(other)
                more += [said, *self.rest(other, used, room=_LITTLE)]
        ruled = [self.by_rule(rule) for rule in self.before.turned(rules, self.rarity)]
        own = [*own, *ruled] if heads_a_list(first.paragraph, chosen.span) else [*ruled, *own]
        room = _LIST if self.understood.intent is Intent.LIST else _STEPS if first.paragraph.items else BUDGET
        points = tuple(within(own, more, lead, room))
        told = self.told_at_once(first.paragraph, chosen.span, points)
        return (lead, *told), points[len(told) :]

    def told_at_once(self, paragraph: Paragraph, span: Span, points: Statements) -> Statements:
        """Return the items of a short list that a few words announce: "Must include." says nothing by itself."""
        if not heads_a_list(paragraph, span) or span[1] - span[0] > _FEW_WORDS:
            return ()
        items = tuple(takewhile(lambda one: one.slices and one.slices[0].paragraph is paragraph, points))
        return items if sum(len(one.text) for one in items) <= _SHORT_LIST else ()

    def side_by_side(self) -> tuple[Statements, Statements]:
        """Return the national statement first, then each area's own; last, what speaks of the matter only from afar."""
        support, rules = self.decision.support, self.decision.rules
        by_area: dict[str, list[Statement]] = {}
        for area in dict.fromkeys((*(rule.area for rule in rules), *(one.area for one in support))):
            chosen = self.picker.first(self.decision, area)
            by_area[area] = [*self.led_by(chosen)[:2]] if chosen else []
            by_area[area] += [self.by_rule(rule) for rule in rules if rule.area == area]
        alike = {area: max((s.likeness for s in support if s.area == area), default=-1.0) for area in by_area}
        near = max(alike.values()) - _BESIDE
        ruled = {rule.area for rule in rules}
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

    def refusal(self) -> Draft:
        """Return what is said where there is no answer: the silence that is known, or the nearest paragraphs."""
        decision = self.decision
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

    def led_by(self, chosen: Candidate) -> tuple[Statement, Statement, set[Span]]:
        """Return what leads, the sentence as it is printed, and what was used of its paragraph.

        A sentence that states one rule alone is led by the rule, and by the first of several where its time is counted.
        """
        said, used = self.told(chosen.support.paragraph, chosen.span)
        by_rule = len(chosen.rules) == 1 or (chosen.rules and self.event)
        return self.by_rule(chosen.rules[0]) if by_rule else said, said, used

    def answering(self, support: Support) -> tuple[Statement, set[Span]]:
        """Return the sentence of a paragraph that answers best, with its lead-in, and what it used."""
        return self.told(support.paragraph, self.picker.best(support))

    def told(self, paragraph: Paragraph, span: Span) -> tuple[Statement, set[Span]]:
        """Return a sentence of a paragraph, an item with the words that it completes, and what was used."""
        before = lead_in(paragraph, span)
        used = [before, span] if before and before != span else [span]
        return self.say(paragraph, *used), set(used)

    def rest(self, support: Support, used: set[Span], room: int = 0) -> Iterator[Statement]:
        """Yield what else a paragraph says, in order: its whole list, or what fits the question best.

        `room` bounds the characters of a paragraph that is not the answering one.
        """
        paragraph = support.paragraph
        spans = [span for span in sentences(paragraph.text) if span not in used and tells(paragraph, span)]
        listed = any(item_at(paragraph, span) for span in used) or self.understood.intent in _LISTS
        whole = support.asked_for or len(paragraph.text) <= (room or _SHORT)
        if not whole and not (paragraph.items and listed and not room and len(paragraph.text) <= _LIST):
            spans = self.picker.closest(support, spans, room or _MUCH)
        for span in spans:
            yield self.say(paragraph, span)

    def announced(self, support: Support) -> Iterator[Statement]:
        """Yield the list that a paragraph announces and the next one, under the same heading, gives."""
        paragraph = support.paragraph
        if self.understood.intent is not Intent.LIST or paragraph.items or len(paragraph.text) > _LITTLE:
            return
        following = self.following.get(str(paragraph.ref))
        if following and following.items and following.headings == paragraph.headings:
            for span in sentences(following.text):
                yield self.say(following, span)

    def say(self, paragraph: Paragraph, *spans: Span) -> Statement:
        """Return stretches of a paragraph as a statement in its document's voice."""
        document = self.snapshot.catalogue.document(paragraph.ref.book)
        slices = tuple(Slice(paragraph, a, b) for a, b in spans)
        return Statement.of(slices, self.sources, voice(document, self.snapshot.catalogue, self.understood.areas))

    def opening(self, paragraph: Paragraph) -> Statement:
        """Return a paragraph's first sentence, to show what it is about."""
        return self.say(paragraph, sentences(paragraph.text)[0])
