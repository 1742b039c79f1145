"""The forward pass of a BERT encoder: word pieces in, one vector for each out.

Written out because it serves single short questions: no framework is imported but torch,
and a question takes about two thirds of the time that the general classes need.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of an encoder, as in the config.json beside its weights."""

    layers: int
    heads: int
    width: int  # dimensions of a token's vector
    epsilon: float  # of layer normalisation


@dataclass(frozen=True, slots=True)
class _Layer:
    attend: tuple[Tensor, Tensor]  # query, key and value in one matrix
    project: tuple[Tensor, Tensor]
    project_norm: tuple[Tensor, Tensor]
    widen: tuple[Tensor, Tensor]
    narrow: tuple[Tensor, Tensor]
    narrow_norm: tuple[Tensor, Tensor]


class Encoder:
    """A BERT encoder over weights named as in its safetensors file."""

    def __init__(self, weights: Mapping[str, Tensor], shape: Shape) -> None:
        self._shape = shape
        self._words = weights["embeddings.word_embeddings.weight"]
        self._places = (
            weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
        )
        self._norm = _pair(weights, "embeddings.LayerNorm")
        self._layers = tuple(_layer(weights, f"encoder.layer.{n}.") for n in range(shape.layers))

    def forward(self, ids: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return token vectors (batch, length, width) of word-piece ids (batch, length).

        `mask` is true where a piece is real, false where it only fills the batch.
        """
        x = self._words[ids] + self._places[: ids.shape[1]]
        x = self._normalised(x, self._norm)
        seen = None if mask is None else mask[:, None, None, :]
        for layer in self._layers:
            x = self._normalised(x + self._attended(x, layer, seen), layer.project_norm)
            wide = functional.gelu(functional.linear(x, *layer.widen))
            x = self._normalised(x + functional.linear(wide, *layer.narrow), layer.narrow_norm)
        return x

    def _attended(self, x: Tensor, layer: _Layer, seen: Tensor | None) -> Tensor:
        batch, length, width = x.shape
        parts = functional.linear(x, *layer.attend).view(batch, length, 3, self._shape.heads, -1)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=seen)
        return functional.linear(mixed.transpose(1, 2).reshape(batch, length, width), *layer.project)

    def _normalised(self, x: Tensor, norm: tuple[Tensor, Tensor]) -> Tensor:
        return functional.layer_norm(x, (self._shape.width,), *norm, eps=self._shape.epsilon)


def _pair(weights: Mapping[str, Tensor], name: str) -> tuple[Tensor, Tensor]:
    return weights[f"{name}.weight"], weights[f"{name}.bias"]


def _layer(weights: Mapping[str, Tensor], at: str) -> _Layer:
    query, key, value = (_pair(weights, f"{at}attention.self.{part}") for part in ("query", "key", "value"))
    return _Layer(
        attend=(torch.cat([query[0], key[0], value[0]]), torch.cat([query[1], key[1], value[1]])),
        project=_pair(weights, f"{at}attention.output.dense"),
        project_norm=_pair(weights, f"{at}attention.output.LayerNorm"),
        widen=_pair(weights, f"{at}intermediate.dense"),
        narrow=_pair(weights, f"{at}output.dense"),
        narrow_norm=_pair(weights, f"{at}output.LayerNorm"),
    )
