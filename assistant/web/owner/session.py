"""Sessions: a signed cookie that says until when its holder is signed in, and nothing else."""

import hmac
import secrets
import time
from collections.abc import Callable
from hashlib import sha256

from assistant.web.owner.marks import Marks

HOURS = 8  # after which one signs in again
_ASTRAY = 60  # seconds that a clock may be corrected by
_NONCE = 16  # bytes


class Sessions:
    """Signs and checks cookies with the owner's token: another token signs everybody out."""

    def __init__(self, token: str, clock: Callable[[], float] = time.time, ended: Marks | None = None) -> None:
        self._key = token.encode()
        self._clock = clock
        self._ended = ended or Marks()  # signed out before their time, until which they would have held

    def knows(self, token: str) -> bool:
        """Whether this is the owner's token; it takes as long for any other."""
        return hmac.compare_digest(sha256(token.encode()).digest(), sha256(self._key).digest())

    def begin(self) -> str:
        """Return the cookie of a new session."""
        held = f"{int(self._clock()) + HOURS * 3600}.{secrets.token_hex(_NONCE)}"
        return f"{held}.{self._signed('session', held)}"

    def holds(self, cookie: str) -> bool:
        """Whether a cookie was signed here, has not run out, and nobody has signed out with it."""
        held, _, signature = cookie.rpartition(".")
        if not hmac.compare_digest(signature.encode(), self._signed("session", held).encode()):
            return False
        left = int(held.partition(".")[0]) - self._clock()
        if not 0 < left <= HOURS * 3600 + _ASTRAY:  # longer than any is given: the clock was moved back
            return False
        with self._ended.opened() as ended:
            return self._ended.name(cookie) not in ended

    def end(self, cookie: str) -> None:
        """Sign out: the cookie holds no more, whoever has a copy of it."""
        now = self._clock()
        with self._ended.opened() as ended:
            for one in [one for one, (until,) in ended.items() if until <= now]:
                del ended[one]
            ended[self._ended.name(cookie)] = [int(cookie.partition(".")[0])]

    def form_token(self, cookie: str) -> str:
        """Return what the forms of one sign-in carry, so that no other page can send them."""
        return self._signed("form", cookie)

    def form_holds(self, cookie: str, token: str) -> bool:
        """Whether a form comes from a page shown since this sign-in."""
        return hmac.compare_digest(token.encode(), self.form_token(cookie).encode())

    def _signed(self, what: str, text: str) -> str:
        return hmac.new(self._key, f"{what} {text}".encode(), sha256).hexdigest()
