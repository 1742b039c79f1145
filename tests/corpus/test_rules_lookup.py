"""Lookup finds the rules a question is about, and says nothing where it would only guess."""

import time

import pytest

from corpus.errors import RuleError
from corpus.lookup import Found, Lookup
from corpus.numbers import fragments, states
from corpus.question_bank import load_question_bank
from corpus.rule import RuleKind
from corpus.rulebook import Rulebook, load_rulebook
from corpus.settings import CORPUS
from corpus.wording import Wording, load_wording
from tests.corpus.library import shipped

QUICK = 2.0  # milliseconds of processor time for a question


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook(CORPUS, shipped().paragraphs, shipped().sources)


@pytest.fixture(scope="module")
def wording() -> Wording:
    return load_wording(CORPUS / "lookup_words.yaml")


@pytest.fixture(scope="module")
def lookup(rulebook: Rulebook, wording: Wording) -> Lookup:
    return Lookup(rulebook, wording, load_question_bank(CORPUS / "questions", shipped().paragraphs.values()))


def ids(found: Found) -> list[str]:
    return [rule.id for rule in found.rules]


def test_each_question_that_a_rule_is_asked_by_finds_it_among_the_first_three(lookup, rulebook):
    missed = [
        (rule.id, asked)
        for rule in rulebook.rules
        for asked in rule.asked_as
        if not {rule.id, rule.same_as} & set(ids(lookup.find(asked, rule.area))[:3])
        and rule.figure not in [other.figure for other in lookup.find(asked, rule.area).rules[:3]]
    ]
    assert len(missed) <= 0.03 * sum(len(rule.asked_as) for rule in rulebook.rules), missed


@pytest.mark.parametrize(
    ("question", "area", "rule"),
    [
        ("how long have I got to complete a C&F assessment?", "cheshire-east", "ce-assessment-day-15"),
        ("what's the statutory limit for an assessment", "england", "wt-assessment-45-working-days"),
        ("When must a child be seen after a referral?", "cheshire-east", "ce-child-seen-10-working-days"),
        ("how soon is the kid seen on a s47", "cheshire-east", "ce-child-seen-24-hours"),
        ("core group - first one due when?", "england", "wt-core-group-10-working-days"),
        ("icpc how long after strat", "england", "wt-icpc-15-working-days"),
        ("how often do we review a CIN plan", "cheshire-east", "ce-plan-review-4-to-6-weeks"),
        ("how often is the plan reviewed", "worcestershire", "worcs-plan-review-6-months"),
        ("which days is JAM on", "cheshire-east", "ce-jam-days"),
        ("out of hours number please", "cheshire-east", "ce-emergency-duty-team-phone"),
        ("who can close a case", "worcestershire", "worcs-closed-by"),
        ("can a student do an assessment", "cheshire-east", "ce-assessment-by-student"),
        (
            "how many times a year do we visit birth parents",
            "worcestershire",
            "worcs-birth-family-visited-twice-a-year",
        ),
    ],
)
def test_a_question_in_users_words_finds_its_rule_first(lookup, question, area, rule):
    assert ids(lookup.find(question, area))[0] == rule


def test_an_areas_own_rule_comes_before_the_national_one(lookup):
    rules = ids(lookup.find("how long may an assessment take", "cheshire-east"))
    assert rules.index("ce-assessment-day-15") < rules.index("wt-assessment-45-working-days")


def test_no_rule_of_another_council_is_found(lookup, rulebook):
    for rule in rulebook.rules:
        found = lookup.find(rule.asked_as[0], "cheshire-west-and-chester")
        assert {each.area for each in found.rules} <= {"cheshire-west-and-chester", "england"}


def test_without_an_area_every_areas_rules_are_found(lookup):
    areas = {rule.area for rule in lookup.find("how long may an assessment take", None).rules}
    assert areas == {"cheshire-east", "england", "worcestershire"}


@pytest.mark.parametrize(
    "question",
    ["what is the weather in Crewe", "who won the match", "", "?", "hello", "what about it", "recipe for soup"],
)
def test_nothing_is_sure_where_the_question_is_about_something_else(lookup, question):
    assert not lookup.find(question, "cheshire-east").sure


