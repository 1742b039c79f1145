"""Signing in and out: the token once, then a cookie for some hours."""

import logging
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, Response

from assistant.web.owner.door import COOKIE, SIGN_IN, Sent, address_of, door_of, own_form, too_many
from assistant.web.owner.session import HOURS
from assistant.web.owner.shown import KEPT_NOWHERE, onward
from assistant.web.render import page

log = logging.getLogger(__name__)

router = APIRouter(prefix="/admin", include_in_schema=False)

_EMPTY = "Enter the owner’s token."
_WRONG = "That is not the owner’s token. It is what VERSE_ADMIN_TOKEN was set to when the service was started."
_ELSEWHERE = "The form was not sent from this page. Enter the token here."


@router.get("/sign-in")
def form(request: Request, out: str = "") -> Response:
    """Show the sign-in form; who is signed in already goes on."""
    if not out and door_of(request).owner(request):
        return onward("/admin")
    return _form(out=bool(out))


@router.post("/sign-in")
def sign_in(request: Request, token: Annotated[str, Form()] = "") -> Response:
    """Sign in, or say why not."""
    door, address = door_of(request), address_of(request)
    if not own_form(request):
        return _form(403, wrong=_ELSEWHERE)
    seconds = door.tries.wait(address)
    if seconds:
        problem = too_many(seconds)
        return _form(problem.status, problem.headers, wrong=problem.detail)
    if not token.strip():
        return _form(422, wrong=_EMPTY)
    if not door.opens(token.strip(), address):
        return _form(403, wrong=_WRONG)
    log.info("the owner signed in")
    answer = onward("/admin")
    answer.set_cookie(
        COOKIE,
        door.sessions.begin(),
        max_age=HOURS * 3600,
        path="/admin",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="strict",
    )
    return answer


@router.post("/sign-out")
def sign_out(request: Request, owner: Sent) -> Response:
    """Sign out, here and wherever the same cookie is held."""
    if owner.cookie:
        door_of(request).sessions.end(owner.cookie)
    answer = onward(SIGN_IN, out="yes")
    answer.delete_cookie(COOKIE, path="/admin", httponly=True, samesite="strict")
    return answer


def _form(
    status: int = 200, headers: Mapping[str, str] = MappingProxyType({}), *, wrong: str = "", out: bool = False
) -> HTMLResponse:
    faults = {"token": wrong} if wrong else {}
    shown = {"wrong": faults, "out": out, "name": None, "hours": HOURS}
    return page("owner_sign_in.html", status, {**KEPT_NOWHERE, **headers}, **shown)
