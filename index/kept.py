"""The versions that are kept: what each holds, whether it is whole, and going back to one."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from corpus.errors import SnapshotError
from corpus.settings import Settings
from index import versions as names
from index.manifest import read_manifest
from index.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Kept:
    """One version of the index that is on the disk."""

    version: str
    made: datetime  # UTC
    live: bool
    size: int  # bytes
    documents: int = 0
    paragraphs: int = 0
    problem: str = ""  # why it cannot be used, where that is plain at a glance

    @property
    def megabytes(self) -> float:
        """Its size as people say it."""
        return self.size / 1_000_000


def live_name(settings: Settings) -> str | None:
    """Return the name of the live version; None also where what should name it is damaged: one can still go back."""
    try:
        return names.current(settings)
    except SnapshotError:
        return None


def kept(settings: Settings) -> tuple[Kept, ...]:
    """Return the versions on the disk, the newest first."""
    live = live_name(settings)
    try:
        return tuple(_kept(settings, version, live=version == live) for version in reversed(names.versions(settings)))
    except OSError as exc:  # a version was deleted meanwhile, or its folder cannot be read
        raise SnapshotError(f"The versions of the index cannot be looked at: {exc}. Try again.") from exc


def verify(settings: Settings, version: str) -> None:
    """Raise SnapshotError unless a version can be opened and every file of it is as it was written."""
    _named(settings, version)
    Snapshot(settings, version).verify()


def before(settings: Settings) -> str:
    """Return the newest version that is older than the live one; SnapshotError when there is none."""
    live = live_name(settings)
    older = [version for version in names.versions(settings) if live is None or version < live]
    if not older:
        raise SnapshotError(f"There is no version before the live one to go back to. Those kept are: {_all(settings)}.")
    return older[-1]


def roll_back(settings: Settings, version: str) -> None:
    """Make a kept version the live one; SnapshotError when it is not whole, or this program cannot open it."""
    _named(settings, version)
    Snapshot(settings, version)
    names.rollback(settings, version)


def prune(settings: Settings, keep: int = names.KEPT, spared: Collection[str] = ()) -> tuple[str, ...]:
    """Delete all but the newest versions, the live one and those to be spared; return what was deleted."""
    with names.locked(settings):
        return names.prune(settings, keep, spared)


def _kept(settings: Settings, version: str, *, live: bool) -> Kept:
    folder = settings.index / version
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    try:
        counts = read_manifest(folder).counts
    except SnapshotError as exc:
        return Kept(version, names.made(version), live, size, problem=str(exc))
    return Kept(version, names.made(version), live, size, counts.get("documents", 0), counts.get("paragraphs", 0))


def _named(settings: Settings, version: str) -> None:
    """Raise SnapshotError, naming those that are kept, unless a version is one of them."""
    if version not in names.versions(settings):
        raise SnapshotError(f"There is no version {version} of the index. Those kept are: {_all(settings)}.")


def _all(settings: Settings) -> str:
    return ", ".join(names.versions(settings)) or "none"
