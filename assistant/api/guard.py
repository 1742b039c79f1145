"""The guard at the door: numbers each request, caps its size, hardens each response."""

import time
from collections.abc import Callable, Iterable, MutableMapping
from typing import Any

from fastapi import Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.api.door.arrival import Arrival, arrival_of
from assistant.api.metrics import Metrics
from assistant.api.problems import UNEXPECTED, Problem, note
from corpus.access import Access

BODY_LIMIT = 64 * 1024  # bytes
HEAD_LIMIT = 16 * 1024  # bytes of address and headers together
CHAT_LIMIT = 1024 * 1024  # of the chat face, whose programs send the whole conversation with every question

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; font-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_LONG_HEAD = Problem(431, "long-headers", "The address and the headers of the request are longer than 16 KB together.")
_TWO_ENDS = Problem(400, "unreadable", "The request says in two ways how long it is. Send it again with one of them.")
_BY_HTTPS_ALONE = {"Strict-Transport-Security": "max-age=31536000"}  # a year; the names beneath ours are not ours


class Guard:
    """Wraps the app; nothing it lets out shows a traceback, and nothing over the limit gets in."""

    def __init__(
        self,
        app: ASGIApp,
        access: Access,
        metrics: Metrics,
        show_problem: Callable[[Request, Problem], Response],
    ) -> None:
        self.app = app
        self.access = access
        self.metrics = metrics
        self.show_problem = show_problem

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request through."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        arrival = arrival_of(scope, self.access)
        began = time.perf_counter()
        outer, scope = scope, _arrived(scope, arrival, began)
        outer["query_string"] = b""  # servers log their own copy, and searches hold the user's words
        head = outer["method"] == "HEAD"
        if head:
            scope["method"] = "GET"  # the same answer, without its body
        status = 0

        async def send_hardened(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], *_headers(scope, arrival, message["headers"])]
            elif head:
                message["body"] = b""
            await send(message)

        with self.metrics.under_way():
            try:
                refused = _refused(scope)
                passed = self.show_problem(Request(scope), refused) if refused else self.app
                await passed(scope, _limited(scope, receive), send_hardened)
            except Exception as exc:
                note(exc, arrival.request_id)
                if status:
                    raise
                response = self.show_problem(Request(scope), UNEXPECTED)
                await response(scope, receive, send_hardened)
            finally:
                self.metrics.request(scope["path"], status or 500, time.perf_counter() - began)


def _arrived(scope: Scope, arrival: Arrival, began: float) -> MutableMapping[str, Any]:
    """Return the scope of a request as it reached us, behind whatever proxy."""
    state = {"request_id": arrival.request_id, "arrival": arrival, "began": began}
    client = (arrival.address, 0) if arrival.proxied else scope["client"]
    return {**scope, "client": client, "scheme": arrival.scheme, "state": {**scope.get("state", {}), **state}}


def _refused(scope: Scope) -> Problem | None:
    """Return what is wrong with a request before anything in it is read."""
    headers = scope["headers"]
    size = len(scope["path"]) + len(scope["query_string"]) + sum(len(name) + len(said) for name, said in headers)
    if size > HEAD_LIMIT:
        return _LONG_HEAD
    if {b"content-length", b"transfer-encoding"} <= {name for name, _ in headers}:  # a proxy may believe the other one
        return _TWO_ENDS
    return None


def _headers(scope: Scope, arrival: Arrival, said: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    headers = {**HEADERS, "X-Request-ID": arrival.request_id}
    if b"cache-control" not in dict(said):
        # A browser may keep a page, so that “back” from a document returns to the answer; nothing else may.
        headers["Cache-Control"] = "no-store" if scope["path"].startswith("/v1/") else "private, no-cache"
    if arrival.scheme == "https":
        headers |= _BY_HTTPS_ALONE
    return [(name.lower().encode(), value.encode()) for name, value in headers.items()]


def _limited(scope: Scope, receive: Receive) -> Receive:
    said = dict(scope["headers"]).get(b"content-length", b"0")
    declared = int(said) if said.isdigit() else 0
    limit = CHAT_LIMIT if scope["path"].startswith("/v1/chat/") else BODY_LIMIT
    size = 0

    async def receive_limited() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if max(size, declared) > limit:
            raise HTTPException(413)
        return message

    return receive_limited
