"""Limits on one file: beyond them it is refused, with a sentence that says which."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How large, deep and slow a file may be."""

    size: int = 100_000_000  # bytes, as it lies on the disk
    unpacked: int = 400_000_000  # bytes, once its parts are unpacked
    pages: int = 2_000
    pieces: int = 200_000
    characters: int = 10_000_000
    rows: int = 20_000  # of all its tables
    depth: int = 100  # of elements inside one another
    seconds: int = 300
    memory: int = 3_000_000_000  # bytes


DEFAULT = Limits()
