"""First: how much of an answer each sentence of the paragraphs found has, and which is said first.

Every sentence has signs of being the answer, and each sign a weight. The weights are learnt, by
`scripts/weigh_sentences.py`, from questions whose answering words are known.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.reading.cases import of_another_case
from assistant.reading.closeness import has_sign
from assistant.reading.going_on import SECTION
from assistant.turn import Known, Support, Understanding
from assistant.writing.before import Before
from corpus.paragraph import Paragraph
from corpus.rules.rule import Rule
from corpus.sentences import sentences
from corpus.text import matchable

_FOUND = 6  # paragraphs whose sentences may be said first, beside those of the rules that lead
_UNLIKE = 0.3  # likeness under which none tells more than another

WEIGHTS = {
    "found": 6.0,  # score of its paragraph, as a share of the best
    "told": 14.0,  # likeness of the question to what the sentence is known to answer, or to the sentence
    "holds": 1.4,  # a time where one is asked for, a number, somebody, a meaning
    "own": 2.9,  # of a document of the area asked about
    "known": 3.4,  # likeness of the question to what a rule that it states is known to answer
    "ruled": 0.8,  # states a rule that leads
    "told_own": 10.4,  # likeness to what it is known to answer of a follow-up's own words
    "goes_on": 1.3,  # how near it stands to what the answer before cited
    "again": -3.4,  # said in the answer before
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be said first."""

    support: Support
    span: tuple[int, int]  # where it stands in its paragraph's text
    near: bool  # its paragraph is among the first found, or states a rule that leads
    told: float  # likeness of the question to what it is known to answer, or to it
    told_own: float  # the same of a follow-up's own words, without what came before
    rules: tuple[Rule, ...]  # that lead and that it states
    known: float  # likeness of the nearest rule that it states, one that leads or not

    @property
    def text(self) -> str:
        """Its words."""
        return self.support.paragraph.text[slice(*self.span)]


class Weighed:
    """The sentences of the paragraphs found, by what they are worth as an answer to one question."""

    def __init__(self, found: Sequence[Candidate], understood: Understanding, before: Before) -> None:
        worth = (
            sum(WEIGHTS[name] * value for name, value in each.items()) for each in signs(found, understood, before)
        )
        self._worth = {
            (one.support.paragraph.ref, one.span): w / WEIGHTS["told"] for one, w in zip(found, worth, strict=True)
        }
        self._found = found
        self._other_case = {
            (one.support.paragraph.ref, one.span)
            for one in found
            if of_another_case(understood.search, one.support.paragraph.headings, one.text)
        }

    def worth(self, paragraph: Paragraph, span: tuple[int, int]) -> float | None:
        """Return what a sentence is worth, in likeness to what it is known to answer; None for one not found."""
        return self._worth.get((paragraph.ref, span))

    def first(
        self, may: Callable[[Candidate], bool], rather: Callable[[Candidate], int] = lambda one: 0
    ) -> Candidate | None:
        """Return the sentence worth most, of those that may be said and are rather to be; of equals the earlier.

        One from farther down, or of another case than the question's, is said only where there is no other.
        """
        found = [one for one in self._found if may(one)]
        near = [one for one in found if one.near] or found
        case = [one for one in near if (one.support.paragraph.ref, one.span) not in self._other_case] or near
        return max(case, key=lambda one: (rather(one), self.worth(one.support.paragraph, one.span)), default=None)


def candidates(support: Sequence[Support], rules: Sequence[Rule], known: Sequence[Known]) -> Iterator[Candidate]:
    """Yield the sentences of the paragraphs found, best first, with the rules that they state."""
    likeness = {one.matter: one.likeness for one in reversed(known) if isinstance(one.matter, Rule)}
    stated = [
        (rule, proof.quote.ref.paragraph, matchable(proof.quote.words))
        for rule in dict.fromkeys((*rules, *likeness))
        for proof in rule.proofs
    ]
    of_rules = {paragraph for rule, paragraph, _ in stated if rule in rules}
    for number, one in enumerate(support):
        near = number < _FOUND or one.paragraph.ref in of_rules or one.goes_on >= SECTION
        here = [(rule, words) for rule, paragraph, words in stated if paragraph == one.paragraph.ref]
        for n, span in enumerate(sentences(one.paragraph.text)):
            text = matchable(one.paragraph.text[slice(*span)])
            held = dict.fromkeys(rule for rule, words in here if words in text or text in words)
            yield Candidate(
                one,
                span,
                near,
                max((_UNLIKE, *(values[n] for values in (one.told, one.sentences) if n < len(values)))),
                max((_UNLIKE, *one.told_own[n : n + 1])),
                tuple(rule for rule in rules if rule in held),
                max((likeness.get(rule, 0.0) for rule in held), default=0.0),
            )


def signs(found: Sequence[Candidate], understood: Understanding, before: Before) -> list[Mapping[str, float]]:
    """Return the signs of each of several candidates, by the names of `WEIGHTS`."""
    best = max((one.support.score for one in found), default=0.0)
    return [
        {
            "found": one.support.score / best if best > 0 else 0.0,
            "told": one.told,
            "holds": has_sign(understood.intent, one.text),
            "own": one.support.area in understood.areas,
            "known": max(_UNLIKE, one.known),
            "ruled": bool(one.rules),
            "told_own": one.told_own,
            "goes_on": one.support.goes_on,
            "again": before.said(one.text),
        }
        for one in found
    ]
