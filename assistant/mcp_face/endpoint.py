"""The endpoint: /mcp, the tools over HTTP, behind the same guard as every address."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

if TYPE_CHECKING:
    from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

PATH = "/mcp"


class Endpoint:
    """Passes requests on, while the app runs.

    Each request stands by itself: any worker may take it, and there is no session to lose or to steal. Hosts,
    origins and tokens are the guard's to check, for this address as for the others.
    """

    def __init__(self) -> None:
        self.manager: StreamableHTTPSessionManager | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take one request."""
        assert self.manager is not None, "the app runs"
        await self.manager.handle_request(scope, receive, send)


def include_mcp(app: FastAPI) -> None:
    """Add the endpoint to an app."""
    app.state.mcp = Endpoint()
    app.router.routes.append(Route(PATH, app.state.mcp, methods=["POST"], include_in_schema=False))


@asynccontextmanager
async def mcp_running(app: FastAPI) -> AsyncIterator[None]:
    """Answer at the endpoint for as long as the app runs."""
    from mcp.server.streamable_http_manager import StreamableHTTPSessionManager  # slow to load: only where it is served

    from assistant.mcp_face.server import mcp_server

    manager = StreamableHTTPSessionManager(mcp_server(app), json_response=True, stateless=True)
    async with manager.run():
        app.state.mcp.manager = manager
        yield
