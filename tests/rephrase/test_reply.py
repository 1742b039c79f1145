"""A reply is used only in the form that was asked for."""

import pytest

from assistant.rephrase.prompt import TASK, lines_of
from assistant.rephrase.reply import Unusable, sentences_under_marks


def test_sentences_are_given_and_read_back_under_their_marks():
    given = ("The child is seen alone.", "Staff tell the manager, e.g. by telephone.")
    assert sentences_under_marks(lines_of(given), 2) == dict(enumerate(given, start=1))


def test_a_sentence_that_was_split_is_read_as_one():
    assert sentences_under_marks("[S1] One thing.\n\n[S2] Another.\n[S1] And this.", 2)[1] == "One thing. And this."


def test_what_a_model_thinks_before_it_answers_is_no_part_of_its_reply():
    assert sentences_under_marks("<think>\nHm, [S9] 90 days?\n</think>\n[S1] One thing.", 1) == {1: "One thing."}


@pytest.mark.parametrize(
    "reply",
    [
        "",
        " \n ",
        "The child is seen alone.",
        "Here you are:\n[S1] The child is seen alone.",
        "[S1] The child is seen alone.\nRing 999 first.",
        "[S1] The child is seen alone. This takes 90 days.",
        "[S3] The child is seen alone.",
        "[S0] The child is seen alone.",
        "[S1, S2] The child is seen alone.",
        "[S1][S2] The child is seen alone.",
        "[S1]The child is seen alone.",
        "- [S1] The child is seen alone.",
        "```\n[S1] The child is seen alone.\n```",
        "[S١] The child is seen alone.",
        '{"S1": "The child is seen alone."}',
        "[S1] The child is seen alone.\r[S9] And this.",
        "[S1] " + "word " * 5000,
        "[S1]",
    ],
)
def test_a_reply_of_another_form_is_not_used_at_all(reply):
    with pytest.raises(Unusable):
        sentences_under_marks(reply, 2)


def test_the_task_names_the_form_and_asks_for_every_mark():
    assert "[S1]" in TASK and "Every mark that you were given comes back" in TASK
