"""Which sentence is said first: of the right paragraph the right one, and of several paragraphs the right paragraph."""

import pytest

from assistant.ask import Message
from assistant.reading.intent import Intent
from assistant.turn import Support, Understanding
from assistant.writing.before import Before
from assistant.writing.first import WEIGHTS, Weighed, candidates, signs

NOTHING = Before("", "")


@pytest.fixture
def support(assistant):
    """A paragraph found, of which only the likeness of its sentences to known questions is given."""

    def found(ref, *told, score=1.0):
        return Support(assistant.snapshot.paragraphs[ref], "cheshire-east", score, 0.5, told=told)

    return found


def test_every_sign_has_its_weight(support):
    found = list(candidates([support("ce-child-in-need@2018#4.3", 0.9, 0.5)], (), ()))
    (first, second) = signs(found, Understanding("", ("cheshire-east",), Intent.TIMESCALE), NOTHING)
    assert set(first) == set(second) == set(WEIGHTS)
    assert first["holds"] and not second["holds"]


def test_the_sentence_that_is_known_to_answer_is_worth_most(support):
    understood = Understanding("", ("cheshire-east",), Intent.PROCEDURE)
    paragraph = support("ce-child-in-need@2018#4.3", 0.5, 0.9)
    chosen = Weighed(list(candidates([paragraph], (), ())), understood, NOTHING).first(lambda one: True)
    assert chosen is not None and chosen.text.startswith("The date the child was seen")


def test_what_was_just_said_is_worth_less(support):
    understood = Understanding("", ("cheshire-east",), Intent.PROCEDURE)
    paragraph = support("ce-child-in-need@2018#4.3", 0.8, 0.8)
    text = paragraph.paragraph.text
    before = Before(text[: text.index(" The date")].casefold(), "and then")
    chosen = Weighed(list(candidates([paragraph], (), ())), understood, before).first(lambda one: True)
    assert chosen is not None and chosen.text.startswith("The date")


@pytest.mark.parametrize(
    ("question", "area", "leads"),
    [
        ("where do I note the day on which I saw the child?", "cheshire-east", "The date the child was seen"),
        ("as JAM meets tuesdays and thursdays, who goes to it?", "cheshire-east", "The JAM is attended by"),
        ("our police powers: are they the usual way to take a child out?", "england", "exceptional circumstances"),
        ("what do the duties of the chair of a CIN meeting come to?", "cheshire-east", "The Chair will ensure that:"),
    ],
)
def test_the_very_thing_asked_leads(ask, question, area, leads):
    assert leads in ask(question, area).answer.lead


def test_in_a_conversation_the_follow_ups_own_words_choose(ask):
    before = (
        Message("user", "Who chairs the child in need meeting?"),
        Message("assistant", "The meeting should be chaired by the Social Worker or another key professional."),
    )
    answer = ask("and who writes up what was decided?", "cheshire-east", before)
    assert "will take a note of the meeting" in answer.answer.lead


def test_what_announces_a_list_is_followed_by_the_list(ask):
    answer = ask("What exactly are the duties of whoever chairs the child in need meeting?", "cheshire-east")
    assert answer.answer.lead.startswith("The Chair will ensure that: The meeting is as open and inclusive")


def test_an_areas_own_time_comes_before_the_national_one(ask):
    assert "Day 15" in ask("How long can an assessment take?", "cheshire-east").answer.lead
    assert "45 working days" in ask("How long can an assessment take?", "england").answer.lead


def test_the_time_of_another_stage_does_not_lead_though_it_is_the_areas_own(ask):
    answer = ask("how long can a child protection plan go before review", "cheshire-east")
    assert "3 months" in answer.answer.lead and "Child in Need" not in answer.answer.lead


def test_what_stands_farther_down_or_is_of_another_case_is_said_where_nothing_else_may_be(support):
    understood = Understanding("", ("cheshire-east",), Intent.LIST, search="what must a child protection plan hold")
    down = [support("ce-child-in-need@2018#4.3", 0.5, 0.5)] * 6 + [support("ce-child-in-need@2018#8.1", 0.5)]
    weighed = Weighed(list(candidates(down, (), ())), understood, NOTHING)
    last = str(down[-1].paragraph.ref)
    chosen = weighed.first(lambda one: str(one.support.paragraph.ref) == last)  # the seventh, of a child in need plan
    assert chosen is not None and chosen.support is down[-1]
    first = weighed.first(lambda one: True)
    assert first is not None and first.support is not down[-1]
