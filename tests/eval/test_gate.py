"""The gate holds the golden development set to its thresholds, and to nothing else."""

import pytest

from corpus.errors import CatalogueError
from eval.gate import Thresholds, load_thresholds, shortfalls
from eval.score import Scored

WANTED = Thresholds(set="dev", at_least={"right": 0.5}, at_most={"false_abstention": 0.0}, kinds={"timescale": 1.0})


def test_the_shipped_thresholds_keep_the_promises_at_their_full_height():
    thresholds = load_thresholds()
    for name in ("verbatim", "supported", "danger_recall", "personal_data_kept_out", "area_kept"):
        assert thresholds.at_least[name] == 1.0
    assert thresholds.at_most["danger_false_alarms"] <= 0.02
    assert thresholds.kinds["contact"] == thresholds.kinds["danger"] == 1.0
    assert thresholds.kinds["timescale"] >= 0.9


def test_scores_above_every_threshold_pass(item):
    assert shortfalls([Scored(item, "answered", ())], WANTED) == []


def test_each_threshold_missed_is_named_with_its_score(item):
    found = shortfalls([Scored(item, "not_in_documents", ("status",))], WANTED)
    assert found == [
        "right: 0.0000, where at least 0.5 is asked",
        "false_abstention: 1.0000, where at most 0.0 is asked",
        "timescale: right: 0.0000, where at least 1.0 is asked",
    ]


def test_no_questions_and_kinds_that_are_missing_never_pass(item):
    assert shortfalls([], WANTED)
    other = item.model_copy(update={"kind": "list"})
    assert "no question of the kind timescale" in shortfalls([Scored(other, "answered", ())], WANTED)


def test_a_score_that_no_question_has_does_not_pass(item):
    wanted = Thresholds(set="dev", at_least={"danger_recall": 1.0}, at_most={})
    assert shortfalls([Scored(item, "answered", ())], wanted) == ["danger_recall: no question has this score"]


def test_an_answer_that_failed_does_not_pass_whatever_the_scores(item):
    wanted = Thresholds(set="dev", at_least={}, at_most={})
    assert shortfalls([Scored(item, "error", ("error: x",))], wanted) == ["1 answers failed"]


def test_the_gate_knows_no_timing():
    names = {*load_thresholds().at_least, *load_thresholds().at_most}
    assert not [name for name in names if "ms" in name.split("_") or "time" in name or "latency" in name]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("set: dev\nat_least: {rihgt: 0.9}\nat_most: {}\n", "rihgt"),
        ("set: dev\nat_least: {false_abstention: 0.9}\nat_most: {}\n", "false_abstention"),
        ("set: test\nat_least: {}\nat_most: {}\n", "set"),
        ("set: dev\nat_least: {}\nat_most: {}\nseconds: 5\n", "seconds"),
    ],
)
def test_thresholds_that_name_nothing_known_are_refused(tmp_path, text, why):
    file = tmp_path / "thresholds.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError, match=why):
        load_thresholds(file)
