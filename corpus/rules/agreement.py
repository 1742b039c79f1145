"""Agreement: no two rules in force contradict one another unsaid."""

from collections.abc import Iterable
from itertools import combinations

from corpus.errors import RuleError
from corpus.rules.rule import Rule


def check_agreement(rules: Iterable[Rule], *, whole: bool = True) -> None:
    """Raise RuleError when an id stands twice, a named rule is missing, or two rules contradict unsaid.

    Unless the rules are the `whole` of them, a named rule may be missing.
    """
    known: dict[str, Rule] = {}
    for rule in rules:
        if rule.id in known:
            raise RuleError(f"The rule “{rule.id}” stands twice: in {known[rule.id].ref} and {rule.ref}.")
        known[rule.id] = rule
    by_matter: dict[tuple[object, ...], list[Rule]] = {}
    for rule in known.values():
        for name in (*rule.differs_from, *filter(None, (rule.replaced_by, rule.same_as))):
            if name not in known and whole:
                raise RuleError(f"The rule “{rule.id}” names “{name}”, which is no rule.")
        for name in rule.differs_from:
            if name in known and rule.id not in known[name].differs_from:
                raise RuleError(f"“{rule.id}” differs from “{name}”, so “{name}” must name it in differs_from too.")
        if rule.stands:
            matter = (rule.area, rule.topic, rule.event, rule.actor, rule.strength, rule.bound)
            by_matter.setdefault(matter, []).append(rule)
    for one, other in (pair for same in by_matter.values() for pair in combinations(same, 2)):
        if one.figure == other.figure and one.figure[0] is not None and not _repeats(one, other):
            raise RuleError(f"“{one.id}” and “{other.id}” say the same; one must name the other in same_as.")
        stated = other.id in one.differs_from and one.id in other.differs_from
        if one.figure != other.figure and not stated:
            raise RuleError(
                f"Two rules in force for {one.area}, {one.topic} ({one.event or 'no event'}): "
                f"“{one.id}” ({one.ref}) and “{other.id}” ({other.ref}) give different figures. "
                "State the conflict in both with differs_from, or say which replaced the other."
            )


def _repeats(one: Rule, other: Rule) -> bool:
    """Say whether both come down to the same rule by their same_as."""
    return (one.same_as or one.id) == (other.same_as or other.id)
