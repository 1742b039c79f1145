"""What the workers of one service share: a folder, there while they run, in which they count together."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FOLDER = "PROMETHEUS_MULTIPROC_DIR"  # by this name the library of the metrics finds it


@contextmanager
def shared_by_workers() -> Iterator[None]:
    """Have the workers that are started in this context count together."""
    with tempfile.TemporaryDirectory(prefix="verse-shared-", ignore_cleanup_errors=True) as folder:
        os.environ[FOLDER] = folder
        try:
            yield
        finally:
            del os.environ[FOLDER]


def shared_folder() -> Path | None:
    """Return the folder; None where one process serves alone."""
    return Path(os.environ[FOLDER]) if FOLDER in os.environ else None
