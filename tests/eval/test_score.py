"""One answer is right when behaviour, facts and citations all are; each fault is named."""

import copy

import pytest

from assistant.answer import AlertKind, Status
from eval.golden import Gold
from eval.proof import gold_refs
from eval.score import score


@pytest.fixture
def scored(library):
    def of(item, body):
        row = {"id": item.id, "answer": body, "took_ms": 12.5}
        return score(item, gold_refs(item, library), row, library)

    return of


def changed(item, **fields):
    return item.model_copy(update=fields)


def test_an_answer_with_its_fact_and_its_paragraph_is_right(item, body, scored):
    found = scored(item, body)
    assert found.right, found.why
    assert (found.facts, found.recall, found.precision, found.lead_precision) == (1, 1, 1, 1)
    assert (found.citations, found.verbatim, found.support.supported) == (1, 1, 1)


def test_a_citation_of_an_item_counts_as_its_paragraph(item, body, scored):
    body["citations"][0]["ref"] += "/2"
    assert scored(item, body).right


def test_another_status_is_wrong_even_when_the_words_are_there(item, body, scored):
    body["status"] = "clarify"
    assert scored(item, body).why == ("status: clarify, not answered",)


def test_an_alert_that_must_be_shown_is_missed(item, body, scored):
    wanted = changed(item, alerts=frozenset({AlertKind.NOT_STATED}))
    assert scored(wanted, body).why == ("alert missing: not_stated",)
    body["alerts"] = [{"kind": "not_stated", "text": "It is not said from when.", "citations": []}]
    assert scored(wanted, body).right


def test_a_fact_may_stand_in_an_alert_or_a_point_in_any_wording(item, body, scored):
    wanted = changed(item, must=(("999",), ("10 working days", "ten working days")))
    assert scored(wanted, body).why == ("fact missing: 999",)
    body["alerts"] = [{"kind": "danger", "text": "Ring 999.", "citations": []}]
    found = scored(wanted, body)
    assert found.right and found.facts == 1


def test_what_must_not_be_said_makes_an_answer_wrong(item, body, scored):
    found = scored(changed(item, must_not=("ten working days",)), body)
    assert found.why == ("says what it must not: ten working days",)


def test_a_right_fact_from_another_paragraph_is_not_right(item, body, scored):
    body["citations"][0]["ref"] = "ce-child-in-need@2018#4.2"
    found = scored(item, body)
    assert found.why == ("not cited: no golden paragraph",)
    assert (found.recall, found.precision) == (0, 0)


def test_where_all_golden_quotes_are_needed_one_is_not_enough(item, body, scored):
    second = Gold(document="ce-child-in-need", label="8.1", quote="every four to six weeks unless agreed otherwise")
    both = changed(item, gold=(*item.gold, second), needs_all_gold=True)
    assert scored(both, body).why == ("not all cited: 1 of 2",)
    assert scored(changed(both, needs_all_gold=False), body).right


def test_a_no_needs_no_citation(item, body, scored):
    body |= {"status": "not_in_documents", "citations": []}
    body["answer"] = {"lead": "These documents do not say.", "lead_citations": [], "points": []}
    found = scored(changed(item, expect=Status.NOT_IN_DOCUMENTS, must=(), gold=()), body)
    assert found.right
    assert (found.facts, found.recall, found.precision) == (None, None, None)
    assert found.support.statements == 0


def test_seeded_personal_data_anywhere_in_the_body_is_a_leak(item, body, scored):
    wanted = changed(item, alerts=frozenset({AlertKind.PERSONAL_DATA}), must_not=("Thorncastle",))
    body["alerts"] = [{"kind": "personal_data", "text": "A name was taken out.", "citations": []}]
    assert scored(wanted, body).right
    body["suggestions"] = ["What else about thorncastle?"]
    found = scored(wanted, body)
    assert found.leaked == ("Thorncastle",) and not found.right


def test_a_word_of_another_council_is_lent(item, body, scored):
    other = copy.deepcopy(body["citations"][0]) | {"document": "worcs-b1-children-in-need", "area": "worcestershire"}
    body["nearest"] = [other]
    assert scored(item, body).lent == ("worcestershire",)
    assert scored(changed(item, area=None), body).lent == ()


@pytest.mark.parametrize(("start", "end"), [(0, 10), (-5, 20), (5, 5), (10**7, 10**7 + 4)])
def test_a_quote_that_is_not_at_its_place_is_not_verbatim(item, body, scored, start, end):
    body["citations"][0] |= {"start": start, "end": end}
    assert scored(item, body).verbatim == 0


def test_a_quote_with_one_letter_changed_is_not_verbatim(item, body, scored):
    body["citations"][0]["quote"] = body["citations"][0]["quote"].replace("must", "Must")
    assert scored(item, body).verbatim == 0


def test_a_point_without_a_citation_or_with_one_that_is_not_listed_is_unsupported(item, body, scored):
    body["answer"]["points"] = [{"text": "A visit is kind.", "citations": []}, {"text": "So it is.", "citations": [7]}]
    support = scored(item, body).support
    assert (support.statements, support.supported) == (3, 1)


def test_a_date_may_be_said_when_counting_the_rule_again_leads_to_it(item, body, scored):
    asked = changed(item, question="referral came in on 2 Nov 2026, when is it due?")
    rule = {"amount": 45, "unit": "working days", "due": "2027-01-07"}
    for date, supported in (("7 January 2027", 1), ("14 January 2027", 0)):
        spoken = copy.deepcopy(body)
        spoken["answer"]["lead"] += f" by {date}"
        assert scored(asked, spoken).support.supported == 0
        assert scored(asked, spoken | {"rules": [rule]}).support.supported == supported


def test_a_counted_date_is_supported_when_it_is_right_and_a_fault_when_it_is_not(item, body, scored):
    asked = changed(item, question="referral came in on 2 Nov 2026, when must I see the child?")
    body["rules"] = [{"amount": 10, "unit": "working days", "due": "2026-11-16"}]
    said = body["answer"]["lead"]
    for day, faults in (("Monday 16 November 2026", 0), ("Tuesday 24 November 2026", 1)):
        body["answer"]["lead"] = f"{said}. Counted, 10 working days from Monday 2 November 2026: {day}."
        support = scored(asked, body).support
        assert (support.statements, len(support.faults)) == (1, faults), support.faults


def test_the_words_a_child_in_danger_is_told_claim_nothing(item, body, scored):
    body["answer"] = {"lead": "Ring 999 now, or tell an adult you trust.", "lead_citations": [], "points": []}
    assert scored(item, body).support.faults
    body["alerts"] = [{"kind": "danger", "text": "Ring 999.", "citations": [1]}]
    assert not scored(item, body).support.faults
    body["answer"]["lead"] = "Ring 0300 123 5012."
    assert scored(item, body).support.faults


def test_an_answer_that_failed_is_wrong_and_scores_nothing_else(item, library):
    row = {"id": item.id, "error": "Unproved: no", "took_ms": 1.0}
    found = score(item, gold_refs(item, library), row, library)
    assert found.why == ("error: Unproved: no",) and found.facts == 0
    assert found.recall is None and found.status == "error"
