"""The engine: entries in, the best entries for a question out.

BM25 and the cosine of sentence vectors, each standardised over the candidates, are added;
the best of these are ranked again with late interaction. Candidates are chosen first:
what is outside the areas and documents asked for has no part in any figure.
"""

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby, islice
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.errors import SnapshotError
from index.entry import Entry
from index.fusion import best, fused, standardised
from index.lexical import Lexical
from index.model import PIECES, Encoding
from index.tokens import Tokens, writing
from index.vectors import VectorStore
from index.windows import windows

DEPTH = 40  # entries ranked again with late interaction
LATE = 2.0  # weight of late interaction; the others have 1
_CHUNK = 512  # entries encoded at a time: bounds the memory a build needs
_SPECIAL = 2  # word pieces the model adds to a text

Progress = Callable[[str, int, int], None]  # step, done, of how many


class Encodes(Protocol):
    """A model as the engine uses it."""

    def encode(self, texts: Sequence[str], progress: Callable[[int, int], None] = ...) -> list[Encoding]:
        """Return the encodings of texts, in their order, telling how many are done of how many."""

    def count(self, texts: Sequence[str]) -> list[int]:
        """Return how many word pieces each text has."""


@dataclass(frozen=True, slots=True)
class Match:
    """An entry found, with its score and the parts of it (standardised)."""

    id: str
    score: float
    lexical: float
    dense: float
    late: float
    cosine: float  # of question and entry, -1 to 1


@dataclass(frozen=True, slots=True)
class Block:
    """The entries of one document: they stand together."""

    document: str
    area: str
    start: int
    stop: int


class Engine:
    """Searches entries that `build` wrote to a folder."""

    def __init__(self, folder: Path, vectors: VectorStore, model: Encodes) -> None:
        table = json.loads((folder / "entries.json").read_text(encoding="utf-8"))
        self._ids: list[str] = table["ids"]
        self._blocks = [Block(**block) for block in table["blocks"]]
        self._firsts = np.cumsum([0, *table["windows"]])  # row of each entry's first vector
        self._vectors = vectors.read(int(self._firsts[-1]))
        self._lexical = Lexical.open(folder / "bm25")
        self._tokens = Tokens(folder / "tokens")
        self._model = model

    def search(
        self,
        question: str,
        *,
        areas: Collection[str] | None = None,
        documents: Collection[str] | None = None,
        limit: int = 10,
    ) -> tuple[Match, ...]:
        """Return the best entries of these areas and documents (None: of all), best first."""
        spans = self._candidates(areas, documents)
        if not spans:
            return ()
        places = np.concatenate([np.arange(span.start, span.stop) for span in spans])
        asked = self._model.encode([question])[0]
        cosine = self._cosines(asked.vector, spans)
        every = self._lexical.scores(question)
        lexical = standardised(np.concatenate([every[span] for span in spans]))
        dense = standardised(cosine)
        first = fused([(1.0, lexical), (1.0, dense)])
        head = best(first, max(DEPTH, limit))
        late = standardised(self._tokens.late(asked.tokens, places[head]))
        score = fused([(1.0, first[head]), (LATE, late)])
        return tuple(
            Match(
                id=self._ids[places[head[n]]],
                score=float(score[n]),
                lexical=float(lexical[head[n]]),
                dense=float(dense[head[n]]),
                late=float(late[n]),
                cosine=float(cosine[head[n]]),
            )
            for n in best(score, limit)
        )

    def _candidates(self, areas: Collection[str] | None, documents: Collection[str] | None) -> list[slice]:
        spans: list[slice] = []
        for block in self._blocks:
            if areas is not None and block.area not in areas:
                continue
            if documents is not None and block.document not in documents:
                continue
            if spans and spans[-1].stop == block.start:
                spans[-1] = slice(spans[-1].start, block.stop)
            else:
                spans.append(slice(block.start, block.stop))
        return spans

    def _cosines(self, vector: NDArray[np.float32], spans: Sequence[slice]) -> NDArray[np.float32]:
        """Return for each candidate the best cosine of one of its windows."""
        found = []
        for span in spans:
            firsts = self._firsts[span.start : span.stop + 1]
            rows = self._vectors[firsts[0] : firsts[-1]] @ vector
            found.append(np.maximum.reduceat(rows, firsts[:-1] - firsts[0]))
        return np.concatenate(found)


def build(folder: Path, vectors: VectorStore, entries: Sequence[Entry], model: Encodes, progress: Progress) -> None:
    """Write what an Engine opens; raise SnapshotError when there is nothing to index.

    The entries of a document must stand together.
    """
    if not entries:
        raise SnapshotError("There is nothing to index: no paragraphs were given. Check the ingest report.")
    counts: list[int] = []
    with vectors.writing() as add_vectors, writing(folder / "tokens") as add_tokens:
        for entry, texts, encodings in _encoded(entries, model, progress):
            add_vectors(entry, texts, [encoding.vector for encoding in encodings])
            add_tokens(encodings)
            counts.append(len(encodings))
    progress("words", 0, len(entries))
    Lexical.build(folder / "bm25", entries)
    progress("words", len(entries), len(entries))
    table = {
        "ids": [entry.id for entry in entries],
        "windows": counts,
        "blocks": [asdict(block) for block in _blocks(entries)],
    }
    (folder / "entries.json").write_text(json.dumps(table, ensure_ascii=False), encoding="utf-8")


def _encoded(
    entries: Sequence[Entry], model: Encodes, progress: Progress
) -> Iterator[tuple[Entry, tuple[str, ...], list[Encoding]]]:
    for at in range(0, len(entries), _CHUNK):
        chunk = entries[at : at + _CHUNK]
        texts = [windows(entry, model.count, PIECES - _SPECIAL) for entry in chunk]
        flat = [text for several in texts for text in several]

        def told(done: int, of: int, at: int = at, size: int = len(chunk)) -> None:
            progress("vectors", at + size * done // of, len(entries))

        encodings = iter(model.encode(flat, told))
        for entry, several in zip(chunk, texts, strict=True):
            yield entry, several, list(islice(encodings, len(several)))


def _blocks(entries: Sequence[Entry]) -> Iterator[Block]:
    seen: set[str] = set()
    start = 0
    for (document, area), group in groupby(entries, key=lambda entry: (entry.document, entry.area)):
        if document in seen:
            raise SnapshotError(f"The entries of {document} do not stand together, or name several areas.")
        seen.add(document)
        stop = start + sum(1 for _ in group)
        yield Block(document, area, start, stop)
        start = stop
