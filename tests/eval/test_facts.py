"""A fact is said or it is not."""

import pytest

from eval.facts import holds, missing, says


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        ("within 45 working days", "45 Working  days", True),
        ("within 145 working days", "45 working days", False),
        ("every 5 days", "5 days", True),
        ("every 45 days", "5 days", False),
        ("ring 999 now", "999", True),
        ("ring 0300 999 0000", "999", True),
        ("ring 1999", "999", False),
        ("by Day 15.", "Day 15", True),
        ("by Day 150", "Day 15", False),
        ("at 16:30", "16:30", True),
        ("the child’s plan", "child's plan", True),
    ],
)
def test_words_are_said_whatever_their_case_but_a_figure_stands_alone(text, words, said):
    assert says(text, words) is said


def test_any_wording_of_a_fact_will_do_and_the_missing_are_named():
    assert missing("seen in ten working days", [("10 working days", "ten working days"), ("chair",)]) == ("chair",)


def test_a_quote_is_held_whatever_the_scan_did_to_its_spaces():
    assert holds("If ameeting\n• is held", "If a meeting is held")
    assert not holds("If a meeting is held", "if a meeting was held")
