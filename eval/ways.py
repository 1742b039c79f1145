"""Ways of ranking: the parts of the product's score, alone, added up, and left out one at a time."""

from collections.abc import Callable, Sequence
from statistics import fmean, pstdev
from typing import Protocol

from corpus.refs import ParagraphRef
from index.engine import ASKED, DEPTH, LATE

_RRF = 60  # the usual constant of reciprocal rank fusion


class Parts(Protocol):
    """A paragraph found, with the parts of its score, standardised over what was searched."""

    @property
    def ref(self) -> ParagraphRef:
        """Which paragraph it is."""

    @property
    def lexical(self) -> float:
        """BM25."""

    @property
    def dense(self) -> float:
        """Sentence vectors."""

    @property
    def asked(self) -> float:
        """Likeness to the questions it is known to answer."""

    @property
    def late(self) -> float:
        """Late interaction of the tokens."""


Way = Callable[[Sequence[Parts]], list[ParagraphRef]]


def weighed(lexical: float = 0.0, dense: float = 0.0, asked: float = 0.0, late: float = 0.0) -> Way:
    """Return the way that adds parts with these weights; late interaction ranks the best again, as the engine does."""

    def way(hits: Sequence[Parts]) -> list[ParagraphRef]:
        first = {hit.ref: lexical * hit.lexical + dense * hit.dense + asked * hit.asked for hit in hits}
        ranked = sorted(hits, key=lambda hit: first[hit.ref], reverse=True)
        if not late:
            return [hit.ref for hit in ranked]
        head = ranked[:DEPTH] if any((lexical, dense, asked)) else ranked
        middle, spread = fmean(hit.late for hit in head), pstdev(hit.late for hit in head) or 1.0
        total = {hit.ref: first[hit.ref] + late * (hit.late - middle) / spread for hit in head}
        return [hit.ref for hit in sorted(head, key=lambda hit: total[hit.ref], reverse=True)]

    return way


def fused_ranks(hits: Sequence[Parts]) -> list[ParagraphRef]:
    """Return the reciprocal rank fusion of BM25 and sentence vectors."""
    score: dict[ParagraphRef, float] = {}
    for way in (weighed(lexical=1), weighed(dense=1)):
        for rank, ref in enumerate(way(hits), start=1):
            score[ref] = score.get(ref, 0.0) + 1 / (_RRF + rank)
    return sorted(score, key=lambda ref: score[ref], reverse=True)


# What people use, then what this product adds to it, then this product with one part left out.
BASELINES: dict[str, Way] = {
    "BM25 only": weighed(lexical=1),
    "sentence vectors only": weighed(dense=1),
    "RRF of both": fused_ranks,
    "sum of both": weighed(lexical=1, dense=1),
}
ABLATIONS: dict[str, Way] = {
    "sum of both + late interaction": weighed(lexical=1, dense=1, late=LATE),
    "sum of both + question bank": weighed(lexical=1, dense=1, asked=ASKED),
    "all, without BM25": weighed(dense=1, asked=ASKED, late=LATE),
    "all, without sentence vectors": weighed(lexical=1, asked=ASKED, late=LATE),
    "all, without the question bank": weighed(lexical=1, dense=1, late=LATE),
    "all, without late interaction": weighed(lexical=1, dense=1, asked=ASKED),
}
WAYS = BASELINES | ABLATIONS
