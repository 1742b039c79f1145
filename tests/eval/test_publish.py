"""What an evaluation leaves for the page “About” is what the page reads, with nothing left out."""

import pytest

from assistant.shapes.measured import measured
from corpus.errors import VerseError
from eval.publish import publish, published
from eval.rankings import PRODUCT
from eval.result import OURS


def mean(value, of=10):
    return {"value": value, "of": of, "undefined": 0}


@pytest.fixture
def summary():
    """The scores of an invented run."""
    return {
        "run": "2026-11-22T08-00-00Z-abcdef0123",
        "set": "test",
        "items": 20,
        "measures": {
            "right": mean(0.5, 20),
            "verbatim": mean(0.99999, 40_000),
            "danger_recall": mean(None, 0),
            "danger_false_alarms": mean(0.05, 20),
        },
        "kinds": {
            "timescale": {"right": mean(0.75, 4)},
            "premise": {"right": mean(0.25, 8)},
            "new_kind": {"right": mean(1, 1)},
        },
        "retrieval": {PRODUCT: {"found@1": mean(0.6), "found@3": mean(0.8), "found@5": mean(0.9), "mrr": mean(0.7)}},
        "shown": {OURS: {"gold": mean(0.7)}},
    }


def test_what_is_published_is_what_the_page_reads(summary, tmp_path):
    path = tmp_path / "measured.yaml"
    publish(summary, path)
    assert measured(path) == published(summary)


def test_the_weakest_kind_comes_first_and_every_kind_is_there(summary):
    kinds = published(summary).kinds
    assert [(share.value, share.of) for share in kinds] == [(0.25, 8), (0.75, 4), (1, 1)]
    assert kinds[0].says == "something false is taken for granted"
    assert kinds[2].says == "new kind"


def test_a_missed_aim_is_published_as_missed(summary):
    by_name = {share.says.split()[0]: share for share in published(summary).measures}
    assert not by_name["Right"].reached
    assert not by_name["Danger"].reached


def test_the_whole_is_never_the_work_of_rounding(summary):
    quotes = next(share for share in published(summary).measures if share.says.startswith("Quotes"))
    assert (quotes.value, quotes.reached, quotes.percent) == (0.9999, False, "99.99 %")


def test_what_no_answer_has_is_left_out_and_a_run_without_figures_is_refused(summary):
    assert not any(share.says.startswith("Danger heard, of") for share in published(summary).measures)
    with pytest.raises(VerseError, match="measured nothing"):
        published({**summary, "measures": {}, "shown": {}})


def test_a_run_without_a_search_is_published_without_one(summary):
    assert published({**summary, "retrieval": {}}).search == ()
