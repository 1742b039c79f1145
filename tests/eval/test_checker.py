"""The independent checker hears what the cited words do not say."""

import ast
from pathlib import Path

import pytest

from eval import checker, printing
from eval.checker import faults, unfounded

CITED = ["The social worker must see the child within ten working days of the referral, and should not wait."]


@pytest.mark.parametrize(
    "said",
    [
        CITED[0],
        "The social worker must see the child within ten working days of the referral",
        "the SOCIAL worker must  see the child within 10 working days of the referral.",
        "Cheshire East: The social worker must see the child within ten working days of the referral.",
    ],
)
def test_words_that_stand_in_the_quote_are_supported(said):
    assert faults(said, CITED, ["Cheshire East, Child in Need policy"]) == []


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("The social worker must see the child within nine working days of the referral.", "figure “9”"),
        ("The social worker must see the child within ten days of the referral.", "amount “10 day”"),
        ("The social worker must see the child within 10 weeks of the referral.", "amount “10 week”"),
        ("The social worker may see the child within ten working days of the referral.", "duty word “may”"),
        ("The social worker must see the child within ten working days and should wait.", "which the cited words deny"),
        ("The social worker must not see the child within ten working days, and should not wait.", "it denies “see”"),
        ("The team manager signs the closing summary of every family.", "of its words are cited"),
        ("Ring 0300 123 5012 about the child and the referral and the social worker.", "figure “03001235012”"),
    ],
)
def test_a_changed_figure_unit_duty_or_denial_is_heard(said, fault):
    assert any(fault in one for one in faults(said, CITED)), faults(said, CITED)


def test_every_sentence_is_checked_not_only_the_first():
    assert faults(f"{CITED[0]} The manager decides within 3 months.", CITED)


def test_names_and_editions_may_be_said_without_standing_in_the_quote():
    said = "Working Together 2015, para 60: the child must be seen within ten working days of the referral."
    assert faults(said, CITED, ["Working Together 2015", "para 60"]) == []


def test_an_opening_that_carries_a_duty_is_not_taken_for_a_name():
    assert faults("National guidance must be followed: wait.", CITED)


def test_the_words_of_a_question_are_no_support_but_its_figures_may_be_used():
    asked = "are parents aware of the transfer on 7 March?"
    assert faults("The parents are aware of the transfer.", CITED, figures=[asked])
    assert faults("The social worker must see the child, counted from 7 March.", CITED, figures=[asked]) == []


def test_two_quotes_in_another_order_are_still_what_they_say():
    cited = ["There is not a standard date for opening one.", "When a referral is received the team decides."]
    assert (
        faults("When a referral is received the team decides; there is not a standard date for opening.", cited) == []
    )
    assert faults("When a referral is received the team decides; there is a standard date for opening.", cited)


def test_torn_words_of_a_scan_still_count_as_the_same_words():
    assert faults("If a meeting is held the lead must attend.", ["If ameeting is held thelead must attend."]) == []


def test_an_alert_may_use_the_figures_of_the_question_and_no_others():
    assert unfounded("You wrote 7 days; the policy says 10 days.", ["within 10 days", "is it 7 days?"]) == []
    assert unfounded("You wrote 7 days; the policy says 12 days.", ["within 10 days", "is it 7 days?"])


def test_a_date_is_one_figure_however_it_is_written():
    assert unfounded("It is due on 6 May 2027.", ["6 May 2027"]) == []
    assert unfounded("It is due on 6 May 2027.", ["due 2027-05-06"]) == []
    assert unfounded("It is due on 6 May 2027.", ["6 June 2027", "5 May 2026"]) == ["figure “2027-05-06” is not cited"]


def test_the_month_of_may_is_not_a_permission():
    assert unfounded("It ends on 6 May 2027.", ["It ends on 6 May 2027."]) == []
    assert unfounded("It may end on 6 May 2027.", ["It ends on 6 May 2027."])


def test_the_checker_shares_no_code_with_the_product():
    assert _own_imports(checker) == {"eval.printing"}
    assert _own_imports(printing) == set()


def _own_imports(module):
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    named = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    named |= {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    return {name for name in named if name.split(".")[0] in {"assistant", "corpus", "eval", "index", "ingest"}}
