"""Tries at signing in: after some that failed, each further one has to wait longer."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

FREE = 3  # failures before anyone has to wait
LONGEST = 60  # seconds
_FORGOTTEN = 15 * 60  # seconds after the last failure
_ADDRESSES = 1024  # that are remembered; the oldest make room


@dataclass(frozen=True, slots=True)
class _Failed:
    times: int
    last: float


class Tries:
    """Counts the failures of each address in this process."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failed: dict[str, _Failed] = {}
        self._lock = Lock()

    def wait(self, address: str) -> int:
        """Return for how many seconds an address may not try; 0 when it may."""
        with self._lock:
            failed = self._failed.get(address)
            if failed is None or failed.times < FREE:
                return 0
            longest = min(LONGEST, 2 ** min(failed.times - FREE, LONGEST.bit_length()))
            left = failed.last + longest - self._clock()
            return max(0, int(-(-left // 1)))

    def failed(self, address: str) -> None:
        """Remember a failure."""
        with self._lock:
            now = self._clock()
            before = self._failed.pop(address, None)
            times = before.times + 1 if before and now - before.last < _FORGOTTEN else 1
            while len(self._failed) >= _ADDRESSES:
                del self._failed[next(iter(self._failed))]
            self._failed[address] = _Failed(times, now)

    def succeeded(self, address: str) -> None:
        """Forget the failures of an address."""
        with self._lock:
            self._failed.pop(address, None)
