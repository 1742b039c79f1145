"""No figure, time, contact or limit of the documents goes without a rule or a reason."""

import pytest

from corpus.errors import RuleError
from corpus.paragraph import LabelStatus, Paragraph, Segment
from corpus.refs import ParagraphRef
from corpus.rules.rule import Bound, RuleKind, Strength
from corpus.rules.rulebook import Rulebook, load_rulebook
from corpus.settings import CORPUS
from ingest.coverage import Coverage, Dismissal, check_dismissals, coverage, coverage_line, load_dismissals
from ingest.drafts import drafts
from ingest.miner import Sort, mine
from tests.corpus import library

Paragraphs = dict[str, Paragraph]


@pytest.fixture(scope="module")
def paragraphs(shipped) -> Paragraphs:
    return {str(p.ref): p for read in shipped.values() for p in read.paragraphs}


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook(CORPUS, library.shipped().holding)


@pytest.fixture(scope="module")
def covered(paragraphs, rulebook) -> Coverage:
    return coverage(paragraphs, rulebook, load_dismissals(CORPUS))


def paragraph(text: str) -> Paragraph:
    ref = ParagraphRef("some-policy", "2026", "1.1")
    whole = (Segment(0, len(text), 0, len(text)),)
    return Paragraph(ref, "para 1.1", LabelStatus.PRINTED, (), text, whole)


# The shipped documents


def test_every_candidate_of_the_shipped_documents_is_proved_or_dismissed(covered, paragraphs):
    assert [f"{one.ref}: {one.words}" for one in covered.uncovered] == []
    assert covered.proved + covered.dismissed == covered.candidates > 200


def test_no_dismissal_is_stale(covered, paragraphs):
    assert covered.stale == ()
    check_dismissals(load_dismissals(CORPUS), paragraphs)


def test_every_telephone_number_time_of_day_address_age_and_percentage_is_proved_not_dismissed(paragraphs, rulebook):
    precise = {Sort.EMAIL, Sort.PHONE, Sort.CLOCK, Sort.WEEKDAY, Sort.PERCENTAGE, Sort.AGE}
    precise |= {Sort.DAY_NUMBER, Sort.DURATION}
    without = coverage(paragraphs, rulebook, ())
    assert [f"{one.ref}: {one.words}" for one in without.uncovered if one.sort in precise] == []


def test_a_rule_taken_away_leaves_its_figure_uncovered(paragraphs, rulebook):
    gone = {"wt-core-group-10-working-days"}
    fewer = Rulebook(tuple(r for r in rulebook.rules if r.id not in gone), rulebook.conflicts, rulebook.facets)
    missing = coverage(paragraphs, fewer, load_dismissals(CORPUS)).uncovered
    assert [one.words for one in missing] == ["10 working days"]


def test_a_figure_in_the_quote_of_a_rule_about_another_figure_is_not_covered(paragraphs, rulebook):
    gone = {"cwac-pilot-intervention-workers"}
    fewer = Rulebook(tuple(r for r in rulebook.rules if r.id not in gone), rulebook.conflicts, rulebook.facets)
    assert [one.words for one in coverage(paragraphs, fewer, load_dismissals(CORPUS)).uncovered] == ["four"]


def test_a_dismissal_that_is_taken_away_leaves_its_candidate_uncovered(paragraphs, rulebook):
    dismissals = load_dismissals(CORPUS)
    result = coverage(paragraphs, rulebook, dismissals[1:])
    assert len(result.uncovered) == 1
    assert str(result.uncovered[0].ref) == dismissals[0].ref


def test_a_dismissal_of_what_a_rule_proves_is_stale(paragraphs, rulebook):
    needless = Dismissal(ref="ce-child-in-need@2018#4.3", words="within ten working days", why="needless")
    assert coverage(paragraphs, rulebook, (*load_dismissals(CORPUS), needless)).stale == (needless,)


@pytest.mark.parametrize(
    ("ref", "words", "says"),
    [
        ("ce-child-in-need@2018#4.3", "within nine working days", "stands in ce-child-in-need@2018#4.3 0 times"),
        ("ce-child-in-need@2018#4.3", "child", "times, not once"),
        ("ce-child-in-need@2018#99", "anything", "there is no paragraph ce-child-in-need@2018#99"),
    ],
)
def test_a_dismissal_must_stand_where_it_says(paragraphs, ref, words, says):
    with pytest.raises(RuleError, match=says):
        check_dismissals([Dismissal(ref=ref, words=words, why="planted")], paragraphs)


