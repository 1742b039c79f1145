"""Bearing: the rules that lead an answer, the conflict it touches, and what its question takes for granted."""

import re
from collections.abc import Collection, Iterable

from assistant.reading.closeness import BARE, Rarity, holds_what_was_asked, stems
from assistant.reading.intent import Intent, intent_of
from assistant.reading.moments import event_clause, undated
from assistant.reading.premise import holds, takes_for_granted, too_strong, wrong_figure, wrong_start
from assistant.turn import Known, Support, Turn
from corpus.catalogue import NATIONAL
from corpus.known.conflicts import Conflict
from corpus.known.misbeliefs import Misbelief
from corpus.rules.rule import NOT_STATED, Rule, RuleKind
from corpus.rules.rulebook import Rulebook
from corpus.sentences import sentences

RULE = 0.66  # likeness from which a rule may lead,
_RULE_BOUND = 0.78  # or, where it is what a case must reach, which answers little but what is asked of it,
_RULE_DATED = 0.56  # or, where a date is given for a time to be counted from,
_RULE_ALONE = 0.8  # and from which it leads though its paragraph was not found
_OF_WHAT_IS_NEW = 0.5  # share of the weight of a follow-up's new words
_RULE_NEAR = 0.06  # rules this near the best one are given with it
_RULES, _RULES_SIDE_BY_SIDE = 4, 7  # at most so many
_CONFLICT = 0.68  # likeness from which a conflict is told,
_CONFLICT_IN_PART = {"figure": 0.72}  # or, where not all who take part in it are asked about,
_IN_PART = 0.8  # and where it is not of figures
_CONFLICT_ASKED = 0.52  # or where the question itself speaks of a difference
_SPEAKING = 6  # paragraphs found that an answer may be made of: a conflict must touch one of them
_MISBELIEF = 0.7  # likeness from which a known misbelief is put right where the question takes something for granted,
_MISBELIEF_PLAIN = 0.76  # and where it only seems to; it must then be nearer than any question known to be asked
_MISBELIEF_TOLD = 0.78  # and where a sentence of the message is like it
_PREMISE = 0.5  # likeness from which a rule bears on what a question takes for granted
_PREMISE_NEAR = 0.05  # rules this near the best one bear on it too
_DIFFERS = re.compile(
    r"\b(?:which|either|both|differ\w*|match|contradict\w*|conflict\w*|says?|swears?|two different|other one|one doc)\b"
    r"|\bor\b.*\?|\?\?|\bn\b.*\bor\b",
    re.IGNORECASE,
)
_TWO_SIDES = re.compile(
    r"\b(?:two different|different things|differ\w*|(?:do|does)n['’]?t match|contradict\w*|conflicts?|conflicting"
    r"|compared?|say(?:s|ing)? both|which (?:policy|one is it|is it|is right)"
    r"|(?:one|the) (?:doc\w*|policy|text|chart|paragraph|leaflet)\b.{1,80}\b(?:other|another|the \w+ says?))\b"
    r"|\bwhich\?\s*$",
    re.IGNORECASE,
)
_TIMES = {RuleKind.TIMESCALE, RuleKind.DEADLINE, RuleKind.FREQUENCY, RuleKind.DUTY_NOW, RuleKind.THRESHOLD}
_ONCE = {RuleKind.TIMESCALE, RuleKind.DEADLINE}
_ASKED_FOR = {Intent.TIMESCALE: _TIMES, Intent.CONTACT: {RuleKind.CONTACT, RuleKind.HOURS, RuleKind.CHANNEL}}


def rules_of(turn: Turn, conflict: Conflict | None, rulebook: Rulebook) -> tuple[Rule, ...]:
    """Return the rules that lead: those nearest to the question, the area's own before national ones.

    Where the documents give different figures for the matter, all of them are given, in the question's areas.
    """
    understood = turn.understood
    assert understood is not None
    wanted = _ASKED_FOR.get(understood.intent)
    heard = {support.paragraph.ref for support in turn.support}
    found = [
        (known.likeness, known.matter)
        for known in turn.known
        if isinstance(known.matter, Rule)
        and known.likeness >= (_RULE_DATED if turn.event and known.matter.kind in _ONCE else RULE)
        and (wanted is None or known.matter.kind in wanted)
        and (known.matter.kind is not RuleKind.THRESHOLD or known.likeness >= _RULE_BOUND)
        and (known.likeness >= _RULE_ALONE or any(p.quote.ref.paragraph in heard for p in known.matter.proofs))
    ]
    chosen = [rule for likeness, rule in found if likeness >= found[0][0] - _RULE_NEAR and rule.stands]
    if conflict and conflict.kind == "figure" and wanted is _TIMES:
        areas = {*understood.areas, NATIONAL}
        together = [rulebook.rule(one) for one in conflict.rules]
        if not chosen or any(rule in together for rule in chosen):
            chosen += [one for one in together if one.stands and (not understood.areas or one.area in areas)]
    at_once = any(rule.kind is RuleKind.DUTY_NOW for rule in chosen[:1])
    if len(understood.areas) == 1 and (wanted is _TIMES or at_once):
        chosen += [rule for one in chosen[:1] for rule in _on_the_matter(one, understood.areas[0], rulebook)]
    happened = set(stems(event_clause(turn.screened.question)))
    topics = dict.fromkeys(rule.topic for rule in chosen)
    chosen += [
        rule
        for topic in topics
        for rule in rulebook.by_topic(topic)
        if rule.area in understood.areas and rule.stands and rule.kind.measures and starts_with(rule, happened)
    ]
    told: dict[tuple[object, ...], Rule] = {}
    for rule in chosen:
        told.setdefault((rule.topic, rule.area, *rule.figure), rule)
    most = _RULES if len(understood.areas) == 1 else _RULES_SIDE_BY_SIDE
    return tuple(sorted(told.values(), key=lambda r: (r.area == NATIONAL, not starts_with(r, happened))))[:most]


