"""The hardest figures of the documents, as people ask for them: how long, whom to ring, by what date."""

from datetime import date

import pytest

from assistant.ask import Ask, Message

MONDAY = date(2026, 11, 23)


@pytest.fixture
def asked(assistant):
    def answer(question, area=None, history=()):
        return assistant.ask(Ask(question, MONDAY, area, tuple(history)))

    return answer


def spoken(answer):
    return [answer.answer.lead, *(point.text for point in answer.answer.points)]


def test_when_a_child_must_be_seen_each_time_with_its_duty_word(asked):
    answer = asked("When must a child be seen in Cheshire East?")
    assert "must be seen within ten working days" in answer.answer.lead  # as printed, with the times beside it
    assert "Good practice would ensure that the child is visited within five working days" in answer.answer.lead
    assert "24 hours of a Section 47" in answer.answer.lead
    assert {rule.strength for rule in answer.rules if rule.area == "cheshire-east"} == {"must", "good practice"}


def test_where_the_leaflet_gives_no_figure_none_is_lent(asked):
    history = (
        Message("user", "When must a child be seen in Cheshire East?"),
        Message("assistant", "Within ten working days of the referral."),
    )
    answer = asked("And in Worcestershire?", history=history)
    assert answer.understood.area == "worcestershire"
    assert "Cheshire" not in answer.understood.question and "Worcestershire" in answer.understood.question
    assert "should be seen as part of the assessment" in answer.answer.lead
    assert not any("ten working days" in text for text in spoken(answer))


def test_with_no_area_every_limit_on_assessments_stands_side_by_side(asked):
    answer = asked("What is the time limit for assessments?")
    told = spoken(answer)
    assert "45 working days" in told[0] and told[0].startswith("National guidance")
    for words in ("by Day 15", "not to exceed 45 days", "within 10 working days", "within 35 working days"):
        assert any(words in text for text in told), words
    assert {rule.amount for rule in answer.rules} == {45, 15, 10, 35}  # each as printed: none is added to another
    assert {rule.area for rule in answer.rules} == {"england", "cheshire-east", "worcestershire"}


@pytest.mark.parametrize(
    ("question", "area", "dates"),
    [
        (
            "the referral reached us on 3 December 2026, by when must the assessment be finished?",
            "cheshire-east",
            ("Friday 18 December 2026", "Thursday 24 December 2026"),
        ),
        ("referral landed on 2 nov 2026. last date for the assessment?", "england", ("Thursday 7 January 2027",)),
        ("Got a referral 3rd Dec 2026. When must the child be seen?", "cheshire-east", ("17 December 2026",)),
    ],
)
def test_a_date_in_the_question_gives_the_date_in_the_lead(asked, question, area, dates):
    answer = asked(question, area)
    for day in dates:
        assert day in answer.answer.lead
    assert any(alert.kind == "not_stated" and "day 0" in alert.text for alert in answer.alerts)


def test_of_a_joined_answer_each_date_is_said_once_and_the_first_in_the_lead(asked):
    question = "The referral came on 3 December 2026. When must the child be seen? And who chairs the review meeting?"
    answer = asked(question, "cheshire-east")
    assert "Thursday 17 December 2026" in answer.answer.lead
    counted = " ".join(spoken(answer)).split("Counted, ")[1:]
    assert len(counted) == len({words[:60] for words in counted}) >= 2
    assert any("chair the review meeting" in text for text in spoken(answer))


def test_a_date_beyond_the_known_bank_holidays_is_refused_and_said_to_be(asked):
    answer = asked("the referral came on 20 November 2028, when must the assessment be finished?", "england")
    assert answer.rules and all(rule.due is None for rule in answer.rules)
    assert any("beyond the days whose bank holidays are known" in alert.text for alert in answer.alerts)


def test_time_is_not_counted_from_something_else_that_happened(asked):
    answer = asked("Section 47 started yesterday, when do I see the child?", "cheshire-east")
    due = {rule.id: rule.due for rule in answer.rules}
    assert due["ce-child-seen-24-hours"]
    assert due.get("ce-child-seen-10-working-days") is None


@pytest.mark.parametrize(
    ("question", "area", "ref", "words"),
    [
        ("what does para 4.3 say", "cheshire-east", "ce-child-in-need@2018#4.3", "five working days"),
        ("quote paragraph 60 of Working Together", "england", "wt2015-chapter-1@2015#60", "45 working days"),
        ("para 2.3 of the step up step down policy", "cheshire-east", "ce-step-up-step-down@2023#2.3", ""),
    ],
)
def test_chapter_and_verse_is_looked_up(asked, question, area, ref, words):
    answer = asked(question, area)
    assert answer.citations[0].ref.partition("/")[0] == ref
    assert words in answer.answer.lead


def test_a_section_of_an_act_is_no_paragraph_of_ours(asked):
    answer = asked("what does section 47 of the Children Act 1989 say", "england")
    assert answer.citations[0].ref != "wt2015-chapter-1@2015#47"


def test_another_authority_has_national_guidance_or_nothing(asked):
    answer = asked("In Manchester how long have they got for an assessment?")
    assert {citation.area for citation in answer.citations} <= {"england"}
    assert asked("what are Stoke-on-Trent's threshold levels called").status == "not_in_documents"
    assert asked("how long does an assessment take in Scotland?").status == "not_in_documents"


@pytest.mark.parametrize("greeting", ["hello", "help", "thanks"])
def test_a_greeting_is_told_what_can_be_asked(asked, greeting):
    assert "Choose an area and ask" in asked(greeting, "england").answer.lead
