"""`verse bench load`: a real server under load, in figures."""

import json

import pytest

from corpus.settings import Settings
from eval.cli_bench import main


def test_load_tells_answers_waiting_processor_time_and_memory(
    ingested: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VERSE_HOME", str(ingested.home))
    assert main(["load", "--workers", "1", "--clients", "3", "--seconds", "3", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["answers"] > 3
    assert 0 < found["p50"] <= found["p95"]
    assert found["told_to_retry"] == 0
    assert found["ratio"] > 1
    assert found["possible_per_second"] > 1
    assert 300 < found["memory_mb"] < 900  # the bar for one worker
