"""A run is written once and read from disk ever after."""

import math

import pytest

from corpus.errors import SourceError
from eval.runs import ANSWERS, Run, all_runs, commit, new_run, previous


def made(runs, name, items=3, half="dev"):
    folder = runs / name
    folder.mkdir()
    run = Run(folder)
    run.write_config({"set": half, "items": items})
    run.write_summary({"run": name})
    run.write_table([{"id": "a", "right": 1}, {"id": "b", "right": 0}])
    return run


def test_rows_come_back_as_they_were_sorted_by_id(tmp_path):
    run = Run(tmp_path)
    run.write_rows(ANSWERS, [{"id": "b", "text": "‘ö’"}, {"id": "a", "text": None}])
    assert run.rows(ANSWERS) == [{"id": "a", "text": None}, {"id": "b", "text": "‘ö’"}]
    assert run.rows("never-written.jsonl") == []


def test_a_summary_with_a_score_that_is_not_a_number_is_refused(tmp_path):
    with pytest.raises(ValueError, match="JSON"):
        Run(tmp_path).write_summary({"right": math.nan})


def test_a_run_is_compared_with_the_last_one_over_the_same_questions(tmp_path):
    first = made(tmp_path, "2026-11-21T10-00-00Z-aaa")
    made(tmp_path, "2026-11-21T11-00-00Z-bbb", items=1)
    made(tmp_path, "2026-11-21T12-00-00Z-ccc", half="test")
    last = made(tmp_path, "2026-11-21T13-00-00Z-ddd")
    assert previous(last, tmp_path).name == first.name
    assert previous(first, tmp_path) is None
    assert [run.name[-3:] for run in all_runs("dev", tmp_path)] == ["aaa", "bbb", "ddd"]
    assert previous(last, tmp_path).right == {"a": True, "b": False}


def test_a_run_that_was_never_scored_is_not_compared_with(tmp_path):
    run = new_run(tmp_path)
    run.write_config({"set": "dev", "items": 1})
    assert all_runs("dev", tmp_path) == []
    assert run.name.endswith(commit())


def test_a_run_that_cannot_be_read_says_which(tmp_path):
    with pytest.raises(SourceError, match=r"config\.yaml"):
        _ = Run(tmp_path).config
