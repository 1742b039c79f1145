"""The vectors of a version as they are held in memory; asked for again by themselves while their server is away."""

import logging
import time
from collections.abc import Callable
from threading import Thread

import numpy as np
from numpy.typing import NDArray

from corpus.errors import SearchDown, VerseError

_log = logging.getLogger(__name__)

PAUSE = 2.0  # seconds between two tries


class Held:
    """All vectors of a version, (rows, dimensions), once they could be read."""

    def __init__(self, read: Callable[[], NDArray[np.float32]]) -> None:
        """Read them; what is not as it was written is an error, and a server that is away is not."""
        self._read = read
        self._vectors: NDArray[np.float32] | None = None
        try:
            self._vectors = read()
        except SearchDown as exc:
            _log.error("search is by words only: %s", exc)
            Thread(target=self._until_read, name="vectors", daemon=True).start()

    def now(self) -> NDArray[np.float32] | None:
        """Return the vectors, or None while they cannot be read."""
        return self._vectors

    def _until_read(self) -> None:
        while self._vectors is None:
            time.sleep(PAUSE)
            try:
                self._vectors = self._read()
                _log.warning("search is whole again")
            except SearchDown:
                continue  # said already
            except VerseError as exc:
                _log.error("search stays by words only: %s", exc)
                return
