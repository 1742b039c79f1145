"""Paragraphs of another stage, or of the opposite case, are told from those of the question's own."""

import pytest

from assistant.reading.cases import of_another_case

FOUND = "Where concerns of significant harm are substantiated"
NOT_FOUND = "Where concerns of significant harm are not substantiated"


@pytest.mark.parametrize(
    ("question", "heading", "opposite"),
    [
        ("what if the concerns are substantiated", FOUND, False),
        ("what if the concerns are substantiated", NOT_FOUND, True),
        ("and if the concerns arent substantiated?", FOUND, True),
        ("and if the concerns aren’t substantiated?", NOT_FOUND, False),
        ("concerns are not substantiated. what next", FOUND, True),
        ("who convenes the conference", NOT_FOUND, False),
        ("not sure who convenes the conference", FOUND, False),
        ("what if the concerns are substantiated", "The concerns that are not substantiated", False),  # no case
    ],
)
def test_a_heading_that_names_a_case_is_told_from_its_opposite(question, heading, opposite):
    assert of_another_case(question, ("Outcome of section 47 enquiries", heading), "") is opposite


def test_a_text_is_of_another_stage_where_it_names_one_that_the_question_does_not():
    assert of_another_case("how often is a CIN plan reviewed", (), "the child protection conference")
    assert not of_another_case("how often is a plan reviewed", (), "the child protection conference")


AT_ONCE, NO_PROGRESS = (
    "Step Up — Immediate Safeguarding-Led Pathway",
    "Step Up — Early Help Not Progressing Outcomes Pathway",
)


@pytest.mark.parametrize(
    ("question", "heading", "another"),
    [
        ("how quick is an urgent step up passed on", AT_ONCE, False),
        ("how quick is an urgent step up passed on", NO_PROGRESS, True),
        ("its not urgent, how quick is it passed on", AT_ONCE, True),
        ("its not urgent, how quick is it passed on", NO_PROGRESS, False),
        ("the early help plan isnt working, do I ring", AT_ONCE, True),
        ("urgent route and not-progressing route, who stays involved", NO_PROGRESS, False),
        ("how soon is the core assessment done", "Initial Assessment", True),
        ("when is the first review after the initial conference", "Child protection review conference", False),
        ("when is the review conference", "Initial child protection conferences", True),
    ],
)
def test_what_stands_under_the_heading_of_another_case_is_told_from_the_question_s_own(question, heading, another):
    assert of_another_case(question, ("Part one", heading), "") is another


def test_the_parts_of_a_tool_are_told_apart_by_what_a_sentence_says():
    assert of_another_case("can anyone use dash pt2", (), "Part 1 can be used without training.")
    assert not of_another_case("can anyone use dash pt2", (), "Part 2 should only be used after training.")


def test_of_concerns_that_are_not_substantiated_no_conference_leads(ask):
    for question in (
        "Section 47 concerns are not substantiated. What next?",
        "what if s47 concerns arent substantiated",
    ):
        answer = ask(question, "england")
        assert "conference" not in answer.answer.lead
        assert any("discuss the case with the child" in point.text for point in answer.answer.points)
