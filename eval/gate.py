"""The gate: the golden development set, held against thresholds; never against a timing."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from corpus.data import Data
from corpus.errors import CatalogueError
from corpus.strict_yaml import read_yaml
from eval.generate import Answers, Progress, answers
from eval.golden import Item, golden_file, load_golden
from eval.library import Library, shipped_library
from eval.measures import MEASURES, Mean, by_kind, measured
from eval.proof import gold_refs
from eval.score import Scored, score

THRESHOLDS = Path(__file__).parent / "thresholds.yaml"


class Thresholds(Data):
    """What the golden development set must reach; all are shares from 0 to 1."""

    set: Literal["dev"]  # the test half is for the report only
    at_least: dict[str, float]
    at_most: dict[str, float]
    kinds: dict[str, float] = Field(default_factory=dict)  # share right, by kind of question


def load_thresholds(path: Path = THRESHOLDS) -> Thresholds:
    """Read the thresholds; raise CatalogueError when one names no measure or stands on the wrong side."""
    try:
        thresholds = Thresholds.model_validate(read_yaml(path))
    except ValidationError as exc:
        first = exc.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise CatalogueError(f"{path}: {place}: {first['msg']}. Mend the file.") from exc
    for low, names in ((False, thresholds.at_least), (True, thresholds.at_most)):
        wrong = sorted(set(names) - {measure.name for measure in MEASURES if measure.low is low})
        if wrong:
            side = "at_most" if low else "at_least"
            raise CatalogueError(f"{path}: {wrong[0]} does not belong under {side}. Mend the file.")
    return thresholds


def scored(items: Sequence[Item], assistant: Answers, library: Library, progress: Progress) -> list[Scored]:
    """Put items to an assistant and score its answers, without leaving anything on disk."""
    rows = answers(items, assistant, progress)
    pairs = zip(items, rows, strict=True)
    return [score(item, gold_refs(item, library), row, library) for item, row in pairs]


def shortfalls(scores: Sequence[Scored], thresholds: Thresholds) -> list[str]:
    """Return where the scores miss a threshold, a line for each; no scores at all miss every one."""
    if not scores:
        return ["no questions were scored"]
    means, kinds = measured(scores), by_kind(scores)
    found = [f"{sum(s.status == 'error' for s in scores)} answers failed"] if _errors(scores) else []
    found += _missed(means, thresholds.at_least, "at least")
    found += _missed(means, thresholds.at_most, "at most")
    for kind, wanted in thresholds.kinds.items():
        if kind not in kinds:
            found.append(f"no question of the kind {kind}")
        else:
            found += [f"{kind}: {line}" for line in _missed(kinds[kind], {"right": wanted}, "at least")]
    return found


def pass_gate(assistant: Answers, progress: Progress) -> list[str]:
    """Return where an assistant misses the thresholds on the golden development set."""
    thresholds = load_thresholds()
    items = load_golden(golden_file(thresholds.set))
    return shortfalls(scored(items, assistant, shipped_library(), progress), thresholds)


def _errors(scores: Sequence[Scored]) -> bool:
    return any(s.status == "error" for s in scores)


def _missed(means: Mapping[str, Mean], wanted: Mapping[str, float], side: str) -> list[str]:
    found = []
    for name, bound in wanted.items():
        value = means[name].value
        if value is None:
            found.append(f"{name}: no question has this score")
        elif value < bound if side == "at least" else value > bound:
            found.append(f"{name}: {value:.4f}, where {side} {bound} is asked")
    return found
