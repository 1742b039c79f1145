"""Rates: how often one client may ask; the workers of a service count together, and forget when it stops."""

import ipaddress
import time

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from assistant.api.door.counts import SharedCounts
from assistant.api.problems import Problem, ProblemError
from assistant.api.shared import shared_folder

_FILE = "rates.sqlite"
_NEAR = 64  # bits of an IPv6 address that one household or one machine is given


class Rate:
    """Counts what each client does, and stops it when that is too often."""

    def __init__(self, rate: str, kind: str, said: str) -> None:
        self._item: RateLimitItem = parse(rate)
        folder = shared_folder()
        held = SharedCounts(folder / _FILE) if folder else MemoryStorage()
        self._limiter = SlidingWindowCounterRateLimiter(held)
        self._kind, self._said = kind, said

    def count(self, client: str) -> None:
        """Count once; a ProblemError says for how long a client that did it too often has to wait."""
        if self._limiter.hit(self._item, self._kind, client):
            return
        ends = self._limiter.get_window_stats(self._item, self._kind, client).reset_time
        seconds = max(1, int(-(-(ends - time.time()) // 1)))
        said = f"{self._said} Try again in {seconds} second{'s' if seconds != 1 else ''}."
        raise ProblemError(Problem(429, self._kind, said, headers={"Retry-After": str(seconds)}))


def near(address: str) -> str:
    """Return the address whose requests are counted together: of IPv6, its network."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    return str(found.ipv4_mapped or ipaddress.ip_network((int(found), _NEAR), strict=False))
