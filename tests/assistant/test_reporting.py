"""Whoever asks what to do about harm to a child is told whom to contact at once, however it is put."""

from datetime import date

import pytest

from assistant.answer import AlertKind, Status
from assistant.ask import Ask, Message

TODAY = date(2026, 11, 17)


@pytest.mark.parametrize(
    "question",
    [
        "What is the procedure when a pupil tells a teacher about sexual abuse?",
        "what should a midwife do about an injury to a newborn that nobody can explain",
        "How is child abuse reported here?",
        "if a boy tells a classroom assistant his dad beats him, what is the process?",
    ],
)
def test_in_cheshire_east_it_is_the_consultation_service_without_delay(assistant, question):
    answer = assistant.ask(Ask(question, TODAY, "cheshire-east"))
    assert answer.status is Status.ANSWERED
    assert "ChECS" in answer.answer.lead or "telephone" in answer.answer.lead
    assert AlertKind.DANGER not in [alert.kind for alert in answer.alerts]


@pytest.mark.parametrize("area", ["worcestershire", "cheshire-west-and-chester", "england"])
def test_elsewhere_it_is_a_referral_at_once(assistant, area):
    answer = assistant.ask(Ask("What should a school do if a pupil discloses abuse?", TODAY, area))
    assert answer.status is Status.ANSWERED
    assert "referral should be made immediately" in answer.answer.lead


def test_no_one_councils_number_leads_where_no_area_is_known(assistant):
    answer = assistant.ask(Ask("A worry about a child, whom do I ring? I don't know which council it is", TODAY, None))
    assert not answer.answer.lead.startswith("Cheshire East")


@pytest.mark.parametrize("area", ["worcestershire", "cheshire-west-and-chester"])
def test_a_council_without_a_number_is_never_a_dead_end(assistant, area):
    answer = assistant.ask(Ask("What's the phone number for reporting abuse?", TODAY, area))
    assert answer.status is Status.NOT_IN_DOCUMENTS
    assert "999" in " ".join(point.text for point in answer.answer.points)


def test_the_kind_of_a_follow_up_is_its_own(assistant):
    first = Ask("how quick do I have to see the child after a referral comes in", TODAY, "cheshire-east")
    said = assistant.ask(first).answer.lead
    history = (Message("user", first.question), Message("assistant", said))
    answer = assistant.ask(Ask("and if it's a s47?", TODAY, "cheshire-east", history))
    assert "24 hours" in answer.answer.lead
