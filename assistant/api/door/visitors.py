"""Visitors: who a request is from, as far as anybody asked."""

from contextvars import ContextVar
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlencode

from fastapi import Request

from assistant.api.door.arrival import Arrival
from assistant.api.door.rates import Rate, near
from assistant.api.door.staff import Staff, session_key
from assistant.api.door.tokens import Tokens
from assistant.api.problems import Problem, ProblemError
from corpus.access import Access

COOKIE = "verse_staff"
SIGN_IN = "/sign-in"
WITHOUT_ASKING = ("/healthz", "/readyz", SIGN_IN, "/static/")  # what is open to everybody, and tells nothing

_OWNERS = "/admin"  # a door of its own
_BEARER = "bearer "
_WRONG_TOKENS = "10/minute"  # of one address
_ASK = {"WWW-Authenticate": "Bearer"}

_WRONG = Problem(
    401, "wrong-token", "That token opens nothing here: it is wrong, or was taken back. Ask whoever runs the service.",
    headers=_ASK,
)  # fmt: skip
_NOT_SIGNED_IN = Problem(
    401, "not-signed-in", "Sign in first: send a token as “Authorization: Bearer …”. Whoever runs the service has one.",
    headers=_ASK,
)  # fmt: skip
_NOT_BY_PROXY = Problem(
    403, "around-the-proxy",
    "This service answers those who signed in with their organisation. Go to the address it is known by there.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who came in."""

    counted_as: str  # whose requests are counted together
    told: str = ""  # who it is, for the log; "" unless the operator wants it there
    signed_in: bool = False  # in this browser, with a token


HERE: ContextVar[Visitor] = ContextVar("visitor")  # whom a page is being made for


def signed_in() -> bool:
    """Whether a page is being made for somebody who can sign out."""
    visitor = HERE.get(None)
    return visitor is not None and visitor.signed_in


class Visitors:
    """Tells who a request is from; a ProblemError for who may not come in."""

    def __init__(self, access: Access, home: Path | None) -> None:
        self.access = access
        self.tokens = Tokens(access)
        self.staff = Staff(self.tokens, session_key(home), home / "staff") if access.by_token and home else None
        self._wrong = Rate(_WRONG_TOKENS, "too-many-wrong-tokens", "Too many wrong tokens.")

    def visitor(self, request: Request) -> Visitor:
        """Return who a request is from."""
        arrival: Arrival = request.state.arrival
        path: str = request.scope["path"]
        nobody = Visitor(near(arrival.address))
        if not self.access.guarded or path.startswith(WITHOUT_ASKING):
            return nobody
        bearer = "" if owners(path) else _bearer(request)
        if bearer and (name := self.tokens.name_of(bearer)):
            return self._known(f"token {name}", name)
        if arrival.proxied and (arrival.identity if self.access.identity_header else not self.access.by_token):
            return self._known(f"person {arrival.identity}", arrival.identity) if arrival.identity else nobody
        cookie = request.cookies.get(COOKIE, "")
        if cookie and self.staff and (name := self.staff.name_of(cookie)):
            return replace(self._known(f"session {cookie}", name), signed_in=True)
        if owners(path) and self.access.by_token:
            return nobody
        if bearer:
            self._wrong.count(nobody.counted_as)
            raise ProblemError(_WRONG)
        raise ProblemError(self._sign_in_first(request, path))

    def _known(self, counted_as: str, name: str) -> Visitor:
        return Visitor(counted_as, name if self.access.log_identity else "")

    def _sign_in_first(self, request: Request, path: str) -> Problem:
        if not self.access.by_token:
            return _NOT_BY_PROXY
        if "text/html" not in request.headers.get("accept", "") or path.startswith("/v1/"):
            return _NOT_SIGNED_IN
        onward = request.method == "GET" and path != "/"
        after = f"?{urlencode({'next': path})}" if onward else ""  # without the query: it may hold the user's words
        return Problem(303, "sign-in", "Sign in first.", headers={"Location": f"{SIGN_IN}{after}"})


def _bearer(request: Request) -> str:
    said = request.headers.get("authorization", "")
    return said[len(_BEARER) :].strip() if said.casefold().startswith(_BEARER) else ""


def owners(path: str) -> bool:
    """Whether an address is one of the policy owner's."""
    return path == _OWNERS or path.startswith(f"{_OWNERS}/")
