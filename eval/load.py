"""Load: how many answers a second some clients get from a server with some workers, and how long they wait.

The processor time of an answer is counted too: it tells what a machine can do when nobody else is on it.
"""

import http.client
import os
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

from corpus.settings import Settings
from eval.golden import TODAY, golden_file, load_golden
from eval.measures import percentile
from eval.runs import Row, machine
from eval.served import Server, server
from index.model import load_model
from index.snapshot import open_current

_WARM = 3.0  # seconds of load before anything is counted
_BARE = 100  # questions encoded alone, to know the machine
Progress = Callable[[str, int, int], None]


def load(settings: Settings, workers: int, clients: int, seconds: float, progress: Progress) -> Row:
    """Return answers a second, waiting times, processor time and memory, beside the bare encoding of a question."""
    bodies = questions(settings)
    bare = _bare([str(body["question"]) for body in bodies[:_BARE]])
    with server(settings, bodies[0], workers) as served:
        _asked(served, iter(bodies[1:_BARE]), clients, _WARM)
        progress("load", 0, 1)
        used = served.cpu_seconds
        took, refused = _asked(served, iter(bodies[_BARE:]), clients, seconds)
        used = served.cpu_seconds - used
        progress("load", 1, 1)
        memory = served.peak_bytes
    cores = os.cpu_count() or 1
    cpu = 1000 * used / max(len(took), 1)
    return {
        "machine": machine(),
        "workers": workers,
        "clients": clients,
        "answers": len(took),
        "per_second": round(len(took) / seconds, 1),
        "p50": percentile(took, 0.5),
        "p95": percentile(took, 0.95),
        "told_to_retry": refused,
        "cpu_ms": round(cpu, 1),  # of an answer, in the server
        "bare_ms": round(bare, 1),  # of encoding a question, one core
        "ratio": round(cpu / bare, 2),
        "possible_per_second": round(1000 * cores / cpu, 1) if cpu else None,  # with all cores and nobody else on them
        "memory_mb": round(memory / 2**20) if memory else None,  # of the largest worker
    }


def questions(settings: Settings) -> list[Row]:
    """Return bodies of requests, each question once: golden ones, then those that paragraphs answer; shuffled."""
    golden = [item for item in load_golden(golden_file("dev")) if not item.history]
    bodies: list[Row] = [{"question": i.question, "area": i.area, "today": i.today.isoformat()} for i in golden]
    known = sorted({text for asked in open_current(settings).questions.values() for text in asked})
    own: list[Row] = [{"question": text, "area": None, "today": TODAY.isoformat()} for text in known]
    random.Random(1).shuffle(bodies)  # noqa: S311 - an order, not a secret
    random.Random(2).shuffle(own)  # noqa: S311
    return [*bodies, *own]


def _bare(texts: list[str]) -> float:
    """Return the milliseconds of processor time that encoding one question takes."""
    model = load_model()
    for text in texts[:10]:
        model.encode([text])
    began = time.process_time()
    for text in texts:
        model.encode([text])
    return 1000 * (time.process_time() - began) / len(texts)


def _asked(served: Server, waiting: Iterator[Row], clients: int, seconds: float) -> tuple[list[float], int]:
    """Ask for some seconds; return the milliseconds of every answer, and how often a client was told to retry."""
    end = time.monotonic() + seconds

    def one() -> tuple[list[float], Counter[int]]:
        client, took, codes = served.client(), [], Counter[int]()
        for body in _until(end, waiting):
            began = time.perf_counter()
            code = client.post("/v1/ask", body)[0]
            codes[code] += 1
            if code == http.client.OK:
                took.append(1000 * (time.perf_counter() - began))
        client.close()
        return took, codes

    with ThreadPoolExecutor(clients) as pool:
        parts = [part.result() for part in [pool.submit(one) for _ in range(clients)]]
    return [each for took, _ in parts for each in took], sum(codes[503] for _, codes in parts)


def _until(end: float, waiting: Iterator[Row]) -> Iterator[Row]:
    """Yield what waits, one at a time, until the time is over."""
    while time.monotonic() < end:
        body = next(waiting, None)
        if body is None:
            return
        yield body
