"""Comparison: what one edition says that another does not, paragraph by paragraph."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from corpus.paragraph import Paragraph
from corpus.rules.rule import Rule
from corpus.text import matchable

_ALIKE = 0.5  # share of words that two paragraphs have in common and in order, to count as one that was changed


class Change(StrEnum):
    """What became of a paragraph."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    RENUMBERED = "renumbered"


@dataclass(frozen=True, slots=True)
class Words:
    """Words that stand in both editions, only in the old one or only in the new one."""

    text: str
    old: bool
    new: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """One paragraph that the editions do not share."""

    change: Change
    old: Paragraph | None
    new: Paragraph | None
    words: tuple[Words, ...] = ()  # of a changed paragraph
    rules: tuple[Rule, ...] = ()  # rules of the old edition whose proof no longer stands


def compare(old: Sequence[Paragraph], new: Sequence[Paragraph], rules: Sequence[Rule] = ()) -> Iterator[Difference]:
    """Yield the differences in the order of the new edition; what was removed comes where it stood."""
    pairs = _pairs(old, new)
    kept = {one.ref: two for one, two in pairs if one is not None and two is not None}
    for before, after in pairs:
        touched = tuple(rule for rule in rules if before is not None and _gone(rule, before, kept.get(before.ref)))
        if before is None or after is None:
            yield Difference(Change.ADDED if before is None else Change.REMOVED, before, after, rules=touched)
        elif matchable(before.text) != matchable(after.text):
            yield Difference(Change.CHANGED, before, after, tuple(_words(before.text, after.text)), touched)
        elif before.label != after.label:
            yield Difference(Change.RENUMBERED, before, after)


def _pairs(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> list[tuple[Paragraph | None, Paragraph | None]]:
    """Pair the paragraphs of two editions: those alike first, then those between them that resemble each other."""
    ones, twos = [matchable(p.text) for p in old], [matchable(p.text) for p in new]
    found: list[tuple[Paragraph | None, Paragraph | None]] = []
    for tag, a, b, c, d in SequenceMatcher(None, ones, twos, autojunk=False).get_opcodes():
        if tag == "equal":
            found.extend(zip(old[a:b], new[c:d], strict=True))
        else:
            found.extend(_between(list(old[a:b]), list(new[c:d])))
    return found


def _between(old: list[Paragraph], new: list[Paragraph]) -> Iterator[tuple[Paragraph | None, Paragraph | None]]:
    scores = sorted(
        ((_likeness(one, two), -a, -b) for a, one in enumerate(old) for b, two in enumerate(new)), reverse=True
    )
    of_new: dict[int, int] = {}
    taken: set[int] = set()
    for score, a, b in scores:
        if score >= _ALIKE and -a not in taken and -b not in of_new:
            of_new[-b] = -a
            taken.add(-a)
    yield from ((one, None) for a, one in enumerate(old) if a not in taken)
    yield from ((old[of_new[b]] if b in of_new else None, two) for b, two in enumerate(new))


def _likeness(one: Paragraph, two: Paragraph) -> float:
    """Return how alike two paragraphs are (0 to 1); the same printed number counts for some of it."""
    words, others = matchable(one.text).split(), matchable(two.text).split()
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    if one.ref.label != two.ref.label and matcher.quick_ratio() < _ALIKE:
        return 0.0
    return min(1.0, matcher.ratio() + (0.15 if one.ref.label == two.ref.label else 0.0))


def _words(old: str, new: str) -> Iterator[Words]:
    ones, twos = old.split(), new.split()
    for tag, a, b, c, d in SequenceMatcher(None, ones, twos, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Words(" ".join(ones[a:b]), old=True, new=True)
            continue
        if a < b:
            yield Words(" ".join(ones[a:b]), old=True, new=False)
        if c < d:
            yield Words(" ".join(twos[c:d]), old=False, new=True)


def _gone(rule: Rule, before: Paragraph, after: Paragraph | None) -> bool:
    """Say whether words that prove a rule stood in a paragraph and stand there no more."""
    mine = [proof.quote.words for proof in rule.proofs if proof.quote.ref.paragraph == before.ref]
    text = matchable(after.text) if after else ""
    return any(matchable(words) not in text for words in mine)
