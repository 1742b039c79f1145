"""The live snapshot of a server: always the current version, swapped without a pause."""

import logging
import time
from threading import Lock, Thread

from corpus.errors import SearchDown, VerseError
from corpus.settings import Settings
from index.snapshot import Snapshot, open_current

_log = logging.getLogger(__name__)

_PAUSE = 5.0  # seconds before a version that could not be opened is tried again

_Mark = tuple[int, int, int]  # changes whenever the file does
_NOTHING: _Mark = (0, 0, 0)


class Live:
    """Holds the current snapshot for requests; a request keeps the one it was given.

    Making one opens and warms the current version; SnapshotError when there is none.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._changing = Lock()
        self._coming: Snapshot | None = None  # a new version whose vectors cannot be read yet
        self._failed: float | None = None  # when the new version could not be opened
        self._snapshot = self._opened()

    def __call__(self) -> Snapshot:
        """Return the current snapshot.

        When another version has become current it is opened beside the old one, which serves
        meanwhile, and goes on serving while the new one cannot be opened whole.
        """
        if self._is_due() and self._changing.acquire(blocking=False):
            Thread(target=self._swap, name="index", daemon=True).start()
        return self._snapshot

    def _is_due(self) -> bool:
        again = self._failed is not None and time.monotonic() - self._failed > _PAUSE
        return again or self._mark() != self._seen

    def _swap(self) -> None:
        try:
            if self._coming is None or self._mark() != self._seen:
                self._coming = self._opened()
            new = self._coming
            if new.by_words_only:
                raise SearchDown(f"the vectors of {new.version} cannot be read")
            self._snapshot, self._coming, self._failed = new, None, None
            _log.info("index %s is live", new.version)
        except VerseError as exc:
            if self._failed is None:
                _log.error("the new index is not used: %s", exc)
            self._failed = time.monotonic()
        finally:
            self._changing.release()

    def _opened(self) -> Snapshot:
        self._seen = self._mark()
        snapshot = open_current(self._settings)
        snapshot.warm()
        return snapshot

    def _mark(self) -> _Mark:
        try:
            found = (self._settings.index / "current").stat()
        except FileNotFoundError:
            return _NOTHING
        return (found.st_ino, found.st_mtime_ns, found.st_size)