@pytest.mark.parametrize(
    ("question", "area", "silence"),
    [
        ("how often must I visit a child in need", "cheshire-east", "S-01"),
        ("how long does an EPO last", "england", "S-02"),
        ("who do I ring in cheshire west about a child", "cheshire-west-and-chester", "S-04"),
        ("after the first core group how often does it meet", "england", "S-05"),
    ],
)
def test_a_silence_of_the_documents_is_told_and_no_rule_is_sure(lookup, question, area, silence):
    found = lookup.find(question, area)
    assert silence in [each.id for each in found.silences]


def test_a_question_for_a_number_is_not_led_by_a_rule_of_another_kind(lookup):
    for question in ("phone number for the core group", "email address for the conference chair"):
        found = lookup.find(question, "england")
        assert not found.sure or found.rules[0].kind in (RuleKind.CONTACT, RuleKind.HOURS, RuleKind.CHANNEL)


def test_the_same_question_gives_the_same_rules(rulebook, wording, lookup):
    again = Lookup(rulebook, wording, load_question_bank(CORPUS / "questions", shipped().paragraphs.values()))
    for question in ("when must the child be seen", "who signs off", "how often"):
        assert again.find(question, None) == lookup.find(question, None)


def test_it_works_without_a_question_bank(rulebook, wording):
    assert ids(Lookup(rulebook, wording).find("when does the core group first meet", "england"))[0] == (
        "wt-core-group-10-working-days"
    )


def test_an_empty_rulebook_finds_nothing(wording):
    assert Lookup(load_rulebook(CORPUS, {}, {}), wording).find("how long for an assessment", None) == Found()


def test_a_question_takes_less_than_two_milliseconds(lookup, rulebook):
    questions = [rule.asked_as[0] for rule in rulebook.rules]
    began = time.process_time()
    for question in questions:
        lookup.find(question, "cheshire-east")
    assert (time.process_time() - began) * 1000 / len(questions) < QUICK


# Wording and numbers


def test_words_that_mean_the_same_are_heard_the_same(wording):
    assert wording.words("the kid's been seen by the SW") == wording.words(
        "the child has been visited by the social worker"
    )
    assert wording.words("forty-five days") == wording.words("45 days")
    assert wording.words("S47") == wording.words("section 47 enquiry")


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("how often is it reviewed", RuleKind.FREQUENCY),
        ("how long does it take", RuleKind.TIMESCALE),
        ("who chairs it", RuleKind.WHO_MAY),
        ("what is the phone number", RuleKind.CONTACT),
        ("until what age", RuleKind.AGE),
        ("how many stages are there", RuleKind.COUNT),
    ],
)
def test_what_a_question_is_after_is_heard(wording, question, kind):
    assert kind in wording.hear(question).kinds


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "stated"),
    [
        ("within 10 working days", 10, 10, "working days", True),
        ("within 110 working days", 10, 10, "working days", False),
        ("within ten working days", 10, 10, "working days", True),
        ("within 10 days", 10, 10, "working days", False),
        ("within 10 working days", 10, 10, "days (not said which)", False),
        ("every four to six weeks", 4, 6, "weeks", True),
        ("every four to six weeks", 6, 6, "weeks", False),
        ("by Day 15 unless", 15, 15, "day number (not said which)", True),
        ("by Day 15 unless", 5, 5, "day number (not said which)", False),
        ("reviewed annually", 1, 1, "years", True),
        ("at least twice annually", 2, 2, "times a year", True),
        ("at least twice annually", 1, 1, "years", False),
        ("within a working day", 1, 1, "working days", True),
        ("within the first week", 1, 1, "weeks", True),
        ("not yet reached their 18th birthday", 18, 18, "years of age", True),
        ("children aged 0-18 (18-25 for SEND)", 18, 25, "years of age", True),
        ("10¹ days", 101, 101, "days (not said which)", False),
        ("twenty-five working days", 25, 25, "working days", True),
        ("twenty-five working days", 5, 5, "working days", False),
        ("three single assessments", 3, 3, "single assessments", True),
    ],
)
def test_a_text_states_an_amount_only_with_its_unit(text, low, high, unit, stated):
    assert states(text, low, high, unit) is stated


def test_the_figures_of_a_sentence_are_taken_with_their_units():
    assert list(fragments("Within five working days, by Day 15, and 20% of one plan in a week")) == [
        "five working days",
        "Day 15",
        "20%",
        "a week",
    ]


def test_a_faulty_wording_file_is_refused_with_its_name(tmp_path):
    path = tmp_path / "lookup_words.yaml"
    path.write_text("same: {}\nlittle: a\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"lookup_words\.yaml: asks"):
        load_wording(path)
