"""Paragraphs of another stage, or of the opposite case, are told from those of the question's own."""

import pytest

from assistant.reading.stages import of_another_stage, of_the_opposite_case

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
    assert of_the_opposite_case(question, ("Outcome of section 47 enquiries", heading)) is opposite


def test_a_text_is_of_another_stage_where_it_names_one_that_the_question_does_not():
    assert of_another_stage("how often is a CIN plan reviewed", "the child protection conference")
    assert not of_another_stage("how often is a plan reviewed", "the child protection conference")


def test_of_concerns_that_are_not_substantiated_no_conference_leads(ask):
    for question in (
        "Section 47 concerns are not substantiated. What next?",
        "what if s47 concerns arent substantiated",
    ):
        answer = ask(question, "england")
        assert "conference" not in answer.answer.lead
        assert any("discuss the case with the child" in point.text for point in answer.answer.points)
