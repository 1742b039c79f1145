"""Patience: how long a client may take to ask, and to take its answer; then it is left."""

import asyncio
from collections.abc import Callable

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

ASKING = 20.0  # seconds for a whole request, its body too, from its first byte
TAKING = 30.0  # seconds for an answer that does not fit on the way to be taken
HEADERS = 16 * 1024  # bytes of a request before its body that are waited for

_RECEIVING = (h11.IDLE, h11.SEND_BODY)  # a request has not come whole


class _Countdown:
    """Calls something once a time is over, unless it is stopped; starting it again changes nothing."""

    def __init__(self, seconds: float, then: Callable[[], None]) -> None:
        self._seconds, self._then = seconds, then
        self._timer: asyncio.TimerHandle | None = None

    def start(self, loop: asyncio.AbstractEventLoop) -> None:
        if self._timer is None:
            self._timer = loop.call_later(self._seconds, self._then)

    def stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


class Patient(H11Protocol):
    """Speaks HTTP, and leaves whoever keeps a connection by sending, or taking, next to nothing."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request."""
        super().connection_made(transport)
        self._asking = _Countdown(ASKING, transport.abort)
        self._taking = _Countdown(TAKING, transport.abort)
        self._asking.start(self.loop)

    def data_received(self, data: bytes) -> None:
        """Take what came; wait for the rest of the request, if there is one."""
        super().data_received(data)
        if self.conn.their_state in _RECEIVING:
            self._asking.start(self.loop)
        else:
            self._asking.stop()

    def pause_writing(self) -> None:
        """Begin to wait for the answer to be taken."""
        super().pause_writing()
        self._taking.start(self.loop)

    def resume_writing(self) -> None:
        """Go on: the answer is taken."""
        super().resume_writing()
        self._taking.stop()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._asking.stop()
        self._taking.stop()
        super().connection_lost(exc)
