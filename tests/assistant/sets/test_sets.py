"""The sets of questions are right: what they ask for stands in the documents, and what they deny does not."""

import re
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from corpus.catalogue import load_catalogue
from corpus.refs import ParagraphRef
from corpus.settings import CORPUS
from corpus.strict_yaml import read_yaml
from eval.facts import says
from eval.library import Library, shipped_library

HERE = Path(__file__).parent
SETS = {name: read_yaml(HERE / f"{name}.yaml") for name in ("follow_ups", "premises", "abstain", "answerable")}
CASES = list(chain.from_iterable(SETS.values()))
AREAS = {area.id for area in load_catalogue(CORPUS / "catalogue.yaml").areas}
FIELDS = {
    "follow_ups": (
        {"id", "history", "question", "area", "expect", "note"},
        {"area", "status", "gold", "must", "must_not", "due"},
    ),
    "premises": (
        {"id", "question", "area", "false", "expect"},
        {"premise_alert", "gold", "must"},
    ),
    "abstain": (
        {"id", "question", "area", "expect", "note"},
        {"status", "area", "must_not", "absent"},
    ),
    "answerable": (
        {"id", "kind", "question", "area", "expect", "note"},
        {"status", "areas", "gold", "must"},
    ),
}
each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped_library()


def gold_texts(library: Library, case: dict[str, Any]) -> dict[str, str]:
    """Return the text of each gold paragraph by its reference; fail on one that no document has."""
    texts = {str(p.ref): p.text for volume in library.values() for p in volume.paragraphs}
    return {ref: texts[ref] for ref in case["expect"].get("gold", [])}


def folded(text: str) -> str:
    """Return the text in small letters, with plain quotation marks and single spaces."""
    return re.sub(r"\s+", " ", text.replace("’", "'").replace("‘", "'")).lower()


def test_each_set_has_its_number_of_items():
    assert {name: len(cases) for name, cases in SETS.items()} == {
        "follow_ups": 60,
        "premises": 40,
        "abstain": 80,
        "answerable": 80,
    }
    assert sum(not case["expect"]["premise_alert"] for case in SETS["premises"]) == 12
    assert Counter(case["expect"]["status"] for case in SETS["abstain"]) == {"not_in_documents": 50, "out_of_scope": 30}
    kinds = Counter(case["kind"] for case in SETS["answerable"])
    assert kinds == {"detail": 45, "compare": 15, "list": 10, "two-in-one": 10}


def test_no_two_items_are_the_same():
    assert max(Counter(case["id"] for case in CASES).values()) == 1
    whole = (str(case.get("history")) + folded(case["question"]).strip("?. ") for case in CASES)
    assert max(Counter(whole).values()) == 1


@pytest.mark.parametrize("name", SETS)
def test_an_item_has_the_fields_of_its_set_and_no_others(name):
    fields, expectations = FIELDS[name]
    for case in SETS[name]:
        assert set(case) <= fields, case["id"]
        assert set(case["expect"]) <= expectations, case["id"]


@each_case
def test_areas_are_those_of_the_catalogue(case):
    named = [case["area"], case["expect"].get("area"), *case["expect"].get("areas", [])]
    assert set(named) - {None} <= AREAS


@each_case
def test_every_gold_paragraph_exists_and_is_one_that_the_area_sees(library, case):
    area = case["expect"].get("area", case["area"])
    seen = {library[ParagraphRef.parse(ref).document].document.area for ref in gold_texts(library, case)}
    assert area is None or seen <= {area, "england"}
    assert set(case["expect"].get("areas", [])) <= seen


@each_case
def test_what_must_be_said_stands_in_a_gold_paragraph_and_what_must_not_does_not(library, case):
    texts = gold_texts(library, case).values()
    for words in case["expect"].get("must", []):
        assert any(says(text, words) for text in texts), words
    for words in case["expect"].get("must_not", []):
        assert not any(says(text, words) for text in texts), words


@each_case
def test_gold_is_given_where_an_answer_is_due_and_only_there(case):
    answered = case["expect"].get("status", "answered") == "answered"
    assert answered == bool(case["expect"].get("gold"))


@pytest.mark.parametrize("case", SETS["follow_ups"], ids=lambda case: case["id"])
def test_a_history_is_two_to_six_messages_by_turns_and_ends_with_the_assistant(case):
    roles = [message["role"] for message in case["history"]]
    assert roles in [["user", "assistant"] * n for n in (1, 2, 3)]
    assert all(message["content"].strip() for message in case["history"])


@pytest.mark.parametrize("case", SETS["premises"], ids=lambda case: case["id"])
def test_an_alert_is_expected_where_the_premise_is_false_and_only_there(case):
    assert case["expect"]["premise_alert"] == (case["false"] is not None)


@pytest.mark.parametrize("case", SETS["abstain"], ids=lambda case: case["id"])
def test_what_is_said_to_be_absent_is_absent_from_every_source_that_the_area_sees(library, case):
    area = case["expect"].get("area")
    seen = [v.source for v in library.values() if area is None or v.document.area in {area, "england"}]
    for words in case["expect"].get("absent", []):
        assert not any(folded(words) in folded(source) for source in seen), words
