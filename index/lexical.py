"""The lexical index: BM25 over stemmed words, through llama-index."""

import logging
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.entry import Entry

if TYPE_CHECKING:
    from llama_index.retrievers.bm25 import BM25Retriever

_LANGUAGE = "en"  # for stop words; the stemmer is the retriever's own, for English


class Lexical:
    """BM25 scores of every entry for a question."""

    def __init__(self, retriever: "BM25Retriever") -> None:
        self._retriever = retriever
        self._stemming = Lock()  # a stemmer keeps a cache and is not safe to share

    @classmethod
    def build(cls, folder: Path, entries: Sequence[Entry]) -> None:
        """Index entries in their order and write the index to a new folder."""
        from llama_index.core.schema import BaseNode, TextNode

        nodes: list[BaseNode] = [TextNode(id_=entry.id, text=entry.words) for entry in entries]
        retriever = _retriever()(nodes=nodes, language=_LANGUAGE, similarity_top_k=1)
        retriever.persist(str(folder), show_progress=False)

    @classmethod
    def open(cls, folder: Path) -> "Lexical":
        """Open an index that build wrote, mapped from disk."""
        return cls(_retriever().from_persist_dir(str(folder), mmap=True, show_progress=False))

    def scores(self, question: str) -> NDArray[np.float32]:
        """Return the BM25 score of every entry: 0 where no word of the question stands in it."""
        import bm25s

        with self._stemming:
            words = bm25s.tokenize(
                question,
                stopwords=_LANGUAGE,
                stemmer=self._retriever.stemmer,
                token_pattern=self._retriever.token_pattern,
                return_ids=False,
                show_progress=False,
            )[0]
        known = self._retriever.bm25.get_tokens_ids(list(words))
        return np.asarray(self._retriever.bm25.get_scores_from_ids(known), dtype=np.float32)


def _retriever() -> "type[BM25Retriever]":
    from llama_index.retrievers.bm25 import BM25Retriever

    logging.getLogger("bm25s").setLevel(logging.WARNING)  # it sets itself to DEBUG
    return BM25Retriever
