"""Lookup: which rules a question is about, by its words alone; nothing rather than a weak guess.

A question is held against the questions that each rule answers. Stated silences, and paragraphs that
hold no rule, stand in the same race: when one of them is nearer, no rule is sure to be meant.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.catalogue import NATIONAL
from corpus.conflicts import Conflict
from corpus.refs import ParagraphRef
from corpus.rule import Rule, RuleKind
from corpus.rulebook import Rulebook
from corpus.wording import Heard, Wording

FAINT = 0.15  # the score below which nothing is returned
SURE = 0.45  # the score from which a rule may lead an answer
_CLEAR = 0.3  # enough, too, where the runner-up on another matter is well behind
_AHEAD = 0.6  # of the best score: well behind

_ENOUGH = 2  # words that are known: fewer say too little to be sure
_NEAREST = 10  # entries looked at closely
_SATURATION, _LENGTH = 1.2, 0.6  # of BM25
_PHRASE = 0.25  # weight of the nearest known question; the rest is for all words together
_UNKNOWN = 0.8  # of the greatest weight: a word that no entry has
_OWN_AREA = 1.1  # for an area's own rules
_OTHER_KIND = 0.7  # a rule of a kind that was not asked for
_FAR_KIND = 0.5  # the same, where a number, an age or opening hours were asked for
_NEARLY = 0.75  # of the best score: an area's own rule this good comes before a national one on the same matter
_OTHER_CASE = 0.85  # a rule for a special case that was not spoken of, where a general one stands beside it
_PRECISE = frozenset({RuleKind.CONTACT, RuleKind.AGE, RuleKind.HOURS})


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that a question may be about."""

    rule: Rule
    score: float  # 0 to a little above 1


@dataclass(frozen=True, slots=True)
class Found:
    """What a question is about: rules, the likeliest first, and whether the first may lead an answer."""

    matches: tuple[Match, ...] = ()
    sure: bool = False
    silences: tuple[Conflict, ...] = ()  # the documents are silent on this, though one might expect a rule

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules alone."""
        return tuple(match.rule for match in self.matches)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One thing a question may be about, and the questions it answers, in lookup's words."""

    about: Rule | Conflict | None  # None: a paragraph that holds no rule
    areas: tuple[str, ...]
    phrases: tuple[tuple[frozenset[str], float], ...]  # with their lengths


