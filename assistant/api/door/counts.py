"""Counts of requests that all workers of a service keep together, in a file that holds nobody's name."""

import sqlite3
import time
from hashlib import sha256
from pathlib import Path

from limits.storage import MemoryStorage

_TABLE = "CREATE TABLE IF NOT EXISTS counts (name TEXT PRIMARY KEY, hits INTEGER, until REAL) WITHOUT ROWID"
_ADD = "INSERT INTO counts VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET hits = hits + excluded.hits RETURNING hits"
_WAIT = 1.0  # seconds for another worker to have counted


class SharedCounts(MemoryStorage):
    """Holds counts in a file; where that cannot be used, each worker counts for itself."""

    STORAGE_SCHEME = ["shared"]  # noqa: RUF012 - as the library declares it

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: sqlite3.Connection | None = None

    def get(self, key: str) -> int:
        """Return a count; 0 where there is none any more."""
        try:
            found = self._opened().execute(
                "SELECT hits FROM counts WHERE name = ? AND until > ?", (_name(key), time.time())
            )
            return next((int(hits) for (hits,) in found), 0)
        except sqlite3.Error:
            return super().get(key)

    def incr(self, key: str, expiry: float, amount: int = 1) -> int:
        """Raise a count, which is forgotten after some seconds, and return it."""
        now = time.time()
        try:
            (hits,) = self._opened().execute(_ADD, (_name(key), amount, now + expiry)).fetchone()
            if hits == amount:  # somebody new: a time to forget the others
                self._opened().execute("DELETE FROM counts WHERE until <= ?", (now,))
            return int(hits)
        except sqlite3.Error:
            return super().incr(key, expiry, amount)

    def decr(self, key: str, amount: int = 1) -> int:
        """Lower a count, and return it."""
        try:
            self._opened().execute("UPDATE counts SET hits = hits - ? WHERE name = ?", (amount, _name(key)))
            return self.get(key)
        except sqlite3.Error:
            return super().decr(key, amount)

    def _opened(self) -> sqlite3.Connection:
        if self._file is None:
            file = sqlite3.connect(self._path, timeout=_WAIT, isolation_level=None, check_same_thread=False)
            file.execute("PRAGMA journal_mode = WAL")  # a worker that is killed leaves it whole
            file.execute("PRAGMA synchronous = OFF")  # it need not outlive the machine
            file.execute(_TABLE)
            self._file = file
        return self._file


def _name(key: str) -> str:
    """Return what a count is held under: nobody can tell from it who was counted."""
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
