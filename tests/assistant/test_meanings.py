"""What a term means is answered by the words that define it, or it is said that none were found."""

from datetime import date

from assistant.answer import AlertKind
from assistant.ask import Ask

TODAY = date(2026, 11, 17)


def test_of_two_terms_compared_the_second_is_said_right_after_the_first(assistant):
    answer = assistant.ask(Ask("difference between CIN and CP?", TODAY, "cheshire-east"))
    assert "Child in Need’ is defined" in answer.answer.lead
    assert "aim of the child protection plan" in answer.answer.points[0].text


def test_a_term_that_is_used_and_never_written_out_is_told_as_such(assistant):
    answer = assistant.ask(Ask("what does EDD mean?", TODAY, "worcestershire"))
    assert "EDD" in answer.answer.lead
    (said,) = [alert.text for alert in answer.alerts if alert.kind is AlertKind.NOT_STATED and "“EDD”" in alert.text]
    assert said.startswith("No words that say what")


def test_a_term_that_is_defined_carries_no_such_notice(assistant):
    answer = assistant.ask(Ask("what does ChECS mean?", TODAY, "cheshire-east"))
    assert "Cheshire East Consultation Service" in answer.answer.lead
    assert not [alert for alert in answer.alerts if alert.text.startswith("No words that say what")]
