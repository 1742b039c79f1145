"""`verse ingest`: read the documents in and publish an index, telling what was found."""

import json
import sys
from collections.abc import Sequence

from corpus.options import Parser
from corpus.settings import Settings
from ingest.books import Progress, silent
from ingest.report import told
from ingest.run import run

_WIDTH = 30  # characters of the progress bar


def ingest(argv: Sequence[str]) -> int:
    """Run an ingest from the command line and return the exit status."""
    parser = Parser(prog="verse ingest", description="Read the documents in and make a new index.")
    parser.add_argument("--json", action="store_true", help="print the whole ingest report as JSON")
    options = parser.parse_args(argv)
    done = run(Settings.from_environment(), bar())
    if options.json:
        body = {"version": done.version, "changed": done.changed, "documents": done.reports}
        print(json.dumps(body, ensure_ascii=False, indent=2))
        return 0
    for report in done.reports:
        print(told(report))
    if done.coverage:
        print(done.coverage)
    if done.changed:
        print(f"The index {done.version} is live.")
    else:
        print(f"Nothing has changed: the index {done.version} stays as it is.")
    return 0


def bar() -> Progress:
    """Return what shows how far a step has come, where there is a person at a terminal to see it."""
    return _bar if sys.stderr.isatty() else silent


def _bar(step: str, done: int, total: int) -> None:
    filled = _WIDTH * done // max(total, 1)
    end = "\n" if done >= total else ""
    print(f"\r{step:<8} [{'#' * filled:<{_WIDTH}}] {done}/{total}", end=end, file=sys.stderr, flush=True)
