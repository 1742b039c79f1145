"""Where the owner's pages join the app; without a token there are none."""

from fastapi import FastAPI

from assistant.web.owner import feedback, home, reports, rules, sign_in, versions
from assistant.web.owner.candidates import Candidates
from assistant.web.owner.door import Door
from assistant.web.owner.errand import Errands
from corpus.settings import Settings

ROUTERS = (sign_in.router, home.router, feedback.router, reports.router, rules.router, versions.router)


def include_owner(app: FastAPI, settings: Settings) -> None:
    """Add the owner's pages to an app, if the settings have a token for them."""
    if not settings.owner_token:
        return
    app.state.owners_door = Door(settings.owner_token, settings.home / "owner")
    app.state.owners_settings = settings
    app.state.owners_errands = Errands(settings)
    app.state.owners_candidates = Candidates(settings, app.state.owners_errands)
    for router in ROUTERS:
        app.include_router(router)
