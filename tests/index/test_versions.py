"""Versions: rolling back, and refusing what is not whole."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copytree

import pytest

from corpus.errors import SnapshotError
from corpus.settings import Settings
from index import versions as versions_module
from index.build import build
from index.manifest import FORMAT
from index.snapshot import open_current
from index.versions import current, make_current, prune, rollback, versions


@pytest.fixture
def copied(built: Settings, home: Settings) -> Settings:
    """A home of the test's own, with a copy of the version that all tests share."""
    copytree(built.index, home.index)
    return home


def folder(settings: Settings) -> Path:
    return settings.index / open_current(settings).version


def damage(path: Path) -> None:
    """Change one byte, not the size."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def test_without_an_index_the_error_says_how_to_make_one(home: Settings) -> None:
    with pytest.raises(SnapshotError, match="Run “verse ingest”"):
        open_current(home)


def test_a_rollback_makes_an_older_version_live(home: Settings, changed: Callable) -> None:
    old, new = (build(home, i.catalogue, i.documents, {}).version for i in (changed(1), changed(2)))
    rollback(home, old)
    assert open_current(home).version == old
    assert versions(home) == (old, new)


def test_a_rollback_to_a_version_that_is_not_kept_names_those_that_are(copied: Settings) -> None:
    with pytest.raises(SnapshotError, match=f"Those kept are: {versions(copied)[0]}"):
        rollback(copied, "2020-01-01T00-00-00Z-abcdef")


def test_a_rollback_to_a_damaged_version_is_refused(copied: Settings) -> None:
    damage(folder(copied) / "tokens" / "tokens.int8")
    with pytest.raises(SnapshotError, match=r"damaged: .*tokens\.int8"):
        rollback(copied, versions(copied)[0])


def test_the_live_version_is_never_pruned(copied: Settings) -> None:
    live = versions(copied)[0]
    for day in range(1, 6):
        copytree(copied.index / live, copied.index / f"2999-01-0{day}T00-00-00Z-abcdef")
    prune(copied)
    assert current(copied) == live
    assert [name[:10] for name in versions(copied)[1:]] == ["2999-01-03", "2999-01-04", "2999-01-05"]


def test_a_pointer_that_names_no_version_is_refused(copied: Settings) -> None:
    (copied.index / "current").write_text("../../etc\n")
    with pytest.raises(SnapshotError, match="does not name a version"):
        open_current(copied)


def test_a_pointer_to_a_version_that_is_gone_is_refused(copied: Settings) -> None:
    make_current(copied, "2020-01-01T00-00-00Z-abcdef")
    with pytest.raises(SnapshotError, match="has no manifest"):
        open_current(copied)


@pytest.mark.parametrize("name", ["paragraphs.jsonl", "catalogue.json", "chroma/chroma.sqlite3", "entries.json"])
def test_a_missing_file_is_named(copied: Settings, name: str) -> None:
    (folder(copied) / name).unlink()
    with pytest.raises(SnapshotError, match=f"lacks the file .*{name}"):
        open_current(copied)


@pytest.mark.parametrize("name", ["paragraphs.jsonl", "report.json", "sources/nation-guide@2024.txt", "entries.json"])
def test_a_damaged_file_is_named(copied: Settings, name: str) -> None:
    damage(folder(copied) / name)
    with pytest.raises(SnapshotError, match=f"damaged: .*{name}"):
        open_current(copied)


def test_damage_to_a_large_file_is_found_by_verifying(copied: Settings) -> None:
    snapshot = open_current(copied)
    snapshot.verify()
    name = max(snapshot.manifest.files, key=lambda name: snapshot.manifest.files[name].size)
    damage(folder(copied) / name)
    with pytest.raises(SnapshotError, match=f"damaged: .*{name}"):
        snapshot.verify()


def test_searching_changes_no_file_of_a_version(copied: Settings) -> None:
    snapshot = open_current(copied)
    snapshot.search("visits")
    snapshot.verify()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [("model_sha256", "0" * 64, "was made with the model"), ("format", 99, "has format 99")],
)
def test_an_index_made_otherwise_is_refused(copied: Settings, field: str, value: object, words: str) -> None:
    path = folder(copied) / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), field: value}))
    with pytest.raises(SnapshotError, match=words):
        open_current(copied)


@pytest.mark.parametrize("text", ["", "[]", "{}", f'{{"format": {FORMAT}}}'])
def test_a_manifest_that_is_none_is_refused(copied: Settings, text: str) -> None:
    (folder(copied) / "manifest.json").write_text(text)
    with pytest.raises(SnapshotError, match="damaged"):
        open_current(copied)


def test_a_version_made_after_the_clock_was_moved_back_is_the_newest_all_the_same(
    home: Settings, changed: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = datetime.now(UTC)

    class Clock(datetime):
        away = timedelta()

        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return real + cls.away

    monkeypatch.setattr(versions_module, "datetime", Clock)
    made = []
    for number, days in enumerate((0, 400, -400)):
        Clock.away = timedelta(days=days)
        made.append(build(home, changed(number).catalogue, changed(number).documents, {}).version)
    assert sorted(made) == made
    assert current(home) == made[-1]
    assert prune(home, keep=1) == tuple(made[:2])
    assert "number 2." in open_current(home).source("oakshire-visits")
