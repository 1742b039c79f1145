"""The live snapshot of a server: always the current version, swapped without a pause."""

import logging
from threading import Lock

from corpus.errors import VerseError
from corpus.settings import Settings
from index.snapshot import Snapshot, open_current

_log = logging.getLogger(__name__)

_Mark = tuple[int, int, int]


class Live:
    """Holds the current snapshot for requests; a request keeps the one it was given."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._changing = Lock()
        self._seen = self._mark()
        self._snapshot = open_current(settings)
        self._snapshot.warm()

    def __call__(self) -> Snapshot:
        """Return the current snapshot; open another that became current first.

        Whoever notices a change opens it; others are served from the old one meanwhile.
        One that cannot be opened is reported in the log, and the old one goes on serving.
        """
        if self._mark() != self._seen and self._changing.acquire(blocking=False):
            try:
                self._swap()
            finally:
                self._changing.release()
        return self._snapshot

    def _swap(self) -> None:
        mark = self._mark()
        try:
            snapshot = open_current(self._settings)
            if snapshot.version != self._snapshot.version:
                snapshot.warm()
                self._snapshot = snapshot
                _log.info("index %s is live", snapshot.version)
        except VerseError as exc:
            _log.error("the new index is not used: %s", exc)
        self._seen = mark

    def _mark(self) -> _Mark:
        try:
            found = (self._settings.index / "current").stat()
        except FileNotFoundError:
            return (0, 0, 0)
        return (found.st_ino, found.st_mtime_ns, found.st_size)
