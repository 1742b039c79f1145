"""The client of the Model Context Protocol's own library, for one conversation with a server at a time."""

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from mcp import Client, StdioServerParameters
from mcp.types import CallToolResult

Where = str | StdioServerParameters


def talk(where: Where, work: Callable[[Client], Awaitable[Any]]) -> Any:
    """Return what comes of some work with a client that is connected to a server."""

    async def run() -> Any:
        async with Client(where) as client:
            return await work(client)

    return asyncio.run(run())


def call(where: Where, tool: str, arguments: dict[str, Any]) -> CallToolResult:
    """Return what a tool gives."""
    return talk(where, lambda client: client.call_tool(tool, arguments))  # type: ignore[no-any-return]


def command(home: Path) -> StdioServerParameters:
    """Return the command of a server that is started, and talked to over its standard streams."""
    return StdioServerParameters(
        command=sys.executable, args=["-m", "assistant.cli", "mcp"], env={**os.environ, "VERSE_HOME": str(home)}
    )
