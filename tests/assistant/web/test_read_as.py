"""How a question was read is shown where it is not plain from what was typed."""

from dataclasses import replace
from datetime import date

import pytest

from assistant import words
from assistant.answer import Alert, AlertKind, Answer, Body, Choice, RuleShown, Status, Understood
from assistant.web.caveats import how_counted, left_open
from assistant.web.read_as import read_as
from tests.assistant.api.fake import CATALOGUE

TODAY = date(2026, 11, 20)
ANSWER = Answer(Status.ANSWERED, Understood("", None, "fact"), (), Body("", (), ()), (), (), (), (), (), "i", 1)


COUNTED = RuleShown("limit", "england", "England", "", 45, None, "working days", "", "must", "must", "2026-12-01", (1,))


def answer(question: str, area: str | None = None) -> Answer:
    return replace(ANSWER, understood=Understood(question, area, "fact"))


def test_a_question_that_was_made_whole_is_shown_and_one_that_was_only_tidied_is_not() -> None:
    whole = "How long can an assessment take? And who signs it off?"
    assert read_as(answer(whole), "And who signs it off?", TODAY, CATALOGUE).question == whole
    assert read_as(answer("How long can it take?"), "how long can it take", TODAY, CATALOGUE).question == ""


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("The referral came in yesterday", "Thursday 19 November 2026"),
        ("The referral came in on 2 Nov", "Monday 2 November 2026"),
        ("The referral came in on 02/11/2026", "Monday 2 November 2026"),
        ("The referral came in on 2 November 2026", ""),
        ("The referral came in", ""),
        ("Jayden Wrexford, born 04/05/2019, was referred", ""),
    ],
)
def test_a_date_is_shown_in_words_unless_it_was_typed_so_and_a_date_of_birth_never(typed: str, day: str) -> None:
    assert read_as(replace(answer(typed), rules=(COUNTED,)), typed, TODAY, CATALOGUE).day == day


def test_a_date_on_which_nothing_hangs_is_not_shown() -> None:
    typed = "The referral came in yesterday"
    uncounted = replace(answer(typed), rules=(replace(COUNTED, due=None),))
    assert read_as(uncounted, typed, TODAY, CATALOGUE).day == ""
    whom = replace(ANSWER, understood=Understood("Whom do I ring tomorrow?", None, "contact"))
    assert read_as(whom, "Whom do I ring tomorrow?", TODAY, CATALOGUE).day == "Saturday 21 November 2026"
    danger = replace(whom, alerts=(Alert(AlertKind.DANGER, "Ring 999."),))
    assert read_as(danger, "Whom do I ring tomorrow?", TODAY, CATALOGUE).day == ""


def test_whose_documents_answer_is_always_said() -> None:
    offered = replace(ANSWER, choices=(Choice("North Shire", "north-shire"),))
    refused = replace(ANSWER, status=Status.NOT_IN_DOCUMENTS)
    read = [read_as(each, "", TODAY, CATALOGUE).area for each in (answer("", "north-shire"), offered, ANSWER, refused)]
    assert read == ["North Shire, with national guidance", "no area chosen", "several areas", "no one area"]
    assert read_as(answer("", "england"), "", TODAY, CATALOGUE).area == "national guidance alone"


def test_what_is_left_open_is_said_without_repeating_the_cited_words() -> None:
    alert = Alert(AlertKind.NOT_STATED, f"“by Day 15 ” he said.” {words.WHICH_DAYS} {words.FROM_WHAT}", (1,))
    counted = Alert(AlertKind.NOT_STATED, f"{words.HOW_COUNTED} The day of the event is day 0.", (1,))
    other = Alert(AlertKind.NOT_STATED, "“The plan” is not in these documents. It says “nothing” of it.", (2,))
    alerts = (alert, counted, other, Alert(AlertKind.CONFLICT, "They differ."))
    assert [each.text for each in left_open(alerts)] == [f"{words.WHICH_DAYS} {words.FROM_WHAT}", other.text]
    assert [(each.text, each.citations) for each in how_counted(alerts)] == [("The day of the event is day 0.", (1,))]
