"""Sentences of entries as vectors: made from the tokens that stand in them, so they cost no further encoding."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.sentences import sentences
from index.entry import Entry
from index.model import Encoding

_VECTORS, _FIRSTS = "sentences.npy", "firsts.npy"


def sentence_vectors(entry: Entry, windows: Sequence[str], encodings: Sequence[Encoding]) -> NDArray[np.float16]:
    """Return the vectors of an entry's sentences, given its windows and their encodings."""
    spans = sentences(entry.text)
    sums = np.zeros((len(spans), encodings[0].vector.size), dtype=np.float32)
    ends = np.array([end for _, end in spans])
    for places, tokens in _placed(entry, windows, encodings):
        at = np.searchsorted(ends, places, side="right")
        inside = at < len(spans)
        np.add.at(sums, at[inside], tokens[inside])
    norms = np.linalg.norm(sums, axis=1, keepdims=True)
    return np.asarray(sums / np.maximum(norms, 1e-6), dtype=np.float16)


class SentenceWriter:
    """Collects the vectors of the sentences of entries, one entry after the other."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._folder = folder
        self._vectors: list[NDArray[np.float16]] = []
        self._firsts = [0]

    def add(self, vectors: NDArray[np.float16]) -> None:
        """Add one entry by the vectors of its sentences."""
        self._vectors.append(vectors)
        self._firsts.append(self._firsts[-1] + len(vectors))

    def close(self) -> None:
        """Write the file and what opening needs to know."""
        np.save(self._folder / _VECTORS, np.concatenate(self._vectors))
        np.save(self._folder / _FIRSTS, np.array(self._firsts, dtype=np.int64))


class Sentences:
    """The vectors of the sentences of all entries, mapped from disk."""

    def __init__(self, folder: Path) -> None:
        self._vectors: NDArray[np.float16] = np.load(folder / _VECTORS, mmap_mode="r").view(np.ndarray)
        self._firsts: NDArray[np.int64] = np.load(folder / _FIRSTS)

    def at(self, place: int) -> NDArray[np.float16]:
        """Return the vectors of the sentences of the entry at a place."""
        return self._vectors[self._firsts[place] : self._firsts[place + 1]]

    def count(self, place: int) -> int:
        """Return how many sentences the entry at a place has."""
        return int(self._firsts[place + 1] - self._firsts[place])

    def cosines(self, question: NDArray[np.float32], place: int) -> tuple[float, ...]:
        """Return the cosine of a question with each sentence of the entry at a place, in order."""
        rows = self.at(place).astype(np.float32)
        return tuple(float(cosine) for cosine in rows @ question)


def _placed(
    entry: Entry, windows: Sequence[str], encodings: Sequence[Encoding]
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.float32]]]:
    """Yield for each window its tokens, with the characters of the entry's text at which they begin.

    Titles are passed over. Windows hold the text's characters in order, white space apart;
    so they are counted without it.
    """
    solid = np.array([n for n, character in enumerate(entry.text) if not character.isspace()], dtype=np.int64)
    done = 0
    for window, encoding in zip(windows, encodings, strict=True):
        body = len(entry.title) + 1 if entry.title and window.startswith(f"{entry.title}\n") else 0
        before = np.cumsum([0, *(not character.isspace() for character in window)])  # solid characters before each
        of_text = (encoding.ends > encoding.starts) & (encoding.starts >= body)
        nth = done + before[encoding.starts[of_text]] - before[body]
        yield solid[nth[nth < solid.size]], encoding.tokens[of_text][nth < solid.size]
        done += int(before[-1] - before[body])
