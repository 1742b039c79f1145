"""`verse ingest`: read the documents in and publish an index, telling what was found."""

import argparse
import json
import logging
import os
import sys
import warnings
from collections.abc import Sequence

from corpus.settings import Settings
from ingest.report import summary
from ingest.run import run

_WIDTH = 30  # characters of the progress bar


def ingest(argv: Sequence[str]) -> int:
    """Run an ingest from the command line and return the exit status."""
    parser = argparse.ArgumentParser(prog="verse ingest", description="Read the documents in and make a new index.")
    parser.add_argument("--json", action="store_true", help="print the whole ingest report as JSON")
    options = parser.parse_args(argv)
    if not os.environ.get("VERSE_DEBUG"):
        warnings.simplefilter("ignore")
        logging.basicConfig(level=logging.ERROR)
    done = run(Settings.from_environment(), _bar if sys.stderr.isatty() else _silent)
    if options.json:
        body = {"version": done.version, "changed": done.changed, "documents": done.reports}
        print(json.dumps(body, ensure_ascii=False, indent=2))
        return 0
    for report in done.reports:
        print(summary(report))
    if done.coverage:
        print(done.coverage)
    if done.changed:
        print(f"The index {done.version} is live.")
    else:
        print(f"Nothing has changed: the index {done.version} stays as it is.")
    return 0


def _bar(step: str, done: int, total: int) -> None:
    filled = _WIDTH * done // max(total, 1)
    end = "\n" if done >= total else ""
    print(f"\r{step:<8} [{'#' * filled:<{_WIDTH}}] {done}/{total}", end=end, file=sys.stderr, flush=True)


def _silent(step: str, done: int, total: int) -> None:
    """Say nothing: there is nobody at a terminal to see a bar."""
