"""Options: one form for all, in an order that gives nothing away."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from assistant.quiz.dice import shuffled
from assistant.quiz.grounds import Grounds
from assistant.quiz.question import Choose, Option
from assistant.quiz.wording import policy_of
from corpus.known.stems import stem, words_of
from corpus.rules.rule import Rule

WRONG = 3  # wrong options beside the right one
_LONGER = 1.6  # times the longest wrong option: a right one longer than that gives itself away
_SHORT = 45  # characters: below this, length gives nothing away
_PLAIN = frozenset(
    "a an the of to in on at by for from with and or as is are be it its this that these those their they who which"
    " or any all each every his her child children".split()
)


def choose(options: Iterable[Option], seed: int, name: str) -> Choose:
    """Return the options as a task, shuffled."""
    shown = shuffled(tuple(options), seed, name, "options")
    return Choose(shown, several=sum(option.right for option in shown) > 1)


def in_order(options: Sequence[Option]) -> Choose:
    """Return options that have an order of their own, such as dates, in that order."""
    return Choose(tuple(options))


def even(right: Sequence[str], wrong: Sequence[str]) -> bool:
    """Whether no text stands out by its length, neither a right one nor the only wrong one."""
    longest = max(len(text) for text in wrong)
    if max(len(text) for text in right) > max(_LONGER * longest, _SHORT):
        return False
    return len(wrong) > 1 or longest <= max(_LONGER * max(len(text) for text in right), _SHORT)


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """Return the stems of the words that carry a text's meaning."""
    return frozenset(stem(word) for word in words_of(text) if word not in _PLAIN)


def akin(one: str, other: str) -> bool:
    """Whether two texts are so much alike that one may be right where the other is."""
    first, second = stems(one), stems(other)
    if not first or not second:
        return True
    return first <= second or second <= first or len(first & second) * 2 > len(first | second)


def elsewhere(grounds: Grounds, rule: Rule, text: str) -> Option:
    """Return a wrong option that belongs to another rule, with that rule."""
    said = f"That belongs to another rule, of {policy_of(grounds, rule)}: {rule.says}"
    return Option(text, False, said, (grounds.verse(rule.proofs[0]),))
