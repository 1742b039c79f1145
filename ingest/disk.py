"""The disk: files written whole, folders held by one process at a time."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import SourceError
from index.versions import sync

UNFINISHED = ".new"  # ending of a file that is being written
_LOCK = ".lock"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file in one step, so that it is on the disk: a reader, or a crash, finds the old one or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"{path.name}{UNFINISHED}")
    with new.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    sync(path.parent)


@contextmanager
def held_alone(folder: Path) -> Iterator[None]:
    """Keep others from changing a folder; raise SourceError when somebody is, or nobody can.

    The lock is the system's: it ends with the process that holds it, however that ends.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / _LOCK).open("ab")
    except OSError as exc:
        raise SourceError(f"{folder} cannot be written: {exc.strerror}. Make room there, then try again.") from exc
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as exc:
            raise SourceError(
                f"Another process is changing the documents in {folder}. Wait until it is done, then try again."
            ) from exc
        yield
