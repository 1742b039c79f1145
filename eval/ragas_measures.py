"""ragas, for the measures it has that need no judge; an adapter, because ragas moves and breaks.

It is an extra: without it the report says so. It posts nothing, and a NaN is a failure.
"""

import os
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from typing import Any

from eval.body import citations, cited_by, told
from eval.golden import Item
from eval.library import Library
from eval.measures import mean
from eval.proof import GoldRefs
from eval.runs import Row
from index.model import load_model

ABSENT = "ragas is not installed, so its measures were left out: “make eval-setup” adds it."


@dataclass(frozen=True, slots=True)
class Sample:
    """One answer as ragas looks at it."""

    found: tuple[str, ...]  # paragraphs the search found first
    cited: tuple[str, ...]  # paragraphs cited
    golden: tuple[str, ...]  # paragraphs that hold the golden quotes
    quotes: tuple[str, ...]  # words cited
    golden_quotes: tuple[str, ...]
    said: str  # lead and points
    sources: tuple[str, ...]  # the documents cited, as printed


def ragas_scores(
    items: Sequence[Item],
    rows: Mapping[str, Row],
    gold: Mapping[str, GoldRefs],
    ranked: Mapping[str, Sequence[str]],
    library: Library,
) -> dict[str, Any]:
    """Return ragas's judge-free measures over the answers to questions with golden quotes."""
    if find_spec("ragas") is None:
        return {"absent": ABSENT}
    samples = [
        _sample(item, rows[item.id]["answer"], gold[item.id], ranked.get(item.id, ()), library)
        for item in items
        if any(gold[item.id]) and "answer" in rows[item.id]
    ]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the measures' new home does not have them yet
        scores = {name: mean(of(sample) for sample in samples) for name, of in _measures().items()}
    return {"measures": {name: asdict(score) for name, score in scores.items()}}


def _sample(item: Item, body: Row, gold: GoldRefs, ranked: Sequence[str], library: Library) -> Sample:
    held = list(citations(body).values())
    return Sample(
        found=tuple(ranked[:5]),
        cited=tuple(str(ref) for ref in cited_by(body, "lead", "point")),
        golden=tuple(sorted({str(ref) for refs in gold for ref in refs})),
        quotes=tuple(citation["quote"] for citation in held),
        golden_quotes=tuple(quote.quote for quote in item.gold),
        said=" ".join(one.text for one in told(body) if one.part != "alert"),
        sources=tuple(library[name].printed for name in sorted({citation["document"] for citation in held})),
    )


def _measures() -> dict[str, Callable[[Sample], float | None]]:
    """Return the measures by name; None where an answer offers nothing to measure."""
    os.environ["RAGAS_DO_NOT_TRACK"] = "true"
    from ragas import SingleTurnSample
    from ragas.metrics import (
        IDBasedContextPrecision,
        IDBasedContextRecall,
        NonLLMContextPrecisionWithReference,
        NonLLMContextRecall,
    )
    from ragas.metrics.collections import QuotedSpansAlignment, SemanticSimilarity

    by_id = {"precision": IDBasedContextPrecision(), "recall": IDBasedContextRecall()}
    by_words = {"precision": NonLLMContextPrecisionWithReference(), "recall": NonLLMContextRecall()}
    aligned, alike = QuotedSpansAlignment(), SemanticSimilarity(embeddings=_embeddings())

    def ids(metric: Any, got: Sequence[str], wanted: Sequence[str]) -> float | None:
        sample = SingleTurnSample(retrieved_context_ids=list(got), reference_context_ids=list(wanted))
        return float(metric.single_turn_score(sample)) if got else None

    def words(metric: Any, sample: Sample) -> float | None:
        both = SingleTurnSample(retrieved_contexts=list(sample.quotes), reference_contexts=list(sample.golden_quotes))
        return float(metric.single_turn_score(both)) if sample.quotes else None

    def spans(sample: Sample) -> float | None:
        said = " ".join(f'"{_marked(quote)}"' for quote in sample.quotes)
        sources = [_marked(source) for source in sample.sources]
        return float(aligned.score(response=said, retrieved_contexts=sources).value) if said else None

    def similarity(sample: Sample) -> float | None:
        reference = " ".join(sample.golden_quotes)
        return float(alike.score(reference=reference, response=sample.said).value) if sample.said else None

    return {
        "ID-based context precision, first 5 found": lambda s: ids(by_id["precision"], s.found, s.golden),
        "ID-based context recall, first 5 found": lambda s: ids(by_id["recall"], s.found, s.golden),
        "ID-based context precision, cited": lambda s: ids(by_id["precision"], s.cited, s.golden),
        "ID-based context recall, cited": lambda s: ids(by_id["recall"], s.cited, s.golden),
        "non-LLM context precision, quotes": lambda s: words(by_words["precision"], s),
        "non-LLM context recall, quotes": lambda s: words(by_words["recall"], s),
        "quoted spans alignment": spans,
        "semantic similarity to the golden quotes": similarity,
    }


def _marked(text: str) -> str:
    """Return text without double quotation marks, which ragas takes for the ends of a quote."""
    return text.translate(dict.fromkeys(map(ord, '"“”«»„'), "'"))


def _embeddings() -> Any:
    """Return the shipped model as ragas asks for one."""
    from ragas.embeddings.base import BaseRagasEmbedding

    def embed(self: object, text: str, **_: Any) -> list[float]:
        vector: list[float] = load_model().encode([text])[0].vector.tolist()
        return vector

    async def embed_later(self: object, text: str, **_: Any) -> list[float]:
        return embed(self, text)

    # Made by hand: a class statement would have no type where ragas is not installed.
    return type("Shipped", (BaseRagasEmbedding,), {"embed_text": embed, "aembed_text": embed_later})()
