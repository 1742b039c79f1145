"""Whole turns over the shipped documents: what is asked, and what must come of it."""

from dataclasses import replace
from datetime import date, time

import pytest

from assistant.answer import Status
from assistant.ask import Ask
from assistant.reading.bearing import rules_of
from assistant.reading.intent import Intent
from assistant.statement import Statement
from assistant.steps.verify import Verify
from assistant.turn import Turn, Understanding
from assistant.writing.alerts import of_conflicts

TUESDAY = date(2026, 11, 17)
AREAS = ("cheshire-east", "cheshire-west-and-chester", "worcestershire", "england")


def everything(answer):
    """All that a person reads of an answer."""
    return " ".join((answer.answer.lead, *(p.text for p in answer.answer.points), *(a.text for a in answer.alerts)))


def test_how_long_an_assessment_may_take_is_answered_from_paragraph_60(ask):
    answer = ask("how long can an assessment take at most?", "england")
    assert answer.status is Status.ANSWERED
    assert "45 working days" in answer.answer.lead
    first = answer.citations[0]
    assert (first.document, first.label) == ("wt2015-chapter-1", "para 60")
    assert "45 working days" in first.quote
    assert first.url == "/documents/wt2015-chapter-1#60"


def test_every_statement_has_a_citation_and_every_citation_its_exact_words(ask, assistant):
    for area in AREAS:
        answer = ask("who should be at the strategy discussion?", area)
        numbers = {c.n for c in answer.citations}
        assert answer.answer.lead_citations and set(answer.answer.lead_citations) <= numbers
        for point in answer.answer.points:
            assert point.citations and set(point.citations) <= numbers
        for citation in answer.citations:
            source = assistant.snapshot.source(citation.document)
            assert citation.quote in " ".join(source[citation.start : citation.end].split())


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize(
    "question",
    [
        "how long have I got to finish the assessment?",
        "what happens at step down?",
        "who chairs the meeting?",
        "who can I ring about a worried neighbour?",
        "what is a child in need?",
    ],
)
def test_an_answer_for_one_area_cites_only_that_area_and_national_guidance(ask, area, question):
    answer = ask(question, area)
    cited = {c.area for c in (*answer.citations, *answer.nearest)}
    assert cited <= {area, "england"}


def test_with_no_area_national_guidance_leads_and_a_choice_is_offered(ask):
    answer = ask("What is the time limit for assessments?")
    by_number = {c.n: c for c in answer.citations}
    assert by_number[answer.answer.lead_citations[0]].area == "england"
    assert {choice.area for choice in answer.choices} == set(AREAS) - {"england"}
    assert any(alert.kind == "area" for alert in answer.alerts)


def test_text_of_a_replaced_edition_is_answered_with_its_edition_and_a_warning(ask):
    answer = ask("how soon should the initial child protection conference be held?", "england")
    assert "15 working days" in answer.answer.lead
    assert any(alert.kind == "superseded" and "2015" in alert.text for alert in answer.alerts)


def test_a_question_about_something_else_altogether_is_out_of_scope(ask):
    assert ask("What is the capital of France?", "england").status is Status.OUT_OF_SCOPE


def test_the_same_question_gives_the_same_answer(ask):
    first, second = (ask("who can be the lead professional?", "england") for _ in range(2))
    assert first.answer == second.answer
    assert first.citations == second.citations
    assert first.index == second.index


def test_an_area_named_in_the_words_is_the_area_asked_about(ask):
    answer = ask("How often are plans reviewed in Worcs?")
    assert answer.understood.area == "worcestershire"
    assert {c.area for c in answer.citations} <= {"worcestershire", "england"}
    assert answer.citations[0].edition == "March 2010"


@pytest.mark.parametrize("area", [None, *AREAS])
def test_a_child_in_danger_is_told_whom_to_ring_in_few_and_plain_words(ask, area):
    answer = ask("im 12 and my dad is hitting me right now, who can help?", area)
    (alert,) = (alert for alert in answer.alerts if alert.kind == "danger")
    assert alert.text.startswith("If you are in danger now, ring 999.")
    assert {a.kind for a in answer.alerts} == {"danger"}
    told = everything(answer)
    assert len(told) < 450
    assert not any(words in told for words in ("referral", "procedures", "significant harm", "referrer"))


def test_a_child_in_danger_is_given_the_areas_number_for_the_hour_first_and_cited(ask, assistant):
    for hour, number in ((time(23), "0300 123 5022"), (time(11), "0300 123 5012")):
        asked = Ask("im 12 and my dad is hitting me right now", TUESDAY, "cheshire-east", now=hour)
        answer = assistant.ask(asked)
        assert number in answer.answer.lead
        cited = [c for c in answer.citations if c.n in answer.answer.lead_citations]
        assert any(number in c.quote for c in cited)


def test_a_rule_that_another_has_replaced_leads_no_answer_even_by_way_of_a_conflict(assistant):
    rulebook = assistant.knowledge.rulebook
    conflict = rulebook.conflict("C-01")
    withdrawn = rulebook.rule("ce-assessment-45-days-stepped-up")
    later = tuple(replace(r, replaced_by="another") if r is withdrawn else r for r in rulebook.rules)
    understood = Understanding("", ("cheshire-east",), Intent.TIMESCALE)
    turn = Turn(Ask("how long is an assessment?", TUESDAY), understood=understood)
    leads = {rule.id for rule in rules_of(turn, conflict, rulebook)}
    assert leads - {rule.id for rule in rules_of(turn, conflict, replace(rulebook, rules=later))} == {withdrawn.id}


def test_what_is_said_of_conflicts_rules_and_silences_is_proved_for_every_area(assistant):
    snapshot, knowledge = assistant.snapshot, assistant.knowledge
    verify = Verify(snapshot)
    for areas in ((), *((area,) for area in AREAS)):
        turn = Turn(Ask("", TUESDAY), understood=Understanding("", areas, Intent.PROCEDURE))
        spoken = [Statement.finding(conflict) for conflict in knowledge.rulebook.conflicts]
        for _, said in of_conflicts(turn, knowledge.rulebook.conflicts, spoken, snapshot.holding):
            for statement in said:
                verify.check(statement)
                cited = {snapshot.catalogue.document(q.ref.document).area for q in statement.quotes}
                assert not areas or cited <= {*areas, "england"}
    for rule in knowledge.rulebook.rules:
        verify.check(Statement.by_rule(rule.says, tuple(proof.quote for proof in rule.proofs)))
