"""What a request needs of the app: the assistant that is open now."""

from typing import Annotated

from fastapi import Depends, Request

from assistant.api.desk import Desk
from assistant.api.port import Assistant


def open_assistant(request: Request) -> Assistant:
    """Return the assistant; raise the error that keeps it from opening."""
    desk: Desk = request.app.state.desk
    return desk.assistant()


Open = Annotated[Assistant, Depends(open_assistant)]
