"""Opening the assistant from the command line."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from assistant.api.port import Assistant
from corpus.settings import Settings

if TYPE_CHECKING:
    from index.snapshot import Snapshot


def open_assistant() -> Assistant:
    """Return the assistant that the environment describes; loads the model, which takes seconds."""
    with _notice("Opening the documents…"):
        from assistant.build import build

        opened: Assistant = build(Settings.from_environment())
        return opened


def open_snapshot() -> "Snapshot":
    """Return the index that is served now, without the model: enough to read in."""
    from index.snapshot import open_current

    return open_current(Settings.from_environment())


@contextmanager
def _notice(words: str) -> Iterator[None]:
    """Show words while something long is done, where there is a person to see them."""
    shown = sys.stderr.isatty()
    if shown:
        print(words, end="", file=sys.stderr, flush=True)
    try:
        yield
    finally:
        if shown:
            print("\r" + " " * len(words) + "\r", end="", file=sys.stderr, flush=True)
