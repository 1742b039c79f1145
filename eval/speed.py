"""Speed on this machine: every figure beside the bare encoding that no answer can do without.

All are taken in one run, question by question in turn, so that a busy machine slows all alike.
"""

import logging
import os
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from assistant.build import build
from corpus.settings import Settings
from eval.golden import Item, golden_file, load_golden
from eval.library import shipped_library
from eval.measures import percentile
from eval.runs import Row, machine
from eval.served import Client, Server, server
from index.model import load_model, weights_folder
from ingest.run import run

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

CLIENTS = 8
BARE = ("bare encoding, all cores", "bare encoding, one core")  # the faster is what all else is held against
_WARM = 10  # questions asked before any is timed
Progress = Callable[[str, int, int], None]


def speed(settings: Settings, questions: int, progress: Progress) -> Row:
    """Return times in milliseconds, memory in megabytes, and the ratios that are promised."""
    items = [item for item in load_golden(golden_file("dev")) if not item.history][: questions + _WARM]
    bare = _bare_model()
    ingest = _ingest(bare, progress)
    with server(settings, _body(items[0])) as served:
        turns, steps = _turns(items, settings, bare, served, progress)
        throughput = _throughput(items, served, progress)
        memory = served.peak_bytes
    spread = {name: {"p50": percentile(took, 0.5), "p95": percentile(took, 0.95)} for name, took in turns.items()}
    bare_p50 = min(spread[name]["p50"] or 0.0 for name in BARE)
    return {
        "machine": machine(),
        "questions": len(items) - _WARM,
        "ready_s": round(served.ready_s, 2),
        "milliseconds": spread,
        "steps": {name: {"p50": percentile(took, 0.5), "p95": percentile(took, 0.95)} for name, took in steps.items()},
        "ratio": {name: round((one["p50"] or 0.0) / bare_p50, 2) for name, one in spread.items()},
        "throughput": throughput,
        "ingest": ingest,
        "memory_mb": {
            "server": round(memory / 2**20) if memory else None,
            "this process": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10),
        },
    }


def _bare_model() -> "SentenceTransformer":
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(weights_folder()), device="cpu")


def _ingest(bare: "SentenceTransformer", progress: Progress) -> Row:
    """Time an ingest of the shipped documents, and the bare encoding of the same paragraphs."""
    texts = [paragraph.text for volume in shipped_library().values() for paragraph in volume.paragraphs]
    progress("bare ingest", 0, 1)
    encoding = _seconds(lambda: bare.encode(texts))
    progress("bare ingest", 1, 1)
    with TemporaryDirectory(prefix="verse-") as home:
        took = _seconds(lambda: run(Settings(home=Path(home)), progress))
    return {
        "paragraphs": len(texts),
        "bare_s": round(encoding, 2),
        "ingest_s": round(took, 2),
        "allowed_s": round(1.3 * encoding + 3, 2),
    }


def _turns(
    items: Sequence[Item], settings: Settings, bare: "SentenceTransformer", served: Server, progress: Progress
) -> tuple[dict[str, list[float]], dict[str, list[float]]]:
    """Return the milliseconds of each way, and of each step of a turn."""
    import torch

    assistant, client, own = build(settings), served.client(), load_model()
    ways: dict[str, Callable[[Item], Any]] = {
        BARE[0]: lambda item: bare.encode([item.question]),
        BARE[1]: lambda item: bare.encode([item.question]),
        "own encoding": lambda item: own.encode([item.question]),
        "answer in process": lambda item: assistant.ask(item.ask),
        "answer over HTTP": lambda item: client.ask(_body(item)),
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    with _steps() as steps:
        for at, item in enumerate(items):
            for name, way in ways.items():
                torch.set_num_threads(1 if name == BARE[1] else os.cpu_count() or 1)
                took = 1000 * _seconds(lambda way=way, item=item: way(item))  # type: ignore[misc]
                if at >= _WARM:
                    times[name].append(took)
            if at == _WARM - 1:
                steps.clear()
            progress("questions", at + 1, len(items))
    return times, dict(steps)


def _throughput(items: Sequence[Item], served: Server, progress: Progress) -> Row:
    """Return how many questions a second eight clients are answered, and how long each waits."""
    asked = [_body(item) for item in items for _ in range(2)]
    progress("clients", 0, 1)

    def one(client: Client, bodies: Sequence[Row]) -> list[float]:
        return [1000 * _seconds(lambda body=body: client.ask(body)) for body in bodies]  # type: ignore[misc]

    began = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as pool:
        parts = [pool.submit(one, served.client(), asked[n::CLIENTS]) for n in range(CLIENTS)]
        took = [wait for part in parts for wait in part.result()]
    lasted = time.perf_counter() - began
    progress("clients", 1, 1)
    return {
        "clients": CLIENTS,
        "per_second": round(len(took) / lasted, 1),
        "p50": percentile(took, 0.5),
        "p95": percentile(took, 0.95),
    }


@contextmanager
def _steps() -> Iterator[dict[str, list[float]]]:
    """Collect the milliseconds of each step from the line that every turn leaves in the log."""
    found: dict[str, list[float]] = {}

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            for value in record.args if isinstance(record.args, tuple) else ():
                if isinstance(value, dict):
                    for name, took in value.items():
                        found.setdefault(name, []).append(took)

    logger, handler = logging.getLogger("assistant.assistant"), Keep()
    level, up = logger.level, logger.propagate
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    try:
        yield found
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
        logger.propagate = up


def _body(item: Item) -> Row:
    return {"question": item.question, "area": item.area, "today": item.today.isoformat()}


def _seconds(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
