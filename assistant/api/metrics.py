"""Metrics: what the service does, in numbers for Prometheus; counts alone, no words and no people."""

import os
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.core import InfoMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

from assistant.answer import AlertKind, Answer, Status
from assistant.api.shared import shared_folder
from assistant.rephrase.rephrase import CALL, SENTENCE

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"

_TURN = (0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.2, 0.4, 0.8, 1.6, 5)  # seconds
_STEP = (0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5)  # seconds
_FACES = {"v1": "api", "mcp": "mcp", "admin": "owner", "static": "static"}
_PROBES = {"healthz", "readyz", "metrics"}


class Metrics:
    """Counts for one app; with several workers, for all of them together."""

    def __init__(self, version: Callable[[], str | None]) -> None:
        disable_created_metrics()  # when a count began is of no use, and doubles the lines
        self._registry = registry = CollectorRegistry()
        self._version = version
        self._turns = Counter(
            "verse_turns", "Questions answered, by how the turn ended.", ["status"], registry=registry
        )
        self._alerts = Counter("verse_alerts", "Alerts shown with answers, by kind.", ["kind"], registry=registry)
        self._turn = Histogram("verse_turn_seconds", "How long a turn took.", buckets=_TURN, registry=registry)
        self._steps = Histogram(
            "verse_step_seconds", "How long each step of a turn took.", ["step"], buckets=_STEP, registry=registry
        )
        self._reworded = {
            CALL: Counter(
                "verse_model_calls", "Calls of a language model, by how they ended.", ["ended"], registry=registry
            ),
            SENTENCE: Counter(
                "verse_model_sentences",
                "Sentences that a language model put in other words, by what became of them.",
                ["became"],
                registry=registry,
            ),
        }
        self._problems = Counter(
            "verse_problems", "Requests refused or failed, by reason.", ["kind"], registry=registry
        )
        self._requests = Histogram(
            "verse_request_seconds",
            "Requests, by face and status.",
            ["face", "status"],
            buckets=_TURN,
            registry=registry,
        )
        self._in_flight = Gauge(
            "verse_requests_in_flight", "Requests under way.", multiprocess_mode="livesum", registry=registry
        )
        for status in Status:  # a count that is nought is told too, or its first rise could not be seen
            self._turns.labels(status)
        for kind in AlertKind:
            self._alerts.labels(kind)

    def turn(self, answer: Answer, millis: Mapping[str, float]) -> None:
        """Count a turn."""
        self._turns.labels(answer.status).inc()
        for kind in {alert.kind for alert in answer.alerts}:
            self._alerts.labels(kind).inc()
        self._turn.observe(sum(millis.values()) / 1000)
        for step, took in millis.items():
            self._steps.labels(step).observe(took / 1000)

    def reworded(self, of: str, became: str) -> None:
        """Count a call of a language model, or a sentence that it wrote."""
        self._reworded[of].labels(became).inc()

    def problem(self, kind: str) -> None:
        """Count a request that was refused, or failed."""
        self._problems.labels(kind).inc()

    @contextmanager
    def under_way(self) -> Iterator[None]:
        """Count a request as under way."""
        with self._in_flight.track_inprogress():
            yield

    def request(self, path: str, status: int, seconds: float) -> None:
        """Count a request that was answered."""
        self._requests.labels(_face(path), f"{status // 100}xx").observe(seconds)

    def text(self) -> bytes:
        """Return everything counted, as Prometheus reads it."""
        return generate_latest(_together(folder) if (folder := shared_folder()) else self._registry) + generate_latest(
            self._now()
        )

    def _now(self) -> CollectorRegistry:
        """Return what is not counted but looked up: which index answers here, and what this process uses."""
        registry = CollectorRegistry()
        registry.register(_Serving(self._version()))
        ProcessCollector(registry=registry)
        return registry


class _Serving:
    def __init__(self, version: str | None) -> None:
        self._version = version

    def collect(self) -> Iterator[Metric]:
        """Yield the version of the index that answers."""
        if self._version:
            yield InfoMetricFamily("verse_index", "The version of the index that answers.", {"version": self._version})


_tidying = threading.Lock()


def _together(folder: Path) -> CollectorRegistry:
    """Return the counts of all workers; of those that have ended, what they did, but not what they were doing."""
    with _tidying:
        for file in folder.glob("gauge_live*.db"):
            pid = int(file.stem.rpartition("_")[2])
            if not _alive(pid):
                with suppress(FileNotFoundError):  # another worker has just done the same
                    mark_process_dead(pid)
        registry = CollectorRegistry()
        MultiProcessCollector(registry)
        return registry


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _face(path: str) -> str:
    first = path.strip("/").partition("/")[0]
    return "probes" if first in _PROBES else _FACES.get(first, "pages")
