"""Token vectors on disk, and late interaction: how well each question token is met by a passage."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.model import Encoding

_VECTORS, _SCALES, _STARTS = "tokens.int8", "scales.npy", "starts.npy"


class TokenWriter:
    """Writes the token vectors of entries, one after the other, as bytes with a scale for each token."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._folder = folder
        self._file = (folder / _VECTORS).open("wb")
        self._scales: list[NDArray[np.float32]] = []
        self._starts = [0]

    def add(self, encodings: Sequence[Encoding]) -> None:
        """Add one entry, given the encodings of all its windows."""
        tokens = np.concatenate([encoding.tokens for encoding in encodings])
        scales = np.abs(tokens).max(axis=1, keepdims=True) / 127
        self._file.write(np.rint(tokens / scales).astype(np.int8).tobytes())
        self._scales.append(scales[:, 0])
        self._starts.append(self._starts[-1] + len(tokens))

    def close(self) -> None:
        """Write what opening needs to know."""
        self._file.close()
        np.save(self._folder / _SCALES, np.concatenate(self._scales))
        np.save(self._folder / _STARTS, np.array(self._starts, dtype=np.int64))


class Tokens:
    """The token vectors of all entries, mapped from disk: only what a search touches is read."""

    def __init__(self, folder: Path) -> None:
        self._scales: NDArray[np.float32] = np.load(folder / _SCALES, mmap_mode="r")
        self._starts: NDArray[np.int64] = np.load(folder / _STARTS)
        flat = np.memmap(folder / _VECTORS, dtype=np.int8, mode="r")
        self._vectors = flat.reshape(len(self._scales), -1)

    def late(self, question: NDArray[np.float32], places: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return for each entry the mean, over question tokens, of the best cosine with one of its tokens."""
        spans = [slice(self._starts[at], self._starts[at + 1]) for at in places]
        vectors = np.concatenate([self._vectors[span] for span in spans]).astype(np.float32)
        scales = np.concatenate([self._scales[span] for span in spans])
        cosines = (vectors @ question.T) * scales[:, None]
        firsts = np.cumsum([0, *(span.stop - span.start for span in spans[:-1])])
        best: NDArray[np.float32] = np.maximum.reduceat(cosines, firsts, axis=0)
        return np.asarray(best.mean(axis=1), dtype=np.float32)
