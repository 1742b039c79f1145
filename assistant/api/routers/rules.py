"""GET /v1/rules: the timescales, contacts and limits of the documents, each with the words that prove it."""

from typing import Annotated, Any, cast

from fastapi import APIRouter, Query, Request
from pydantic import BeforeValidator

from assistant.api.bodies import plain
from assistant.api.described.gives import gives
from assistant.api.described.times import Rules
from assistant.api.port import Assistant, Shelved
from assistant.api.state import Open
from assistant.api.turn import area_called
from assistant.shapes.rules import rule_shape
from corpus.rules.rule import Strength
from corpus.rules.rulebook import Rulebook, load_rulebook
from corpus.settings import CORPUS

router = APIRouter(prefix="/v1/rules", tags=["rules"])


@router.get("", **gives("list_rules", Rules))
def rules(
    assistant: Open,
    request: Request,
    area: str | None = None,
    document: str | None = None,
    topic: str | None = None,
    unit: str | None = None,
    strength: Strength | None = None,
    q: Annotated[str | None, Query(max_length=200), BeforeValidator(plain)] = None,
    limit: Annotated[int, Query(ge=1, le=1000)] = 1000,
) -> dict[str, Any]:
    """List the rules that are exactly of this area, document…; `q` are words that all stand in a rule."""
    area = area_called(assistant, area)
    rulebook = rulebook_of(assistant, request)
    found = rulebook.filter(area=area, document=document, topic=topic, unit=unit, strength=strength, text=q)
    snapshot = assistant.snapshot
    return {
        "rules": [rule_shape(rule, snapshot.catalogue) for rule in found[:limit]],
        "total": len(found),
        "rulebook": rulebook.version,
        "index": snapshot.version,
    }


def rulebook_of(assistant: Assistant, request: Request) -> Rulebook:
    """Return the rules over the live index, proved once for each version of it."""
    knowledge = getattr(assistant, "knowledge", None)
    if knowledge is not None:
        return cast(Rulebook, knowledge.rulebook)
    snapshot = assistant.snapshot
    kept: tuple[str, Rulebook] | None = getattr(request.app.state, "rulebook", None)
    if kept is None or kept[0] != snapshot.version:
        shelved = cast(Shelved, snapshot)
        kept = (snapshot.version, load_rulebook(CORPUS, shelved.holding.leading, shelved.rules))
        request.app.state.rulebook = kept
    return kept[1]
