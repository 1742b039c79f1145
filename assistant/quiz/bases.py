"""Bases: what questions rest on, as it stands now, to compare with how it stood when they were made."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.quiz.grounds import Grounds
from assistant.quiz.idea import print_of
from assistant.quiz.question import Basis
from corpus.rule import Rule

_PART = 4  # digits of a hash for each part of what is hashed
_PARTS = ("figure or its start", "words", "place")


@dataclass(frozen=True)
class Bases:
    """Everything that a question may rest on, by key."""

    rules: Mapping[str, Rule]
    hashes: Mapping[str, str]  # of everything, rules too
    sayings: Mapping[str, str]  # what each says now, in a sentence

    @classmethod
    def of(cls, grounds: Grounds) -> "Bases":
        """Return all that can be rested on in these grounds."""
        rules = {f"rule/{rule.id}": rule for rule in grounds.rules}
        return cls(
            rules,
            {key: print_of(rule) for key, rule in rules.items()},
            {key: rule.says for key, rule in rules.items()},
        )

    def change(self, basis: Basis) -> tuple[str, str] | None:
        """Return how something changed ("changed", "replaced", "withdrawn") and what holds now; None if it did not."""
        now = self.hashes.get(basis.key)
        if now is None:
            return "withdrawn", f"{_named(basis.key)} is no longer held. Withdraw the question."
        rule = self.rules.get(basis.key)
        if rule is not None and rule.replaced_by:
            other = self.rules.get(f"rule/{rule.replaced_by}")
            told = f" It says: {other.says}" if other else ""
            return "replaced", f"{_named(basis.key)} was replaced by “{rule.replaced_by}”.{told}"
        if now == basis.hash:
            return None
        places = range(0, len(_PARTS) * _PART, _PART)
        parts = [name for name, at in zip(_PARTS, places, strict=True) if now[at:][:_PART] != basis.hash[at:][:_PART]]
        return (
            "changed",
            f"{_named(basis.key)} has changed in its {_listed(parts)}. It now says: {self.sayings[basis.key]}",
        )


def _named(key: str) -> str:
    kind, _, name = key.partition("/")
    return f"The {kind} “{name}”"


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
