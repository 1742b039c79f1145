"""The shipped rules and conflicts: complete, proved, and different where the documents are."""

from dataclasses import replace
from datetime import date

import pytest
import yaml

from corpus.catalogue import Status
from corpus.days.durations import Duration
from corpus.errors import CalendarError, UnknownName
from corpus.rules.rule import Rule, RuleKind, Strength
from corpus.rules.rulebook import DISMISSED, FOLDER, Rulebook, load_rulebook
from corpus.settings import CORPUS
from tests.corpus.library import NOTHING, shipped

TIMED = (RuleKind.TIMESCALE, RuleKind.DEADLINE, RuleKind.FREQUENCY)


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook(CORPUS, shipped().holding)


def figures(rules: tuple[Rule, ...]) -> set[tuple[object, str, str]]:
    return {(rule.length, rule.unit, str(rule.strength)) for rule in rules}


def test_every_rule_that_is_written_down_is_loaded(rulebook):
    written = [
        rule["id"]
        for path in (CORPUS / FOLDER).glob("*.yaml")
        if path.name != DISMISSED
        for rule in yaml.safe_load(path.read_text(encoding="utf-8"))["rules"]
    ]
    assert sorted(written) == sorted(rule.id for rule in rulebook.rules)


def test_every_quote_of_a_rule_and_of_a_conflict_checks_itself_against_the_source(rulebook):
    for one in (*rulebook.rules, *rulebook.conflicts):
        for proof in one.proofs:
            proof.quote.check(shipped().sources[proof.quote.ref.book])


def test_each_rule_has_the_area_status_and_edition_of_its_document(rulebook):
    for rule in rulebook.rules:
        document = shipped().catalogue.document(rule.document)
        assert (rule.area, rule.status) == (document.area, document.status), rule.id
        assert rule.edition, rule.id
    worcs = rulebook.rule("worcs-initial-assessment-10-working-days")
    assert worcs.status is Status.HISTORICAL
    assert worcs.edition == "April 2012"


def test_all_forty_two_conflicts_and_ten_silences_are_stated(rulebook):
    ids = [conflict.id for conflict in rulebook.conflicts]
    assert ids == [f"C-{n:02}" for n in range(1, 43)] + [f"S-{n:02}" for n in range(1, 11)]


def test_when_a_child_must_be_seen_in_cheshire_east_has_three_figures_each_with_its_duty_word(rulebook):
    rules = [rule for rule in rulebook.by_topic("child-seen") if rule.area == "cheshire-east"]
    assert figures(tuple(rules)) == {
        (5, "working days", "good practice"),
        (10, "working days", "must"),
        (24, "hours", "must"),
    }
    assert {rule.counts_from for rule in rules} == {"referral", "the referral", "a Section 47 investigation"}


def test_when_a_child_must_be_seen_in_worcestershire_has_no_figure_and_says_what_it_says(rulebook):
    (rule,) = (rule for rule in rulebook.by_topic("child-seen") if rule.area == "worcestershire")
    assert (rule.amount, rule.unit) == (None, "")
    assert rule.says.startswith("The child should be seen as part of the assessment unless")


def test_the_time_limits_for_assessments_stand_side_by_side_and_are_never_added_up(rulebook):
    difference = rulebook.differences("assessment-length")
    assert difference is not None
    assert {(rule.area, rule.amount, rule.unit) for rule in difference.rules} == {
        ("cheshire-east", 15, "day number (not said which)"),
        ("cheshire-east", 45, "days (not said which)"),
        ("worcestershire", 10, "working days"),
        ("worcestershire", 35, "working days"),
        ("england", 45, "working days"),
    }
    assert set(difference.differ_in) == {"figure", "unit", "start", "strength"}


@pytest.mark.parametrize(
    "topic",
    ["assessment-length", "child-seen", "plan-ready", "plan-review", "handover-visit", "referral-passed-on"],
)
def test_a_difference_between_documents_comes_out_of_the_data(rulebook, topic):
    assert rulebook.differences(topic) is not None


