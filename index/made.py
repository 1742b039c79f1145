"""What is made of an entry: the vectors of its windows, tokens and sentences; new, or kept from an earlier index."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.errors import VerseError
from index.entry import Entry
from index.model import Encoding
from index.prints import proved
from index.spoken import Sentences, sentence_vectors
from index.tokens import Tokens, as_bytes
from index.vectors import VectorStore

TABLE = "entries.json"


@dataclass(frozen=True, slots=True)
class Made:
    """The vectors of one entry."""

    windows: NDArray[np.float32]  # (windows, dimensions)
    tokens: NDArray[np.int8]  # (tokens, dimensions), of all windows
    scales: NDArray[np.float32]  # (tokens,)
    sentences: NDArray[np.float16]  # (sentences, dimensions)

    @classmethod
    def of(cls, entry: Entry, texts: Sequence[str], encodings: Sequence[Encoding]) -> "Made":
        """Return what an entry's windows were encoded as."""
        tokens, scales = as_bytes(np.concatenate([encoding.tokens for encoding in encodings]))
        windows = np.stack([encoding.vector for encoding in encodings])
        return cls(windows, tokens, scales, sentence_vectors(entry, texts, encodings))


def key_of(entry: Entry, model: str) -> str:
    """Return a name that entries share where the same is made of them: the same words, read by the same model."""
    return hashlib.sha256("\0".join((model, entry.title, entry.text)).encode()).hexdigest()[:24]


class Earlier:
    """What an earlier index holds, by the keys of its entries."""

    def __init__(self, folder: Path, vectors: VectorStore) -> None:
        """Open it; a VerseError or an OSError when it cannot be read."""
        table = json.loads((folder / TABLE).read_text(encoding="utf-8"))
        self._places = {key: place for place, key in enumerate(table["keys"])}
        self._firsts = np.cumsum([0, *table["windows"]])
        self._vectors = proved(vectors.read(int(self._firsts[-1])), folder)
        self._tokens = Tokens(folder / "tokens")
        self._sentences = Sentences(folder / "sentences")

    @classmethod
    def opened(cls, folder: Path, vectors: VectorStore) -> "Earlier | None":
        """Open it; None where it cannot be used: then everything is made anew."""
        try:
            return cls(folder, vectors)
        except (VerseError, OSError, ValueError, KeyError):
            return None

    def get(self, key: str) -> Made | None:
        """Return what was made of an entry with that key; None where it holds none."""
        place = self._places.get(key)
        if place is None:
            return None
        windows = self._vectors[self._firsts[place] : self._firsts[place + 1]]
        return Made(windows, *self._tokens.at(place), self._sentences.at(place))
