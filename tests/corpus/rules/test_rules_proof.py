"""Planted faults: each change to a rule that its words do not bear out is caught, with a message that says where."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import RuleError
from corpus.proof import sentence_faults
from corpus.rules.rulebook import load_rulebook
from corpus.settings import CORPUS
from tests.corpus.library import shipped

Plant = Callable[[str, str, str], Path]

WT, CE, STEP, WORCS = (
    "wt2015-chapter-1.yaml",
    "ce-child-in-need.yaml",
    "ce-step-up-step-down.yaml",
    "worcs-b1-children-in-need.yaml",
)


BESIDE = {CE: (STEP,), STEP: (CE,)}  # files whose rules name one another


@pytest.fixture
def plant(tmp_path: Path) -> Plant:
    """Return a function that changes words of one data file, once, in a corpus of little else."""
    for name in ("catalogue.yaml", "facets.yaml"):
        shutil.copy(CORPUS / name, tmp_path)

    def change(name: str, old: str, new: str) -> Path:
        text = (CORPUS / "rules" / name).read_text(encoding="utf-8")
        assert old in text, f"the fault cannot be planted: {name} has no “{old}”"
        (tmp_path / "rules").mkdir()
        for other in BESIDE.get(name, ()):
            shutil.copy(CORPUS / "rules" / other, tmp_path / "rules")
        (tmp_path / "rules" / name).write_text(text.replace(old, new, 1), encoding="utf-8")
        (tmp_path / "conflicts.yaml").write_text("conflicts: []\n", encoding="utf-8")
        return tmp_path

    return change


@pytest.fixture
def plant_in_conflicts(tmp_path: Path) -> Callable[[str, str], Path]:
    """Return a function that changes words of the first conflicts, in a corpus with all rules."""
    for name in ("catalogue.yaml", "facets.yaml"):
        shutil.copy(CORPUS / name, tmp_path)
    shutil.copytree(CORPUS / "rules", tmp_path / "rules")

    def change(old: str, new: str) -> Path:
        text = (CORPUS / "conflicts.yaml").read_text(encoding="utf-8").partition("  - id: C-03")[0]
        assert old in text, f"the fault cannot be planted: there is no “{old}”"
        (tmp_path / "conflicts.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
        return tmp_path

    return change


def refused(corpus: Path) -> str:
    with pytest.raises(RuleError) as caught:
        load_rulebook(corpus, shipped().holding)
    return str(caught.value)


def entry(name: str, ident: str) -> str:
    text = (CORPUS / "rules" / name).read_text(encoding="utf-8")
    start = text.index(f"  - id: {ident}\n")
    end = text.find("\n  - id: ", start + 1)
    return text[start : None if end < 0 else end + 1]


@pytest.mark.parametrize(
    ("name", "ident", "old", "new", "says"),
    [
        # a changed amount
        (WT, "wt-core-group-10-working-days", "amount: 10", "amount: 15", "does not state “15 working days”"),
        (CE, "ce-child-seen-10-working-days", "amount: 10", "amount: 5", "does not state “5 working days”"),
        (CE, "ce-plan-review-4-to-6-weeks", "amount_to: 6", "amount_to: 8", "does not state “4 to 8 weeks”"),
        (CE, "ce-plan-review-4-to-6-weeks", "    amount_to: 6\n", "", "does not state “4 weeks”"),
        (WORCS, "worcs-contacts-observed-20-percent", "amount: 20", "amount: 2", "does not state “2 %”"),
        (STEP, "ce-checs-phone", "value: 0300 123 5012", "value: 0300 123 5022", "value “0300 123 5022”"),
        # a changed unit
        (WT, "wt-core-group-10-working-days", "unit: working days", "unit: days", "does not state “10 days”"),
        (STEP, "ce-assessment-45-days-stepped-up", "unit: days (not said which)", "unit: working days", "45 working"),
        (CE, "ce-assessment-day-15", "unit: day number (not said which)", "unit: working days", "“15 working days”"),
        (WT, "wt-first-cp-review-3-months", "unit: months", "unit: weeks", "does not state “3 weeks”"),
        (WT, "wt-refer-immediately", "unit: immediately", "unit: the same day", "does not state “the same day”"),
        # a changed quote
        (WT, "wt-core-group-10-working-days", "meet within 10 working", "meet within 12 working", "does not stand in"),
        (CE, "ce-assessment-day-15", "quote: The Children", "quote: Every Children", "does not stand in"),
        (WT, "wt-seen-alone", "should, wherever possible, be seen alone and", "should … alone and", "does not stand"),
        # a changed duty word, in the rule or in the sentence
        (CE, "ce-child-seen-10-working-days", "strength: must", "strength: should", "“should” does not stand"),
        (STEP, "ce-step-up-phone-immediately", "strength: must", "strength: may", "“may” does not stand"),
        (CE, "ce-assessment-day-15", "says: The Children and Families Assessment should", "says: The Assessment must",
         "“must” is not in its quotes"),
        (WT, "wt-core-group-10-working-days", "says: The core group should meet", "says: The core group meets",
         "leaves out the duty word “should”"),
        (CE, "ce-wishes-updated-4-to-6-weeks", "word: shall", "word: perhaps", "not a word for “must”"),
        # a changed sentence
        (CE, "ce-child-seen-10-working-days", "says: All children must be seen within ten",
         "says: All children must be seen within five", "“five working days” is not in its quotes"),
        (STEP, "ce-emergency-duty-team-phone", "says: Out of office hours please call our Emergency Duty Team",
         "says: Out of 24 office hours please call our Emergency Duty Team", "“24” is not in its quotes"),
        (WT, "wt-police-powers-exceptional", "says: Police powers", "says: Never use police powers", "“never”"),
        (STEP, "ce-minutes-2-working-days", "says: The minutes of the meeting", "says: The minutes of each conference",
         "“conference” is neither in its quotes nor in its headings"),
        # a changed bound, start or exception
        (WT, "wt-assessment-45-working-days", "bound: at most", "bound: at least", "do not say “at least”"),
        (WT, "wt-icpc-15-working-days", "counts_from: a strategy", "counts_from: the referral, a strategy", "start"),
        (CE, "ce-assessment-day-15", "exceptions: unless it", "exceptions: unless, of course, it", "exception"),
        # a bad reference
        (WT, "wt-core-group-10-working-days", "core-group-should/1\n", "core-group-should/2\n", "not in wt2015"),
        (CE, "ce-assessment-day-15", 'ref: "4.2"', 'ref: "4.22"', "no paragraph ce-child-in-need@2018#4.22"),
        (CE, "ce-assessment-day-15", 'ref: "4.2"', 'ref: "not a ref"', "is not a paragraph reference"),
        (CE, "ce-assessment-day-15", 'ref: "4.2"', "ref: 4.2", "valid string"),
        # names that are not listed, and keys that do not belong
        (CE, "ce-assessment-day-15", "topic: assessment-length", "topic: assesment-length", "not listed in facets"),
        (CE, "ce-assessment-day-15", "    amount: 15", "    amounts: 15", "Extra inputs are not permitted"),
        (CE, "ce-assessment-day-15", "    amount: 15", "    amount: 15\n    amount: 16", "stands twice"),
        (CE, "ce-assessment-day-15", "kind: deadline", "kind: dead line", "kind"),
    ],
)  # fmt: skip
def test_a_planted_fault_is_caught_and_its_place_told(plant, name, ident, old, new, says):
    was = entry(name, ident)
    assert old in was, f"{ident} has no “{old}”"
    message = refused(plant(name, was, was.replace(old, new, 1)))
    assert says in message
    assert name in message
    if "stands twice" not in says:
        assert ident in message


def test_a_number_inside_a_larger_one_proves_nothing(plant):
    was = entry(WT, "wt-assessment-45-working-days")
    assert "“5 working days”" in refused(plant(WT, was, was.replace("amount: 45", "amount: 5", 1)))


def test_a_second_rule_in_force_for_the_same_matter_is_an_error(plant):
    was = entry(WT, "wt-core-group-10-working-days")
    second = entry(WT, "wt-icpc-15-working-days").replace("topic: initial-conference", "topic: core-group-first")
    second = second.replace("event: strategy-discussion", "event: initial-conference")
    second = second.replace("actor: social-worker", "actor: core-group").replace("wt-icpc-15-", "wt-second-15-")
    message = refused(plant(WT, was, was + "\n" + second))
    assert "Two rules in force for england, core-group-first" in message
    assert "“wt-core-group-10-working-days”" in message
    assert "“wt-second-15-working-days”" in message


def test_the_same_rule_twice_must_say_so(plant):
    was = entry(WT, "wt-core-group-10-working-days")
    again = was.replace("wt-core-group-10-", "wt-core-group-again-10-")
    assert "must name the other in same_as" in refused(plant(WT, was, was + "\n" + again))


def test_an_id_stands_once(plant):
    was = entry(CE, "ce-assessment-day-15")
    assert "“ce-assessment-day-15” stands twice" in refused(plant(CE, was, was + "\n" + was))


def test_a_stated_conflict_is_stated_by_both(plant):
    was = entry(CE, "ce-assessment-day-15")
    line = "    differs_from: [ce-assessment-45-days-stepped-up]\n"
    message = refused(plant(CE, was, was.replace(line, "", 1)))
    assert "“ce-assessment-day-15” must name it in differs_from too" in message


def test_a_rule_names_only_rules_that_exist(plant):
    was = entry(CE, "ce-assessment-day-15")
    message = refused(plant(CE, was, was.replace("    ref:", "    replaced_by: no-such-rule\n    ref:", 1)))
    assert "names “no-such-rule”, which is no rule" in message


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("says not to exceed 45 days; national", "says not to exceed 54 days; national", "C-01: “54 days” is not in"),
        ("quote: should be no longer than 45", "quote: must be no longer than 45", "C-01"),
        ("topics: [assessment-length, plan-ready]", "topics: [assessment-lengths]", "not listed in facets"),
        ("answer: The Worcestershire leaflet describes", "answer: The leaflet must describe", "“must” is not"),
        ("rules: [ce-assessment-day-15,", "rules: [ce-assessment-day-51,", "“ce-assessment-day-51” is no rule"),
        ("  - id: C-02", "  - id: C-01", "C-01 stands twice"),
    ],
)
def test_a_fault_in_a_conflict_is_caught(plant_in_conflicts, old, new, says):
    assert says in refused(plant_in_conflicts(old, new))


def test_words_of_the_quote_prove_themselves_but_not_from_within_a_longer_number():
    quote = "between 9am and 5pm, within 15 working days of the plan"
    assert sentence_faults("Between 9am and 5pm, within 15 working days.", [quote]) == []
    assert sentence_faults("5 working days of the plan.", [quote]) != []