def starts_with(rule: Rule, happened: Collection[str]) -> bool:
    """Whether what happened (stems) is what a rule counts from."""
    return rule.counts_from != NOT_STATED and bool(set(stems(rule.counts_from)) & set(happened) - BARE)


def counts(rule: Rule, question: str) -> bool:
    """Whether a rule's time may be counted from the day a question names: nothing else is said to have happened."""
    happened = set(stems(undated(event_clause(question)))) - BARE
    return not happened or rule.counts_from == NOT_STATED or starts_with(rule, happened)


def new_in(turn: Turn, rarity: Rarity) -> set[str]:
    """Return what a follow-up asks of that was not spoken of before, as stems: another matter's figure is no answer."""
    understood = turn.understood
    assert understood is not None
    question = turn.screened.question
    leant = turn.screened.history and understood.question != question
    if not leant or intent_of(question) is not understood.intent or takes_for_granted(question):
        return set()
    before = {stem for earlier in turn.screened.history for stem in stems(earlier)}
    return {stem for stem in set(stems(understood.own)) - BARE - before if rarity.knows(stem)}


def speaks_of(rule: Rule, words: Collection[str], rarity: Rarity) -> bool:
    """Whether a rule, or a question that it is known to answer, has most of these words, given as stems."""
    return rarity.share(words, " ".join((rule.says, rule.quote, *rule.asked_as))) >= _OF_WHAT_IS_NEW


def times(support: Support, words: Collection[str]) -> bool:
    """Whether a paragraph has one of these words, given as stems, in a sentence that holds a time."""
    text = support.paragraph.text
    stretches = [text[a:b] for a, b in sentences(text)]
    return any(holds_what_was_asked(Intent.TIMESCALE, s) and set(words) & set(stems(s)) for s in stretches)


def _on_the_matter(rule: Rule, area: str, rulebook: Rulebook) -> list[Rule]:
    """Return all an area's own rules on the matter of one that leads: who asks there is bound by each of them."""
    if not rule.kind.measures:
        return []
    return [one for one in rulebook.by_topic(rule.topic) if one.area == area and one.stands and one.kind in _TIMES]


def conflict_of(turn: Turn) -> Conflict | None:
    """Return the conflict that the question is about, where what was found takes part in it."""
    understood = turn.understood
    assert understood is not None
    differs = _DIFFERS.search(turn.screened.question)
    speaking = {support.paragraph.ref for support in turn.support[: _SPEAKING if differs else 2]}
    for known in turn.known:
        if isinstance(known.matter, Conflict) and known.matter.kind != "silence":
            conflict = known.matter
            whole = not understood.areas or set(conflict.areas) <= {*understood.areas, NATIONAL}
            least = _CONFLICT if whole else _CONFLICT_IN_PART.get(conflict.kind, _IN_PART)
            touched = any(proof.quote.ref.paragraph in speaking for proof in conflict.proofs)
            return conflict if touched and known.likeness >= (_CONFLICT_ASKED if differs else least) else None
    return None


def asks_of_two_sides(question: str) -> bool:
    """Whether a question says outright that two things are said, or asks for both to be held side by side."""
    return bool(_TWO_SIDES.search(question))


def taken_wrongly(turn: Turn) -> Rule | Misbelief | None:
    """Return what puts right something that the question takes for granted, if it does."""
    question = turn.screened.question
    alike = max((support.likeness for support in turn.support), default=-1.0)
    nearest = next(((k.likeness, k.matter) for k in turn.known if isinstance(k.matter, Misbelief)), None)
    if nearest and holds(nearest[1], question):
        granted = takes_for_granted(question) and nearest[0] >= _MISBELIEF
        if granted or (turn.assumed and nearest[0] >= max(_MISBELIEF_PLAIN, alike)):
            return nearest[1]
    said = max(turn.known_of_told, key=lambda known: known.likeness, default=None)
    if said and isinstance(said.matter, Misbelief) and said.likeness >= max(_MISBELIEF_TOLD, alike):
        return said.matter
    claimed = _bearing_on(turn.known_of_claim)
    bearing = _bearing_on(turn.known)
    return wrong_figure(turn.claimed, claimed) or too_strong(question, bearing) or wrong_start(question, bearing)


def _bearing_on(known: Iterable[Known]) -> list[Rule]:
    """Return the rules with a figure that bear on a claim, nearest first."""
    ruled = [(k.likeness, k.matter) for k in known if isinstance(k.matter, Rule) and k.likeness >= _PREMISE]
    measured = [(likeness, rule) for likeness, rule in ruled if rule.kind.measures]
    return [rule for likeness, rule in measured if likeness >= measured[0][0] - _PREMISE_NEAR]
