"""Models: what chat programs let people choose from is here whose local policy applies."""

from typing import Any

from assistant.api.port import Assistant
from assistant.api.problems import Problem, ProblemError
from corpus.catalogue import Catalogue
from corpus.errors import UsageError
from corpus.known import called
from index.versions import made

NAME = "chapter-and-verse"  # no area chosen; an area's own is chapter-and-verse:cheshire-east

_UNKNOWN = "That model is not held here. The models are: {names}."


def models(assistant: Assistant) -> list[dict[str, Any]]:
    """Return the models: one for all areas, then one for each."""
    snapshot = assistant.snapshot
    created = int(made(snapshot.version).timestamp())
    named = {NAME: "Chapter & Verse"} | {
        name_of(area.id): f"Chapter & Verse: {area.name}" for area in snapshot.catalogue.areas
    }
    return [
        {"id": model, "object": "model", "created": created, "owned_by": NAME, "name": name}
        for model, name in named.items()
    ]


def name_of(area: str | None) -> str:
    """Return the model of an area; None is for no area chosen."""
    return NAME if area is None else f"{NAME}:{area}"


def area_of(model: str, catalogue: Catalogue) -> str | None:
    """Return the area that a model is for; stop with a problem when there is no such model."""
    name, _, words = model.partition(":")
    if name == NAME and (words or model == NAME):
        try:
            return called.area_called(catalogue.areas, words).id if words else None
        except UsageError:
            pass
    names = ", ".join(name_of(area) for area in (None, *(area.id for area in catalogue.areas)))
    raise ProblemError(Problem(404, "model-not-found", _UNKNOWN.format(names=names)))
