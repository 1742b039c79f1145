"""The owner's first page: what waits for them, in figures."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from assistant.feedback.store import FeedbackStore
from assistant.web.owner.door import SignedIn
from assistant.web.owner.shown import settings_of, shown
from corpus.errors import VerseError
from index.versions import current

router = APIRouter(prefix="/admin", include_in_schema=False)


@router.get("")
def home(request: Request, owner: SignedIn) -> HTMLResponse:
    """Show what waits."""
    settings = settings_of(request)
    entries = FeedbackStore(settings.home).entries()
    try:
        live, problem = current(settings) or "", ""
    except VerseError as exc:
        live, problem = "", str(exc)
    return shown(
        "owner_home.html",
        owner,
        waiting=sum(entry.resolution is None for entry in entries),
        live=live,
        problem=problem,
    )
