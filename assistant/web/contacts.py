"""The contacts page: each area's numbers, and which of them answers now."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from assistant.api.routers.routes import moment_of, routes_of
from assistant.api.state import Open
from assistant.shapes.routes import contact_shape, now_shape, whom_to_ring
from assistant.web.area_asked import area_asked
from assistant.web.render import page
from corpus.days.dates import in_words
from corpus.shelf import NATIONAL

router = APIRouter(include_in_schema=False)


@router.get("/contacts")
def contacts(assistant: Open, request: Request, area: str = "") -> HTMLResponse:
    """Show the contacts of an area, or of all, with whom to ring at this hour."""
    found = routes_of(assistant, request)
    catalogue = assistant.snapshot.catalogue
    chosen = area_asked(assistant, area)
    at = moment_of(None)

    def shown(area_id: str, name: str) -> dict[str, Any]:
        now = now_shape(whom_to_ring(found.contacts, area_id, at), found.shelf)
        return {
            "id": area_id,
            "name": name,
            "now": now,
            "contacts": [contact_shape(each, found.shelf) for each in found.contacts.of(area_id)],
        }

    areas = [each for each in catalogue.areas if each.id == chosen or (chosen is None and each.id != NATIONAL)]
    return page(
        "contacts.html",
        areas=[shown(each.id, each.name) for each in areas],
        chosen=chosen,
        when=f"{in_words(at.date())}, {at:%H:%M}",
        documents=catalogue.by_id,
    )
