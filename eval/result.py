"""Results: a run scored from what is on its folder's disk, and nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from corpus.errors import SourceError
from eval.body import text_of
from eval.facts import holds, missing
from eval.golden import Item, golden_file, load_golden
from eval.library import Library, shipped_library
from eval.measures import Mean, by_kind, mean, measured, percentile
from eval.proof import GoldRefs, gold_refs
from eval.quickstart import NAME as QUICKSTART
from eval.ragas_measures import ragas_scores
from eval.rankings import PRODUCT, ranked_well, summed
from eval.runs import ABLATED, ANSWERS, RANKINGS, SHOWN, Row, Run
from eval.score import Scored, score
from eval.ways import BASELINES

SHOWN_PARAGRAPHS = 5  # that a plain search would show: about as much to read as an answer
OURS = "this product's answers"


@dataclass(frozen=True, slots=True)
class Result:
    """A scored run."""

    run: Run
    scores: tuple[Scored, ...]
    rows: Mapping[str, Row]  # answers, by id
    gold: Mapping[str, GoldRefs]  # by id
    ranked: Mapping[str, list[str]]  # what the product's search found, best first, by id
    summary: Row


def score_run(run: Run) -> Result:
    """Score a run from what is on disk, and write its scores beside it."""
    config = run.config
    library = shipped_library()
    rows = {row["id"]: row for row in run.rows(ANSWERS)}
    items = [item for item in load_golden(golden_file(config["set"])) if item.id in rows]
    if len(items) != config["items"] or len(rows) != config["items"]:
        raise SourceError(
            f"The run {run.folder} holds {len(rows)} answers, {len(items)} of them to golden questions, where "
            f"{config['items']} were asked. Make it again."
        )
    gold = {item.id: gold_refs(item, library) for item in items}
    by_id = {item.id: item for item in items}
    scores = tuple(score(item, gold[item.id], rows[item.id], library) for item in items)
    ranked = {row["id"]: row["ranked"][PRODUCT] for row in run.rows(RANKINGS)}
    summary = {
        "run": run.name,
        **{name: config[name] for name in ("set", "items", "commit", "index")},
        "errors": sum(s.status == "error" for s in scores),
        "measures": _plain(measured(scores)),
        "kinds": {kind: _plain(means) for kind, means in by_kind(scores).items()},
        "characters": _spread([s.length for s in scores if s.status == "answered"]),
        "milliseconds": _spread([s.took_ms for s in scores]),
        "retrieval": retrieval(run, gold),
        "shown": shown(run, items, rows, library),
        "ragas": ragas_scores(items, rows, gold, ranked, library),
        "ablations": {
            name: _plain(measured([score(by_id[row["id"]], gold[row["id"]], row, library) for row in group]))
            for name, group in _by_ablation(run.rows(ABLATED)).items()
        },
    }
    run.write_table([_line(s) for s in scores])
    run.write_summary(summary)
    return Result(run, scores, rows, gold, ranked, summary)


def retrieval(run: Run, gold: Mapping[str, GoldRefs]) -> dict[str, Any]:
    """Return how well each way of searching finds the golden paragraphs."""
    rows = [row for row in run.rows(RANKINGS) if any(gold[row["id"]])]
    ways = list(rows[0]["ranked"]) if rows else []
    return {way: _plain(summed([ranked_well(row["ranked"][way], gold[row["id"]]) for row in rows])) for way in ways}


def shown(run: Run, items: Sequence[Item], rows: Mapping[str, Row], library: Library) -> dict[str, Any]:
    """Return, for ours and each baseline, how often the golden words and the facts are in what is shown."""
    texts = {str(p.ref): p.text for volume in library.values() for p in volume.paragraphs}
    found: dict[str, dict[str, str]] = {OURS: {}, QUICKSTART: {}}
    found[OURS] = {name: text_of(row["answer"]) if "answer" in row else "" for name, row in rows.items()}
    found[QUICKSTART] = {row["id"]: row["shown"] for row in run.rows(SHOWN)}
    for row in run.rows(RANKINGS):
        for way in (*BASELINES, PRODUCT):
            best = row["ranked"][way][:SHOWN_PARAGRAPHS]
            name = f"{way}, {SHOWN_PARAGRAPHS} paragraphs"
            found.setdefault(name, {})[row["id"]] = "\n".join(texts[ref] for ref in best)
    asked = [item for item in items if item.gold]
    return {
        way: _plain(
            {
                "gold": mean(_gold_shown(item, by_id[item.id]) for item in asked),
                "facts": mean(float(not missing(by_id[item.id], item.must)) for item in asked),
                "characters": mean(float(len(by_id[item.id])) for item in asked),
            }
        )
        for way, by_id in found.items()
        if by_id
    }


def _gold_shown(item: Item, text: str) -> float:
    held = [holds(text, gold.quote) for gold in item.gold]
    return float(all(held) if item.needs_all_gold else any(held))


def _by_ablation(rows: Sequence[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["ablation"], []).append(row)
    return found


def _plain(means: Mapping[str, Mean]) -> dict[str, Any]:
    return {name: asdict(one) for name, one in means.items()}


def _spread(values: Sequence[float]) -> dict[str, float | None]:
    return {"p50": percentile(values, 0.5), "p95": percentile(values, 0.95)}


def _line(scored: Scored) -> Row:
    """Return one line of scores.csv."""
    item = scored.item
    return {
        "id": item.id, "kind": item.kind, "area": item.area or "", "expect": str(item.expect), "status": scored.status,
        "right": int(scored.right), "facts": scored.facts, "citation_recall": scored.recall,
        "citation_precision": scored.precision, "lead_citation_precision": scored.lead_precision,
        "citations": scored.citations, "verbatim": scored.verbatim, "statements": scored.support.statements,
        "supported": scored.support.supported, "length": scored.length, "took_ms": scored.took_ms,
        "why": "; ".join(scored.why),
    }  # fmt: skip
