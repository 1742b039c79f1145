"""By which channel: the words of a rule that say how, among ways that it does not name."""

import re
from collections.abc import Iterator
from functools import partial

from assistant.quiz.dice import shuffled
from assistant.quiz.grounds import Grounds
from assistant.quiz.idea import Drawn, Idea, of_rule
from assistant.quiz.options import WRONG, choose
from assistant.quiz.question import Option, QuizKind
from assistant.quiz.wording import GAP, opening, policy_of, raised, tense
from corpus.rules.rule import Rule

_WAYS = {
    "by telephone": r"\bby (?:tele)?phone\b",
    "in writing": r"(?<=, )in writing\b|\bin writing\b",
    "by e-mail": r"\bby e-?mail\b",
    "by an online portal form": r"\bby (?:an )?online (?:portal )?form\b|\bon the portal\b",
    "in person": r"\bin person\b|\bface to face\b",
    "by letter": r"\bby (?:letter|post)\b",
}
_SAME = {"in writing": ("by letter", "by e-mail", "by an online portal form"), "by letter": ("in writing",),
         "by e-mail": ("in writing",), "by an online portal form": ("in writing",)}  # fmt: skip
_SPEAKS = {
    "by telephone": r"phone|\bcall\b", "in writing": r"writ", "by e-mail": r"e-?mail|@", "by letter": r"letter|post",
    "by an online portal form": r"\bportal\b", "in person": r"in person|visit|meet",
}  # fmt: skip


def ideas(grounds: Grounds) -> Iterator[Idea]:
    """Yield a question for each rule whose sentence names one way of doing something."""
    for rule in grounds.standing:
        way = _way(rule)
        if way:
            yield of_rule(grounds, QuizKind.CHANNEL, rule, partial(_drawn, grounds, rule, *way))


def _way(rule: Rule) -> tuple[str, str] | None:
    """Return how a rule has something done, and its sentence with a gap for that; None where it names no one way."""
    found = [(way, match) for way, pattern in _WAYS.items() for match in re.finditer(pattern, rule.says, re.IGNORECASE)]
    if len(found) != 1:
        return None
    way, match = found[0]
    return way, rule.says[: match.start()] + GAP + rule.says[match.end() :]


def _drawn(grounds: Grounds, rule: Rule, right: str, gap: str, seed: int, name: str) -> Drawn | None:
    said = " ".join(f"{one.says} {one.quote}" for one in grounds.applying(rule)) + " " + rule.quote
    negated = rule.quote + gap
    wrong = [
        way
        for way in _WAYS
        if way != right and way not in _SAME.get(right, ())
        and not (re.search(_SPEAKS[way], said, re.IGNORECASE) and not re.search(r"not appropriate", negated))
    ]  # fmt: skip
    wrong = list(shuffled(wrong, seed, name))[:WRONG]
    if len(wrong) < WRONG:
        return None
    verses = (grounds.verse(rule.proofs[0]),)
    prints = f"{raised(policy_of(grounds, rule))} {tense(grounds, rule, 'prints', 'printed')} “{right}”"
    options = [Option(right, True, f"{prints}.", verses)]
    options += [Option(way, False, f"{prints}, and nothing of this sort: {way}.", verses) for way in wrong]
    return Drawn(
        stem=f"{opening(grounds, rule)} {gap} Which words belong in the gap?",
        task=choose(options, seed, name),
        feedback=rule.says,
        verses=verses,
    )
