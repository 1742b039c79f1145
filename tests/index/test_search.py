"""What a search finds, and what it never sees."""

import pytest

from corpus.errors import CatalogueError
from index.snapshot import Snapshot


def test_a_question_finds_the_paragraph_that_answers_it(snapshot: Snapshot) -> None:
    best = snapshot.search("how long may an assessment take?")[0]
    assert "forty-five working days" in snapshot.paragraphs[str(best.ref)].text


def test_one_areas_paragraphs_are_never_found_for_another(snapshot: Snapshot) -> None:
    hits = snapshot.search("how often are children visited?", areas={"oakshire", "england"}, limit=100)
    assert {hit.ref.document for hit in hits} == {"oakshire-visits", "nation-guide"}


def test_an_area_that_is_not_in_the_catalogue_is_refused(snapshot: Snapshot) -> None:
    with pytest.raises(CatalogueError, match="no area “narnia”"):
        snapshot.search("visits", areas={"narnia"})
