"""A figure answers the matter that it belongs to, and a time runs from what the text counts it from."""

from datetime import date

import pytest

from assistant.answer import AlertKind, Status
from assistant.ask import Ask, Message

TODAY = date(2026, 11, 17)
AREA = "cheshire-east"


def said(assistant, *questions):
    """Return the answer to the last of several questions, in one conversation."""
    history, answer = (), None
    for question in questions:
        answer = assistant.ask(Ask(question, TODAY, AREA, history))
        history = (*history, Message("user", question), Message("assistant", answer.answer.lead))
    return answer


@pytest.mark.parametrize("asked", ["and how often do we visit in between", "and how often does the GP ring them?"])
def test_the_figure_of_what_was_asked_before_is_not_given_for_something_else(assistant, asked):
    answer = said(assistant, "How often does a child in need plan get reviewed?", asked)
    assert answer.status == Status.NOT_IN_DOCUMENTS


def test_a_follow_up_on_another_matter_gets_that_matters_figure(assistant):
    answer = said(
        assistant, "how long do we have for a C&F assessment", "and for the minutes of the step down meeting?"
    )
    assert "2 working days" in answer.answer.lead


@pytest.mark.parametrize(("asked", "wrong"), [("from allocation, right?", True), ("from the referral, right?", False)])
def test_a_time_that_is_counted_from_something_else_is_put_right(assistant, asked, wrong):
    answer = said(assistant, "By when must a child in need plan be done?", asked)
    assert (AlertKind.PREMISE in {alert.kind for alert in answer.alerts}) is wrong


def test_what_a_case_must_reach_leads_only_where_it_is_asked_for(assistant):
    assert "within the last 4 weeks" in said(assistant, "how old can the plan be when we step down").answer.lead
    assert "4 weeks" not in said(assistant, "what should a CIN plan contain").answer.lead
