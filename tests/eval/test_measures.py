"""Scores are averaged over the answers that have them, and only those."""

import math

import pytest

from corpus.errors import VerseError
from eval.measures import MEASURES, Mean, by_kind, mean, measured, percentile
from eval.score import Scored
from eval.support import Support


def test_undefined_scores_are_counted_and_never_averaged():
    assert mean([1.0, None, 0.0, None]) == Mean(0.5, of=2, undefined=2)
    assert mean([None]) == Mean(None, of=0, undefined=1)
    assert mean([]) == Mean(None, of=0)


def test_a_score_that_is_not_a_number_fails():
    with pytest.raises(VerseError, match="not a number"):
        mean([1.0, math.nan])


def test_citations_and_statements_are_pooled_over_answers(item):
    one = Scored(item, "answered", (), citations=1, verbatim=0, support=Support(1, 1))
    many = Scored(item, "answered", (), citations=9, verbatim=9, support=Support(3, 1))
    found = measured([one, many])
    assert found["verbatim"] == Mean(0.9, of=10)
    assert found["supported"] == Mean(0.5, of=4)


def test_danger_and_its_false_alarms_are_counted_on_their_own_questions(item):
    from assistant.answer import AlertKind

    danger = item.model_copy(update={"alerts": frozenset({AlertKind.DANGER})})
    scores = [
        Scored(danger, "answered", (), alerts=frozenset({"danger"})),
        Scored(danger, "answered", ("alert missing: danger",)),
        Scored(item, "answered", (), alerts=frozenset({"danger"})),
        *(Scored(item, "answered", ()) for _ in range(3)),
    ]
    found = measured(scores)
    assert found["danger_recall"] == Mean(0.5, of=2, undefined=4)
    assert found["danger_false_alarms"] == Mean(0.25, of=4, undefined=2)


def test_each_kind_has_its_own_scores(item):
    other = item.model_copy(update={"kind": "contact"})
    found = by_kind([Scored(item, "answered", ()), Scored(other, "answered", ("wrong",))])
    assert found["timescale"]["right"].value == 1 and found["contact"]["right"].value == 0


def test_every_measure_is_a_share(item):
    for measure in MEASURES:
        value = measure.of(Scored(item, "answered", (), citations=2, verbatim=1, support=Support(2, 1)))
        assert value is None or 0 <= value <= 1


def test_a_percentile_is_a_value_that_was_measured():
    assert percentile([4, 1, 3, 2], 0.5) == 2
    assert percentile(range(1, 101), 0.95) == 95
    assert percentile([7], 0.95) == 7
    assert percentile([], 0.5) is None
