"""A question that leans on the conversation is told from one that stands on its own."""

import pytest

from assistant.reading.follow_up import asks_itself, in_place, leans, standalone

BEFORE = ("How often is a child in need plan reviewed in Cheshire East?",)


@pytest.mark.parametrize(
    "question",
    [
        "and if they refuse?",
        "who do we have to write to when we do",
        "can it be longer? everybody in the group is content with eight",
        "mum says no",
        "what would a school have to send in instead",
        "do I need a meeting",
        "what do I tell the family",
        "for a child protection plan too?",
    ],
)
def test_what_points_back_or_leaves_something_out_leans(question):
    assert leans(question)


@pytest.mark.parametrize(
    "question",
    [
        "who chairs an initial child protection conference",
        "does the health visitor get a copy of the plan",
        "what is a child in need plan",
        "who goes to a JAM meeting then",
        "How soon must a child be seen after a referral has been received by the council?",
    ],
)
def test_what_names_its_own_matter_stands_alone(question):
    assert not leans(question)
    assert standalone(question, BEFORE, question) == question


@pytest.mark.parametrize("doubt", ["are you sure?", "who said so?", "says who", "really?", "where does it say that"])
def test_a_doubt_asks_the_question_before_it_again(doubt):
    assert standalone(doubt, BEFORE, doubt) == BEFORE[0]


@pytest.mark.parametrize(
    "question",
    [
        "is it true that a GP has to come to every child protection conference in this area?",
        "really need to know who signs off a children and families assessment before Friday, please",
    ],
)
def test_what_only_opens_like_a_doubt_asks_its_own_question(question):
    assert standalone(question, BEFORE, question) == question


def test_a_doubt_with_a_figure_takes_the_figure_along():
    question = "are you sure? my manager says eight weeks"
    assert standalone(question, BEFORE, question) == f"{BEFORE[0]} my manager says eight weeks"


def test_what_only_tells_something_keeps_the_matter_for_the_next_question():
    said = (*BEFORE, "mum won't come to a meeting")
    question = "if she does, when is it"
    assert standalone(question, said, question) == f"{BEFORE[0]} mum won't come to a meeting {question}"


def test_a_new_family_is_another_topic_only_where_it_is_named_as_one():
    assert standalone("different family - who chairs the conference", BEFORE, "") == "who chairs the conference"
    for history in ((), BEFORE):
        question = "new family allocated to me this morning, who has to see the children first of all?"
        assert standalone(question, history, question) == question


def test_a_few_words_stand_in_for_as_many_of_the_question_before():
    assert (
        in_place("and to step up?", "do parents have to agree to step down?") == "do parents have to agree to step up?"
    )
    assert in_place("and for a baby?", "do parents have to agree to step down?") == ""


def test_what_wants_another_kind_of_answer_says_so_by_itself():
    assert asks_itself("what's it for")
    assert asks_itself("is it closed automatically")
    assert not asks_itself("and for a disabled child?")
    assert not asks_itself("what about Worcestershire?")
