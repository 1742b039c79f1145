"""Scale: how searching slows, and memory grows, from hundreds of paragraphs to a hundred thousand.

The paragraphs are made up of the sentences of the shipped ones and their vectors are drawn by lot:
what a search costs depends on how many there are and how long, not on what they say. Questions are
real, and encoded by the real model.
"""

import multiprocessing
import random
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from corpus.sentences import sentences
from eval.golden import golden_file, load_golden
from eval.library import shipped_library
from eval.measures import percentile
from eval.runs import Row
from index.engine import Engine, build
from index.entry import Entry
from index.model import Encoding, load_model
from index.served import Served
from index.vectors import VectorStore

_FEW = 600  # paragraphs: about the shipped documents
_QUESTIONS = 60
_AREAS = 20
_WIDTH = 384  # dimensions of a vector
Progress = Callable[[str, int, int], None]


def scale(paragraphs: int, progress: Progress) -> Row:
    """Return search times and peak memory among few paragraphs and among many, each in a fresh process."""
    sizes = []
    for done, size in enumerate((_FEW, paragraphs)):
        progress("sizes", done, 2)
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            sizes.append(pool.apply(measured, (size,)))
    progress("sizes", 2, 2)
    return {"sizes": sizes, "ratio": round(sizes[1]["p50"] / sizes[0]["p50"], 2)}


def measured(size: int) -> Row:
    """Index so many made-up paragraphs and return what searching all of them takes."""
    rng = random.Random(size)  # noqa: S311 - made-up text, not a secret
    model = _Drawn(size)
    with TemporaryDirectory(prefix="verse-") as folder:
        home, store = Path(folder) / "index", VectorStore(Path(folder) / "index" / "chroma", None, "made-up")
        home.mkdir()
        began = time.perf_counter()
        build(home, store, list(_entries(size, rng)), Served(model), lambda *_: None)
        built = time.perf_counter() - began
        disk = sum(path.stat().st_size for path in home.rglob("*") if path.is_file())
        engine = Engine(home, store, Served(load_model()))
        took = [_milliseconds(engine, question) for question in _questions()]
    return {
        "paragraphs": size,
        "p50": round(percentile(took[10:], 0.5) or 0.0, 2),
        "p95": round(percentile(took[10:], 0.95) or 0.0, 2),
        "build_s": round(built, 1),  # without encoding
        "disk_mb": round(disk / 2**20),
        "memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10),
    }


def _milliseconds(engine: Engine, question: str) -> float:
    began = time.perf_counter()
    engine.search(question, limit=12)
    return 1000 * (time.perf_counter() - began)


def _questions() -> list[str]:
    return [item.question for item in load_golden(golden_file("dev"))[: _QUESTIONS + 10]]


def _entries(size: int, rng: random.Random) -> Iterator[Entry]:
    """Yield paragraphs of two to four sentences each, spread over some areas."""
    said = [
        paragraph.text[start:end]
        for volume in shipped_library().values()
        for paragraph in volume.paragraphs
        for start, end in sentences(paragraph.text)
    ]
    for n in range(size):
        area = n * _AREAS // size
        text = "\n".join(rng.sample(said, rng.randint(2, 4)))
        yield Entry(f"doc-{area}@1#{n}", "Made up", text, f"area-{area}", f"doc-{area}")


class _Drawn:
    """A model whose vectors are drawn by lot; its word pieces are the real model's."""

    def __init__(self, seed: int) -> None:
        self._rng = np.random.default_rng(seed)
        self._model = load_model()

    def encode(self, texts: Sequence[str], progress: Callable[[int, int], None] = lambda *_: None) -> list[Encoding]:
        """Return random unit vectors, one for each text and each of its pieces."""
        found = []
        for done, (text, count) in enumerate(zip(texts, self.count(texts), strict=True), start=1):
            drawn: Any = self._rng.standard_normal((count + 3, _WIDTH), dtype=np.float32)
            drawn /= np.linalg.norm(drawn, axis=1, keepdims=True)
            edges = np.linspace(0, len(text), count + 1).astype(np.int64)  # pieces of one length
            starts, ends = (np.concatenate([[0], side, [0]]) for side in (edges[:-1], edges[1:]))
            found.append(Encoding(drawn[0], drawn[1:], np.zeros(count + 2, dtype=np.int64), starts, ends))
            progress(done, len(texts))
        return found

    def count(self, texts: Sequence[str]) -> list[int]:
        """Return how many word pieces each text has."""
        return self._model.count(texts)
