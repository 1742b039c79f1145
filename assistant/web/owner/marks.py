"""Marks: numbers held under names, by every process of a service together; the names themselves are not kept."""

import fcntl
import hmac
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from threading import Lock

Held = dict[str, list[float]]


class Marks:
    """What is held in a file, or without one in this process alone."""

    def __init__(self, path: Path | None = None, key: str = "") -> None:
        self._path = path
        self._key = key.encode()
        self._own: Held = {}
        self._opening = Lock()

    def name(self, of: str) -> str:
        """Return the name that something is held under; it cannot be told from it."""
        return hmac.new(self._key, of.encode("utf-8", "surrogatepass"), sha256).hexdigest()

    @contextmanager
    def opened(self) -> Iterator[Held]:
        """Give what is held, to read and to change; nobody else has it meanwhile."""
        with self._opening:
            if self._path is None:
                yield self._own
                return
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with os.fdopen(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600), "r+", encoding="utf-8") as file:
                fcntl.flock(file, fcntl.LOCK_EX)  # let go of when the file is closed
                before = file.read()
                held = _read(before)
                yield held
                after = json.dumps(held)
                if after != before:
                    file.seek(0)
                    file.truncate()
                    file.write(after)


def _read(text: str) -> Held:
    try:
        held: Held = json.loads(text or "{}")
    except ValueError:  # torn when a machine stopped
        return {}
    return held
