"""Whose words answer: the asked council's, in the order in which councils are named, and no edition by mistake."""

import pytest

from assistant.answer import AlertKind


def areas_cited(answer):
    return {citation.area for citation in answer.citations}


def alerts(answer, kind):
    return [alert.text for alert in answer.alerts if alert.kind is kind]


@pytest.mark.parametrize("question", ["What do Leeds say about assessments?", "how long has Leeds got to assess"])
def test_a_council_that_is_not_held_is_never_answered_for_by_the_one_that_was_chosen(ask, question):
    answer = ask(question, "cheshire-east")
    assert "cheshire-east" not in areas_cited(answer)


def test_where_a_family_came_from_does_not_change_whose_words_answer(ask):
    answer = ask("family moved here from Leeds, how soon after the referral must a child be seen", "cheshire-east")
    assert "ten working days" in answer.answer.lead
    assert any("does not come from there" in text for text in alerts(answer, AlertKind.AREA))


@pytest.mark.parametrize("area", ["worcestershire", "cheshire-west-and-chester"])
def test_where_no_number_for_a_child_at_risk_is_held_that_is_said_and_no_other_leads(ask, area):
    answer = ask("what number do i ring about a child at risk", area)
    assert "no telephone number" in answer.answer.lead
    assert not any(character.isdigit() for character in answer.answer.lead)


def test_whom_to_tell_is_answered_though_no_number_is_held(ask):
    answer = ask("who do I contact about a child I am worried about", "worcestershire")
    assert areas_cited(answer) >= {"england"}
    assert any("no telephone number" in text for text in alerts(answer, AlertKind.NOT_STATED))


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("compare Cheshire East and Worcestershire on who chairs the CIN meeting", "Cheshire East:"),
        ("compare Worcestershire and Cheshire East on who chairs the CIN meeting", "From Worcestershire"),
    ],
)
def test_councils_that_are_compared_answer_in_the_order_in_which_they_are_named(ask, question, first):
    assert ask(question).answer.lead.startswith(first)


def test_who_takes_a_replaced_edition_for_one_in_force_is_told_so(ask):
    stated = ask(
        "Seeing that Working Together 2015 remains the edition in force, how long is an assessment?", "england"
    )
    assert any("edition in force" in text for text in alerts(stated, AlertKind.PREMISE))
    plain = ask("How long is an assessment by Working Together 2015?", "england")
    assert not any("edition in force" in text for text in alerts(plain, AlertKind.PREMISE))


def test_the_part_of_a_question_that_is_not_answered_is_named(ask):
    answer = ask(
        "how soon must a child be seen after a referral, and what did the pilot save in the end?", "cheshire-east"
    )
    assert "ten working days" in answer.answer.lead
    said = " ".join(alerts(answer, AlertKind.NOT_STATED))
    assert "pilot" in said
