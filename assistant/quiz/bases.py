"""Bases: what questions rest on, as it stands now, to compare with how it stood when they were made."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.quiz import idea, listed, meaning, not_stated, order, ringing, turning
from assistant.quiz.grounds import Grounds
from assistant.quiz.question import Basis
from corpus.routes.nodes import Outcome
from corpus.rules.rule import Rule

_PART = 4  # digits of a rule's hash for each part of what it says
_PARTS = ("figure or its start", "words", "place or status")


@dataclass(frozen=True)
class Bases:
    """Everything that a question may rest on, by key."""

    rules: Mapping[str, Rule]
    hashes: Mapping[str, str]
    sayings: Mapping[str, str]  # what each says now

    @classmethod
    def of(cls, grounds: Grounds) -> "Bases":
        """Return all that can be rested on in these grounds."""
        found = dict(_all(grounds))
        return cls(
            {f"rule/{rule.id}": rule for rule in grounds.rules},
            {basis.key: basis.hash for basis in found},
            {basis.key: says for basis, says in found.items()},
        )

    def change(self, basis: Basis) -> tuple[str, str] | None:
        """Return how something changed ("changed", "replaced", "withdrawn") and what holds now; None if it did not."""
        now, rule = self.hashes.get(basis.key), self.rules.get(basis.key)
        name = _named(basis.key)
        if now is None:
            return "withdrawn", f"{name} is no longer held. Withdraw the question."
        if rule is not None and rule.replaced_by:
            other = self.rules.get(f"rule/{rule.replaced_by}")
            told = f" That says: {other.says}" if other else ""
            return "replaced", f"{name} was replaced by “{rule.replaced_by}”.{told}"
        if now == basis.hash:
            return None
        what = f" in its {_changed(now, basis.hash)}" if rule is not None else ""
        return "changed", f"{name} has changed{what}. It now says: {self.sayings[basis.key]}"


def _all(grounds: Grounds) -> Iterator[tuple[Basis, str]]:
    for rule in grounds.rules:
        yield idea.basis_of(rule), rule.says
    for definition in grounds.definitions:
        yield meaning.basis_of(definition), f"{definition.term}: {definition.means}."
    for listing in grounds.lists.lists:
        yield listed.list_basis(listing), "; ".join(one.text for one in listing.members) + "."
    for steps in grounds.lists.orders:
        yield order.order_basis(steps), "; ".join(one.says for one in steps.steps) + "."
    for contact in grounds.routes.contacts.all:
        yield ringing.contact_basis(contact), f"{contact.name}, {contact.reach}."
    for area in grounds.catalogue.areas:
        silent = ringing.silent_basis(grounds, area.id)
        if silent:
            yield silent, "No number for a safeguarding concern is printed."
    for each in grounds.routes.lists.values():
        for node in each.nodes.values():
            if isinstance(node, Outcome):
                yield turning.route_basis(node), f"{node.title}."
    for conflict in grounds.matters.rulebook.conflicts:
        yield not_stated.silence_basis(conflict), conflict.answer
    for absent in grounds.matters.absent:
        yield not_stated.absent_basis(absent), f"{absent.title}."


def _changed(now: str, then: str) -> str:
    places = range(0, len(_PARTS) * _PART, _PART)
    parts = [name for name, at in zip(_PARTS, places, strict=True) if now[at:][:_PART] != then[at:][:_PART]]
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _named(key: str) -> str:
    kind, _, name = key.partition("/")
    return f"The {kind} “{name}”"