def test_rules_that_agree_make_no_difference(rulebook):
    assert rulebook.differences("referral-decision") is None
    assert rulebook.differences("core-group-first") is None


def test_one_councils_rule_is_never_lent_to_another(rulebook):
    areas = {area.id for area in shipped().catalogue.areas}
    for area in areas:
        assert {rule.area for rule in rulebook.for_area(area)} <= {area, "england"}
    assert {rule.area for rule in rulebook.for_area(None)} == areas
    numbers = [rule for rule in rulebook.for_area("cheshire-west-and-chester") if rule.kind is RuleKind.CONTACT]
    assert numbers == []


def test_the_telephone_numbers_are_those_printed(rulebook):
    numbers = {rule.value for rule in rulebook.rules if rule.kind is RuleKind.CONTACT}
    assert numbers == {
        "childrensdevelopmentandpartnerships@cheshireeast.gov.uk",
        "0300 123 5012",
        "0300 123 5022",
        "01562 757867",
        "01527 556168",
        "01905 765787",
    }


def test_a_strength_is_shown_with_the_printed_word(rulebook):
    wishes = rulebook.rule("ce-wishes-updated-4-to-6-weeks")
    assert (wishes.strength, wishes.word, wishes.length) == (Strength.MUST, "shall", "4 to 6")
    assert rulebook.rule("ce-handover-visit-5-working-days").word == "Best practice"


def test_every_timed_rule_with_an_amount_can_be_counted_or_says_a_unit_that_cannot(rulebook):
    uncounted = set()
    for rule in rulebook.rules:
        if rule.kind in TIMED and rule.amount is not None:
            try:
                Duration.of(rule.length, rule.unit)
            except CalendarError:
                uncounted.add(rule.id)
    assert uncounted == {
        "cwac-case-audits-quarterly",
        "worcs-birth-family-visited-twice-a-year",
        "worcs-closure-letter-5-workings",
    }


def test_every_rule_says_when_a_person_last_checked_it(rulebook):
    assert all(rule.checked_on >= date(2026, 11, 21) for rule in rulebook.rules)


def test_the_rulebook_names_its_version_and_the_same_data_have_the_same_version(rulebook):
    again = load_rulebook(CORPUS, shipped().holding)
    assert again.version == rulebook.version
    assert len(rulebook.version) == 12


def test_rules_are_filtered_by_area_document_topic_unit_strength_and_text(rulebook):
    assert {rule.area for rule in rulebook.filter(area="worcestershire")} == {"worcestershire"}
    assert {rule.document for rule in rulebook.filter(document="cwac-cin-pilot")} == {"cwac-cin-pilot"}
    assert {rule.unit for rule in rulebook.filter(unit="working days")} == {"working days"}
    assert {rule.strength for rule in rulebook.filter(strength="good practice")} == {Strength.GOOD_PRACTICE}
    assert [rule.id for rule in rulebook.filter(area="england", text="core group meet")] == [
        "wt-core-group-10-working-days"
    ]
    assert rulebook.filter(topic="no-such-topic") == ()


def test_conflicts_are_found_by_topic_and_area(rulebook):
    found = rulebook.conflicts_on(["handover-visit"], "cheshire-east")
    assert [conflict.id for conflict in found] == ["C-12"]
    assert rulebook.conflicts_on(["handover-visit"], "worcestershire") == ()


def test_what_rests_on_a_document_that_is_not_held_is_left_out():
    kept = {ref: paragraph for ref, paragraph in shipped().paragraphs.items() if not ref.startswith("wt2015")}
    without = load_rulebook(CORPUS, replace(shipped().holding, paragraphs=kept))
    assert "england" not in {rule.area for rule in without.rules}
    assert "C-01" not in {conflict.id for conflict in without.conflicts}
    assert "C-12" in {conflict.id for conflict in without.conflicts}
    assert load_rulebook(CORPUS, NOTHING).rules == ()


def test_a_rule_that_does_not_exist_is_refused_with_a_sentence(rulebook):
    with pytest.raises(UnknownName, match="There is no rule “no-such-rule”"):
        rulebook.rule("no-such-rule")
