"""The engine: entries in, the best entries for a question out.

BM25, the cosine of sentence vectors and the likeness to questions that entries are known to answer,
each standardised over the candidates, are added; the best are ranked again with late interaction.
Candidates are chosen first: what is outside the areas and documents asked for has no part in any figure.
"""

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from itertools import groupby, islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.errors import SnapshotError
from index.bank import Bank, Matter, Matters
from index.entry import Entry
from index.fusion import best, fused, standardised
from index.held import Held
from index.lexical import Lexical
from index.made import TABLE, Earlier, Made, key_of
from index.model import PIECES, Encoding
from index.prints import FILE, prints_of, proved
from index.reader import Reader
from index.served import Served
from index.spoken import Sentences, SentenceWriter
from index.tokens import Tokens, writing
from index.vectors import VectorStore
from index.weights import SHIPPED, Weights
from index.windows import windows

DEPTH = 30  # entries ranked again with late interaction
WORTH, WORTH_AT_LEAST = 1.0, 0.15  # what a cosine with an entry is worth as likeness to a question it answers
_REMEMBERED = 256  # choices of areas and documents whose blocks are kept in memory
_CHUNK = 512  # entries encoded at a time: bounds the memory a build needs
_SPECIAL = 2  # word pieces the model adds to a text

Progress = Callable[[str, int, int], None]  # step, done, of how many


@dataclass(frozen=True, slots=True)
class Match:
    """An entry found, with its score and the parts of it (standardised)."""

    id: str
    score: float
    lexical: float
    dense: float
    late: float
    asked: float
    cosine: float  # of question and entry, -1 to 1
    likeness: float  # of the question and the nearest of the entry's own questions; -1 where it has none
    sentences: tuple[float, ...]  # cosine of the question with each sentence of the entry
    told: tuple[float, ...]  # and with the nearest question that the sentence is known to answer; -1 where none is


@dataclass(frozen=True, slots=True)
class Block:
    """The entries of one document: they stand together."""

    document: str
    area: str
    start: int
    stop: int
    asked: bool = False  # there are questions that its entries are known to answer

    @property
    def span(self) -> slice:
        """The places of its entries."""
        return slice(self.start, self.stop)