def test_the_summary_tells_how_many_are_proved_and_how_many_dismissed(covered, paragraphs, rulebook):
    assert covered.complete
    assert covered.summary == (
        f"{covered.candidates} figures, times, contacts and limits found: "
        f"{covered.proved} proved by rules, {covered.dismissed} dismissed with a reason."
    )
    assert "still to be looked at by a person" in coverage(paragraphs, rulebook, ()).summary


def test_the_line_that_ends_an_ingest_is_the_summary(paragraphs, rulebook, covered):
    assert coverage_line(CORPUS, library.shipped().holding, rulebook) == covered.summary


# What is found in any text


@pytest.mark.parametrize(
    ("text", "sort", "words"),
    [
        ("within 10 working days of it", Sort.DURATION, "10 working days"),
        ("every four to six weeks", Sort.DURATION, "four to six weeks"),
        ("in the past twelve months", Sort.DURATION, "twelve months"),
        ("within a working day", Sort.DURATION, "a working day"),
        ("within the first week", Sort.DURATION, "first week"),
        ("the 6-monthly review", Sort.DURATION, "6-monthly"),
        ("by Day 15 unless", Sort.DAY_NUMBER, "Day 15"),
        ("reviewed annually", Sort.OFTEN, "annually"),
        ("at least twice annually", Sort.OFTEN, "twice annually"),
        ("dip sample quarterly", Sort.OFTEN, "quarterly"),
        ("every Tuesday and Thursday", Sort.WEEKDAY, "Tuesday and Thursday"),
        ("from Mon-Thurs", Sort.WEEKDAY, "Mon-Thurs"),
        ("the same day", Sort.AT_ONCE, "same day"),
        ("must ring immediately", Sort.AT_ONCE, "immediately"),
        ("contacted without delay", Sort.AT_ONCE, "without delay"),
        ("as soon as possible", Sort.AT_ONCE, "as soon as possible"),
        ("on 0300 123 5012 Option 3", Sort.PHONE, "0300 123 5012"),
        ("01562 757867 or", Sort.PHONE, "01562 757867"),
        ("from 17:00-08:30am on", Sort.CLOCK, "17:00-08:30am"),
        ("closes at 5pm", Sort.CLOCK, "5pm"),
        ("write to a.b@some.gov.uk now", Sort.EMAIL, "a.b@some.gov.uk"),
        ("children aged 0-18", Sort.AGE, "aged 0-18"),
        ("their 18th birthday", Sort.AGE, "18th birthday"),
        ("reached 18 years of age", Sort.AGE, "18 years of age"),
        ("20% of the contacts", Sort.PERCENTAGE, "20%"),
        ("at least two people", Sort.LIMIT, "at least"),
        ("two social workers", Sort.COUNT, "two"),
        ("on 12 April 2015", Sort.DATE, "12 April 2015"),
    ],
)
def test_an_expression_is_found(text, sort, words):
    assert (sort, words) in [(one.sort, one.words) for one in mine([paragraph(text)])]


@pytest.mark.parametrize(
    "text",
    [
        "under section 47 of the Children Act 1989",
        "see paragraph 26 and Appendix 2",
        "https://www.cescp.org.uk/pdf/guides/4/12.pdf",
        "sections 44 and 46 of the Act",
        "one of the parents and a carer",
        "Working Together 2018",
    ],
)
def test_a_number_that_only_names_a_thing_is_no_candidate(text):
    assert list(mine([paragraph(text)])) == []


def test_a_candidate_stands_where_it_says():
    text = "Ring 0300 123 5012 within two hours."
    for one in mine([paragraph(text)]):
        assert text[one.start : one.end] == one.words


# Drafts for documents that a user adds


def test_a_draft_tells_what_the_words_suggest():
    (draft,) = drafts([paragraph("Welcome. A visit must take place within 7 working days of the notification.")])
    assert draft.quote == "A visit must take place within 7 working days of the notification."
    assert (draft.kind, draft.amount, draft.unit) == (RuleKind.TIMESCALE, 7, "working days")
    assert (draft.bound, draft.strength, draft.word) == (Bound.WITHIN, Strength.MUST, "must")
    assert draft.ref == "1.1"


def test_a_draft_of_a_number_to_ring_holds_the_number():
    (draft,) = drafts([paragraph("Please ring 01234 567890.")])
    assert (draft.kind, draft.value, draft.amount) == (RuleKind.CONTACT, "01234 567890", None)
