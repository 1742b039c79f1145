"""A question that asks what a term means is answered by the words that define it."""

import pytest

from assistant.reading.defined import Defined, term_in
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
        ("what is an ICPC?", "england", "An initial child protection conference"),
        ("What's a CIN plan", "cheshire-east", "The Child in Need Plan"),
        ("what does step down mean", "cheshire-east", "The Step-Down Pathways"),
        ("my plan isn't SMART, what do the letters stand for", "cheshire-east", "SMART"),
    ],
)
def test_a_term_alone_is_found_however_it_is_asked(defined, question, area, term):
    assert term in [one.term for one in defined.asked_in(question, intent_of(question), (area,))]


@pytest.mark.parametrize(
    "question",
    [
        "who chairs a family meeting?",
        "when do we step down",
        "what should we do to step up",
        "what is the family meeting agreement",
        "how long is an assessment",
        "",
    ],
)
def test_a_question_about_more_than_the_term_asks_for_no_definition(defined, question):
    assert not defined.asked_in(question, Intent.DEFINITION, ("worcestershire",))


def test_no_other_councils_definition_is_given(defined):
    assert not defined.asked_in("what is ChECS", Intent.DEFINITION, ("worcestershire",))
    assert defined.asked_in("what is ChECS", Intent.DEFINITION, ("cheshire-east",))


def test_the_local_definition_stands_before_the_national_one(defined):
    areas = [one.area for one in defined.asked_in("what is an assessment", Intent.DEFINITION, ("cheshire-east",))]
    assert areas == ["cheshire-east", "england"]


@pytest.mark.parametrize(
    ("question", "area", "both"),
    [
        ("difference between CIN and CP", "cheshire-east", ("what is CIN?", "what is CP?")),
        ("step up vs step down?", "cheshire-east", ("what is step up?", "what is step down?")),
        ("initial v core assessment", "worcestershire", ("what is initial assessment?", "what is core assessment?")),
    ],
)
def test_two_terms_compared_are_asked_one_by_one(defined, question, area, both):
    assert defined.compared_in(question, (area,)) == both


def test_what_is_not_defined_is_not_compared_by_its_meaning(defined):
    assert defined.compared_in("difference between the morning visit and the evening visit", ("cheshire-east",)) == ()
    assert defined.compared_in("how do reviews differ from area to area", ("cheshire-east",)) == ()


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("what does EDD mean?", "EDD"),
        ("What is a Graded Care Profile", "Graded Care Profile"),
        ("sorry, what is partnership plus", "partnership plus"),
        ("who goes to a JAM?", ""),
        ("what should I do when nobody answers the phone", ""),
    ],
)
def test_the_words_whose_meaning_is_asked_are_found(question, term):
    assert term_in(question) == term
