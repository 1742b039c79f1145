"""The doorkeeper: what is asked of every request before the app sees it, in this order."""

import logging
from collections.abc import Callable

from fastapi import Request
from fastapi.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.api.door.hosts import check_host
from assistant.api.door.rates import Rate
from assistant.api.door.sites import check_site
from assistant.api.door.visitors import HERE, Visitors, owners
from assistant.api.line import Line
from assistant.api.problems import Problem, ProblemError

log = logging.getLogger(__name__)

_WRONG_TOKENS = ("wrong-token", "too-many-wrong-tokens")
_UNCOUNTED = ("/static/", "/healthz", "/metrics")
_OFTEN = "Too many requests from here in a short time. If a child is in danger now, ring 999."


class Doorkeeper:
    """Lets a request in, with `visitor` in its state; everything else gets a problem."""

    def __init__(self, app: ASGIApp, visitors: Visitors, show_problem: Callable[[Request, Problem], Response]) -> None:
        self.app = app
        self.visitors = visitors
        self.show_problem = show_problem
        limit = visitors.access.limit
        self._rate = Rate(limit, "too-many-requests", _OFTEN) if limit else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request through, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        try:
            check_host(request, self.visitors.access.hosts)
            if not owners(scope["path"]):  # whose forms have a check of their own
                check_site(request, self.visitors.access.origins)
            visitor = request.state.visitor = self.visitors.visitor(request)
            HERE.set(visitor)
            if self._rate and not scope["path"].startswith(_UNCOUNTED):
                self._rate.count(visitor.counted_as)
        except ProblemError as exc:
            if exc.problem.kind in _WRONG_TOKENS:
                log.warning(Line(request=request.state.request_id, refused=exc.problem.kind))
            await self.show_problem(request, exc.problem)(scope, receive, send)
            return
        await self.app(scope, receive, send)
