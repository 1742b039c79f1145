"""Fusion: scores of different kinds on one scale, and added."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]  # one for each candidate, higher is better


def standardised(scores: Scores) -> Scores:
    """Return scores with mean 0 and standard deviation 1; all 0 where they do not differ."""
    spread = float(scores.std()) if scores.size else 0.0
    if spread < 1e-9:
        return np.zeros_like(scores)
    return np.asarray((scores - scores.mean()) / spread, dtype=np.float32)


def fused(parts: Iterable[tuple[float, Scores]]) -> Scores:
    """Return the weighted sum of standardised scores."""
    return np.asarray(sum(weight * scores for weight, scores in parts), dtype=np.float32)


def best(scores: Scores, count: int) -> NDArray[np.int64]:
    """Return the places of the highest scores, best first; of equals the earlier one first."""
    if count < scores.size:
        floor = np.partition(scores, scores.size - count)[scores.size - count]
        places = np.flatnonzero(scores >= floor)
    else:
        places = np.arange(scores.size)
    return places[np.argsort(-scores[places], kind="stable")][:count]
