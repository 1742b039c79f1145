"""The guard at the door: numbers each request, caps its size, hardens each response."""

import time
import uuid
from collections.abc import Callable

from fastapi import Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.api.problems import UNEXPECTED, Problem, note

BODY_LIMIT = 64 * 1024  # bytes

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


class Guard:
    """Wraps the app; nothing it lets out shows a traceback, and nothing over the limit gets in."""

    def __init__(self, app: ASGIApp, show_problem: Callable[[Request, Problem], Response]) -> None:
        self.app = app
        self.show_problem = show_problem

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request through."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = uuid.uuid4().hex[:12]
        outer = scope
        scope = {
            **outer,
            "state": {**outer.get("state", {}), "request_id": request_id, "began": time.perf_counter()},
        }
        head = scope["method"] == "HEAD"
        if head:
            scope["method"] = "GET"  # the same answer, without its body
        outer["query_string"] = b""  # servers log their own copy, and searches hold the user's words
        started = False

        async def send_hardened(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                message["headers"] = [*message["headers"], *_headers(scope, request_id)]
            elif head:
                message["body"] = b""
            await send(message)

        try:
            await self.app(scope, _limited(scope, receive), send_hardened)
        except Exception as exc:
            note(exc, request_id)
            if started:
                raise
            response = self.show_problem(Request(scope), UNEXPECTED)
            await response(scope, receive, send_hardened)


def _headers(scope: Scope, request_id: str) -> list[tuple[bytes, bytes]]:
    # A browser may keep a page, so that “back” from a document returns to the answer; nothing else may.
    cache = "no-store" if scope["path"].startswith("/v1/") else "private, no-cache"
    headers = {**HEADERS, "Cache-Control": cache, "X-Request-ID": request_id}
    return [(name.lower().encode(), value.encode()) for name, value in headers.items()]


def _limited(scope: Scope, receive: Receive) -> Receive:
    said = dict(scope["headers"]).get(b"content-length", b"0")
    declared = int(said) if said.isdigit() else 0
    size = 0

    async def receive_limited() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if max(size, declared) > BODY_LIMIT:
            raise HTTPException(413)
        return message

    return receive_limited
