"""Conversations written by somebody else, held with the assistant itself: its own answers are the history.

One half was never looked at. The bounds are what was measured, less a little.
"""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from assistant.ask import Ask, Message
from corpus.strict_yaml import read_yaml
from tests.assistant.sets.judged import wanting

TALKS = read_yaml(Path(__file__).parent / "talk.yaml")
TODAY = date(2026, 11, 17)


@pytest.fixture(scope="module")
def outcome(assistant):
    """Every turn, with the answer to it and what that lacks."""
    found = []
    for talk in TALKS:
        history = ()
        for number, turn in enumerate(talk["turns"], start=1):
            answer = assistant.ask(Ask(turn["question"], TODAY, talk["area"], history))
            found.append((talk, number, turn, answer, wanting(turn, answer)))
            history = (*history, Message("user", turn["question"]), Message("assistant", answer.answer.lead))
    return found


@pytest.mark.parametrize(("half", "least"), [("seen", 82), ("kept", 72)])
def test_conversations_are_followed(outcome, half, least):
    wrong = [(talk["id"], number, lacks) for talk, number, _, _, lacks in outcome if lacks and talk["half"] == half]
    turns = sum(len(talk["turns"]) for talk in TALKS if talk["half"] == half)
    assert turns - len(wrong) >= least, wrong


def test_danger_in_the_middle_of_a_conversation_is_never_missed(outcome):
    told = Counter()
    for _, _, turn, answer, _ in outcome:
        if "danger" in turn["expect"].get("alerts", ()):
            told["danger" in {str(alert.kind) for alert in answer.alerts}] += 1
    assert told[True]
    assert not told[False]
