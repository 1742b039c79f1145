"""Dice: choices that fall the same way whenever the seed is the same."""

import hashlib
import random
from collections.abc import Sequence
from typing import TypeVar

_T = TypeVar("_T")


def dice(seed: int, *about: str) -> random.Random:
    """Return the dice of one seed and one matter: the same two always fall alike, on every machine."""
    name = "\n".join((str(seed), *about))
    return random.Random(int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big"))  # noqa: S311 - not for secrets


def shuffled(items: Sequence[_T], seed: int, *about: str) -> tuple[_T, ...]:
    """Return the items in an order that the seed and the matter give."""
    order = list(items)
    dice(seed, *about).shuffle(order)
    return tuple(order)


def digest(text: str, digits: int) -> str:
    """Return the first hexadecimal digits of the sha256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:digits]
