"""Adapters: what was learnt from a question bank, laid over the shipped weights."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from corpus.errors import ModelError

if TYPE_CHECKING:
    from torch import Tensor

WEIGHTS, CARD, READ = "adapter.safetensors", "recipe.json", "questions.npz"


def adapter_hash(folder: Path) -> str:
    """Return the sha256 of an adapter; raise ModelError when it is not the one its card describes."""
    try:
        card = json.loads((folder / CARD).read_text(encoding="utf-8"))
        found = hashlib.sha256((folder / WEIGHTS).read_bytes()).hexdigest()
    except (OSError, ValueError) as exc:
        raise ModelError(f"The adapter in {folder} cannot be read: {exc}. Restore it, or train it again.") from exc
    if found != card["adapter_sha256"]:
        raise ModelError(
            f"The adapter in {folder} has been altered. Restore it, or run “verse train” to make it again."
        )
    return found


def adapted(weights: Mapping[str, "Tensor"], folder: Path) -> dict[str, "Tensor"]:
    """Return the weights with an adapter's low-rank products added to query, key and value of every layer."""
    from safetensors.torch import load_file

    low = load_file(folder / WEIGHTS)
    changed = dict(weights)
    for name in {key.rpartition(".")[0] for key in low}:  # "0.query"
        layer, part = name.split(".")
        key = f"encoder.layer.{layer}.attention.self.{part}.weight"
        changed[key] = weights[key] + low[f"{name}.up"] @ low[f"{name}.down"]
    return changed


class Read:
    """Questions that an adapted model has read already: made once with the adapter, and kept beside it."""

    def __init__(self, folder: Path) -> None:
        path = folder / READ
        self._rows: dict[int, NDArray[np.float32]] = {}
        if path.exists():
            held = np.load(path)
            vectors = held["vectors"].astype(np.float32) * held["scales"][:, None]
            self._rows = dict(zip(held["keys"].tolist(), vectors, strict=True))

    def get(self, question: str) -> NDArray[np.float32] | None:
        """Return the vector of a question, or None when it has not been read."""
        return self._rows.get(_key(question))

    @staticmethod
    def write(folder: Path, questions: Sequence[str], vectors: NDArray[np.float32]) -> None:
        """Keep questions' vectors, as bytes with one scale each."""
        scales = np.abs(vectors).max(axis=1) / 127
        np.savez(
            folder / READ,
            keys=np.array([_key(question) for question in questions], dtype=np.uint64),
            vectors=np.rint(vectors / scales[:, None]).astype(np.int8),
            scales=scales.astype(np.float32),
        )


def _key(question: str) -> int:
    return int.from_bytes(hashlib.blake2b(question.encode(), digest_size=8).digest(), "big")
