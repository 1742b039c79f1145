"""Staff: people who signed in with a token, and whose browser holds a cookie since."""

import hmac
import os
import secrets
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from assistant.api.door.tokens import Tokens
from assistant.web.owner.marks import Marks
from assistant.web.owner.session import Sessions
from assistant.web.owner.tries import Tries
from corpus.access import digest
from corpus.errors import VerseError

KEY_FILE = "session-key"

_BYTES = 32
_REMEMBERED = 1024  # tokens whose sessions are at hand


class Staff:
    """Begins and checks sessions; one ends when the token it was begun with is taken back.

    Who has signed out, and who has failed to sign in, every process that serves the same home knows.
    """

    def __init__(self, tokens: Tokens, key: bytes, folder: Path) -> None:
        self._tokens = tokens
        ended = Marks(folder / "ended.json", key.hex())
        self.tries = Tries(failed=Marks(folder / "failed.json", key.hex()))

        @lru_cache(maxsize=_REMEMBERED)
        def sessions(kept: str) -> Sessions:
            return Sessions(hmac.new(key, kept.encode(), sha256).hexdigest(), ended=ended)

        self._sessions = sessions

    def begin(self, token: str) -> str:
        """Return the cookie of a new session of whoever has this token."""
        return self._sessions(digest(token)).begin()

    def name_of(self, cookie: str) -> str | None:
        """Return the name of the token that a session was begun with, None when the cookie does not hold."""
        return next((name for name, kept in self._tokens if self._sessions(kept).holds(cookie)), None)

    def end(self, cookie: str) -> None:
        """Sign out, whoever has a copy of the cookie."""
        for _, kept in self._tokens:
            if self._sessions(kept).holds(cookie):
                self._sessions(kept).end(cookie)


def session_key(home: Path) -> bytes:
    """Return the key that cookies are signed with, made once and shared by every process that serves this home."""
    file = home / KEY_FILE
    try:
        if not file.exists():
            _make(file)
        key = file.read_bytes()
    except OSError as exc:
        raise VerseError(
            f"The key of sessions, {file}, cannot be made or read: {exc.strerror}. "
            "People sign in with tokens, so the service has to be able to write to VERSE_HOME."
        ) from exc
    if len(key) != _BYTES:
        raise VerseError(f"The key of sessions, {file}, is damaged. Delete it: everybody then signs in again.")
    return key


def _make(file: Path) -> None:
    """Write a new key for this user's eyes alone; whichever process is first, all read the same one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{KEY_FILE}.{secrets.token_hex(8)}")
    opened = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(opened, secrets.token_bytes(_BYTES))
        os.fsync(opened)
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        os.close(opened)
        draft.unlink()
