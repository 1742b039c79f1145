"""A question that asks what a term means is answered by the words that define it."""

import pytest

from assistant.reading.defined import Defined
from assistant.reading.intent import Intent, intent_of


@pytest.fixture(scope="module")
def defined(assistant):
    return Defined(assistant.knowledge.definitions)


@pytest.mark.parametrize(
    ("question", "area", "term"),
    [
        ("what is a family meeting?", "worcestershire", "A Family Meeting"),
        ("Explain a Family Meeting like I'm new", "worcestershire", "A Family Meeting"),
        ("whats s47", "england", "A section 47 enquiry"),
        ("my plan isn't SMART, what do the letters stand for", "cheshire-east", "SMART"),
    ],
)
def test_a_term_alone_is_found_however_it_is_asked(defined, question, area, term):
    assert term in [one.term for one in defined.asked_in(question, intent_of(question), (area,))]


@pytest.mark.parametrize(
    "question",
    ["who chairs a family meeting?", "what is the family meeting agreement", "how long is an assessment", ""],
)
def test_a_question_about_more_than_the_term_asks_for_no_definition(defined, question):
    assert not defined.asked_in(question, Intent.DEFINITION, ("worcestershire",))


def test_no_other_councils_definition_is_given(defined):
    assert not defined.asked_in("what is ChECS", Intent.DEFINITION, ("worcestershire",))
    assert defined.asked_in("what is ChECS", Intent.DEFINITION, ("cheshire-east",))


def test_the_local_definition_stands_before_the_national_one(defined):
    areas = [one.area for one in defined.asked_in("what is an assessment", Intent.DEFINITION, ("cheshire-east",))]
    assert areas == ["cheshire-east", "england"]
