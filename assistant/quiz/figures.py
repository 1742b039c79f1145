"""Wrong figures: lengths and counts that no rule gives for the matter in question."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.quiz.dice import dice, shuffled
from assistant.quiz.grounds import Grounds
from assistant.quiz.lengths import Length, alike, neighbours
from assistant.quiz.options import WRONG, elsewhere
from assistant.quiz.question import Option
from assistant.quiz.wording import policy_of, raised, tense
from corpus.rules.rule import Rule

_REACH = 8  # neighbours of a figure to choose from
_RULED = 2  # wrong figures that belong to other rules, at most


@dataclass(frozen=True, slots=True)
class WrongFigure:
    """A figure that is not a rule's, and the rule that it belongs to, where there is one."""

    length: Length
    belongs: Rule | None


def wrong_figures(grounds: Grounds, rule: Rule, length: Length, seed: int, name: str) -> tuple[WrongFigure, ...]:
    """Return figures like a rule's that nothing which applies there gives, first those of other rules.

    What applies is every rule on the same matter of the same area and of the nation, whatever its stage: a figure
    that comes to the same as one of theirs, in whatever unit, is never wrong for sure.
    """
    taken = [one for one in (length, *(Length.of(other) for other in grounds.applying(rule))) if one]
    found: list[WrongFigure] = []
    smaller = dice(seed, name, "smaller").randint(0, WRONG)  # so that the right one stands anywhere among them
    candidates = tuple(_candidates(grounds, rule, length, seed, name))
    for places in ((smaller, WRONG - smaller), (WRONG, WRONG)):
        for one in candidates:
            sides = [other for other in found if (other.length.most < length.most) == (one.length.most < length.most)]
            side = places[one.length.most > length.most]
            ruled = sum(other.belongs is not None for other in found)
            full = len(found) == WRONG or len(sides) >= side or (one.belongs is not None and ruled >= _RULED)
            if not full and not any(one.length.same_as(other) for other in (*taken, *(each.length for each in found))):
                found.append(one)
    return tuple(found) if len(found) == WRONG else ()


def _candidates(grounds: Grounds, rule: Rule, length: Length, seed: int, name: str) -> Iterator[WrongFigure]:
    """Yield figures like a rule's: those of rules on the same matter or in the same document, others, made ones."""
    like = [(other, Length.of(other)) for other in grounds.standing]
    pairs = [(other, each) for other, each in like if each and alike(each, length)]
    order = shuffled(pairs, seed, name, "rules")
    for other, each in sorted(order, key=lambda pair: pair[0].topic != rule.topic and pair[0].area != rule.area):
        yield WrongFigure(each, other)
    for each in shuffled(list(neighbours(length))[:_REACH], seed, name, "made"):
        yield WrongFigure(each, None)


def figure_option(grounds: Grounds, rule: Rule, right: Length, wrong: WrongFigure) -> Option:
    """Return a wrong figure as an option, with what it belongs to or why it is wrong."""
    if wrong.belongs is not None:
        return elsewhere(grounds, wrong.belongs, str(wrong.length))
    gives = tense(grounds, rule, "gives", "gave")
    why = f"{raised(policy_of(grounds, rule))} {gives} {right} here; no rule that applies gives {wrong.length} for it."
    return Option(str(wrong.length), False, why, ())


def left_open(rule: Rule) -> str:
    """Return, as a sentence to add, what a rule's figure leaves open; empty where it leaves nothing."""
    if "(not said which)" in rule.unit:
        return " The document does not say whether working days or calendar days are meant."
    return ""
