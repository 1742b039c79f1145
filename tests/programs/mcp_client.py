"""The client of the Model Context Protocol's own library, called from tests that do not wait."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from anyio.from_thread import BlockingPortal, start_blocking_portal
from mcp import Client, StdioServerParameters
from mcp.types import CallToolResult


@dataclass(frozen=True)
class Tools:
    """A client that is connected."""

    client: Client
    portal: BlockingPortal

    def call(self, tool: str, **arguments: Any) -> CallToolResult:
        """Return what a tool gives."""
        return self.portal.call(self.client.call_tool, tool, arguments)

    def said(self, tool: str, **arguments: Any) -> str:
        """Return the text that a tool gives."""
        result = self.call(tool, **arguments)
        assert not result.is_error, result.content
        return str(result.content[0].text)

    def do(self, work: Callable[..., Any], *given: Any) -> Any:
        """Return what comes of something that the client can do."""
        return self.portal.call(work, *given)


@contextmanager
def connected(where: str | StdioServerParameters) -> Iterator[Tools]:
    """Yield a client of the server at an address, or of one that a command starts."""
    with start_blocking_portal() as portal:
        client = Client(where)
        with portal.wrap_async_context_manager(client):
            yield Tools(client, portal)


def command(home: Path) -> StdioServerParameters:
    """Return the command of a server that is talked to over its standard streams."""
    return StdioServerParameters(
        command=sys.executable, args=["-m", "assistant.cli", "mcp"], env={**os.environ, "VERSE_HOME": str(home)}
    )
