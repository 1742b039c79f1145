"""ragas is an extra: absent it is said, present its scores agree with ours."""

import importlib.util

import pytest

from eval import ragas_measures
from eval.measures import mean
from eval.proof import gold_refs
from eval.ragas_measures import ragas_scores

HERE = importlib.util.find_spec("ragas") is not None


@pytest.fixture
def scores(item, body, library):
    gold = {item.id: gold_refs(item, library)}
    ranked = {item.id: ["ce-child-in-need@2018#4.3", "ce-child-in-need@2018#4.2"]}
    return lambda: ragas_scores([item], {item.id: {"answer": body}}, gold, ranked, library)


def test_without_ragas_the_report_says_so_and_nothing_fails(scores, monkeypatch):
    monkeypatch.setattr(ragas_measures, "find_spec", lambda name: None)
    assert "not installed" in scores()["absent"]


@pytest.mark.skipif(not HERE, reason="ragas is an extra")
@pytest.mark.filterwarnings("ignore")
def test_with_ragas_a_right_answer_has_the_scores_it_deserves(scores):
    found = {name: one["value"] for name, one in scores()["measures"].items()}
    assert found["ID-based context precision, first 5 found"] == 0.5
    assert found["ID-based context recall, cited"] == 1
    assert found["quoted spans alignment"] == 1
    assert found["semantic similarity to the golden quotes"] == pytest.approx(1, abs=0.01)


def test_an_answer_that_cites_nothing_has_no_score_rather_than_a_nan():
    assert mean([None]).value is None
