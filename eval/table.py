"""Tables for a terminal: the scores of a run, beside those of the run before."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from eval.measures import MEASURES
from eval.runs import Row

RETRIEVAL = ("found@1", "found@3", "found@5", "found@10", "recall@10", "ndcg@10", "mrr")
ABLATED = ("right", "fact_recall", "citation_recall", "false_abstention", "abstention_recall", "area_kept")


def lines(summary: Row, before: Row | None = None) -> Iterator[str]:
    """Yield the scores of a run as lines of text."""
    yield f"Run {summary['run']}: {summary['items']} questions of the {summary['set']} set"
    if before:
        yield f"Compared with {before['run']}"
    tables = [_measures(summary, before), _kinds(summary), *_others(summary)]
    for heads, rows in tables:
        yield ""
        yield from aligned(heads, rows)
    length, took = summary["characters"], summary["milliseconds"]
    yield ""
    yield f"Answers: {number(length['p50'])} characters at the median, {number(length['p95'])} at the 95th percentile."
    yield f"Time: {number(took['p50'])} ms at the median, {number(took['p95'])} ms at the 95th percentile."
    yield f"Errors: {summary['errors']}."


def shares(table: Mapping[str, Any], names: Sequence[str]) -> list[list[str]]:
    """Return a row for each entry of a table of means: its name, then these means as percentages."""
    return [[row, *(share(means[name]["value"]) for name in names)] for row, means in table.items()]


def _measures(summary: Row, before: Row | None) -> tuple[list[str], list[list[str]]]:
    rows = []
    for measure in MEASURES:
        mean = summary["measures"][measure.name]
        changed = change(summary, before, measure.name)
        rows.append([measure.name, share(mean["value"]), str(mean["of"]), changed, measure.says])
    return ["measure", "score", "of", "change", "what it is"], rows


def _kinds(summary: Row) -> tuple[list[str], list[list[str]]]:
    rows = [
        [kind, share(means["right"]["value"]), str(means["right"]["of"])] for kind, means in summary["kinds"].items()
    ]
    return ["kind of question", "right", "of"], rows


def _others(summary: Row) -> Iterator[tuple[list[str], list[list[str]]]]:
    """Yield the tables that not every run has: search, baselines, parts switched off, ragas."""
    if summary["retrieval"]:
        yield ["search", *RETRIEVAL], shares(summary["retrieval"], RETRIEVAL)
        shown = shares(summary["shown"], ("gold", "facts"))
        characters = (number(means["characters"]["value"]) for means in summary["shown"].values())
        rows = [[*row, read] for row, read in zip(shown, characters, strict=True)]
        yield ["what is shown", "golden words in it", "all facts in it", "characters"], rows
    if summary["ablations"]:
        rows = shares({"nothing": summary["measures"], **summary["ablations"]}, ABLATED)
        yield ["switched off", *ABLATED], rows
    if "measures" in summary["ragas"]:
        yield (
            ["ragas, no judge", "score"],
            shares({k: {"v": m} for k, m in summary["ragas"]["measures"].items()}, ["v"]),
        )


def share(value: float | None) -> str:
    """Return a share as a percentage; a dash where it is undefined. 100 % is never the work of rounding."""
    if value is None:
        return "–"
    text = f"{100 * value:.1f} %"
    return "99.9 %" if text == "100.0 %" and value < 1 else text


def change(summary: Row, before: Row | None, name: str) -> str:
    """Return by how many points a measure has changed; "" when there is nothing to compare."""
    old = before["measures"].get(name, {}).get("value") if before else None
    new = summary["measures"][name]["value"]
    return "" if old is None or new is None else f"{100 * (new - old):+.1f}"


def number(value: float | None) -> str:
    """Return a whole number for reading; a dash where there is none."""
    return "–" if value is None else f"{value:,.0f}"


def aligned(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """Yield a table as lines, its columns aligned: figures to the right, words to the left."""
    every = [list(heads), *(list(map(str, row)) for row in rows)]
    widths = [max(len(row[n]) for row in every) for n in range(len(heads))]
    numeric = [all(row[n][:1] in "0123456789–+-" for row in every[1:]) for n in range(len(heads))]
    for row in every:
        cells = (
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(row, widths, numeric, strict=True)
        )
        yield "  ".join(cells).rstrip()
