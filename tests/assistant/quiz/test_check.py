"""Checking kept questions: which rest on something that changed, was replaced or is gone, and what holds now."""

from dataclasses import replace

import pytest

from assistant.quiz import stale
from assistant.quiz.bases import Bases
from assistant.quiz.grounds import Grounds
from assistant.quiz.idea import basis_of
from assistant.quiz.pool import pool
from assistant.quiz.question import Basis
from assistant.quiz.stale import Change, check
from tests.assistant.quiz.judged import grounds, rules
from tests.corpus.library import shipped

KEY = "rule/ce-child-seen-10-working-days"


@pytest.fixture
def now(monkeypatch):
    """Check against a rulebook in which one rule is other than it was, or gone (None)."""

    def checked(other, kept=None):
        book = grounds().matters.rulebook
        changed = tuple(other if f"rule/{rule.id}" == KEY else rule for rule in book.rules)
        left = tuple(rule for rule in changed if rule is not None)
        matters = replace(grounds().matters, rulebook=replace(book, rules=left))
        monkeypatch.setattr(stale, "Grounds", type("Other", (), {"of": lambda _: replace(grounds(), matters=matters)}))
        return check(shipped(), kept or {"how-long-x": (basis_of(rules()[KEY]),)})

    return checked


def test_nothing_is_stale_while_nothing_has_changed():
    kept = {idea.id: idea.make(5).basis for idea in pool(grounds()) if idea.make(5)}
    assert len(kept) > 500 and check(shipped(), kept) == ()


def test_everything_that_a_question_rests_on_can_be_checked():
    known = Bases.of(grounds()).hashes
    keys = {basis.key for idea in pool(grounds()) if (made := idea.make(2)) for basis in made.basis}
    assert keys <= set(known)
    assert all(len(one) == 12 and int(one, 16) >= 0 for one in known.values())


def test_a_figure_that_changed_is_named_with_what_the_rule_says_now(now):
    says = "All children must be seen within seven working days of the referral."
    (found,) = now(replace(rules()[KEY], amount=7, says=says))
    assert found.question == "how-long-x" and found.key == KEY
    assert found.change is Change.CHANGED and "figure" in found.says and says in found.says


def test_words_that_changed_are_told_apart_from_a_figure_that_did(now):
    (found,) = now(replace(rules()[KEY], exceptions="unless a manager agrees"))
    assert found.change is Change.CHANGED and "words" in found.says and "figure" not in found.says


def test_a_rule_that_another_replaced_names_it_and_what_it_says(now):
    (found,) = now(replace(rules()[KEY], replaced_by="ce-child-visited-5-working-days"))
    assert found.change is Change.REPLACED and "five working days" in found.says


def test_a_rule_that_is_gone_is_withdrawn(now):
    (found,) = now(None)
    assert found.change is Change.WITHDRAWN and found.says.endswith("Withdraw the question.")


def test_what_a_wrong_option_belongs_to_counts_too(now):
    other = basis_of(rules()["rule/wt-icpc-15-working-days"])
    (found,) = now(None, {"how-long-y": (other, basis_of(rules()[KEY]))})
    assert found.key == "rule/ce-child-seen-10-working-days"


def test_a_list_or_definition_that_changed_is_stale_too():
    known = Bases.of(grounds())
    for key in ("list/worcs-five-outcomes", "definition/wt-early-help", "order/wt-family-moves", "contact/checs"):
        told = known.change(Basis(key, "0" * 12))
        assert told is not None and told[0] == "changed" and known.sayings[key] in told[1]
    assert known.change(Basis("list/no-such-list", "0" * 12)) is not None


def test_what_was_checked_on_another_day_or_asked_in_other_words_is_not_stale(now):
    assert (
        now(replace(rules()[KEY], asked_as=("something else",), checked_on=rules()[KEY].checked_on.replace(year=2030)))
        == ()
    )


def test_ids_stay_while_what_they_rest_on_stays():
    ids = [idea.id for idea in pool(grounds())]
    assert ids == [idea.id for idea in pool(replace_nothing())]


def replace_nothing() -> Grounds:
    return replace(grounds())
