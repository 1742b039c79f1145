"""GET /v1/contacts: the numbers and addresses of the documents, and whom to ring at a moment."""

from typing import Any

from fastapi import APIRouter, Request

from assistant.api.described.gives import gives
from assistant.api.described.routes import ContactList
from assistant.api.routers.routes import moment_of, routes_of
from assistant.api.state import Open
from assistant.api.turn import area_called
from assistant.shapes.routes import contact_shape, now_shape, whom_to_ring

router = APIRouter(prefix="/v1", tags=["contacts"])


@router.get("/contacts", **gives("list_contacts", ContactList))
def contacts(assistant: Open, request: Request, area: str | None = None, at: str | None = None) -> dict[str, Any]:
    """List the contacts of an area, or of all, and say whom to ring in the area at a moment.

    `at` is a date with a time, as the clock on the wall in the United Kingdom shows it unless it
    bears a zone; without it, now.
    """
    area = area_called(assistant, area)
    routes = routes_of(assistant, request)
    moment = moment_of(at)
    found = routes.contacts.all if area is None else routes.contacts.of(area)
    now = None if area is None else now_shape(whom_to_ring(routes.contacts, area, moment), routes.shelf)
    return {
        "area": area,
        "at": moment.isoformat(timespec="minutes"),
        "contacts": [contact_shape(contact, routes.shelf) for contact in found],
        "now": now,
        "index": assistant.snapshot.version,
    }
