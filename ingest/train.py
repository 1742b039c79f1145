"""Train an adapter: the shipped model learns the words that people use for these documents.

A low-rank product is added to query, key and value of every layer (LoRA, Hu et al. 2021) and trained
so that a question lies near another question about the same paragraph, and near the paragraph itself,
and far from the other pairs of its batch. What is learnt is small (0.4 MB) and belongs to its documents.
"""

import hashlib
import json
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from index.model import NAME, SHA256, weights_folder


@dataclass(frozen=True, slots=True)
class Recipe:
    """How an adapter is trained."""

    rank: int = 8
    alpha: float = 16.0
    dropout: float = 0.1
    temperature: float = 0.05
    batch: int = 64  # pairs
    learning_rate: float = 1e-3
    epochs: int = 3
    pieces: int = 96  # word pieces of a text that are read
    seed: int = 20261121


Progress = Callable[[int, int, float], None]  # batches done, of how many, loss


def batches_of(
    bank: Mapping[str, Sequence[str]], texts: Mapping[str, str], size: int, seed: int
) -> list[list[tuple[str, str]]]:
    """Return batches of (question, other question) pairs and of (question, paragraph) pairs, shuffled by the seed.

    The two kinds are not mixed: beside a paragraph every question of the batch would be padded to its length.
    """
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    alike: list[tuple[str, str]] = []
    answered: list[tuple[str, str]] = []
    for ref, questions in sorted(bank.items()):
        for n, question in enumerate(questions):
            others = [other for m, other in enumerate(questions) if m != n]
            if others:
                alike.append((question, chance.choice(others)))
        if questions:
            answered.append((chance.choice(list(questions)), texts[ref]))
    batches = []
    for pairs in (alike, answered):
        chance.shuffle(pairs)
        batches += [pairs[at : at + size] for at in range(0, len(pairs) - size // 2, size)]
    chance.shuffle(batches)
    return batches


def train(
    bank: Mapping[str, Sequence[str]],
    texts: Mapping[str, str],
    folder: Path,
    recipe: Recipe = Recipe(),
    bank_hash: str = "",
    progress: Progress = lambda done, total, loss: None,
) -> Path:
    """Train an adapter on a question bank and write it with its recipe; return the weights' file.

    `bank` maps a paragraph's reference to its questions, `texts` to its indexed text. About seven
    minutes on two cores for 5,000 questions; no network. The same inputs give the same weights.
    """
    import torch
    from safetensors.torch import save_file
    from sentence_transformers import SentenceTransformer

    torch.manual_seed(recipe.seed)
    model = SentenceTransformer(str(weights_folder()), device="cpu", local_files_only=True)
    model.max_seq_length = recipe.pieces
    model.requires_grad_(False)
    adapted = _adapt(model, recipe)
    model.train()
    optimiser = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], lr=recipe.learning_rate)
    batches = [b for n in range(recipe.epochs) for b in batches_of(bank, texts, recipe.batch, recipe.seed + n)]
    total = len(batches)
    schedule = torch.optim.lr_scheduler.LinearLR(optimiser, 1.0, 0.05, total)
    for n, batch in enumerate(batches):
        left, right = (_encode(model, [pair[side] for pair in batch]) for side in (0, 1))
        scores = left @ right.T / recipe.temperature
        loss = torch.nn.functional.cross_entropy(scores, torch.arange(len(batch)))
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        schedule.step()
        progress(n + 1, total, loss.item())
    folder.mkdir(parents=True, exist_ok=True)
    weights = {name: tensor.detach().contiguous() for name, tensor in adapted().items()}
    save_file(weights, folder / "adapter.safetensors")
    data = (folder / "adapter.safetensors").read_bytes()
    card: dict[str, Any] = {
        "model": NAME,
        "model_sha256": SHA256,
        "adapter_sha256": hashlib.sha256(data).hexdigest(),
        "bank": bank_hash,
        "questions": sum(map(len, bank.values())),
        "paragraphs": len(bank),
        "recipe": asdict(recipe),
    }
    (folder / "recipe.json").write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")
    return folder / "adapter.safetensors"


def _adapt(model: Any, recipe: Recipe) -> Callable[[], dict[str, Any]]:
    """Put a low-rank product beside query, key and value of every layer; return a reader of the weights."""
    import torch
    from torch import nn

    class LowRank(nn.Module):
        def __init__(self, base: nn.Linear) -> None:
            super().__init__()
            self.base = base
            self.down = nn.Parameter(torch.empty(recipe.rank, base.in_features))
            self.up = nn.Parameter(torch.zeros(base.out_features, recipe.rank))
            nn.init.kaiming_uniform_(self.down, a=5**0.5)

        def forward(self, x: torch.Tensor) -> torch.Tensor:
            dropped = nn.functional.dropout(x, recipe.dropout, self.training)
            more: torch.Tensor = dropped @ self.down.T @ self.up.T * (recipe.alpha / recipe.rank)
            whole: torch.Tensor = self.base(x) + more
            return whole

    added: dict[str, LowRank] = {}
    for n, layer in enumerate(model[0].auto_model.encoder.layer):
        attention = layer.attention.self
        for part in ("query", "key", "value"):
            added[f"{n}.{part}"] = LowRank(getattr(attention, part))
            setattr(attention, part, added[f"{n}.{part}"])

    def weights() -> dict[str, Any]:
        scale = recipe.alpha / recipe.rank
        return {
            f"{name}.{side}": tensor
            for name, low in added.items()
            for side, tensor in (("down", low.down), ("up", low.up * scale))
        }

    return weights


def _encode(model: Any, texts: Sequence[str]) -> Any:
    import torch

    features = model.tokenize(list(texts)) if hasattr(model, "tokenize") else model.preprocess(list(texts))
    vectors = model(features)["sentence_embedding"]
    return torch.nn.functional.normalize(vectors, dim=-1)


def read_questions(folder: Path, questions: Sequence[str]) -> None:
    """Keep beside an adapter what the adapted model makes of the questions, so that no ingest need read them again."""
    import numpy as np

    from index.adapter import Read
    from index.model import load_model

    once = sorted(set(questions))
    encodings = load_model(folder).encode(once)
    Read.write(folder, once, np.stack([encoding.vector for encoding in encodings]))
