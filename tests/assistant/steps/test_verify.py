"""An answer that its citations do not carry is not given."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.knowledge import deadline_of
from assistant.statement import Origin, Slice, Statement
from assistant.steps.verify import Unproved, Verify
from corpus.refs import ParagraphRef

REF = "wt2015-chapter-1@2015#60"


@pytest.fixture(scope="module")
def verify(assistant):
    return Verify(assistant.snapshot)


@pytest.fixture(scope="module")
def true(assistant):
    """A statement that holds: the first sentence of paragraph 60."""
    paragraph = assistant.snapshot.paragraphs[REF]
    end = paragraph.text.index("referral.") + len("referral.")
    sources = assistant.snapshot.holding.sources
    return Statement.of((Slice(paragraph, 0, end),), sources)


def test_a_documents_own_sentence_with_its_quote_holds(verify, true):
    verify.check(true)


def test_a_quote_altered_by_one_character_fails(verify, true):
    (quote,) = true.quotes
    for altered in (
        quote.words.replace("45", "46"),
        quote.words[:-1],
        quote.words.replace("assess", "asses", 1),
    ):
        with pytest.raises(Unproved):
            verify.check(replace(true, quotes=(replace(quote, words=altered),)))


def test_a_quote_one_character_off_its_place_fails(verify, true):
    (quote,) = true.quotes
    with pytest.raises(Unproved):
        verify.check(replace(true, quotes=(replace(quote, start=quote.start + 1),)))


def test_a_reference_that_names_nothing_fails(verify, true):
    (quote,) = true.quotes
    for ref in ("wt2015-chapter-1@2015#999", "wt2015-chapter-1@2018#60", "wt2015-chapter-1@2015#60/7"):
        with pytest.raises(Unproved):
            verify.check(replace(true, quotes=(replace(quote, ref=ParagraphRef.parse(ref)),)))


def test_a_quote_that_stands_in_another_paragraph_fails(verify, true):
    (quote,) = true.quotes
    with pytest.raises(Unproved):
        verify.check(replace(true, quotes=(replace(quote, ref=ParagraphRef.parse("wt2015-chapter-1@2015#58")),)))


def test_a_number_that_the_cited_words_do_not_hold_fails(verify, true):
    said = Statement("The maximum is 46 working days from the point of referral.", Origin.RULE, true.quotes)
    with pytest.raises(Unproved, match="46"):
        verify.check(said)


def test_a_phone_number_that_the_cited_words_do_not_hold_fails(verify, true):
    with pytest.raises(Unproved, match="03001235012"):
        verify.check(Statement("Ring 0300 123 5012.", Origin.RULE, true.quotes))


def test_a_unit_that_the_cited_words_do_not_hold_fails(verify, true):
    with pytest.raises(Unproved, match="week"):
        verify.check(Statement("It should be no longer than 45 weeks.", Origin.RULE, true.quotes))


def test_a_duty_word_that_the_cited_words_do_not_hold_fails(verify, true):
    with pytest.raises(Unproved, match="must"):
        verify.check(Statement("It must be no longer than 45 working days.", Origin.RULE, true.quotes))


def test_a_statement_without_a_citation_fails(verify, true):
    with pytest.raises(Unproved, match="no citation"):
        verify.check(replace(true, quotes=()))


def test_words_that_the_document_does_not_say_fail_as_its_own(verify, true):
    with pytest.raises(Unproved):
        verify.check(replace(true, text=true.text.replace("maximum", "greatest")))


def test_the_products_own_text_carries_no_citation(verify, true):
    verify.check(Statement("Ring 999.", Origin.PRODUCT))
    with pytest.raises(Unproved):
        verify.check(Statement("Ring 999.", Origin.PRODUCT, true.quotes))


@pytest.fixture(scope="module")
def counted(assistant):
    """The date that 45 working days from 2 November 2026 lead to, with its rule's quote."""
    knowledge = assistant.knowledge
    rule = knowledge.rulebook.rule("wt-assessment-45-working-days")
    deadline = deadline_of(rule, date(2026, 11, 2), knowledge.calendar)
    return Statement.counted(deadline, tuple(proof.quote for proof in rule.proofs))


def test_a_date_that_the_calendar_gives_for_a_cited_time_holds(verify, counted):
    assert "Thursday 7 January 2027" in counted.text
    verify.check(counted)


def test_a_date_that_was_altered_fails(verify, counted):
    with pytest.raises(Unproved, match="calendar"):
        verify.check(replace(counted, text=counted.text.replace("7 January", "8 January")))
    with pytest.raises(Unproved, match="calendar"):
        verify.check(replace(counted, deadline=None))


def test_a_date_counted_from_a_time_that_is_not_cited_fails(verify, counted, assistant):
    other = assistant.knowledge.rulebook.rule("wt-core-group-10-working-days")
    with pytest.raises(Unproved, match="45 working days"):
        verify.check(replace(counted, quotes=tuple(proof.quote for proof in other.proofs)))
