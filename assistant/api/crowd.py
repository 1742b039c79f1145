"""The crowd: how many requests are worked on at once, how many may wait for it, and what everybody else is told.

Whoever waits, waits a few seconds at most; a queue without end would answer nobody in time.
"""

from collections.abc import Callable

from anyio.to_thread import current_default_thread_limiter
from fastapi import Request
from fastapi.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.api.problems import Problem

AT_ONCE = 4  # requests that one process works on: more would only take turns at the same core
AT_ONCE_WITH_A_MODEL = 32  # where most of that time is spent waiting for a language model
WAITING = 40  # requests that may wait in one process: about two seconds' work
_ALWAYS = ("/healthz", "/readyz", "/metrics", "/static/")  # so that a crowd is not taken for a failure

BUSY = Problem(
    503,
    "busy",
    "Too many people are asking just now, so nothing was looked up. Try again in a few seconds.",
    headers={"Retry-After": "2", "Connection": "close"},  # the next try may come to another worker
)


def work_on(requests: int) -> None:
    """Let the process work on so many requests at once; called where its event loop runs."""
    current_default_thread_limiter().total_tokens = requests


class Crowd:
    """Lets a request in unless too many wait already."""

    def __init__(self, app: ASGIApp, show_problem: Callable[[Request, Problem], Response]) -> None:
        self.app = app
        self.show_problem = show_problem

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request through, or say that there are too many."""
        if scope["type"] == "http" and not scope["path"].startswith(_ALWAYS) and _is_full():
            await self.show_problem(Request(scope), BUSY)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def _is_full() -> bool:
    return current_default_thread_limiter().statistics().tasks_waiting >= WAITING
