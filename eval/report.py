"""The report: one page on a run that needs nothing else, neither network nor script."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from corpus.strict_yaml import read_yaml
from eval.charts import bars, histogram
from eval.measures import MEASURES
from eval.rankings import PRODUCT
from eval.result import OURS, Result
from eval.runs import Row, Run
from eval.score import Scored
from eval.table import ABLATED, RETRIEVAL, change, number, share, shares

_TEMPLATES = Path(__file__).parent / "templates"
_TRIED = Path(__file__).parent / "tried.yaml"
_TARGETS = {  # what each measure has to reach, where something was promised
    "right": "95 %", "verbatim": "100 %", "supported": "100 %", "danger_recall": "100 %",
    "danger_false_alarms": "2 % at most", "personal_data_kept_out": "100 %", "area_kept": "100 %",
}  # fmt: skip


def page(result: Result, earlier: Run | None, *, reveal: bool) -> str:
    """Return the report as HTML; unless `reveal`, failed questions show as id, kind and cause only."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    templates = Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined)
    summary = result.summary
    before = earlier.summary if earlier else None
    failed = [s for s in result.scores if not s.right]
    return templates.get_template("report.html").render(
        summary=summary,
        before=before,
        config=result.run.config,
        reveal=reveal,
        measures=[_measure(summary, before, measure.name, measure.says) for measure in MEASURES],
        kinds=_kinds(summary, before),
        causes=_causes(failed),
        turned=_turned(result, earlier),
        failures=[_failure(s, result, reveal) for s in failed],
        faults=[(s.item.id, fault) for s in result.scores for fault in s.support.faults] if reveal else [],
        unsupported=sum(s.support.statements - s.support.supported for s in result.scores),
        retrieval=shares(summary["retrieval"], RETRIEVAL),
        retrieval_heads=RETRIEVAL,
        ablations=shares({"nothing": summary["measures"], **summary["ablations"]}, ABLATED),
        ablation_heads=ABLATED,
        shown=_shown(summary),
        ragas=summary["ragas"],
        tried=read_yaml(_TRIED),
        charts=_charts(result),
        share=share,
        number=number,
    )


def _turned(result: Result, earlier: Run | None) -> tuple[list[str], list[str]]:
    """Return the items that are right now and were not in the run before, and the other way round."""
    old = earlier.right if earlier else {}
    now = {s.item.id: s.right for s in result.scores}
    return (
        [name for name, right in now.items() if right and old.get(name) is False],
        [name for name, right in now.items() if not right and old.get(name)],
    )


def _measure(summary: Row, before: Row | None, name: str, says: str) -> Row:
    mean = summary["measures"][name]
    return {
        "name": name.replace("_", " "),
        "says": says,
        "value": share(mean["value"]),
        "of": mean["of"],
        "undefined": mean["undefined"],
        "target": _TARGETS.get(name, ""),
        "change": change(summary, before, name),
    }


def _kinds(summary: Row, before: Row | None) -> list[Row]:
    return [
        {
            "name": kind.replace("_", " "),
            "of": means["right"]["of"],
            **{name: share(means[name]["value"]) for name in ("right", "status", "fact_recall", "citation_recall")},
            "change": change(
                {"measures": means},
                {"measures": before["kinds"][kind]} if before and kind in before["kinds"] else None,
                "right",
            ),
        }
        for kind, means in summary["kinds"].items()
    ]  # fmt: skip


def _shown(summary: Row) -> list[tuple[str, str, str, str]]:
    return [
        (way, share(means["gold"]["value"]), share(means["facts"]["value"]), number(means["characters"]["value"]))
        for way, means in summary["shown"].items()
    ]


def _causes(failed: Iterable[Scored]) -> list[tuple[str, int]]:
    """Return what went wrong and how often, without the words that are missing."""
    return Counter(cause for s in failed for cause in {why.split(": ")[0] for why in s.why}).most_common()


def _failure(scored: Scored, result: Result, reveal: bool) -> Row:
    item = scored.item
    causes = [why if reveal else why.split(": ")[0] for why in scored.why]
    shown: Row = {"id": item.id, "kind": item.kind.replace("_", " "), "why": causes, "reveal": reveal}
    if not reveal:
        return shown
    row = result.rows[item.id]
    golden = {str(ref) for refs in result.gold[item.id] for ref in refs}
    return {
        **shown,
        "item": item,
        "body": row.get("answer"),
        "error": row.get("error"),
        "gold": [(gold, sorted(map(str, refs))) for gold, refs in zip(item.gold, result.gold[item.id], strict=True)],
        "ranked": [(ref, ref in golden) for ref in result.ranked.get(item.id, [])[:5]],
        "faults": scored.support.faults,
    }


def _charts(result: Result) -> dict[str, str]:
    summary = result.summary
    answered = [s for s in result.scores if s.status == "answered"]
    return {
        "kinds": bars(
            [
                (kind.replace("_", " "), m["right"]["value"], f"{share(m['right']['value'])} of {m['right']['of']}")
                for kind, m in summary["kinds"].items()
            ],
            title="Share of answers that are right, by kind of question",
        ),
        "shown": bars(
            [(way, m["gold"]["value"], share(m["gold"]["value"])) for way, m in summary["shown"].items()],
            title="Share of questions whose golden words are in what is shown",
            own=OURS,
        ),
        "retrieval": bars(
            [(way, m["found@3"]["value"], share(m["found@3"]["value"])) for way, m in summary["retrieval"].items()],
            title="Share of questions with a golden paragraph among the first three found",
            own=PRODUCT,
        ),
        "length": histogram([s.length for s in answered], title="Length of answers", unit="characters"),
        "time": histogram([s.took_ms for s in result.scores], title="Time to answer", unit="ms"),
    }
