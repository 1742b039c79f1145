"""`verse mcp`: the tools for one program that starts this and talks to it over its standard streams."""

import asyncio
import threading
from collections.abc import Sequence
from contextlib import suppress

from corpus.errors import SnapshotError, VerseError
from corpus.options import Parser
from corpus.settings import Settings


def mcp(argv: Sequence[str]) -> int:
    """Serve until the program that started this closes its stream."""
    parser = Parser(
        prog="verse mcp",
        description="Serve the tools (ask, search, paragraph, deadline, route, contact) to a program that starts this "
        "command and speaks the Model Context Protocol over its standard input and output. "
        "A served assistant has them at /mcp as well.",
    )
    parser.parse_args(argv)
    settings = Settings.from_environment()

    from index.versions import current

    if current(settings) is None:
        raise SnapshotError(f"There is no index in {settings.index} yet. Run “verse ingest” to make one.")

    from mcp.server.stdio import stdio_server

    from assistant.api.app import create_app
    from assistant.mcp_face.server import mcp_server

    app = create_app(settings)
    server = mcp_server(app)

    def load() -> None:
        with suppress(VerseError):  # whoever calls a tool is told
            app.state.desk.assistant()

    async def run() -> None:
        async with stdio_server() as (read, write):
            threading.Thread(target=load, daemon=True).start()  # programs wait a few seconds only for the first reply
            await server.run(read, write, server.create_initialization_options())

    asyncio.run(run())
    return 0
