"""Wrong options are wrong for sure: nothing that applies there says them, in whatever unit."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.quiz.figures import wrong_figures
from assistant.quiz.lengths import Length, as_printed, neighbours, printed_in
from assistant.quiz.options import akin, even
from assistant.quiz.roles import split, wrong_roles
from assistant.quiz.stories import story_of
from corpus.rules.rule import RuleKind
from tests.assistant.quiz.judged import applying, content, figure, grounds, may_be_the_same, own_figure

SAME = [
    ((10, "working days"), (2, "weeks")),
    ((10, "working days"), (14, "days")),
    ((24, "hours"), (1, "days")),
    ((12, "months"), (1, "years")),
    ((15, "day number (not said which)"), (15, "working days")),
    ((45, "days (not said which)"), (45, "working days")),
    ((4, "weeks"), (1, "months")),
    ((3, "months"), (1, "quarters")),
]
OTHER = [
    ((10, "working days"), (10, "days")),
    ((10, "working days"), (15, "working days")),
    ((1, "hours"), (1, "days")),
    ((6, "months"), (6, "weeks")),
    ((10, "day number (not said which)"), (15, "day number (not said which)")),
    ((3, "domains"), (3, "months")),
]


def length(pair):
    return Length(pair[0], pair[0], pair[1])


@pytest.mark.parametrize(("one", "other"), SAME)
def test_equal_amounts_in_another_unit_are_the_same(one, other):
    assert length(one).same_as(length(other)) and length(other).same_as(length(one))


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_other_amounts_are_not_the_same(one, other):
    assert not length(one).same_as(length(other)) and not length(other).same_as(length(one))


def test_ranges_that_meet_are_the_same_and_ranges_apart_are_not():
    assert Length(4, 6, "weeks").same_as(Length(6, 8, "weeks"))
    assert Length(4, 6, "weeks").same_as(Length(5, 5, "weeks"))
    assert not Length(4, 6, "weeks").same_as(Length(8, 10, "weeks"))


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (Length(1, 1, "working days"), "1 working day"),
        (Length(2, 2, "working days"), "2 working days"),
        (Length(15, 15, "day number (not said which)"), "Day 15"),
        (Length(4, 6, "weeks"), "4 to 6 weeks"),
        (Length(45, 45, "days (not said which)"), "45 days"),
        (Length(20.0, 20.0, "%"), "20%"),
        (Length(7, 7, "golden rules"), "seven"),
    ],
)
def test_a_length_is_said_as_people_say_it(said, text):
    assert str(said) == text


def test_only_words_that_an_option_could_stand_for_make_a_gap():
    four = Length(4, 4, "weeks")
    assert printed_in("It is done within four weeks.", four) == "four weeks"
    assert printed_in("It is done within 4 weeks, and again within 4 weeks.", four) is None
    assert printed_in("In the first week.", Length(1, 1, "weeks")) is None
    assert printed_in("A 4-week review.", four) is None
    assert printed_in("It has seven golden rules.", Length(7, 7, "golden rules")) == "seven"


def test_a_twisted_figure_is_printed_like_the_one_it_takes_the_place_of():
    assert as_printed(Length(15, 15, "working days"), "ten working days") == "fifteen working days"
    assert as_printed(Length(15, 15, "working days"), "10 working days") == "15 working days"
    assert as_printed(Length(8, 8, "key principles"), "10") == "8"


@cache
def figured():
    return [one for one in grounds().standing if Length.of(one) and one.unit]


@cache
def roled():
    return [one for one in grounds().standing if split(one)]


any_figure = st.deferred(lambda: st.sampled_from(figured()))
any_role = st.deferred(lambda: st.sampled_from(roled()))


@settings(max_examples=120, deadline=None)
@given(rule=any_figure, seed=st.integers(0, 2**63))
def test_no_wrong_figure_is_what_any_rule_that_applies_there_gives(rule, seed):
    right = Length.of(rule)
    wrong = wrong_figures(grounds(), rule, right, seed, "a name")
    assert len(wrong) in (0, 3)
    shown = [figure(str(one.length)) for one in wrong]
    for given_ in shown:
        others = [own_figure(one) for one in applying(rule) if given_[2] or one.unit == rule.unit]
        assert not any(other and may_be_the_same(given_, other) for other in others), (rule.id, given_)
    assert not any(may_be_the_same(one, other) for one in shown for other in shown if one is not other)
    assert wrong == wrong_figures(grounds(), rule, right, seed, "a name")


@settings(max_examples=60, deadline=None)
@given(rule=any_figure)
def test_figures_that_are_made_up_keep_unit_and_order_of_magnitude(rule):
    right = Length.of(rule)
    for one in neighbours(right):
        assert one.unit == right.unit and one != right
        assert one.most <= 10 * right.most and right.most <= 10 * one.most


@settings(max_examples=80, deadline=None)
@given(rule=any_role, seed=st.integers(0, 2**63))
def test_no_wrong_role_is_named_by_anything_on_the_matter(rule, seed):
    who, _ = split(rule)
    for role, belongs in wrong_roles(grounds(), rule, who, seed, "a name"):
        assert belongs.area == rule.area
        assert not any(content(role) <= content(f"{one.says} {one.quote}") for one in applying(rule)), (rule.id, role)
        assert not content(role) <= content(who) and not content(who) <= content(role)


@pytest.mark.parametrize(
    "duty",
    [
        "Any professional may make the referral",
        "Anyone with concerns makes a referral",
        "The Social Worker and their Line Manager decide the outcome",
        "The transfer form is completed",
        "A final handover meeting takes place",
        "Professionals may request a child protection conference",
    ],
)
def test_a_role_that_others_fall_under_or_that_is_none_is_not_asked_for(duty):
    assert split(replace(roled()[0], duty=duty, kind=RuleKind.WHO_MAY)) is None


def test_a_role_is_split_from_what_it_does():
    rule = replace(roled()[0], duty="The Team Manager decides who chairs")
    assert split(rule) == ("The Team Manager", "decides who chairs")


def test_texts_are_akin_when_one_says_what_the_other_does():
    assert akin("Ring ChECS", "Ring ChECS at once")
    assert akin("a continuing process, not a single event", "are a continuing process not an event")
    assert not akin("Ring ChECS", "Begin with early help")


def test_a_right_text_much_longer_than_the_others_is_not_even():
    assert even(["short"], ["brief", "small", "tiny"])
    assert not even(["x" * 120], ["brief", "small", "tiny"])
    assert not even(["x"], ["y" * 200])


def test_a_story_is_told_of_an_event_that_no_list_knows():
    rule = replace(figured()[0], event="", counts_from="the first home visit")
    told = story_of(rule, "Monday 7 December 2026")
    assert told == "This took place on Monday 7 December 2026: the first home visit."
