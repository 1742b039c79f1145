"""Generating: every golden question put to the assistant, and the answers written down."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import Any, Protocol

from assistant.answer import Answer
from assistant.api.shapes import answer_shape
from assistant.ask import Ask
from assistant.assistant import Assistant
from corpus.settings import Settings
from eval.ablations import changes
from eval.golden import Item, golden_file, load_golden
from eval.quickstart import quickstart
from eval.rankings import Searches, rankings
from eval.runs import ABLATED, ANSWERS, RANKINGS, SHOWN, Row, Run, commit, machine
from eval.variants import variants

Progress = Callable[[str, int, int], None]  # step, done, of how many


class Answers(Protocol):
    """An assistant as generating needs it."""

    def ask(self, ask: Ask, /) -> Answer:
        """Answer one question."""


def generate(
    run: Run,
    half: str,
    limit: int | None,
    assistant: Assistant,
    settings: Settings,
    progress: Progress,
    *,
    ablations: bool = True,
    indexes: bool = False,
) -> None:
    """Answer the questions of one half, search them in every way, and write it all down.

    `ablations` adds the answers with each step switched off, `indexes` those over other indexes.
    """
    items = load_golden(golden_file(half))[:limit]
    snapshot = assistant.snapshot
    rows = answers(items, assistant, progress)
    asked = {item.id: standalone(row, item) for item, row in zip(items, rows, strict=True)}
    searched = [item for item in items if item.gold]
    run.write_rows(ANSWERS, rows)
    run.write_rows(SHOWN, _baseline(searched, asked, progress))
    with variants(settings, progress, wanted=indexes) as others:
        snapshots = {name: other.snapshot for name, other in others.items()}
        run.write_rows(RANKINGS, _ranked(searched, asked, snapshot, snapshots, progress))
        if ablations:
            run.write_rows(ABLATED, _ablated(items, changes(assistant) | others, progress))
    run.write_config(
        {
            "set": half,
            "items": len(items),
            "commit": commit(),
            "index": snapshot.version,
            "settings": written_down(settings),
            "machine": machine(),
        }
    )


def written_down(settings: Settings) -> dict[str, str]:
    """Return the settings by name, without the folder and without secrets."""
    shown = (one.name for one in fields(settings) if one.repr and one.name != "home")
    return {name: str(getattr(settings, name)) for name in shown}


def _ablated(items: Sequence[Item], others: Mapping[str, Answers], progress: Progress) -> list[Row]:
    rows = []
    for name, other in others.items():
        rows += [{"ablation": name, **row} for row in answers(items, other, _named(name, progress))]
    return rows


def _ranked(
    items: Sequence[Item],
    asked: Mapping[str, str],
    snapshot: Searches,
    others: Mapping[str, Searches],
    progress: Progress,
) -> list[Row]:
    rows = []
    for done, item in enumerate(items, start=1):
        ranked = rankings(snapshot, asked[item.id], item.question, item.area, others)
        rows.append({"id": item.id, "question": asked[item.id], "ranked": ranked})
        progress("searches", done, len(items))
    return rows


def _baseline(items: Sequence[Item], asked: Mapping[str, str], progress: Progress) -> list[Row]:
    if not items:
        return []
    rows = []
    progress("quickstart", 0, len(items))
    with quickstart() as baseline:
        for done, item in enumerate(items, start=1):
            rows.append({"id": item.id, "shown": baseline.shown(asked[item.id])})
            progress("quickstart", done, len(items))
    return rows


def _named(name: str, progress: Progress) -> Progress:
    return lambda step, done, total: progress(name, done, total)


def answers(items: Sequence[Item], assistant: Answers, progress: Progress) -> list[Row]:
    """Return a row for each item: its id, the answer's body and the milliseconds it took.

    An answer that fails is kept as an error with its kind and sentence: it counts as wrong.
    """
    _quietly(assistant, items[0].ask)  # whatever is loaded with the first question is not its cost
    rows = []
    for done, item in enumerate(items, start=1):
        began = time.perf_counter()
        row: dict[str, Any] = {"id": item.id}
        try:
            row["answer"] = answer_shape(assistant.ask(item.ask))
        except Exception as exc:
            row["error"] = f"{type(exc).__name__}: {exc}"
        rows.append({**row, "took_ms": round(1000 * (time.perf_counter() - began), 2)})
        progress("questions", done, len(items))
    return rows


def standalone(row: Row, item: Item) -> str:
    """Return the question as the assistant understood it; as it was typed when there is no answer."""
    understood: str = row["answer"]["understood"]["question"] if "answer" in row else item.question
    return understood or item.question


def _quietly(assistant: Answers, ask: Ask) -> None:
    try:
        assistant.ask(ask)
    except Exception:
        return  # it will fail again, and then be written down
