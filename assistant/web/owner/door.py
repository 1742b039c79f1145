"""The door of the owner's pages: who may come in, and which forms are believed."""

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Form, Request

from assistant.api.problems import Problem, ProblemError
from assistant.web.owner.marks import Marks
from assistant.web.owner.session import Sessions
from assistant.web.owner.tries import Tries

log = logging.getLogger(__name__)

SIGN_IN = "/admin/sign-in"
COOKIE = "verse_owner"
_BEARER = "bearer "

_SIGN_IN_FIRST = Problem(303, "sign-in", "Sign in first.", headers={"Location": SIGN_IN})
_NO_TOKEN = Problem(
    401,
    "not-signed-in",
    "These pages are the policy owner’s. Send the owner’s token as “Authorization: Bearer …”.",
    headers={"WWW-Authenticate": "Bearer"},
)
_FOREIGN = Problem(
    403,
    "foreign-form",
    "This form was not sent from the owner’s own pages, or was opened before the last sign-in, so nothing was done. "
    "Open the page again and send it from there.",
)


@dataclass(frozen=True, slots=True)
class Owner:
    """Somebody who is signed in."""

    form_token: str  # for the forms of their pages; empty for a script, whose requests carry the token itself
    cookie: str = ""


class Door:
    """Lets in who has the owner's token, or a session that it began; with a folder, as other processes do."""

    def __init__(self, token: str, folder: Path | None = None) -> None:
        ended, failed = (Marks(folder / name if folder else None, token) for name in ("ended.json", "failed.json"))
        self.sessions = Sessions(token, ended=ended)
        self.tries = Tries(failed=failed)

    def owner(self, request: Request) -> Owner | None:
        """Return who a request is from; None when they are not signed in. A ProblemError for a wrong token."""
        said = request.headers.get("authorization", "")
        if said:
            self._check(said, address_of(request))
            return Owner("")
        cookie = request.cookies.get(COOKIE, "")
        return Owner(self.sessions.form_token(cookie), cookie) if cookie and self.sessions.holds(cookie) else None

    def opens(self, token: str, address: str) -> bool:
        """Whether a token is the owner's; ask `tries.wait` first."""
        known = self.sessions.knows(token)
        (self.tries.succeeded if known else self.tries.failed)(address)
        if not known:
            log.warning("a wrong token was given at the owner's door")
        return known

    def _check(self, said: str, address: str) -> None:
        seconds = self.tries.wait(address)
        if seconds:
            raise ProblemError(too_many(seconds))
        token = said[len(_BEARER) :].strip() if said.casefold().startswith(_BEARER) else ""
        if not self.opens(token, address):
            raise ProblemError(_NO_TOKEN)


def door_of(request: Request) -> Door:
    """Return the door of the app that serves a request."""
    door: Door = request.app.state.owners_door
    return door


def address_of(request: Request) -> str:
    """Return where a request comes from."""
    return request.client.host if request.client else ""


def too_many(seconds: int) -> Problem:
    """Return the problem of somebody who has to wait before the next try."""
    said = f"Too many wrong tokens. Try again in {seconds} second{'s' if seconds != 1 else ''}."
    return Problem(429, "too-many-tries", said, headers={"Retry-After": str(seconds)})


def own_form(request: Request) -> bool:
    """Whether a form was sent from a page of this server.

    Browsers say where a form comes from, and pages cannot change what they say; to a server without
    https they leave out the first of the two headers.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("origin", "")
    return bool(origin) and urlsplit(origin).netloc == request.headers.get("host")


async def signed_in(request: Request) -> Owner:
    """Return the owner; stop anyone else, people at the sign-in page."""
    owner = door_of(request).owner(request)
    if owner is None:
        raise ProblemError(_SIGN_IN_FIRST if "text/html" in request.headers.get("accept", "") else _NO_TOKEN)
    return owner


async def sent(
    request: Request, owner: Annotated[Owner, Depends(signed_in)], form_token: Annotated[str, Form()] = ""
) -> Owner:
    """Return the owner who sent a form; stop one that another site's page may have sent."""
    if owner.cookie and not (own_form(request) and door_of(request).sessions.form_holds(owner.cookie, form_token)):
        log.warning("a form from elsewhere was refused")
        raise ProblemError(_FOREIGN)
    return owner


SignedIn = Annotated[Owner, Depends(signed_in)]
Sent = Annotated[Owner, Depends(sent)]
