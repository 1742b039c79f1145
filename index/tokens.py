"""Token vectors on disk, and late interaction: how well each question token is met by a passage."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_VECTORS, _SCALES, _STARTS = "tokens.int8", "scales.npy", "starts.npy"


Add = Callable[[NDArray[np.int8], NDArray[np.float32]], None]


def as_bytes(tokens: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return token vectors as bytes, with one scale for each."""
    scales = np.abs(tokens).max(axis=1) / 127
    return np.rint(tokens / scales[:, None]).astype(np.int8), scales


@contextmanager
def writing(folder: Path) -> Iterator[Add]:
    """Give the function that adds an entry, by the token vectors of all its windows, to a new folder."""
    folder.mkdir()
    all_scales: list[NDArray[np.float32]] = []
    starts = [0]
    with (folder / _VECTORS).open("wb") as file:

        def add(tokens: NDArray[np.int8], scales: NDArray[np.float32]) -> None:
            file.write(tokens.tobytes())
            all_scales.append(scales)
            starts.append(starts[-1] + len(tokens))

        yield add
    np.save(folder / _SCALES, np.concatenate(all_scales))
    np.save(folder / _STARTS, np.array(starts, dtype=np.int64))


class Tokens:
    """The token vectors of all entries, mapped from disk: only what a search touches is read."""

    def __init__(self, folder: Path) -> None:
        self._scales: NDArray[np.float32] = np.load(folder / _SCALES, mmap_mode="r").view(np.ndarray)
        self._starts: NDArray[np.int64] = np.load(folder / _STARTS)
        flat = np.memmap(folder / _VECTORS, dtype=np.int8, mode="r").view(np.ndarray)  # quicker to slice
        self._vectors = flat.reshape(len(self._scales), -1)

    def at(self, place: int) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
        """Return the token vectors of the entry at a place, as bytes, and their scales."""
        span = slice(self._starts[place], self._starts[place + 1])
        return self._vectors[span], self._scales[span]

    def late(self, question: NDArray[np.float32], places: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return for each entry the mean, over question tokens, of the best cosine with one of its tokens."""
        spans = [slice(self._starts[at], self._starts[at + 1]) for at in places]
        vectors = np.concatenate([self._vectors[span] for span in spans], dtype=np.float32, casting="unsafe")
        scales = np.concatenate([self._scales[span] for span in spans])
        cosines = (question @ vectors.T) * scales
        firsts = np.cumsum([0, *(span.stop - span.start for span in spans[:-1])])
        best: NDArray[np.float32] = np.maximum.reduceat(cosines, firsts, axis=1)
        return np.asarray(best.mean(axis=0), dtype=np.float32)
