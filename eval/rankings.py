"""Rankings: which paragraphs each way of ranking puts first, and how well."""

import math
from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from corpus.catalogue import NATIONAL
from eval.measures import Mean, mean
from eval.proof import GoldRefs
from eval.ways import ABLATIONS, BASELINES, Parts
from index.weights import SHIPPED, Weights

DEPTH = 10  # paragraphs of each ranking that are kept
CUTS = (1, 3, 5, 10)


class Searches(Protocol):
    """A snapshot as rankings need it."""

    @property
    def paragraphs(self) -> Mapping[str, object]:
        """All paragraphs by reference."""

    def search(
        self, question: str, *, areas: Collection[str] | None = None, limit: int = 10, weights: Weights = SHIPPED
    ) -> Sequence[Parts]:
        """Return the best paragraphs for a question."""


PRODUCT = "as shipped"
UNFILTERED = "without the area filter"
AS_TYPED = "the question as typed, not as understood"


def areas_of(area: str | None) -> frozenset[str] | None:
    """Return the areas whose documents may answer: an area's own and national ones; None means all."""
    return None if area is None else frozenset({area, NATIONAL})


def rankings(
    snapshot: Searches, question: str, typed: str, area: str | None, others: Mapping[str, Searches]
) -> dict[str, list[str]]:
    """Return the references of the best paragraphs by each way: baselines, the product's own, parts off, `others`."""
    areas = areas_of(area)
    every = snapshot.search(question, areas=areas, limit=len(snapshot.paragraphs))
    found = {name: way(every) for name, way in BASELINES.items()}

    def searched(
        name: str,
        words: str,
        where: frozenset[str] | None,
        among: Searches = snapshot,
        weights: Weights = SHIPPED,
    ) -> None:
        found[name] = [hit.ref for hit in among.search(words, areas=where, limit=DEPTH, weights=weights)]

    searched(PRODUCT, question, areas)
    for name, changed in ABLATIONS.items():
        searched(name, question, areas, weights=changed)
    for name, other in others.items():
        searched(name, question, areas, other)
    searched(UNFILTERED, question, None)
    searched(AS_TYPED, typed, areas)
    return {name: [str(ref) for ref in refs[:DEPTH]] for name, refs in found.items()}


def ranked_well(ranked: Sequence[str], gold: GoldRefs) -> dict[str, float]:
    """Return the scores (0 to 1) of one ranking against golden quotes, each with the paragraphs that hold it.

    found@k: a golden paragraph is among the first k; recall@k: the share of golden quotes that are.
    """
    every = {str(ref) for ref in frozenset().union(*gold)}
    gains = [float(ref in every) for ref in ranked]
    first = next((place for place, gain in enumerate(gains, start=1) if gain), None)
    reachable = [{str(ref) for ref in refs} for refs in gold if refs]

    def recall(cut: int) -> float:
        return sum(bool(refs & set(ranked[:cut])) for refs in reachable) / len(reachable)

    return {
        **{f"found@{cut}": float(any(gains[:cut])) for cut in CUTS},
        **{f"recall@{cut}": recall(cut) for cut in CUTS},
        f"ndcg@{DEPTH}": _dcg(gains[:DEPTH]) / _dcg([1.0] * min(len(every), DEPTH)),
        "mrr": 1 / first if first else 0.0,
    }


def summed(scores: Sequence[Mapping[str, float]]) -> dict[str, Mean]:
    """Return the mean of each score over all questions that have golden paragraphs."""
    return {name: mean(one[name] for one in scores) for name in (scores[0] if scores else ())}


def _dcg(gains: Sequence[float]) -> float:
    return sum(gain / math.log2(place + 1) for place, gain in enumerate(gains, start=1))
