"""True or false: a rule as it stands, or with a twist that makes it false for sure."""

import re
from collections.abc import Iterator
from functools import partial

from assistant.quiz.dice import dice
from assistant.quiz.duty_word import gap_in
from assistant.quiz.figures import wrong_figures
from assistant.quiz.grounds import Grounds
from assistant.quiz.how_long import is_plain
from assistant.quiz.idea import Drawn, Idea, of_rule, rules_basis
from assistant.quiz.lengths import Length, as_printed, printed_in
from assistant.quiz.options import in_order
from assistant.quiz.question import Difficulty, Option, QuizKind
from assistant.quiz.roles import is_plural, split, wrong_roles
from assistant.quiz.who import gapped
from assistant.quiz.wording import GAP, is_sentence, policy_of, raised, tense
from corpus.rules.rule import Rule, RuleKind

_LONGEST = 260  # characters: longer sentences are no statement to judge at a glance
_FRAGMENT = re.compile(r"^(?:Had|See|Submit|Please)\b|\(this ")  # no sentence of its own
_TURNED = {"must": "may", "should": "must", "may": "must", "can": "must"}

Twist = tuple[str, str, tuple[Rule, ...]]  # the false sentence, what is false in it, and the rules it leans on


def ideas(grounds: Grounds) -> Iterator[Idea]:
    """Yield a question for each rule whose sentence can be twisted."""
    for rule in grounds.standing:
        if len(rule.says) <= _LONGEST and rule.kind is not RuleKind.CONTACT and _twistable(rule):
            level = Difficulty.HARD if _only_turns(rule) else Difficulty.EASY
            yield of_rule(grounds, QuizKind.TRUE_OR_FALSE, rule, partial(_drawn, grounds, rule), level)


def _twistable(rule: Rule) -> bool:
    broken = _FRAGMENT.search(rule.says) or not is_sentence(rule)
    return is_plain(rule) and not broken and (_turnable(rule) or not _only_turns(rule))


def _only_turns(rule: Rule) -> bool:
    """Whether nothing of a rule but its duty word can be made false."""
    length, parts = Length.of(rule), split(rule)
    return not (length and printed_in(rule.says, length)) and not (parts and gapped(rule, parts[0]))


def _turnable(rule: Rule) -> bool:
    """Whether another duty word makes a rule false: what may be so is no permission, what may only be is no more."""
    permits = rule.word in ("may", "can")
    said = re.search(rf"\b{rule.word} (?:not|only|always|also)\b", rule.says)
    return bool(gap_in(rule)) and rule.word in _TURNED and not said and (not permits or rule.kind is RuleKind.WHO_MAY)


def _drawn(grounds: Grounds, rule: Rule, seed: int, name: str) -> Drawn | None:
    chance = dice(seed, name, "twist")
    twist = next(_twists(grounds, rule, seed, name), None)
    if twist is None:
        return None
    true = chance.random() < 0.5
    statement = rule.says if true else twist[0]
    verses = (grounds.verse(rule.proofs[0]),)
    mind = " Mind the word that binds: must, should, will, may or can." if _only_turns(rule) else ""
    place = raised(policy_of(grounds, rule))
    so = f"{place} {tense(grounds, rule, 'says', 'said')} just this." if true else f"{twist[1]}"
    options = (
        Option("True", true, so, verses),
        Option("False", not true, so, verses),
    )
    return Drawn(
        stem=f"{tense(grounds, rule, 'Is', 'Was')} this true of {policy_of(grounds, rule)}? {raised(statement)}{mind}",
        task=in_order(options),
        feedback=rule.says if true else f"{twist[1]} The rule: {rule.says}",
        verses=verses,
        leans=() if true else rules_basis(twist[2]),
    )


def _twists(grounds: Grounds, rule: Rule, seed: int, name: str) -> Iterator[Twist]:
    """Yield ways to make a rule's sentence false: its figure, who does it, its duty word."""
    length = Length.of(rule)
    words = printed_in(rule.says, length) if length else None
    if length and words:
        for wrong in wrong_figures(grounds, rule, length, seed, name)[:1]:
            said = as_printed(wrong.length, words)
            belongs = (wrong.belongs,) if wrong.belongs else ()
            if said not in rule.says:
                false = f"It is not {wrong.length.told} but {length.told}."
                yield rule.says.replace(words, said), false, belongs
    parts = split(rule)
    gap = gapped(rule, parts[0]) if parts else ""
    if parts and gap:
        for role, other in wrong_roles(grounds, rule, parts[0], seed, name):
            who = role if gap.startswith(GAP) else _lower(role)
            if is_plural(role) is is_plural(parts[0]):
                yield gap.replace(GAP, who), f"It is not {_lower(role)} but {_lower(parts[0])}.", (other,)
    if _turnable(rule):
        turned = _TURNED[rule.word]
        yield gap_in(rule).replace(GAP, turned), f"The word is not “{turned}” but “{rule.word}”.", ()


def _lower(role: str) -> str:
    return role[:1].lower() + role[1:]
