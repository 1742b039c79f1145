"""Runs: one folder for each, written once and read ever after."""

import csv
import io
import json
import platform
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from corpus.errors import SourceError

RUNS = Path(__file__).parent / "runs"
CONFIG, ANSWERS, RANKINGS, SHOWN, ABLATED = (
    "config.yaml", "answers.jsonl", "rankings.jsonl", "shown.jsonl", "ablations.jsonl",
)  # fmt: skip
SCORES, SUMMARY, PAGE = "scores.csv", "summary.json", "report.html"

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Run:
    """A run's folder."""

    folder: Path

    @property
    def name(self) -> str:
        """When it was made, and from which commit."""
        return self.folder.name

    @property
    def config(self) -> Row:
        """What it was made with."""
        config: Row = yaml.safe_load(self._text(CONFIG))
        return config

    def write_config(self, config: Mapping[str, Any]) -> None:
        """Keep what the run was made with."""
        text = yaml.safe_dump(dict(config), sort_keys=False, allow_unicode=True)
        (self.folder / CONFIG).write_text(text, encoding="utf-8")

    def rows(self, name: str) -> list[Row]:
        """Return the rows of one of its files; [] when the run has no such file."""
        if not (self.folder / name).exists():
            return []
        return [json.loads(line) for line in self._text(name).split("\n") if line]

    def write_rows(self, name: str, rows: Iterable[Row]) -> None:
        """Write rows as JSON lines, sorted by id."""
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in sorted(rows, key=lambda row: str(row["id"])))
        (self.folder / name).write_text("".join(lines), encoding="utf-8")

    def write_table(self, rows: Sequence[Row]) -> None:
        """Write the scores of each item as a table."""
        with (self.folder / SCORES).open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, list(rows[0]))
            table.writeheader()
            table.writerows(rows)

    @property
    def right(self) -> dict[str, bool]:
        """Which items were answered right, by id."""
        return {row["id"]: row["right"] == "1" for row in csv.DictReader(io.StringIO(self._text(SCORES)))}

    @property
    def summary(self) -> Row | None:
        """The scores of the whole run; None when it was never scored."""
        if not (self.folder / SUMMARY).exists():
            return None
        summary: Row = json.loads(self._text(SUMMARY))
        return summary

    def write_summary(self, summary: Mapping[str, Any]) -> None:
        """Keep the scores of the whole run; a NaN is refused."""
        text = json.dumps(summary, ensure_ascii=False, indent=1, allow_nan=False)
        (self.folder / SUMMARY).write_text(text + "\n", encoding="utf-8")

    def _text(self, name: str) -> str:
        try:
            return (self.folder / name).read_text(encoding="utf-8")
        except OSError as exc:
            raise SourceError(f"The run {self.folder} cannot be read: {name} ({exc.strerror}). Make it again.") from exc


def new_run(runs: Path = RUNS) -> Run:
    """Make the folder of a new run."""
    folder = runs / f"{datetime.now(UTC):%Y-%m-%dT%H-%M-%SZ}-{commit()}"
    folder.mkdir(parents=True)
    return Run(folder)


def all_runs(half: str, runs: Path = RUNS) -> list[Run]:
    """Return the scored runs over one golden half, oldest first."""
    found = [Run(path.parent) for path in sorted(runs.glob(f"*/{SUMMARY}"))]
    return [run for run in found if run.config["set"] == half]


def previous(run: Run, runs: Path = RUNS) -> Run | None:
    """Return the run before this one over the same questions; None when there is none."""
    config = run.config
    earlier = [one for one in all_runs(config["set"], runs) if one.name < run.name]
    same = [one for one in earlier if one.config["items"] == config["items"]]
    return same[-1] if same else None


def commit() -> str:
    """Return the commit this tree was made from, marked when it has been changed since; `unknown` outside git."""
    root = Path(__file__).parent.parent
    try:
        name = _git(root, "rev-parse", "--short=10", "HEAD")
        changed = _git(root, "status", "--porcelain", "--untracked-files=no")
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return f"{name}-changed" if changed else name


def machine() -> Row:
    """Return what a timing depends on."""
    import os

    return {"python": platform.python_version(), "system": platform.system(), "cores": os.cpu_count()}


def _git(root: Path, *words: str) -> str:
    done = subprocess.run(["git", "-C", str(root), *words], capture_output=True, text=True, check=True)
    return done.stdout.strip()
