"""The arithmetic of ranking: standard scores, the best of them, and late interaction."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from index.bank import Bank
from index.entry import Entry
from index.fusion import best, fused, standardised
from index.tokens import Tokens, as_bytes, writing

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
            add(*as_bytes(np.concatenate(windows)))
    question = unit(4)
    expected = [(question @ np.concatenate(windows).T).max(axis=1).mean() for windows in passages]
    found = Tokens(tmp_path / "tokens").late(question, np.array([2, 0, 1]))
    np.testing.assert_allclose(found, [expected[2], expected[0], expected[1]], atol=2e-3)


def test_the_bank_gives_each_entrys_nearest_question_and_what_each_sentence_is_known_to_answer(tmp_path: Path) -> None:
    random = np.random.default_rng(5)
    counts = [2, 0, 3, 1, 0]
    text = "One thing. Another thing. A third."
    stretches = [(0, 10), (0, 25), (11, 34)]  # of the first sentence, the first two, the last two
    entries = [
        Entry(f"{n}", "", text, asked=tuple(f"{n}.{k}?" for k in range(count)), answers=tuple(stretches[:count]))
        for n, count in enumerate(counts)
    ]
    vectors = random.standard_normal((sum(counts), 8)).astype(np.float16).astype(np.float32)
    Bank.write(tmp_path / "bank", entries, vectors)
    bank, question = Bank(tmp_path / "bank"), random.standard_normal(8).astype(np.float32)
    cosines = iter(vectors @ question)
    own = [[next(cosines) for _ in range(count)] for count in counts]
    nearest = [max(each, default=-1.0) for each in own]
    for span in (slice(0, 5), slice(1, 2), slice(1, 4), slice(4, 5)):
        np.testing.assert_allclose(bank.likeness(question, span), nearest[span], rtol=1e-5)
    one, two, three = own[2]
    np.testing.assert_allclose(bank.told(question, 2, 3), [max(-1, one, two), max(-1, two, three), three], rtol=1e-5)
    np.testing.assert_allclose(bank.told(question, 3, 3), [max(-1, own[3][0]), -1, -1], rtol=1e-5)
    assert bank.told(question, 4, 3) == (-1, -1, -1)
