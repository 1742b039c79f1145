"""A build that is killed, at whatever moment, leaves the last index serving."""

import contextlib
import os
import pickle
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpus.settings import Settings
from index.build import build
from index.snapshot import open_current
from index.versions import versions

ROOT = Path(__file__).parents[2]
KILLS = 12


class Builder:
    """Runs builds in a process of their own; each can be killed after some seconds."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process = subprocess.Popen(
            [sys.executable, Path(__file__).with_name("builder.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert self._said() == "ready"

    def build(self, settings: Settings, inputs, kill_after: float | None = None) -> bool:
        """Return whether the build came to its end."""
        path = self._folder / "inputs.pickle"
        path.write_bytes(pickle.dumps((inputs.catalogue, inputs.documents)))
        self._process.stdin.write(f"{settings.home} {path}\n")
        self._process.stdin.flush()
        child = int(self._said())
        if kill_after is not None:
            time.sleep(kill_after)
            with contextlib.suppress(ProcessLookupError):  # it was done already
                os.kill(child, signal.SIGKILL)
        return self._said() == "done"

    def _said(self) -> str:
        return self._process.stdout.readline().strip()

    def close(self) -> None:
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait(timeout=30)


@pytest.fixture
def builder(tmp_path: Path) -> Iterator[Builder]:
    running = Builder(tmp_path)
    yield running
    running.close()


def test_a_build_killed_at_any_moment_leaves_the_last_index_serving(
    home: Settings, builder: Builder, changed: Callable
) -> None:
    assert builder.build(home, changed(0))  # the first one loads what the others find there
    started = time.monotonic()
    assert builder.build(home, changed(KILLS + 2))
    whole = time.monotonic() - started
    moments = random.Random(11)
    killed = 0
    for number in range(1, KILLS + 1):
        before = open_current(home).version
        ended = builder.build(home, changed(number), kill_after=moments.uniform(0, whole))
        killed += not ended
        snapshot = open_current(home)
        snapshot.verify()
        assert not ended or snapshot.version != before
        assert snapshot.search("how long may an assessment take?", limit=1)[0].ref.document == "nation-guide"
    assert killed >= KILLS // 3
    last = changed(KILLS + 1)
    assert build(home, last.catalogue, last.documents, {}).changed
    assert f"number {KILLS + 1}." in open_current(home).source("oakshire-visits")
    assert {path.name for path in home.index.iterdir()} == {*versions(home), "current", ".lock"}
