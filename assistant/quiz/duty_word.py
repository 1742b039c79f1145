"""Must, should, may: the word that a document prints."""

import re
from collections.abc import Iterator
from functools import partial

from assistant.quiz.grounds import Grounds
from assistant.quiz.idea import Drawn, Idea, of_rule
from assistant.quiz.options import choose
from assistant.quiz.question import Difficulty, Option, QuizKind
from assistant.quiz.wording import GAP, opening, policy_of, raised, tense
from corpus.rules.rule import Rule
from corpus.text import matchable

_WORDS = ("must", "should", "will", "may", "can")
_MODAL = re.compile(
    r"\b(must|should|shouldn’t|shall|will|won’t|may|can|can’t|could|might|needs? to|has to|have to|required|duty|"
    r"expected|expectation|good practice|best practice|responsible|responsibility|ideally)\b",
    re.IGNORECASE,
)
_RANK = {"must": 3, "should": 2, "may": 1, "can": 1}


def ideas(grounds: Grounds) -> Iterator[Idea]:
    """Yield a question for each rule whose sentence has one word that binds, and no other."""
    for rule in grounds.standing:
        if gap_in(rule) and not _said_otherwise(grounds, rule):
            draw = partial(_drawn, grounds, rule)
            yield of_rule(grounds, QuizKind.DUTY_WORD, rule, draw, Difficulty.MEDIUM)


def gap_in(rule: Rule) -> str:
    """Return a rule's sentence with a gap for its duty word; empty where it has another or none."""
    found = _MODAL.findall(rule.says)
    if len(found) != 1 or found[0] not in _WORDS or found[0] != rule.word:
        return ""
    return re.sub(rf"\b{rule.word}\b", GAP, rule.says)


def _said_otherwise(grounds: Grounds, rule: Rule) -> bool:
    """Whether the same document prints the same sentence with another word: then neither is wrong for sure."""
    others = [matchable(gap_in(rule).replace(GAP, word)).rstrip(".") for word in _WORDS if word != rule.word]
    return any(other in text for other in others for text in grounds.texts[rule.book])


def _drawn(grounds: Grounds, rule: Rule, seed: int, name: str) -> Drawn | None:
    verses = (grounds.verse(rule.proofs[0]),)
    permits = "can" if rule.word == "can" else "may"
    prints = f"{raised(policy_of(grounds, rule))} {tense(grounds, rule, 'prints', 'printed')} “{rule.word}”"
    options = [
        Option(word, word == rule.word, f"{prints}." if word == rule.word else _why(prints, rule.word, word), verses)
        for word in ("must", "should", "will", permits)
    ]
    return Drawn(
        stem=f"{opening(grounds, rule)} {gap_in(rule)} Which word belongs in the gap?",
        task=choose(options, seed, name),
        feedback=rule.says,
        verses=verses,
    )


def _why(prints: str, right: str, wrong: str) -> str:
    ranks = _RANK.get(right), _RANK.get(wrong)
    if ranks[0] is None or ranks[1] is None:
        return f"{prints}, not “{wrong}”."
    return f"{prints}; “{wrong}” would bind {'more' if ranks[1] > ranks[0] else 'less'} than that."
