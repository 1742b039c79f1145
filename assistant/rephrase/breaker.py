"""The breaker: a server that failed several times in a row is left alone for a while."""

import time
from collections.abc import Callable
from threading import Lock

FAILURES = 3  # in a row, after which it opens
REST = 30.0  # seconds until one call tries again


class Breaker:
    """Says whether to call, and is told how it went; one for a process, shared by its threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, failures: int = FAILURES) -> None:
        self._clock = clock
        self._lock = Lock()
        self._most = failures
        self._failures = 0  # in a row
        self._next = 0.0  # when a call may be made again, by the clock

    @property
    def open(self) -> bool:
        """Whether calls are kept back."""
        return self._failures >= self._most

    def allows(self) -> bool:
        """Whether to call now; after a rest, for one caller only until that call is told of."""
        with self._lock:
            if self.open and self._clock() < self._next:
                return False
            self._next = self._clock() + REST
            return True

    def succeeded(self) -> None:
        """Tell that a call went well."""
        with self._lock:
            self._failures = 0

    def failed(self) -> None:
        """Tell that a call failed."""
        with self._lock:
            self._failures += 1
            self._next = self._clock() + REST
