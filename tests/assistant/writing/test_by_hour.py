"""Whom to ring depends on the hour: the one the question names, or else now."""

from datetime import date, datetime, time

import pytest

from assistant.ask import Ask
from assistant.writing.by_hour import moment_of

TUESDAY = date(2026, 11, 24)
WHOM = "who do I ring about a child at risk?"


@pytest.mark.parametrize(
    ("question", "moment"),
    [
        (WHOM, datetime(2026, 11, 24, 14, 5)),
        ("who answers on a Saturday?", datetime(2026, 11, 28, 10)),
        ("which number at night?", datetime(2026, 11, 24, 22)),
        ("its friday 4.45pm, which line", datetime(2026, 11, 27, 16, 45)),
        ("who answers at 02:30", datetime(2026, 11, 24, 2, 30)),
        ("who answers at 12am", datetime(2026, 11, 24, 0)),
        ("number for the weekend out of hours", datetime(2026, 11, 28, 22)),
        ("score of 25pm", datetime(2026, 11, 24, 14, 5)),
    ],
)
def test_the_moment_is_the_one_named_or_now(question, moment):
    assert moment_of(question, TUESDAY, time(14, 5)) == moment


@pytest.mark.parametrize(
    ("today", "now", "number", "sure"),
    [
        (TUESDAY, time(22), "0300 123 5022", "prints that hour as out of office hours"),
        (TUESDAY, time(10), "0300 123 5012, Option 3, Option 2", "inferred"),
        (date(2026, 11, 28), time(10), "0300 123 5022", "inferred, not printed"),
        (date(2026, 12, 25), time(10), "0300 123 5022", "inferred, not printed"),
    ],
)
def test_the_number_that_answers_at_that_hour_leads(assistant, today, now, number, sure):
    answer = assistant.ask(Ask(WHOM, today, "cheshire-east", now=now))
    assert number in answer.answer.lead
    assert any(sure in alert.text for alert in answer.alerts)
    everything = " ".join((answer.answer.lead, *(point.text for point in answer.answer.points)))
    assert "0300 123 5012" in everything and "0300 123 5022" in everything


@pytest.mark.parametrize("area", ["cheshire-west-and-chester", "worcestershire"])
def test_no_number_is_lent_to_an_area_that_has_none(assistant, area):
    answer = assistant.ask(Ask(WHOM, TUESDAY, area, now=time(22)))
    everything = " ".join(
        (answer.answer.lead, *(p.text for p in answer.answer.points), *(a.text for a in answer.alerts))
    )
    assert "0300" not in everything
