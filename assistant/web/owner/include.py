"""Where the owner's pages join the app; without a token there are none."""

from fastapi import FastAPI

from assistant.web.owner import feedback, home, reports, sign_in, versions
from assistant.web.owner.door import Door
from corpus.settings import Settings

_ROUTERS = (sign_in.router, home.router, feedback.router, reports.router, versions.router)


def include_owner(app: FastAPI, settings: Settings) -> None:
    """Add the owner's pages to an app, if the settings have a token for them."""
    if not settings.owner_token:
        return
    app.state.owners_door = Door(settings.owner_token)
    app.state.owners_settings = settings
    for router in _ROUTERS:
        app.include_router(router)
