"""What a request needs of the app: the assistant that is open now."""

from typing import Annotated

from fastapi import Depends, Request
from starlette.concurrency import run_in_threadpool

from assistant.api.desk import Desk
from assistant.api.port import Assistant


async def open_assistant(request: Request) -> Assistant:
    """Return the assistant; raise the error that keeps it from opening."""
    desk: Desk = request.app.state.desk
    if desk.opened is not None:
        return desk.opened
    return await run_in_threadpool(desk.assistant)


Open = Annotated[Assistant, Depends(open_assistant)]
