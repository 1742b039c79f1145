"""Workers: several processes that answer at one address, each with the index open for itself."""

import logging
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from socket import socket

from uvicorn import Config
from uvicorn.supervisors import Multiprocess

log = logging.getLogger(__name__)

BACKLOG = 128  # connections that may wait
_HEALTHCHECK = 15  # seconds in which a worker has to react; one that is loading on a busy machine may need some
_OPENING = 900  # seconds that a fresh worker may take to open a great index before the one it replaces is kept


class WorkerConfig(Config):
    """What a worker is started with; the app is named, for each worker makes its own."""

    def __init__(self, app: str, workers: int, prepare: Callable[[], None], **settings: object) -> None:
        self._prepare = prepare
        super().__init__(
            app,
            factory=True,
            workers=workers,
            backlog=1,  # so that one worker does not take every connection that waits
            timeout_worker_healthcheck=_HEALTHCHECK,
            **settings,  # type: ignore[arg-type]
        )

    def configure_logging(self) -> None:
        """Prepare the process: the first thing that is done in each."""
        parent = multiprocessing.parent_process()
        if parent is None:
            return
        os.setpgid(0, 0)  # Ctrl-C is for the parent, which then stops its workers in order
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # what uvicorn raises again when all is done
        threading.Thread(target=_end_with, args=(parent,), name="parent", daemon=True).start()
        self._prepare()


class Workers(Multiprocess):
    """Keeps so many workers running, and tells once when all of them can answer."""

    def __init__(self, config: WorkerConfig, listener: socket, ready: Callable[[], None]) -> None:
        super().__init__(config, [listener])
        self._listener = listener
        self._ready: Callable[[], None] | None = ready

    def restart_all(self) -> None:
        """Replace each worker by a fresh one, once that can answer."""
        self.config.timeout_worker_healthcheck = _OPENING
        try:
            super().restart_all()
        finally:
            self.config.timeout_worker_healthcheck = _HEALTHCHECK

    def keep_subprocess_alive(self) -> None:
        """Start again whatever has ended."""
        before = {process.pid for process in self.processes}
        super().keep_subprocess_alive()
        ended = before - {process.pid for process in self.processes}
        if ended:
            log.warning("%d of %d workers ended and are started again", len(ended), self.processes_num)
        if not self.should_exit.is_set():
            self._listener.listen(BACKLOG)  # a worker that starts sets it to what it takes at one go
        if self._ready and all(process.is_ready() for process in self.processes):
            self._ready()
            self._ready = None


def _end_with(parent: multiprocessing.process.BaseProcess) -> None:
    """Stop this worker once what started it is gone: it would go on answering, and nobody would know."""
    parent.join()
    os.kill(os.getpid(), signal.SIGTERM)
