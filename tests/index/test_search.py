"""What a search finds, and what it never sees."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from corpus.errors import CatalogueError
from index.snapshot import Hit, Snapshot

QUESTION = "how often are children visited?"


def test_a_question_finds_the_paragraph_that_answers_it(snapshot: Snapshot) -> None:
    best = snapshot.search("how long may an assessment take?")[0]
    assert "forty-five working days" in snapshot.paragraphs[str(best.ref)].text


def test_words_of_the_heading_find_the_paragraphs_under_it(snapshot: Snapshot) -> None:
    best = snapshot.search("complaints", areas={"oakshire"}, limit=3)
    assert {snapshot.paragraphs[str(hit.ref)].headings for hit in best} == {("Complaints",)}


def test_one_areas_paragraphs_are_never_found_for_another(snapshot: Snapshot) -> None:
    hits = snapshot.search(QUESTION, areas={"oakshire", "england"}, limit=100)
    assert {hit.ref.document for hit in hits} == {"oakshire-visits", "nation-guide"}


def test_a_search_kept_to_documents_finds_only_theirs(snapshot: Snapshot) -> None:
    hits = snapshot.search(QUESTION, documents={"elmford-visits"}, limit=100)
    assert {hit.ref.document for hit in hits} == {"elmford-visits"}


def test_areas_and_documents_must_both_allow_a_paragraph(snapshot: Snapshot) -> None:
    assert snapshot.search(QUESTION, areas={"oakshire"}, documents={"elmford-visits"}) == ()
    assert snapshot.search(QUESTION, areas=()) == ()


@pytest.mark.parametrize("part", ["lexical", "dense"])
def test_scores_are_standardised_over_the_candidates_alone(snapshot: Snapshot, part: str) -> None:
    hits = snapshot.search(QUESTION, areas={"oakshire"}, limit=100)
    values = [getattr(hit, part) for hit in hits]
    assert np.mean(values) == pytest.approx(0, abs=1e-5)
    assert np.std(values) == pytest.approx(1, abs=1e-5)


def test_an_area_or_document_that_is_not_in_the_catalogue_is_refused(snapshot: Snapshot) -> None:
    with pytest.raises(CatalogueError, match="no area “narnia”"):
        snapshot.search(QUESTION, areas={"narnia"})
    with pytest.raises(CatalogueError, match="no document “narnia”"):
        snapshot.search(QUESTION, documents={"narnia"})


def test_a_longer_list_begins_with_the_shorter_one(snapshot: Snapshot) -> None:
    refs = [[hit.ref for hit in snapshot.search(QUESTION, limit=limit)] for limit in (1, 5, 20)]
    assert refs[2][:1] == refs[0]
    assert refs[2][:5] == refs[1]


def test_hits_come_best_first_and_never_more_than_asked_for(snapshot: Snapshot) -> None:
    scores = [hit.score for hit in snapshot.search(QUESTION, limit=7)]
    assert len(scores) == 7
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("question", ["", "?!", "the of and", "zzzzz", "\u2028\x00", "visit " * 400, "Ä日本🙂"])
def test_any_question_gets_hits_with_finite_scores(snapshot: Snapshot, question: str) -> None:
    hits = snapshot.search(question, limit=5)
    assert len(hits) == 5
    assert all(np.isfinite([hit.score, hit.lexical, hit.dense, hit.late, hit.cosine]).all() for hit in hits)


def test_the_same_question_gets_the_same_answer_from_many_threads(snapshot: Snapshot) -> None:
    def ask(_: int) -> tuple[Hit, ...]:
        return snapshot.search(QUESTION, areas={"elmford"})

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(ask, range(40)))) == 1
