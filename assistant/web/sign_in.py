"""Signing in and out with a token: typed once, then a cookie says for some hours that it was."""

import logging
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, FastAPI, Form, Request
from fastapi.responses import HTMLResponse, Response

from assistant.api.door.staff import Staff
from assistant.api.door.visitors import COOKIE, SIGN_IN, Visitors
from assistant.web.owner.door import address_of, own_form, too_many
from assistant.web.owner.session import HOURS
from assistant.web.owner.shown import KEPT_NOWHERE, onward
from assistant.web.render import page

log = logging.getLogger(__name__)

router = APIRouter(include_in_schema=False)

_EMPTY = "Enter your token."
_WRONG = "That token opens nothing here. Check it, or ask whoever runs the service for another."
_ELSEWHERE = "The form was not sent from this page. Enter the token here."


def include_sign_in(app: FastAPI) -> None:
    """Add the sign-in page to an app that people enter with a token."""
    if visitors_of_app(app).staff:
        app.include_router(router)


@router.get(SIGN_IN)
def form(request: Request, next: str = "", out: str = "") -> Response:  # noqa: A002 (as addresses say it)
    """Show the sign-in form, or to who has signed in, how to sign out."""
    return _form(after=_ours(next), name=staff_of(request).name_of(_cookie(request)), out=bool(out))


@router.post(SIGN_IN)
def sign_in(request: Request, token: Annotated[str, Form()] = "", after: Annotated[str, Form()] = "") -> Response:
    """Sign in, or say why not."""
    staff, address, after = staff_of(request), address_of(request), _ours(after)
    token = token.strip()
    if not own_form(request):
        return _form(403, after=after, wrong=_ELSEWHERE)
    seconds = staff.tries.wait(address)
    if seconds:
        problem = too_many(seconds)
        return _form(problem.status, problem.headers, after=after, wrong=problem.detail)
    if not token:
        return _form(422, after=after, wrong=_EMPTY)
    if visitors_of_app(request.app).tokens.name_of(token) is None:
        staff.tries.failed(address)
        log.warning("a wrong token was given at the sign-in page")
        return _form(403, after=after, wrong=_WRONG)
    staff.tries.succeeded(address)
    answer = onward(after)
    answer.set_cookie(
        COOKIE,
        staff.begin(token),
        max_age=HOURS * 3600,
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="lax",  # a link in a letter opens for who has signed in; forms of other sites are refused anyway
    )
    return answer


@router.post("/sign-out")
def sign_out(request: Request) -> Response:
    """Sign out, here and wherever the same cookie is held."""
    staff_of(request).end(_cookie(request))
    answer = onward(SIGN_IN, out="yes")
    answer.delete_cookie(COOKIE, httponly=True, samesite="lax")
    return answer


def visitors_of_app(app: FastAPI) -> Visitors:
    """Return what an app asks of its visitors."""
    visitors: Visitors = app.state.visitors
    return visitors


def staff_of(request: Request) -> Staff:
    """Return who signed in at the app that serves a request."""
    staff = visitors_of_app(request.app).staff
    assert staff is not None
    return staff


def _cookie(request: Request) -> str:
    return request.cookies.get(COOKIE, "")


def _ours(path: str) -> str:
    """Return where to go on, if that is a place of this service: a link could name any other."""
    parts = urlsplit(path.replace("\\", "/"))
    ours = path.startswith("/") and not (parts.scheme or parts.netloc) and path.isprintable()
    return path if ours and not path.startswith(("//", SIGN_IN)) else "/"


def _form(
    status: int = 200,
    headers: Mapping[str, str] = MappingProxyType({}),
    *,
    after: str,
    name: str | None = None,
    wrong: str = "",
    out: bool = False,
) -> HTMLResponse:
    faults = {"token": wrong} if wrong else {}
    return page(
        "sign_in.html", status, {**KEPT_NOWHERE, **headers}, wrong=faults, out=out, after=after, name=name, hours=HOURS
    )
