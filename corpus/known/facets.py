"""Facets: the matters, events and actors that rules may name, and how people say them."""

from collections.abc import Iterable
from pathlib import Path

from corpus.data import Data
from corpus.errors import RuleError
from corpus.rules.file import read_data


class Facets(Data):
    """Everything that a rule's `topic`, `event` and `actor` may be: id and name."""

    topics: dict[str, str]
    events: dict[str, str]  # what sets a clock running, or the circumstance a rule is for
    actors: dict[str, str]

    def with_topics(self, topics: Iterable[str]) -> "Facets":
        """Return the same facets with further matters, named after their ids."""
        return self.model_copy(update={"topics": {topic: topic.replace("-", " ") for topic in topics} | self.topics})

    def check(self, *, topic: str = "", event: str = "", actor: str = "") -> None:
        """Raise RuleError when one of these is not listed; "" is always allowed."""
        asked = (("topic", topic, self.topics), ("event", event, self.events), ("actor", actor, self.actors))
        for name, value, listed in asked:
            if value and value not in listed:
                raise RuleError(f"The {name} “{value}” is not listed in facets.yaml. Add it there, or use one that is.")


def load_facets(path: Path) -> Facets:
    """Read the facets file; raise RuleError when it is wrong."""
    return read_data(path, Facets)
