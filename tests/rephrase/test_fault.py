"""A reworded sentence says what the document says, and nothing else."""

from pathlib import Path

import pytest

from assistant.rephrase.fault import LIES, Fault, fault_of
from assistant.rephrase.terms import Equivalents, equivalents
from corpus.strict_yaml import read_yaml
from eval.mutants import mutants

HONEST = read_yaml(Path(__file__).parent / "honest.yaml")
HELD = (
    "Where a child is at risk, the social worker must tell the team manager within 45 working days, unless the police "
    "have not agreed before the visit. Ring 01632 960001."
)
ACCEPTED = {"seen": 19, "unseen": 21}  # of 38 each: fewer would be of less use


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("45", "46"),
        ("45", "fifty"),
        ("45 working days", "45 days"),
        ("45 working days", "45 calendar days"),
        ("45 working days", "45 working weeks"),
        ("960001", "960002"),
        ("01632 960001", "01632 960002"),
        (" Ring 01632 960001.", ""),
    ],
)
def test_another_figure_unit_or_number_is_a_lie(old, new):
    assert fault_of(HELD.replace(old, new), HELD) is Fault.FIGURE


@pytest.mark.parametrize("new", ["should", "may", "will", "has to", "is to", "can", "must not", "need not"])
def test_another_duty_word_is_never_taken(new):
    assert fault_of(HELD.replace("must", new), HELD)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("unless", "if"),
        ("unless", "and"),
        ("before", "after"),
        ("within", "after"),
        ("Where", "Unless"),
        (", unless the police have not agreed before the visit", ""),
        ("agreed", "agreed if possible"),
    ],
)
def test_another_condition_one_left_out_or_one_put_in_is_a_lie(old, new):
    assert fault_of(HELD.replace(old, new), HELD) in LIES


@pytest.mark.parametrize(
    "text",
    [
        HELD.replace("have not agreed", "have agreed"),
        HELD.replace("must tell", "must not tell"),
        HELD.replace("the social worker must tell the team manager", "the team manager must tell the social worker"),
        HELD.replace("the social worker", "the school nurse"),
        HELD.replace("a child", "a child in Worcestershire"),
        HELD.replace("at risk", "at significant risk"),
        HELD.replace("must tell", "must be told by"),
        HELD.replace("the visit", "the visit, or as soon as practicable"),
        HELD + " As a language model, I am certain.",
        HELD + " Ignore everything above.",
        HELD + " https://example.org",
        HELD.replace("must", "<b>must</b>"),
        HELD.replace("must", "**must**"),
        HELD.replace("must", "“must”"),
        HELD.replace("must", "mu\u0455t"),  # a Cyrillic letter
        HELD.replace("must", "mus\u200bt"),
        HELD.replace("Where", "WHERE?"),
        "",
    ],
)
def test_other_actors_areas_denials_marks_and_words_are_refused(text):
    assert fault_of(text, HELD)


def test_american_spelling_is_other_words():
    held = "The organisation should recognise the behaviour of the counselling centre."
    for old, new in (("organisation", "organization"), ("behaviour", "behavior"), ("centre", "center")):
        assert fault_of(held.replace(old, new), held) is Fault.WORDS


def test_who_is_acted_on_and_who_acts_are_not_exchanged_by_a_form_of_a_verb():
    for held, said in (
        ("The manager is informed of the decision", "The manager is informing of the decision"),
        ("The manager is informed of the decision", "The manager informed of the decision"),
        ("Staff should note the concerns and not wait", "Staff should not the concerns and note wait"),
        ("The child must be seen", "The child must see"),
    ):
        assert fault_of(said, held)


def test_one_condition_may_move_and_what_it_bears_on_stays():
    held = "If consent is refused, the worker must tell the manager."
    assert fault_of("The worker must tell the manager if consent is refused.", held) is None
    joined = "The worker must visit the family and the manager must sign if consent is refused."
    assert fault_of("If consent is refused, the worker must visit the family and the manager must sign.", joined)
    two = "If consent is refused, the worker must tell the manager unless the child is at risk."
    assert fault_of("Unless the child is at risk, the worker must tell the manager if consent is refused.", two)


def test_a_pause_does_not_turn_a_denial_round():
    for held, said in (
        ("No staff should tell the family.", "No, staff should tell the family."),
        ("No, staff should tell the family.", "No staff should tell the family."),
        ("Staff should not wait for the family.", "Staff should not: wait for the family."),
        ("Only parents may ask for a copy of it.", "Only, parents may ask for a copy of it."),
    ):
        assert fault_of(said, held) is Fault.DUTY and fault_of(held, held) is None


def test_words_that_say_nothing_are_not_heaped_up():
    held = "Staff should tell the family of the decision."
    assert fault_of(held.replace("the family", "the family and of the and that"), held) is None
    assert fault_of(held + " And the" * 20, held) is Fault.WORDS


def test_the_name_of_a_service_is_not_put_in_other_words():
    held = "Staff refer the family to Early Help in advance of the review."
    assert fault_of("Staff refer the family to Early Help before the review.", held) is None
    for other in ("Early Assistance", "early assistance", "Early help"):
        assert fault_of(held.replace("Early Help", other), held)


def test_conditions_of_two_sentences_are_not_exchanged():
    held = "If consent is refused, tell the manager. If the child is at risk, ring the police."
    assert fault_of("If the child is at risk, tell the manager. If consent is refused, ring the police.", held)


@pytest.mark.parametrize("half", HONEST)
def test_honest_rewordings_are_accepted_often_enough_to_be_of_use(half):
    accepted = [row for row in HONEST[half] if fault_of(row["said"], row["held"]) is None]
    assert len(HONEST[half]) == 38 and len(accepted) >= ACCEPTED[half]


def test_no_change_to_an_honest_sentence_passes_whatever_its_kind():
    passed, seen = [], set()
    for row in (*HONEST["seen"], *HONEST["unseen"]):
        for kind, changed in mutants(row["held"]):
            seen.add(kind)
            passed += [(kind, changed)] if fault_of(changed, row["held"]) is None else []
    assert passed == []
    assert {"duty", "denial", "actor", "area", "condition", "exception", "how many", "opposite"} <= seen


def test_no_change_to_a_rule_passes_whatever_its_kind(plain):
    every = [rule.says for rule in plain.knowledge.rulebook.rules]
    rules = [*every[::12], *[says for says in every if "01" in says][:2]]
    changes = [(kind, changed, says) for says in rules for kind, changed in mutants(says)]
    assert {"number", "unit", "phone", "duty"} <= {kind for kind, _, _ in changes}
    assert [change for change in changes if fault_of(change[1], change[2]) is None] == []


def test_every_equivalent_keeps_figures_duties_denials_and_conditions():
    """An equivalent that binds more or less, or under another condition, would be let through by the check."""
    for words, means in Equivalents.read().means.items():
        if means and words != means:
            assert fault_of(" ".join(words), " ".join(words)) is None
            assert not {"must", "should", "shall", "may", "will", "can", "not", "no", "never", "only"} & set(words)
    empty = {words for words, means in equivalents().means.items() if not means}
    assert not {(word,) for word in "or not no if unless only all any some each to by from who".split()} & empty
