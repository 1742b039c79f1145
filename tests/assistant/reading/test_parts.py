"""A message is taken apart into its questions, and one question is left whole."""

import pytest

from assistant.reading.parts import asked_in, parts_of


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        ("who chairs it and how long does it last", ("who chairs it", "how long does it last")),
        ("How soon is the visit? And who goes?", ("How soon is the visit", "who goes?")),
        (
            "family meetings: who sets one up and what are the 3 stages",
            ("family meetings who sets one up", "family meetings what are the 3 stages"),
        ),
        (
            "what is a chronology, who writes it, and when does it start",
            ("what is a chronology", "who writes it", "when does it start"),
        ),
        (
            "got one in on mon whens the meeting n who chairs it",
            ("got one in on mon whens the meeting", "who chairs it"),
        ),
        (
            "Two things. (1) How soon is the visit? (2) Whose job is it to write it up?",
            ("How soon is the visit", "Whose job is it to write it up?"),
        ),
        (
            "I am a midwife. First, what am I told afterwards? Secondly, supposing nobody rings me, may I ask again?",
            (
                "I am a midwife what am I told afterwards",
                "I am a midwife supposing nobody rings me, may I ask again?",
            ),
        ),
        (
            "We are ending our work with the family here. At what point is the lead named, and whom do we tell?",
            (
                "We are ending our work with the family here. At what point is the lead named",
                "We are ending our work with the family here. whom do we tell?",
            ),
        ),
        (
            "in a review, who takes the chair and who takes the notes",
            ("in a review, who takes the chair", "in a review who takes the notes"),
        ),
    ],
)
def test_several_questions_come_apart_with_what_was_told_before_them(message, parts):
    assert parts_of(message) == parts


@pytest.mark.parametrize(
    "message",
    [
        "when a family refuses, what do I do",
        "who must sign and date the plan",
        "if the parents do not come what happens",
        "How long is it? 10 days?",
        "had the meeting on Tuesday, when do the minutes go out",
        "review",
        "?",
        "and",
    ],
)
def test_one_question_stays_whole(message):
    assert parts_of(message) == (message,)


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        ("Ring me on [phone number] about this: who comes to the meeting?", "who comes to the meeting?"),
        ("We have a new case. how soon is the visit", "how soon is the visit"),
        ("how soon is the visit?", ""),
        ("Who comes? And how long is it?", ""),
        ("New case. when?", ""),
    ],
)
def test_the_one_question_of_a_message_is_told_from_what_stands_before_it(message, asked):
    assert asked_in(message) == asked
