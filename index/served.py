"""The model that an index is made and searched with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from index.adapter import Read
from index.model import SHA256, Encoding


class Encodes(Protocol):
    """A model as the engine uses it."""

    def encode(self, texts: Sequence[str], progress: Callable[[int, int], None] = ...) -> list[Encoding]:
        """Return the encodings of texts, in their order, telling how many are done of how many."""

    def count(self, texts: Sequence[str]) -> list[int]:
        """Return how many word pieces each text has."""


@dataclass(frozen=True, slots=True)
class Served:
    """The model that an index is made and searched with: the shipped one, or what an adapter makes of it."""

    model: Encodes
    name: str = SHA256  # another model has another
    read: Read | None = None  # questions that it has read already
