"""Matters: all that is known beside the paragraphs, and the questions that each is asked as."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from corpus.catalogue import NATIONAL, Catalogue
from corpus.holding import Holding
from corpus.known.absent import Absent, Elsewhere, load_absent, load_elsewhere
from corpus.known.conflicts import Conflict
from corpus.known.misbeliefs import Misbelief, load_misbeliefs
from corpus.rules.rule import Rule
from corpus.rules.rulebook import Rulebook, load_rulebook

Matter = Rule | Conflict | Misbelief | Absent


@dataclass(frozen=True)
class Matters:
    """Rules, conflicts, silences and misbeliefs, each proved; and what the documents do not hold."""

    rulebook: Rulebook
    misbeliefs: tuple[Misbelief, ...]
    absent: tuple[Absent, ...]
    elsewhere: Elsewhere  # places whose documents are not held

    def __iter__(self) -> Iterator[Matter]:
        yield from self.rulebook.rules
        yield from self.rulebook.conflicts
        yield from self.misbeliefs
        yield from self.absent

    @cached_property
    def by_key(self) -> Mapping[str, Matter]:
        """Every matter that is asked about, by the key it is indexed under."""
        return {key_of(matter): matter for matter in self if matter.asked_as}


def key_of(matter: Matter) -> str:
    """Return the key that a matter is indexed under: its kind and its id."""
    return f"{type(matter).__name__.lower()}/{matter.id}"


def areas_of(matter: Matter, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the areas that a matter concerns."""
    if isinstance(matter, Rule | Misbelief):
        return (matter.area,)
    if isinstance(matter, Conflict) and matter.areas != (NATIONAL,):
        return matter.areas
    return tuple(area.id for area in catalogue.areas)


def load_matters(corpus: Path, holding: Holding, added: Path | None = None) -> Matters:
    """Read and prove everything; raise RuleError naming file, entry and reason for the first that is not proved."""
    rulebook = load_rulebook(corpus, holding, added)
    misbeliefs = load_misbeliefs(corpus / "misbeliefs.yaml", holding)
    return Matters(rulebook, misbeliefs, load_absent(corpus), load_elsewhere(corpus))
