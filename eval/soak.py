"""A soak: years of a service's life in some minutes, and every answer held against the one it gives in quiet.

Two workers over a Chroma server are asked all kinds of things without a pause, while versions of the index are
swapped, workers are killed, and the store of vectors is stopped and started.
"""

import json
import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

from corpus.errors import SnapshotError
from corpus.settings import Settings
from eval.asking import OUTCOMES, Progress, Tally, in_quiet, requests, without_a_pause
from eval.chroma_server import ChromaServer
from eval.measures import percentile
from eval.republished import republished
from eval.runs import Row, machine
from eval.served import Server, server
from index.kept import before, roll_back
from index.versions import current

CLIENTS = 4
WORKERS = 2


@dataclass(frozen=True, slots=True)
class Service:
    """What is disturbed."""

    settings: Settings
    served: Server
    store: ChromaServer

    def swap(self) -> None:
        """Make a new version of the index live."""
        republished(self.settings)

    def go_back(self) -> None:
        """Make the version before the live one live."""
        roll_back(self.settings, before(self.settings))

    def kill(self) -> None:
        """Kill a worker."""
        os.kill(self.served.processes[0], signal.SIGKILL)


# When in the course of a soak (0 to 1) what is done to a service.
COURSE: tuple[tuple[float, str, Callable[[Service], None]], ...] = (
    (0.08, "a new version of the index", Service.swap),
    (0.18, "a worker killed", Service.kill),
    (0.30, "the store stopped", lambda service: service.store.stop()),
    (0.36, "a worker killed while the store is away", Service.kill),
    (0.50, "the store back", lambda service: service.store.start()),
    (0.60, "a new version of the index", Service.swap),
    (0.70, "back to the version before", Service.go_back),
    (0.78, "a worker killed", Service.kill),
    (0.86, "a new version of the index", Service.swap),
)


def soak(settings: Settings, minutes: float, progress: Progress) -> Row:
    """Return what came of every request, and what was done meanwhile."""
    live = current(settings)
    if live is None:
        raise SnapshotError(f"There is no index in {settings.index} yet. Run “verse ingest” to make one.")
    with TemporaryDirectory(prefix="verse-soak-") as folder, ExitStack() as running:
        store = ChromaServer(Path(folder) / "store")
        running.callback(store.stop)
        store.start()
        home = replace(settings, home=Path(folder) / "home", chroma_url=store.url)
        shutil.copytree(settings.index / live, home.index / live)
        shutil.copy(settings.index / "current", home.index / "current")
        republished(home)
        asked = requests()
        served = running.enter_context(server(home, json.loads(asked[0].body), WORKERS))
        quiet = in_quiet(served, asked, progress)
        tally, over = Tally(), Event()
        with ThreadPoolExecutor(CLIENTS) as pool:
            clients = [pool.submit(without_a_pause, served, quiet, tally, over, seed) for seed in range(CLIENTS)]
            try:
                events = list(_disturbed(Service(home, served, store), 60 * minutes, progress))
            finally:
                over.set()
            for client in clients:
                client.result()
        after = in_quiet(served, asked, lambda *_: None)
        memory = served.peak_bytes
    return {
        "machine": machine(),
        "minutes": minutes,
        "clients": CLIENTS,
        "workers": WORKERS,
        "requests": tally.requests,
        "outcomes": {what: tally.counts[what] for what in OUTCOMES},
        "other_afterwards": sum(after[request] != answer for request, answer in quiet.items()),
        "p50": percentile(tally.took, 0.5),
        "p95": percentile(tally.took, 0.95),
        "memory_mb": round(memory / 2**20) if memory else None,
        "events": events,
        "faults": tally.faults,
    }


def _disturbed(service: Service, seconds: float, progress: Progress) -> Iterator[Row]:
    """Do to a service what its course says, and yield what was done and when."""
    began = time.monotonic()
    for number, (share, says, done) in enumerate(COURSE, start=1):
        time.sleep(max(0.0, began + share * seconds - time.monotonic()))
        at = time.monotonic() - began
        done(service)
        yield {"second": round(at), "what": says, "took_s": round(time.monotonic() - began - at, 1)}
        progress("disturbances", number, len(COURSE))
    time.sleep(max(0.0, began + seconds - time.monotonic()))
