"""The versions of the index: which there are, which is live, and the lock for changing that."""

import fcntl
import os
import re
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TextIO

from corpus.errors import SnapshotError
from corpus.settings import Settings
from index.manifest import read_manifest
from index.vectors import VectorStore

KEPT = 3  # versions, the live one among them
UNFINISHED = ".building-"
VECTORS = "chroma"  # folder of a version; absent when a Chroma server keeps them
_MADE = "%Y-%m-%dT%H-%M-%SZ"
_DATED = 20  # characters of a version's name that say when it was made
_VERSION = re.compile(r"\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ-[0-9a-f]{6}")


def versions(settings: Settings) -> tuple[str, ...]:
    """Return the names of the versions kept, oldest first."""
    if not settings.index.is_dir():
        return ()
    return tuple(sorted(path.name for path in settings.index.iterdir() if _VERSION.fullmatch(path.name)))


def made(version: str) -> datetime:
    """Return when a version was made (UTC), as its name says; ValueError when it does not."""
    return datetime.strptime(version[:_DATED], _MADE).replace(tzinfo=UTC)


def current(settings: Settings) -> str | None:
    """Return the name of the live version, or None when there is none."""
    try:
        name = (settings.index / "current").read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    if not _VERSION.fullmatch(name):
        raise SnapshotError(
            f"{settings.index / 'current'} does not name a version of the index. "
            "Roll back, or run “verse ingest” again."
        )
    return name


def rollback(settings: Settings, version: str) -> None:
    """Make another kept version the live one; raise SnapshotError when it is not whole."""
    with locked(settings):
        if version not in versions(settings):
            kept = ", ".join(versions(settings)) or "none"
            raise SnapshotError(f"There is no version {version} of the index. Those kept are: {kept}.")
        folder = settings.index / version
        read_manifest(folder).check(folder, thorough=True)
        make_current(settings, version)


def make_current(settings: Settings, version: str) -> None:
    """Name the live version, in one step: a reader sees the old name or the new one."""
    new = settings.index / ".current"
    with new.open("w", encoding="utf-8") as file:
        file.write(version + "\n")
        file.flush()
        os.fsync(file.fileno())
    new.replace(settings.index / "current")
    sync(settings.index)


def fresh_name(settings: Settings, content: str) -> str:
    """Return a name for a new version that sorts after all that are kept."""
    now, taken = datetime.now(UTC), versions(settings)
    if taken:  # the clock may have been moved back
        now = max(now, made(taken[-1]) + timedelta(seconds=1))
    return f"{now:{_MADE}}-{content[:6]}"


def superfluous(settings: Settings, keep: int = KEPT, spared: Collection[str] = ()) -> tuple[str, ...]:
    """Return all versions but the newest ones, the live one and those to be spared, oldest first."""
    every = versions(settings)
    kept = {current(settings), *every[max(len(every) - keep, 0) :], *spared}
    return tuple(version for version in every if version not in kept)


def prune(settings: Settings, keep: int = KEPT, spared: Collection[str] = ()) -> tuple[str, ...]:
    """Delete the superfluous versions and return their names."""
    gone = superfluous(settings, keep, spared)
    for version in gone:
        discard(settings, settings.index / version)
    return gone


def clean(settings: Settings) -> None:
    """Delete what builds that did not finish have left."""
    for folder in settings.index.glob(f"{UNFINISHED}*"):
        discard(settings, folder)


def discard(settings: Settings, folder: Path) -> None:
    """Delete a version's folder, and its collection where a Chroma server keeps the vectors."""
    version = folder.name.removeprefix(UNFINISHED)
    if settings.chroma_url and not (folder / VECTORS).exists():
        store(folder, version, settings.chroma_url).drop()
    hidden = folder.with_name(f"{UNFINISHED}{version}")
    folder.replace(hidden)  # from here on nobody takes it for a version
    shutil.rmtree(hidden)


def store(folder: Path, version: str, chroma_url: str | None) -> VectorStore:
    """Return where the vectors of a version are kept."""
    return VectorStore(folder / VECTORS, chroma_url, f"verse-{version}")


@contextmanager
def locked(settings: Settings) -> Iterator[None]:
    """Keep others from changing the index; raise SnapshotError when somebody is, or nobody can.

    The lock is the system's: it ends with the process that holds it, however that ends.
    """
    try:
        settings.index.mkdir(parents=True, exist_ok=True)
        with (settings.index / ".lock").open("a+", encoding="utf-8") as file:
            _lock(file, settings.index)
            yield
    except OSError as exc:
        raise SnapshotError(
            f"The index cannot be written in {settings.index}: {exc}. Make room there, then try again."
        ) from exc


def _lock(file: TextIO, folder: Path) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as exc:
        file.seek(0)
        raise SnapshotError(
            f"Another process ({file.read().strip() or 'unknown'}) is changing the index in {folder}. "
            "Wait until it is done, then try again."
        ) from exc
    file.truncate(0)
    file.write(f"{os.getpid()}\n")
    file.flush()


def sync(path: Path) -> None:
    """Make sure that a file, or the names in a folder, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
