"""Prints: one number for each vector, by which a store's vectors are known to be those that were written.

A store gives a vector back with its last digits changed, so it cannot be known by a hash.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.errors import SnapshotError

FILE = "prints.npy"
_APART = 1e-5  # vectors have length 1: two of them are hardly ever as near as this by chance
_SEED = 20


def prints_of(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the print of each vector."""
    along = np.random.default_rng(_SEED).standard_normal(vectors.shape[1], dtype=np.float32)
    return np.asarray(vectors @ (along / np.linalg.norm(along)), dtype=np.float32)


def proved(vectors: NDArray[np.float32], folder: Path) -> NDArray[np.float32]:
    """Return vectors that are those whose prints are kept in a folder; raise SnapshotError when they are not."""
    if (folder / FILE).exists():
        kept = np.load(folder / FILE)
        if kept.shape != (len(vectors),) or not np.allclose(prints_of(vectors), kept, rtol=0.0, atol=_APART):
            raise SnapshotError(
                f"The vectors of the index {folder.name} are not those that were written. "
                "Run “verse ingest” again, or roll back to another version."
            )
    return vectors
