"""The question bank as vectors: a question is matched against the questions that passages answer."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.sentences import sentences
from index.entry import Entry

_VECTORS, _TABLE = "questions.npy", "questions.json"


class Bank:
    """For every entry the questions it answers, as the adapted model reads them."""

    def __init__(self, folder: Path) -> None:
        table = json.loads((folder / _TABLE).read_text(encoding="utf-8"))
        self._firsts = np.cumsum([0, *table["counts"]])
        self._answers: list[list[int]] = table["answers"]
        self._vectors: NDArray[np.float32] = np.load(folder / _VECTORS).astype(np.float32)

    @staticmethod
    def write(folder: Path, entries: Sequence[Entry], vectors: NDArray[np.float32]) -> None:
        """Write the questions' vectors, in the order of the entries and their questions."""
        folder.mkdir()
        np.save(folder / _VECTORS, vectors.astype(np.float16))
        table = {
            "counts": [len(entry.asked) for entry in entries],
            "answers": [_within(entry.text, *at) for entry in entries for at in entry.answers],
        }
        (folder / _TABLE).write_text(json.dumps(table, ensure_ascii=False), encoding="utf-8")

    def likeness(self, question: NDArray[np.float32], span: slice) -> NDArray[np.float32]:
        """Return for each entry of a span the cosine of its nearest question; -1 where it has none."""
        firsts = self._firsts[span.start : span.stop + 1]
        cosines = np.full(span.stop - span.start, -1.0, dtype=np.float32)
        asked = firsts[:-1] < firsts[1:]
        if asked.any():
            rows = self._vectors[firsts[0] : firsts[-1]] @ question
            cosines[asked] = np.maximum.reduceat(rows, firsts[:-1][asked] - firsts[0])
        return cosines

    def told(self, question: NDArray[np.float32], place: int, count: int) -> tuple[float, ...]:
        """Return how near each of the `count` sentences of the entry at a place is to what it is known to answer.

        It is the cosine of the nearest such question; -1 for a sentence that has none.
        """
        first, last = self._firsts[place], self._firsts[place + 1]
        found = [-1.0] * count
        cosines = (self._vectors[first:last] @ question).tolist()
        for cosine, numbers in zip(cosines, self._answers[first:last], strict=True):
            for number in numbers:
                found[number] = max(found[number], cosine)
        return tuple(found)


def _within(text: str, start: int, end: int) -> list[int]:
    """Return the numbers of the sentences of a text that stand within a stretch of it."""
    return [number for number, (a, b) in enumerate(sentences(text)) if start <= a and b <= end]


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that is known and is no paragraph (a rule, a conflict, a silence), and what it is asked as."""

    key: str
    areas: tuple[str, ...]
    asked: tuple[str, ...]


class Matters:
    """Known matters by the questions that they answer."""

    def __init__(self, folder: Path) -> None:
        table = json.loads((folder / _TABLE).read_text(encoding="utf-8"))
        self._keys: list[str] = table["keys"]
        self._areas = [frozenset(areas) for areas in table["areas"]]
        self._firsts = np.cumsum([0, *table["counts"]])
        self._vectors: NDArray[np.float32] = np.load(folder / _VECTORS).astype(np.float32)

    @staticmethod
    def write(folder: Path, matters: Sequence[Matter], vectors: NDArray[np.float32]) -> None:
        """Write the matters and the vectors of their questions, in order."""
        folder.mkdir()
        np.save(folder / _VECTORS, vectors.astype(np.float16))
        table = {
            "keys": [matter.key for matter in matters],
            "areas": [matter.areas for matter in matters],
            "counts": [len(matter.asked) for matter in matters],
        }
        (folder / _TABLE).write_text(json.dumps(table, ensure_ascii=False), encoding="utf-8")

    def nearest(
        self, question: NDArray[np.float32], areas: Collection[str] | None, limit: int
    ) -> tuple[tuple[str, float], ...]:
        """Return the matters of these areas (None: of all) nearest to a question, with the cosine, best first."""
        best = np.maximum.reduceat(self._vectors @ question, self._firsts[:-1])
        order = np.argsort(-best, kind="stable").tolist()
        found = (n for n in order if areas is None or not self._areas[n].isdisjoint(areas))
        return tuple((self._keys[n], float(best[n])) for n in islice(found, limit))
