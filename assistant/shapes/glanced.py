"""The rules at a glance and how they are told: for a command that must answer at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote as escaped

from assistant import words
from assistant.shapes.places import labels
from assistant.shapes.timelines import Telling
from corpus.rules.glance import FOLDER, RuleGlance, Words, glance
from corpus.settings import Settings
from corpus.shelf import NATIONAL, Shelf


@dataclass(frozen=True, slots=True)
class Glance:
    """The shelf, the rules and what is needed to tell them."""

    shelf: Shelf
    rules: RuleGlance
    telling: Telling

    @classmethod
    def of_rule(cls, settings: Settings, rule: str) -> "Glance":
        """Read what is needed to tell one rule."""
        shelf = Shelf.of(settings)
        return cls._of(settings, shelf, glance(shelf, settings.corpus, added=settings.library / FOLDER, rule=rule))

    @classmethod
    def of_area(cls, settings: Settings, area: str | None) -> "Glance":
        """Read what is needed to tell an area’s rules and the national ones; the area may be said as people do."""
        shelf = Shelf.of(settings)
        areas = {NATIONAL, shelf.area(area).id} if area else {NATIONAL}
        return cls._of(settings, shelf, glance(shelf, settings.corpus, added=settings.library / FOLDER, areas=areas))

    @classmethod
    def _of(cls, settings: Settings, shelf: Shelf, rules: RuleGlance) -> "Glance":
        """Say how rules are told; where an index has been made, places are named as people name them."""
        named = labels(settings)

        def cite(rule_id: str) -> Sequence[Mapping[str, Any]]:
            rule = rules.rule(rule_id)
            return [_citation(said, shelf, named) for said in rule.words]

        def edition(document_id: str) -> str:
            book = shelf.book(document_id)
            in_force = book.status == "in force"
            return "" if in_force else words.edition_note(book.title, book.edition_name, book.status_note)

        areas = {area.id: area.name for area in shelf.areas}
        return cls(shelf, rules, Telling(rules.events, rules.actors, areas, cite, edition))


def _citation(said: Words, shelf: Shelf, named: Mapping[str, str]) -> dict[str, Any]:
    book = shelf.book(said.ref.book)
    anchor = said.ref.label + (f"/{said.ref.item}" if said.ref.item else "")
    return {
        "document": book.id,
        "ref": str(said.ref),
        "label": named.get(str(said.ref), str(said.ref)),
        "quote": said.quote,
        "title": book.title,
        "edition": book.edition_name,
        "status": book.status,
        "url": f"/documents/{book.id}#{escaped(anchor, safe='/')}",
    }