class Engine:
    """Searches entries that `build` wrote to a folder."""

    def __init__(self, folder: Path, vectors: VectorStore, served: Served) -> None:
        table = json.loads((folder / TABLE).read_text(encoding="utf-8"))
        self._ids: list[str] = table["ids"]
        self._blocks = [Block(**block) for block in table["blocks"]]
        self._firsts = np.cumsum([0, *table["windows"]])  # row of each entry's first vector
        rows = int(self._firsts[-1])
        self._held = Held(lambda: proved(vectors.read(rows), folder))
        self._lexical = Lexical.open(folder / "bm25")
        self._tokens = Tokens(folder / "tokens")
        self._sentences = Sentences(folder / "sentences")
        self._bank = Bank(folder / "bank") if (folder / "bank").exists() else None
        self._matters = Matters(folder / "matters") if (folder / "matters").exists() else None
        self._read = Reader(lambda question: served.model.encode([question])[0])
        self._candidates = lru_cache(maxsize=_REMEMBERED)(self._joined)

    def nearest(
        self, question: str, *, areas: Collection[str] | None = None, limit: int = 10
    ) -> tuple[tuple[str, float], ...]:
        """Return the known matters whose questions are nearest to this one, with the cosine, best first."""
        if self._matters is None:
            return ()
        return self._matters.nearest(self._read(question).vector, areas, limit)

    @property
    def by_words_only(self) -> bool:
        """Whether the vectors of paragraphs cannot be read just now: their server is away."""
        return self._held.now() is None

    def search(
        self,
        question: str,
        *,
        words: str = "",
        areas: Collection[str] | None = None,
        documents: Collection[str] | None = None,
        limit: int = 10,
        weights: Weights = SHIPPED,
    ) -> tuple[Match, ...]:
        """Return the best entries of these areas and documents (None: of all), best first.

        `words` are further ones for the search by words: what the documents call the question's.
        """
        blocks = self._candidates(_frozen(areas), _frozen(documents))
        if not blocks:
            return ()
        spans = [block.span for block in blocks]
        read = self._read(question)
        places = np.concatenate([np.arange(span.start, span.stop) for span in spans])
        vectors = self._held.now()
        cosine = np.concatenate([self._cosines(vectors, read.vector, span) for span in spans])
        every = self._lexical.scores(f"{question} {words}")
        lexical = standardised(np.concatenate([every[span] for span in spans]))
        dense = standardised(cosine)
        likeness = self._likeness(read, blocks, cosine)
        asked = standardised(likeness)
        meaning, spoken = weights.beside(bool(asked.any()))
        first = fused([(weights.words, lexical), (meaning, dense), (weights.asked, asked)])
        head = best(first, max(DEPTH, limit))
        late = standardised(self._tokens.late(read.words, places[head[:DEPTH]]))
        late = np.pad(late, (0, len(head) - len(late)), constant_values=late.min())  # those after stay after
        score = fused([(1.0, first[head]), (spoken, late)])
        return tuple(
            Match(
                id=self._ids[places[head[n]]],
                score=float(score[n]),
                lexical=float(lexical[head[n]]),
                dense=float(dense[head[n]]),
                late=float(late[n]),
                asked=float(asked[head[n]]),
                cosine=float(cosine[head[n]]),
                likeness=float(likeness[head[n]]),
                sentences=self._sentences.cosines(read.vector, int(places[head[n]])),
                told=self._told(read, int(places[head[n]])),
            )
            for n in best(score, limit)
        )

    def _joined(self, areas: frozenset[str] | None, documents: frozenset[str] | None) -> tuple[Block, ...]:
        """Return the blocks to look at; neighbours of one kind are joined."""
        found: list[Block] = []
        for block in self._blocks:
            if areas is not None and block.area not in areas:
                continue
            if documents is not None and block.document not in documents:
                continue
            if found and (found[-1].stop, found[-1].asked) == (block.start, block.asked):
                block = replace(block, start=found.pop().start)
            found.append(block)
        return tuple(found)

    def _cosines(
        self, vectors: NDArray[np.float32] | None, vector: NDArray[np.float32], span: slice
    ) -> NDArray[np.float32]:
        """Return for each entry of a span the mean of two cosines: its first window's and its best one's.

        The first says what a long passage is about; a short last one often comes too near by chance.
        Without vectors nothing is near.
        """
        if vectors is None:
            return np.zeros(span.stop - span.start, dtype=np.float32)
        firsts = self._firsts[span.start : span.stop + 1]
        rows = vectors[firsts[0] : firsts[-1]] @ vector
        starts = firsts[:-1] - firsts[0]
        both: NDArray[np.float32] = (rows[starts] + np.maximum.reduceat(rows, starts)) / 2
        return both

    def _likeness(self, read: Encoding, blocks: Sequence[Block], cosine: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return for each entry the cosine of its nearest own question; -1 for all where nobody's are known.

        An entry without questions, beside others that have them, gets what its own cosine is worth.
        """
        if self._bank is None or not any(block.asked for block in blocks):
            return np.full(len(cosine), -1.0, dtype=np.float32)
        known = np.concatenate([self._bank.likeness(read.vector, block.span) for block in blocks])
        return np.where(known > -1, known, cosine * WORTH + WORTH_AT_LEAST).astype(np.float32)

    def _told(self, read: Encoding, place: int) -> tuple[float, ...]:
        return self._bank.told(read.vector, place, self._sentences.count(place)) if self._bank else ()


def _frozen(names: Collection[str] | None) -> frozenset[str] | None:
    return None if names is None else frozenset(names)


def build(
    folder: Path,
    vectors: VectorStore,
    entries: Sequence[Entry],
    served: Served,
    progress: Progress,
    matters: Sequence[Matter] = (),
    earlier: Earlier | None = None,
) -> None:
    """Write what an Engine opens; raise SnapshotError when there is nothing to index.

    The entries of a document must stand together. What an earlier index holds is not encoded again.
    """
    if not entries:
        raise SnapshotError("There is nothing to index: no paragraphs were given. Check the ingest report.")
    counts: list[int] = []
    prints: list[NDArray[np.float32]] = []
    spoken = SentenceWriter(folder / "sentences")
    with vectors.writing() as add_vectors, writing(folder / "tokens") as add_tokens:
        for entry, texts, made in _made(entries, served, earlier, progress):
            add_vectors(entry, texts, made.windows)
            add_tokens(made.tokens, made.scales)
            spoken.add(made.sentences)
            counts.append(len(texts))
            prints.append(prints_of(made.windows))
    spoken.close()
    np.save(folder / FILE, np.concatenate(prints))
    questions = [question for entry in entries for question in entry.asked]
    if questions:
        Bank.write(folder / "bank", entries, _vectors(questions, served, progress))
    if matters:
        known = [question for matter in matters for question in matter.asked]
        Matters.write(folder / "matters", matters, _vectors(known, served, progress))
    progress("words", 0, len(entries))
    Lexical.build(folder / "bm25", entries)
    progress("words", len(entries), len(entries))
    table = {
        "ids": [entry.id for entry in entries],
        "keys": [key_of(entry, served.name) for entry in entries],
        "windows": counts,
        "blocks": [asdict(block) for block in _blocks(entries)],
    }
    (folder / TABLE).write_text(json.dumps(table, ensure_ascii=False), encoding="utf-8")


def _vectors(questions: Sequence[str], served: Served, progress: Progress) -> NDArray[np.float32]:
    """Return the vectors of questions; only those that came without one are encoded."""
    found = {question: served.read.get(question) for question in questions} if served.read else {}
    new = [question for question in questions if found.get(question) is None]
    made = served.model.encode(new, lambda done, of: progress("questions", done, of)) if new else []
    found |= {question: encoding.vector for question, encoding in zip(new, made, strict=True)}
    return np.stack([vector for question in questions if (vector := found[question]) is not None])


def _made(
    entries: Sequence[Entry], served: Served, earlier: Earlier | None, progress: Progress
) -> Iterator[tuple[Entry, tuple[str, ...], Made]]:
    """Yield each entry with the texts of its windows and what is made of them."""
    for at in range(0, len(entries), _CHUNK):
        chunk = entries[at : at + _CHUNK]
        texts = [windows(entry, served.model.count, PIECES - _SPECIAL) for entry in chunk]
        kept = [earlier.get(key_of(entry, served.name)) if earlier else None for entry in chunk]
        flat = [text for several, old in zip(texts, kept, strict=True) if old is None for text in several]

        def told(some: int, of: int, at: int = at, size: int = len(chunk)) -> None:
            progress("vectors", at + size * some // of, len(entries))

        new = iter(served.model.encode(flat, told) if flat else ())
        for entry, several, old in zip(chunk, texts, kept, strict=True):
            yield entry, several, old or Made.of(entry, several, list(islice(new, len(several))))


def _blocks(entries: Sequence[Entry]) -> Iterator[Block]:
    seen: set[str] = set()
    start = 0
    for (document, area), group in groupby(entries, key=lambda e: (e.document, e.area)):
        if document in seen:
            raise SnapshotError(f"The entries of {document} do not stand together, or name several areas.")
        seen.add(document)
        held = list(group)
        stop = start + len(held)
        yield Block(document, area, start, stop, any(entry.asked for entry in held))
        start = stop
