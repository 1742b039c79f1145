"""GET /healthz and /readyz: is the process alive, and can it answer?"""

from typing import Any

from fastapi import APIRouter

from assistant.api.described.gives import gives
from assistant.api.described.service import Alive, Ready
from assistant.api.state import Open

router = APIRouter(tags=["health"])


@router.get("/healthz", **gives("alive", Alive))
async def alive() -> dict[str, str]:
    """Say that the process is alive; touches nothing else."""
    return {"status": "alive"}


@router.get("/readyz", **gives("ready", Ready))
def ready(assistant: Open) -> dict[str, Any]:
    """Say that a question can be answered, having just searched; otherwise 503 and why."""
    snapshot = assistant.snapshot
    assistant.search("assessment", area=None, limit=1)
    return {
        "ready": True,
        "index": snapshot.version,
        "documents": len(snapshot.catalogue.documents),
        "paragraphs": len(snapshot.paragraphs),
    }
