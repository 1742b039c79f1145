"""The desk: holds the assistant that answers now, and opens it once."""

import threading
import time
from collections.abc import Callable

from assistant.api.port import Assistant
from corpus.errors import VerseError

_PAUSE = 5.0  # seconds between two tries at opening


class Desk:
    """Opens the assistant once; after a failure it tries again, but not at every request."""

    def __init__(self, open_assistant: Callable[[], Assistant]) -> None:
        self._open = open_assistant
        self.opened: Assistant | None = None
        self._lock = threading.Lock()
        self._failed: tuple[VerseError, float] | None = None

    def assistant(self) -> Assistant:
        """Return the assistant; raise the VerseError that keeps it from opening."""
        if self.opened is not None:
            return self.opened
        with self._lock:
            if self.opened is None:
                self.opened = self._try()
            return self.opened

    def _try(self) -> Assistant:
        if self._failed is not None:
            error, when = self._failed
            if time.monotonic() - when < _PAUSE:
                raise error
        try:
            return self._open()
        except VerseError as exc:
            self._failed = exc, time.monotonic()
            raise