class Lookup:
    """Finds rules by the words of a question; made once, then quick."""

    def __init__(
        self,
        rulebook: Rulebook,
        wording: Wording,
        questions: Mapping[ParagraphRef, Sequence[str]] | None = None,
    ) -> None:
        """`questions` are those of a question bank, by the paragraph or item that answers them."""
        self._wording = wording
        self._cases = _special_cases(rulebook, wording)
        spoken = list(self._spoken(rulebook, questions or {}))
        heard = Counter(word for _, _, phrases in spoken for word in frozenset().union(*phrases))
        self._weight = {word: math.log(1 + (len(spoken) - n + 0.5) / (n + 0.5)) for word, n in heard.items()}
        self._unknown = _UNKNOWN * max(self._weight.values(), default=1.0)
        self._entries = [
            _Entry(about, areas, tuple((phrase, self._length(phrase)) for phrase in phrases if phrase))
            for about, areas, phrases in spoken
        ]
        self._places = _places([phrases for _, _, phrases in spoken], self._weight)

    def find(self, question: str, area: str | None, limit: int = 10) -> Found:
        """Return the rules of an area and the national ones that a question is about; with no area, of all."""
        heard = self._wording.hear(question)
        length = self._length(heard.words)
        near = [
            (self._close(heard.words, length, score, entry), entry)
            for score, entry in self._near(heard.words, {area, NATIONAL} if area else None)
        ]
        matches = [
            Match(entry.about, score * self._suits(entry.about, heard, area))
            for score, entry in near
            if isinstance(entry.about, Rule)
        ]
        matches = sorted((m for m in matches if m.score >= FAINT), key=lambda m: (-m.score, m.rule.id))[:limit]
        if not matches:
            return Found()
        matches = _own_first(matches, area)
        best = matches[0]
        rival = max((score for score, entry in near if entry.about is None), default=0.0)
        silences = [
            (score, entry.about) for score, entry in near if isinstance(entry.about, Conflict) and score >= _CLEAR
        ]
        other = max((m.score for m in matches if m.rule.topic != best.rule.topic), default=0.0)
        clear = best.score >= _CLEAR and max(other, rival) <= _AHEAD * best.score
        return Found(
            matches=tuple(matches),
            sure=(best.score >= SURE or clear)
            and sum(word in self._weight for word in heard.words) >= _ENOUGH
            and best.score >= max([rival, *(score for score, _ in silences)])
            and (not heard.kinds or best.rule.kind in heard.kinds),
            silences=tuple(one for score, one in silences if score >= _AHEAD * best.score),
        )

    def _spoken(
        self, rulebook: Rulebook, questions: Mapping[ParagraphRef, Sequence[str]]
    ) -> Iterable[tuple[Rule | Conflict | None, tuple[str, ...], list[frozenset[str]]]]:
        """Yield each entry with its phrases: a rule's own, and those of the paragraph it stands in."""
        rules: dict[ParagraphRef, list[tuple[Rule, list[frozenset[str]]]]] = {}
        areas: dict[str, str] = {}
        for rule in rulebook.rules:
            own = [
                self._wording.words(text) for text in (*rule.asked_as, rule.says, rulebook.facets.topics[rule.topic])
            ]
            for ref in {rule.ref, rule.ref.paragraph}:
                rules.setdefault(ref, []).append((rule, own))
            areas[rule.document] = rule.area
            yield rule, (rule.area,), own
        for conflict in rulebook.conflicts:
            if conflict.kind == "silence":
                yield (
                    conflict,
                    conflict.areas,
                    [self._wording.words(text) for text in (*conflict.asked_as, conflict.title)],
                )
        for ref, asked in questions.items():
            phrases = [self._wording.words(question) for question in asked]
            if ref in rules:
                _hand_out(phrases, rules[ref])
            elif ref.document in areas:
                yield None, (areas[ref.document],), phrases

    def _suits(self, rule: Rule, heard: Heard, area: str | None) -> float:
        """Return how well a rule suits what was asked for: its kind, its area, its case."""
        suits = 1.0
        if heard.kinds and rule.kind not in heard.kinds:
            suits *= _FAR_KIND if heard.kinds & _PRECISE else _OTHER_KIND
        if area and rule.area == area != NATIONAL:
            suits *= _OWN_AREA
        case = self._cases.get(rule.id)
        if case and not case & heard.words:
            suits *= _OTHER_CASE
        return suits

    def _length(self, words: Iterable[str]) -> float:
        return math.sqrt(sum(self._weight.get(word, self._unknown) ** 2 for word in words)) or 1.0

    def _near(self, words: frozenset[str], areas: set[str] | None) -> list[tuple[float, _Entry]]:
        """Return the entries that share most of a question's words, with the share: 0 to 1."""
        scores: dict[int, float] = {}
        for word in words:
            for number, weight in self._places.get(word, ()):
                scores[number] = scores.get(number, 0.0) + weight
        whole = sum(self._weight.get(word, self._unknown) * (_SATURATION + 1) for word in words) or 1.0
        found = [
            (score / whole, number)
            for number, score in scores.items()
            if areas is None or not areas.isdisjoint(self._entries[number].areas)
        ]
        found.sort(key=lambda one: (-one[0], one[1]))
        return [(score, self._entries[number]) for score, number in found[:_NEAREST]]

    def _close(self, words: frozenset[str], length: float, share: float, entry: _Entry) -> float:
        """Return the score of an entry: its share of the words, and its nearest phrase."""
        nearest = max(
            (
                sum(self._weight[word] ** 2 for word in words & phrase) / (length * size)
                for phrase, size in entry.phrases
            ),
            default=0.0,
        )
        return (1 - _PHRASE) * share + _PHRASE * nearest


def _hand_out(phrases: list[frozenset[str]], rules: list[tuple[Rule, list[frozenset[str]]]]) -> None:
    """Give a paragraph's questions to the rules whose own words they share most."""
    owns = [frozenset().union(*own) for _, own in rules]
    for phrase in phrases:
        shared = [len(phrase & words) for words in owns]
        for (_, own), count in zip(rules, shared, strict=True):
            if count >= max(shared) - 1:
                own.append(phrase)


def _places(spoken: list[list[frozenset[str]]], weight: Mapping[str, float]) -> dict[str, list[tuple[int, float]]]:
    """Return, for each word, the entries that have it and what it weighs there (BM25)."""
    counts = [Counter(word for phrase in phrases for word in phrase) for phrases in spoken]
    average = sum(count.total() for count in counts) / max(len(counts), 1)
    places: dict[str, list[tuple[int, float]]] = {}
    for number, count in enumerate(counts):
        norm = _SATURATION * (1 - _LENGTH + _LENGTH * count.total() / average)
        for word, times in count.items():
            places.setdefault(word, []).append((number, weight[word] * times * (_SATURATION + 1) / (times + norm)))
    return places


def _own_first(matches: list[Match], area: str | None) -> list[Match]:
    """Return matches with an area's own rules before national ones on the best one's matter, where nearly as good."""
    best = matches[0]
    same = [m for m in matches if m.rule.topic == best.rule.topic and m.score >= _NEARLY * best.score]
    same.sort(key=lambda m: m.rule.area != area)
    return [*same, *(m for m in matches if m not in same)]


def _special_cases(rulebook: Rulebook, wording: Wording) -> dict[str, frozenset[str]]:
    """Return the words of the case that a rule is for, where its area has a general rule on the same matter."""
    general = {(rule.area, rule.topic) for rule in rulebook.rules if not rule.event}
    return {
        rule.id: wording.words(rulebook.facets.events[rule.event])
        for rule in rulebook.rules
        if rule.event and (rule.area, rule.topic) in general
    }
