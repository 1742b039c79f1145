"""What every page of the owner's shares: the settings of this server, its menu, and that nobody keeps a copy."""

from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse

from assistant.web.owner.door import Owner
from assistant.web.render import page
from corpus.settings import Settings

KEPT_NOWHERE = {"Cache-Control": "no-store"}


def settings_of(request: Request) -> Settings:
    """Return the settings of the app that serves a request."""
    settings: Settings = request.app.state.owners_settings
    return settings


def shown(template: str, owner: Owner, status: int = 200, **context: Any) -> HTMLResponse:
    """Return a page of the owner's."""
    return page(template, status, KEPT_NOWHERE, form_token=owner.form_token, **context)


def onward(path: str, **query: str) -> RedirectResponse:
    """Return what leads from a form that was followed to the page that shows what came of it."""
    return RedirectResponse(f"{path}?{urlencode(query)}" if query else path, 303, KEPT_NOWHERE)
