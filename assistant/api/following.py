"""Following: a server notices a new version of the index though nobody asks it anything."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from assistant.api.desk import Desk

_PAUSE = 1.0  # seconds


@asynccontextmanager
async def following(desk: Desk) -> AsyncIterator[None]:
    """Look at what is live every second, for as long as the app runs."""
    task = asyncio.create_task(_look(desk))
    try:
        yield
    finally:
        task.cancel()


async def _look(desk: Desk) -> None:
    while True:
        await asyncio.sleep(_PAUSE)
        if desk.opened is not None:
            await asyncio.to_thread(lambda: desk.opened and desk.opened.snapshot)  # beside the requests' threads
