"""Compose: the answering sentence first, then what stands around it, then what else bears on it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import fmean

from assistant import alerts, words
from assistant.answer import Choice, Status
from assistant.by_hour import contact_at_that_hour, said
from assistant.closeness import Rarity, closeness, stems
from assistant.intent import Intent
from assistant.joined import answers_part_by_part, joined
from assistant.knowledge import Knowledge, deadline_of
from assistant.statement import Origin, Slice, Statement
from assistant.suggest import suggestions
from assistant.turn import Decision, Draft, Support, Turn, Understanding
from assistant.voices import voice
from corpus.catalogue import NATIONAL
from corpus.conflicts import Conflict
from corpus.paragraph import Item, Paragraph
from corpus.rule import Rule
from corpus.sentences import sentences
from index.snapshot import Snapshot

_BUDGET = 1500  # characters of lead and points, unless a list needs more
_LIST = 3200  # characters: a list up to this long is given whole
_SHORT = 650  # characters: a paragraph this short is given whole
_MUCH = 450  # characters that a longer one may say beside its answering sentence
_LITTLE = 260  # characters that another paragraph may say
_LISTS = (Intent.LIST, Intent.PROCEDURE)
_NEAR = 0.7  # share of the lead's closeness at which another paragraph still speaks to the question
_OTHERS = 4  # further paragraphs that may speak,
_ALWAYS = 2  # and how many of them always do: the answer stands among the first three nine times out of ten
_KNOWN = 0.6  # worth of a known question about an item, for the sentences of that item

Statements = tuple[Statement, ...]

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
    knowledge: Knowledge
    asked: Mapping[str, Sequence[str]]  # the questions that paragraphs are known to answer

    def __call__(self, turn: Turn) -> Turn:
        """Return the turn with its draft."""
        decision, understood = turn.decision, turn.understood
        assert decision is not None and understood is not None
        areas, catalogue = understood.areas, self.snapshot.catalogue
        screened = tuple(alerts.of_screen(turn, self.knowledge, catalogue))
        writer = _Writer(self.snapshot, self.rarity, understood)
        if answers_part_by_part(turn):
            decision, lead, points = joined(turn)
        elif decision.status is not Status.ANSWERED:
            refused = replace(writer.refusal(decision), alerts=screened, suggestions=self.next_questions(turn))
            return replace(turn, draft=refused)
        elif len(areas) == 1:
            lead, points = writer.one_area(decision)
        else:
            lead, points = writer.side_by_side(decision)
        ruled = tuple(
            (rule, deadline_of(rule, turn.event, self.knowledge.calendar, self.knowledge.counting))
            for rule in decision.rules
        )
        choices = () if areas else tuple(Choice(area.name, area.id) for area in catalogue.areas if area.id != NATIONAL)
        at_hour = contact_at_that_hour(turn, decision, self.knowledge)
        if at_hour:
            lead, points = (said(at_hour)[0],), (*said(at_hour)[1:], *points)
        points = named_once(lead, points)
        spoken = (*lead, *points)
        warnings = (
            *screened,
            *alerts.of_hours(at_hour),
            *alerts.of_parts(turn),
            *alerts.of_premise(turn.screened.question, decision.taken_wrongly, lead, catalogue, areas),
            *alerts.of_area(turn, spoken, catalogue),
            *alerts.of_editions(spoken, catalogue),
            *alerts.of_conflicts(decision.conflicts, areas, catalogue),
            *alerts.of_rules(ruled, self.knowledge.rulebook),
        )
        draft = Draft(lead, points, ruled, warnings, choices, suggestions=self.next_questions(turn))
        return replace(turn, decision=decision, draft=draft)

    def next_questions(self, turn: Turn) -> tuple[str, ...]:
        """Return what could be asked next; nothing where the question is not for these documents."""
        assert turn.decision is not None and turn.understood is not None
        if turn.screened.child_writes or turn.decision.status is Status.OUT_OF_SCOPE:
            return ()
        return suggestions(turn.support, self.asked, turn.understood.search)


class _Writer:
    """Picks the words for one question."""

    def __init__(self, snapshot: Snapshot, rarity: Rarity, understood: Understanding) -> None:
        self.snapshot = snapshot
        self.rarity = rarity
        self.understood = understood
        refs = list(snapshot.paragraphs)
        self.following = {one: snapshot.paragraphs[two] for one, two in pairwise(refs)}
        self.sources = {d.id: snapshot.source(d.id) for d in snapshot.catalogue.documents}

    def one_area(self, decision: Decision) -> tuple[Statements, Statements]:
        """Return lead and points: rules first, then the best paragraph and the others that speak to the question."""
        first, *others = decision.support
        ruled = [self.by_rule(rule) for rule in decision.rules]
        answer, used = self.answering(first)
        own = [*self.rest(first, used), *self.announced(first)]
        least = _NEAR * self.fit(first)
        more: list[Statement] = []
        for number, other in enumerate(others[:_OTHERS]):
            if number < _ALWAYS or self.fit(other) >= least:
                said, spent = self.answering(other)
                more += [said, *self.rest(other, spent, room=_LITTLE)]
        lead, *rest = [*ruled, answer] if ruled else [answer]
        return (lead,), tuple(within([*rest, *own], more, lead))

    def side_by_side(self, decision: Decision) -> tuple[Statements, Statements]:
        """Return the national statement first, then each area's own."""
        support = decision.support
        by_area: dict[str, list[Statement]] = {}
        for rule in decision.rules:
            by_area.setdefault(rule.area, []).append(self.by_rule(rule))
        for one in support:
            if one.area not in by_area:
                by_area[one.area] = [self.answering(one)[0]]
        order = sorted(by_area, key=lambda area: area != NATIONAL)
        lead, *rest = [statement for area in order for statement in by_area[area]]
        own = self.rest(support[0], self.answering(support[0])[1])
        more = (self.answering(one)[0] for one in support)
        return (lead,), tuple(within(rest, (*own, *more), lead))

    def refusal(self, decision: Decision) -> Draft:
        """Return what is said where there is no answer: the silence that is known, or the nearest paragraphs."""
        nearest: Statements = ()
        lead = Statement(_NO[decision.status], Origin.PRODUCT)
        silence, areas = decision.silence, {*self.understood.areas, NATIONAL}
        if isinstance(silence, Conflict) and (not self.understood.areas or set(silence.areas) <= areas):
            lead = Statement.finding(silence)
        elif decision.silence:
            lead = Statement(words.ABSENT.format(title=decision.silence.title), Origin.PRODUCT)
            nearest = tuple(self.opening(s.paragraph) for s in decision.support[:3])
        elif decision.status is Status.NOT_IN_DOCUMENTS:
            nearest = tuple(self.opening(s.paragraph) for s in decision.support[:3])
        return Draft((lead,), nearest=nearest)

    def by_rule(self, rule: Rule) -> Statement:
        """Return what a rule says, with its proofs, in its document's voice."""
        document = self.snapshot.catalogue.document(rule.document)
        opening = voice(document, self.snapshot.catalogue, self.understood.areas)
        return Statement.by_rule(rule.says, tuple(proof.quote for proof in rule.proofs), opening)

    def answering(self, support: Support) -> tuple[Statement, set[tuple[int, int]]]:
        """Return the sentence of a paragraph that answers best, with its lead-in, and what it used."""
        paragraph = support.paragraph
        _, _, best = max(self.scored(support))
        lead_in = _lead_in(paragraph, best)
        if best == lead_in and paragraph.items:
            lead_in = None
        used = {best, lead_in} if lead_in else {best}
        return self.say(paragraph, *([lead_in, best] if lead_in else [best])), used

    def scored(self, support: Support) -> list[tuple[float, int, tuple[int, int]]]:
        """Return each sentence of a paragraph with its closeness to the question; earlier ones win ties."""
        paragraph = support.paragraph
        context = " ".join((*paragraph.headings, paragraph.text))
        asked, intent = {self.understood.search, self.understood.own or self.understood.search}, self.understood.intent
        about = paragraph.item(support.about.item) if support.about and support.about.item else None
        found = []
        for n, (a, b) in enumerate(sentences(paragraph.text)):
            meaning = support.sentences[n] if n < len(support.sentences) else 0.0
            words = fmean(closeness(one, intent, paragraph.text[a:b], context, self.rarity) for one in asked)
            known = support.likeness if about and about.start <= a and b <= about.end else 0.0
            found.append((meaning + words + _KNOWN * known, -n, (a, b)))
        return found

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
        whole = len(paragraph.text) <= (room or _SHORT)
        if not whole and not (paragraph.items and listed and not room and len(paragraph.text) <= _LIST):
            spans = self.closest(support, spans, room or _MUCH)
        for span in spans:
            yield self.say(paragraph, span)

    def tells(self, paragraph: Paragraph, span: tuple[int, int]) -> bool:
        """Whether a stretch says anything: an item does, "These are." and a lone number do not."""
        return _in_items(paragraph, span) is not None or any(map(str.isalpha, stems(paragraph.text[slice(*span)])))

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


def named_once(lead: Statements, points: Statements) -> Statements:
    """Return the points without the words that say whose they are, where the statement before has said so."""
    found: list[Statement] = []
    before = lead[-1].opening if lead else ""
    for point in points:
        found.append(point.unopened() if point.opening and point.opening == before else point)
        before = point.opening
    return tuple(found)


def within(own: Iterable[Statement], more: Iterable[Statement], lead: Statement) -> Iterator[Statement]:
    """Yield the answering paragraph's own points, then others while there is room; nothing is said twice."""
    seen, used = {lead.text}, len(lead.text)
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
