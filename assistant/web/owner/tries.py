"""Tries at signing in: after some that failed, each further one has to wait longer."""

import time
from collections.abc import Callable

from assistant.web.owner.marks import Marks

FREE = 3  # failures before anyone has to wait
LONGEST = 60  # seconds
_FORGOTTEN = 15 * 60  # seconds after the last failure
_ADDRESSES = 1024  # that are remembered; the oldest make room


class Tries:
    """Counts the failures of each address: how many, and when the last was."""

    def __init__(self, clock: Callable[[], float] = time.time, failed: Marks | None = None) -> None:
        self._clock = clock
        self._failed = failed or Marks()

    def wait(self, address: str) -> int:
        """Return for how many seconds an address may not try; 0 when it may."""
        with self._failed.opened() as failed:
            times, last = failed.get(self._failed.name(address), (0, 0.0))
        if times < FREE:
            return 0
        longest = min(LONGEST, 2 ** min(int(times) - FREE, LONGEST.bit_length()))
        left = min(last + longest - self._clock(), longest)  # the clock may have been moved back
        return max(0, int(-(-left // 1)))

    def failed(self, address: str) -> None:
        """Remember a failure."""
        now, name = self._clock(), self._failed.name(address)
        with self._failed.opened() as failed:
            times, last = failed.pop(name, (0, 0.0))
            while len(failed) >= _ADDRESSES:
                del failed[next(iter(failed))]
            failed[name] = [times + 1 if now - last < _FORGOTTEN else 1, now]

    def succeeded(self, address: str) -> None:
        """Forget the failures of an address."""
        with self._failed.opened() as failed:
            failed.pop(self._failed.name(address), None)
