"""The arithmetic of ranking: standard scores, the best of them, and late interaction."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from index.fusion import best, fused, standardised
from index.model import Encoding
from index.tokens import Tokens, writing

SCORES = arrays(np.float32, st.integers(1, 60), elements=st.integers(-5, 5).map(float))


@given(SCORES)
def test_standard_scores_have_mean_nought_and_deviation_one_or_do_not_differ(scores: np.ndarray) -> None:
    standard = standardised(scores)
    assert abs(standard.mean()) < 1e-5
    assert standard.std() == pytest.approx(1 if np.ptp(scores) else 0, abs=1e-4)


@given(SCORES, st.integers(1, 70))
def test_the_best_come_in_order_and_of_equals_the_earlier(scores: np.ndarray, count: int) -> None:
    expected = sorted(range(scores.size), key=lambda place: (-scores[place], place))[:count]
    assert best(scores, count).tolist() == expected


def test_scores_are_added_by_their_weights() -> None:
    assert fused([(1.0, np.float32([1, 2])), (3.0, np.float32([10, 0]))]).tolist() == [31, 2]


def test_late_interaction_is_the_mean_of_each_question_tokens_best_cosine(tmp_path: Path) -> None:
    random = np.random.default_rng(7)

    def unit(count: int) -> np.ndarray:
        vectors = random.standard_normal((count, 384)).astype(np.float32)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)

    passages = [[unit(5)], [unit(9), unit(3)], [unit(1)]]
    with writing(tmp_path / "tokens") as add:
        for windows in passages:
            add([Encoding(tokens[0], tokens, np.arange(len(tokens))) for tokens in windows])
    question = unit(4)
    expected = [(question @ np.concatenate(windows).T).max(axis=1).mean() for windows in passages]
    found = Tokens(tmp_path / "tokens").late(question, np.array([2, 0, 1]))
    np.testing.assert_allclose(found, [expected[2], expected[0], expected[1]], atol=2e-3)
