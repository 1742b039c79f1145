"""Adapters: what was learnt from a question bank, laid over the shipped weights."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import ModelError

if TYPE_CHECKING:
    from torch import Tensor

WEIGHTS, CARD = "adapter.safetensors", "recipe.json"


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
