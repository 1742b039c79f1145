"""Before: what was answered just before a follow-up, which asks for something else."""

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.reading.closeness import BARE, Rarity, stems
from assistant.reading.defined import sections_spelt_out
from corpus.rules.rule import Rule
from corpus.text import matchable

_LED = 400  # characters of the answer that are looked at


@dataclass(frozen=True, slots=True)
class Before:
    """The beginning of the answer before; "" where the question does not lean on it, or only asks when or who."""

    text: str
    own: str  # the follow-up's own words

    @classmethod
    def of(cls, replies: Iterable[str], own: str) -> "Before":
        """Return what was answered before a question, from the replies and the question's own words."""
        said = "\n".join(matchable(reply[:_LED]) for reply in replies)
        return cls(said if set(stems(own)) - BARE else "", sections_spelt_out(own))

    def said(self, text: str) -> bool:
        """Whether the answer before said this."""
        return bool(self.text) and matchable(text).rstrip(".;") in self.text

    def turned(self, rules: Iterable[Rule], rarity: Rarity) -> list[Rule]:
        """Return the rules that were not told before, those first that have the follow-up's own words."""
        if not self.text:
            return list(rules)
        new = set(stems(self.own)) - BARE
        unsaid = [rule for rule in rules if not self.said(rule.says)]
        return sorted(unsaid, key=lambda rule: -round(rarity.share(new, rule.says), 1))
