"""Ways of ranking: what people use, and the product's own with parts switched off."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from corpus.refs import ParagraphRef
from index.weights import SHIPPED, Weights

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


Way = Callable[[Sequence[Parts]], list[ParagraphRef]]


def ranked_by(part: Callable[[Parts], float]) -> Way:
    """Return the way that ranks by one figure, the highest first."""
    return lambda hits: [hit.ref for hit in sorted(hits, key=part, reverse=True)]


def fused_ranks(hits: Sequence[Parts]) -> list[ParagraphRef]:
    """Return the reciprocal rank fusion of BM25 and sentence vectors."""
    score: dict[ParagraphRef, float] = {}
    for way in (BASELINES["BM25 only"], BASELINES["sentence vectors only"]):
        for rank, ref in enumerate(way(hits), start=1):
            score[ref] = score.get(ref, 0.0) + 1 / (_RRF + rank)
    return sorted(score, key=lambda ref: score[ref], reverse=True)


# Over all candidates, each with the parts of its score.
BASELINES: dict[str, Way] = {
    "BM25 only": ranked_by(lambda hit: hit.lexical),
    "sentence vectors only": ranked_by(lambda hit: hit.dense),
    "RRF of both": fused_ranks,
    "sum of both": ranked_by(lambda hit: hit.lexical + hit.dense),
}

# The weights as they stand when a part is switched off.
_NO_BANK = replace(SHIPPED, asked=0.0, late_beside_bank=SHIPPED.late, meaning_beside_bank=SHIPPED.meaning)
_NO_LATE = replace(SHIPPED, late=0.0, late_beside_bank=0.0)
ABLATIONS: dict[str, Weights] = {
    "without BM25": replace(SHIPPED, words=0.0),
    "without sentence vectors": replace(SHIPPED, meaning=0.0, meaning_beside_bank=0.0),
    "without the question bank": _NO_BANK,
    "without late interaction": _NO_LATE,
    "without bank and late interaction": replace(_NO_LATE, asked=0.0),
}
