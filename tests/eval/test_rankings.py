"""Rankings are scored against the golden paragraphs as the field does it."""

import math
from typing import NamedTuple

import pytest

from corpus.refs import ParagraphRef
from eval.rankings import PRODUCT, UNFILTERED, ranked_well, rankings
from eval.ways import ABLATIONS, BASELINES
from index.snapshot import open_current


def ref(label):
    return ParagraphRef("doc", "2024", label)


class Found(NamedTuple):
    ref: ParagraphRef
    lexical: float
    dense: float


def hit(label, *parts):
    return Found(ref(label), *parts)


def test_scores_of_a_ranking_are_those_worked_out_by_hand():
    gold = (frozenset({ref("b")}), frozenset({ref("d"), ref("e")}))
    found = ranked_well(["doc@2024#a", "doc@2024#b", "doc@2024#c", "doc@2024#d"], gold)
    assert (found["found@1"], found["found@3"], found["found@10"]) == (0, 1, 1)
    assert (found["recall@1"], found["recall@3"], found["recall@5"]) == (0, 0.5, 1)
    assert found["mrr"] == 0.5
    ideal = 1 + 1 / math.log2(3) + 1 / math.log2(4)
    assert found["ndcg@10"] == pytest.approx((1 / math.log2(3) + 1 / math.log2(5)) / ideal)


def test_a_ranking_without_a_golden_paragraph_scores_nothing():
    found = ranked_well(["doc@2024#a"], (frozenset({ref("b")}),))
    assert set(found.values()) == {0.0}


def test_a_quote_that_ingest_left_out_does_not_lower_the_search():
    found = ranked_well(["doc@2024#b"], (frozenset({ref("b")}), frozenset()))
    assert found["recall@1"] == found["ndcg@10"] == 1


def test_each_baseline_ranks_by_its_own_part_of_the_score():
    hits = [hit("a", 3, 0), hit("b", 2, 2), hit("c", 0, 3), hit("d", -9, -9)]
    order = {name: "".join(ref.label for ref in way(hits)) for name, way in BASELINES.items()}
    assert order == {"BM25 only": "abcd", "sentence vectors only": "cbad", "RRF of both": "acbd", "sum of both": "bacd"}


def test_switching_a_part_off_changes_what_is_found(ingested):
    snapshot = open_current(ingested)
    question = "how soon must the social worker see the child after a referral?"
    whole = snapshot.search(question, limit=10)
    for name, changed in ABLATIONS.items():
        found = snapshot.search(question, limit=10, weights=changed)
        assert [hit.score for hit in found] != [hit.score for hit in whole], name


class Snapshot:
    def __init__(self):
        self.paragraphs = {"doc@2024#a": None, "doc@2024#b": None}
        self.asked = []

    def search(self, question, *, areas=None, limit=10, weights=None):
        self.asked.append((question, areas))
        return (hit("a", 1, 2), hit("b", 2, 1))


def test_every_way_but_the_one_named_is_kept_to_the_area():
    snapshot = Snapshot()
    found = rankings(snapshot, "understood", "typed", "worcestershire", {"other": Snapshot()})
    assert set(found) >= {*BASELINES, *ABLATIONS, PRODUCT, UNFILTERED}
    areas = [areas for _, areas in snapshot.asked]
    assert areas.count(None) == 1
    assert set(filter(None, areas)) == {frozenset({"worcestershire", "england"})}


def test_without_an_area_everything_may_answer():
    snapshot = Snapshot()
    rankings(snapshot, "understood", "typed", None, {})
    assert {areas for _, areas in snapshot.asked} == {None}
