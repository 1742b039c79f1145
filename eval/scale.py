"""Scale: a whole index of great size, made as always, opened and asked, beside that of the shipped documents.

The shipped documents are there as they are. What is added is made up: its sentences are theirs, and its vectors are
drawn by lot, for encoding a hundred thousand paragraphs takes this model hours. Everything else is the real thing:
the build, Chroma, the index of words, the tokens, a server, and whole turns. Questions are real, and encoded.
"""

import json
import shutil
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from corpus.errors import SnapshotError
from corpus.settings import Settings
from eval.councils import councils
from eval.golden import golden_file, load_golden
from eval.measures import percentile
from eval.republished import republished
from eval.runs import Row, machine
from eval.served import server
from index.manifest import files_in
from index.model import Encoding, load_model
from index.served import Served
from index.snapshot import served_by
from index.versions import current

_QUESTIONS = 60
_WARM = 10  # asked first, and not timed
_WIDTH = 384  # dimensions of a vector
_DRAWN = 8192  # vectors of tokens; each paragraph has a stretch of them
Progress = Callable[[str, int, int], None]


def scale(settings: Settings, paragraphs: int, progress: Progress) -> Row:
    """Return what the live index takes as it is, and with so many paragraphs more."""
    live = current(settings)
    if live is None:
        raise SnapshotError(f"There is no index in {settings.index} yet. Run “verse ingest” to make one.")
    with TemporaryDirectory(prefix="verse-scale-") as folder:
        home = replace(settings, home=Path(folder), chroma_url=None)
        shutil.copytree(settings.index / live, home.index / live)
        shutil.copy(settings.index / "current", home.index / "current")
        few = {"paragraphs_added": 0, **_asked(home)}
        many = {"paragraphs_added": paragraphs, **_built(home, paragraphs, progress), **_asked(home)}
    same = sum(one == other for one, other in zip(few.pop("answers"), many.pop("answers"), strict=True))
    ratio = round(many["p50"] / few["p50"], 2)
    return {"machine": machine(), "sizes": [few, many], "ratio": ratio, "same_answers": round(same / _QUESTIONS, 3)}


def _built(home: Settings, paragraphs: int, progress: Progress) -> Row:
    """Make the index with so many made-up paragraphs, and return what that took."""
    more = councils(paragraphs)
    began, used = time.perf_counter(), time.process_time()
    version = republished(home, more, _drawing, progress)
    built = {"build_s": round(time.perf_counter() - began, 1), "build_cpu_s": round(time.process_time() - used, 1)}
    disk: Counter[str] = Counter()  # bytes, by what stands at the top of the folder
    for name, file in files_in(home.index / version).items():
        disk[name.partition("/")[0]] += file.size
    parts = {name: round(size / 2**20) for name, size in disk.most_common() if size > 2**20}
    return {**built, "disk_mb": round(disk.total() / 2**20), "disk_mb_of": parts}


def _asked(home: Settings) -> Row:
    """Open the live index in a server, ask it, and return how long answers take, the memory it holds, and them."""
    items = [item for item in load_golden(golden_file("dev")) if not item.history][: _WARM + _QUESTIONS]
    bodies = [{"question": item.question, "area": item.area, "today": item.today.isoformat()} for item in items]
    with server(home, bodies[0]) as served, closing(served.client()) as client:
        for body in bodies[:_WARM]:
            client.ask(body)
        took, answers, used = [], [], served.cpu_seconds
        for body in bodies[_WARM:]:
            began = time.perf_counter()
            answer = client.ask(body)
            took.append(1000 * (time.perf_counter() - began))
            answers.append(_said(json.loads(answer)))
        used = served.cpu_seconds - used
        return {
            "p50": round(percentile(took, 0.5) or 0.0, 1),
            "p95": round(percentile(took, 0.95) or 0.0, 1),
            "cpu_ms": round(1000 * used / len(took), 1),  # of an answer
            "memory_mb": round((served.peak_bytes or 0) / 2**20),
            "ready_s": round(served.ready_s, 1),
            "answers": answers,
        }


def _said(body: Row) -> list[str]:
    return [body["status"], body["answer"]["lead"], *(point["text"] for point in body["answer"]["points"])]


def _drawing(folder: Path) -> Served:
    """Return the model of a version as one that draws by lot what it has not read before."""
    real = served_by(folder)
    return Served(Drawn(), real.name, real.read)


class Drawn:
    """A model whose vectors are drawn by lot; its word pieces are the real model's."""

    def __init__(self) -> None:
        self._rng = np.random.default_rng(_DRAWN)
        self._model = load_model()
        self._tokens = self._unit(_DRAWN)

    def encode(self, texts: Sequence[str], progress: Callable[[int, int], None] = lambda *_: None) -> list[Encoding]:
        """Return random unit vectors, one for each text and each of its pieces."""
        found = []
        for done, (text, count) in enumerate(zip(texts, self.count(texts), strict=True), start=1):
            at = int(self._rng.integers(0, _DRAWN - count - 2))
            edges = np.linspace(0, len(text), count + 1).astype(np.int64)  # pieces of one length
            starts, ends = (np.concatenate([[0], side, [0]]) for side in (edges[:-1], edges[1:]))
            pieces = np.zeros(count + 2, dtype=np.int64)
            found.append(Encoding(self._unit(1)[0], self._tokens[at : at + count + 2], pieces, starts, ends))
            progress(done, len(texts))
        return found

    def count(self, texts: Sequence[str]) -> list[int]:
        """Return how many word pieces each text has."""
        return self._model.count(texts)

    def _unit(self, count: int) -> Any:
        drawn = self._rng.standard_normal((count, _WIDTH), dtype=np.float32)
        return drawn / np.linalg.norm(drawn, axis=1, keepdims=True)
