"""Faults of the machine: a full disk, a damaged file, a wrong clock. The last whole index serves, or none does."""

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.cli import main
from corpus.errors import SnapshotError
from corpus.settings import Settings
from index.snapshot import open_current
from index.versions import current

QUESTION = "How long have we got to finish the assessment?"
MEGABYTE = 1_000_000


@pytest.fixture
def copied(ingested: Settings, tmp_path: Path) -> Settings:
    """A home of the test's own, with the shipped documents indexed."""
    shutil.copytree(ingested.index, tmp_path / "index")
    return Settings(home=tmp_path)


def ingest_with(home: Path, bytes_of_a_file: int) -> subprocess.CompletedProcess:
    """Ingest in a process whose files may not grow beyond so many bytes, as on a disk that is full."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_of_a_file, bytes_of_a_file))

    return subprocess.run(
        [sys.executable, "-m", "assistant.cli", "ingest"],
        env={**os.environ, "VERSE_HOME": str(home)},
        preexec_fn=limit,
        capture_output=True,
        text=True,
    )


def changed(settings: Settings) -> None:
    """Let the next ingest have something to do."""
    shutil.rmtree(settings.index / current(settings) / "rules", ignore_errors=True)
    manifest = settings.index / current(settings) / "manifest.json"
    manifest.write_text(manifest.read_text("utf-8").replace('"content": "', '"content": "0'), encoding="utf-8")


@pytest.mark.parametrize("room", [100_000, MEGABYTE, 5 * MEGABYTE])
def test_a_disk_that_fills_during_ingest_is_told_and_leaves_the_last_index_serving(copied: Settings, room: int) -> None:
    before = current(copied)
    changed(copied)
    ran = ingest_with(copied.home, room)
    assert ran.returncode == 1
    assert ran.stderr.startswith("verse: ")
    assert "Traceback" not in ran.stderr
    assert "room" in ran.stderr
    assert current(copied) == before
    assert not list(copied.index.glob(".building-*"))
    assert open_current(copied).search(QUESTION, limit=1)


def damaged(path: Path) -> None:
    """Change one byte in the middle of a file."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize(
    "name",
    ["paragraphs.jsonl", "catalogue.json", "entries.json", "tokens/tokens.int8", "bank/questions.npy", "prints.npy"],
)
def test_a_damaged_file_is_noticed_when_the_index_is_opened(copied: Settings, name: str) -> None:
    folder = copied.index / current(copied)
    damaged(folder / name)
    with pytest.raises(SnapshotError, match=f"{name} is not as it was written"):
        open_current(copied)


def test_a_damaged_index_is_refused_with_what_to_do(
    copied: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VERSE_HOME", str(copied.home))
    damaged(copied.index / current(copied) / "paragraphs.jsonl")
    assert main(["serve", "--workers", "2", "--port", "0"]) == 1
    said = capsys.readouterr().err
    assert "paragraphs.jsonl is not as it was written" in said
    assert "roll back" in said
