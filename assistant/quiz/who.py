"""Whose task or decision it is."""

import re
from collections.abc import Iterator
from functools import partial

from assistant.quiz.grounds import Grounds
from assistant.quiz.idea import Drawn, Idea, of_rule, rules_basis
from assistant.quiz.options import WRONG, choose, elsewhere
from assistant.quiz.question import Option, QuizKind
from assistant.quiz.roles import is_plural, split, wrong_roles
from assistant.quiz.wording import GAP, opening, policy_of, raised, tense
from corpus.rules.rule import Rule, RuleKind


def ideas(grounds: Grounds) -> Iterator[Idea]:
    """Yield a question for each rule that says who does something, if others are sure not to."""
    for rule in grounds.standing:
        parts = split(rule)
        if (
            parts
            and rule.kind in (RuleKind.WHO_MAY, RuleKind.CONDITION, RuleKind.CHANNEL)
            and _stem(grounds, rule, *parts)
        ):
            yield of_rule(grounds, QuizKind.WHO, rule, partial(_drawn, grounds, rule, *parts))


def gapped(rule: Rule, who: str) -> str:
    """Return a rule's sentence without who does it; empty where that does not stand there once."""
    bare = re.sub(r"^(?:The|A|An) ", "", who)
    found = list(re.finditer(rf"\b(?:(?:the|an?) )?{re.escape(bare)}\b", rule.says, re.IGNORECASE))
    if len(found) != 1:
        return ""
    return rule.says[: found[0].start()] + GAP + rule.says[found[0].end() :]


def _stem(grounds: Grounds, rule: Rule, who: str, does: str) -> str:
    if tense(grounds, rule, "now", "then") == "now":
        return f"In {policy_of(grounds, rule)}, who {_singular(who, does)}?"
    gap = gapped(rule, who)
    return f"{opening(grounds, rule)} {gap} Who was that?" if gap else ""


def _singular(who: str, does: str) -> str:
    """Return what is done as "who" asks for it: "who leads", "who convenes", whatever the number of the answer."""
    verb, _, rest = does.partition(" ")
    if is_plural(who):
        if verb in ("may", "is", "are") or (verb.endswith("s") and verb != "discuss"):
            return does
        ending = "ies" if verb.endswith("y") else "es" if verb.endswith("ss") else "s"
        return f"{verb.removesuffix('y') if ending == 'ies' else verb}{ending} {rest}"
    return does


def _drawn(grounds: Grounds, rule: Rule, who: str, does: str, seed: int, name: str) -> Drawn | None:
    wrong = [pair for pair, _ in zip(wrong_roles(grounds, rule, who, seed, name), range(WRONG), strict=False)]
    if len(wrong) < WRONG:
        return None
    verses = (grounds.verse(rule.proofs[0]),)
    says = f"{raised(policy_of(grounds, rule))} {tense(grounds, rule, 'says', 'said')} so."
    options = [Option(who, True, says, verses), *(elsewhere(grounds, other, role) for role, other in wrong)]
    return Drawn(
        stem=_stem(grounds, rule, who, does),
        task=choose(options, seed, name),
        feedback=rule.says,
        verses=verses,
        leans=rules_basis([other for _, other in wrong]),
    )
