"""What is said first, and what is shown at all, by the questions of strict readers in `first.yaml`.

They wrote the questions, and the sentences any one of which is a right first one, before they saw an answer.
The bounds are what was measured, less a little.
"""

from datetime import date
from pathlib import Path

import pytest

from assistant.ask import Ask, Message
from corpus.strict_yaml import read_yaml
from corpus.text import matchable
from eval.facts import says
from eval.library import shipped_library

ITEMS = read_yaml(Path(__file__).with_name("first.yaml"))
TURNS = [turn for item in ITEMS for turn in item["turns"]]
TODAY = date(2026, 11, 17)
BEGINS = 45  # characters of a sentence that tell it from others


@pytest.fixture(scope="module")
def outcome(assistant):
    """Number of the turn, what is right of the first sentence, and of all that is shown, and the alerts."""
    found = []
    for item in ITEMS:
        history = ()
        for number, turn in enumerate(item["turns"]):
            answer = assistant.ask(Ask(turn["question"], TODAY, item.get("area"), history))
            lead = answer.answer.lead
            whole = " ".join((lead, *(point.text for point in answer.answer.points)))
            alerts = {alert.kind for alert in answer.alerts}
            found.append(
                (
                    number,
                    turn,
                    right(turn, lead, answer.status, alerts),
                    right(turn, whole, answer.status, alerts),
                    alerts,
                )
            )
            history = (*history, Message("user", turn["question"]), Message("assistant", lead))
    return found


def right(turn, text, status, alerts):
    expected = turn.get("behaviour", "answered")
    if expected == "danger":
        return "danger" in alerts
    if expected != "answered" or "first" not in turn:
        return status != "answered"
    begun = (matchable(one["begins"].rstrip(" .:;,"))[:BEGINS] in matchable(text) for one in turn["first"])
    return status == "answered" and (any(begun) or any(says(text, fact) for fact in turn.get("says", ())))


def share(values):
    several = list(values)
    return sum(several) / len(several)


def test_every_right_sentence_stands_in_its_paragraph():
    texts = {str(p.ref): matchable(p.text) for volume in shipped_library().values() for p in volume.paragraphs}
    for turn in TURNS:
        for one in turn.get("first", ()):
            assert matchable(one["begins"].rstrip(" .:;,…")) in texts[one["ref"].partition("/")[0]], one


def test_ids_are_not_used_twice():
    ids = [item["id"] for item in ITEMS]
    assert len(set(ids)) == len(ids)


def test_a_first_question_is_answered_by_what_is_said_first(outcome):
    assert share(first for number, _, first, _, _ in outcome if not number) >= 0.72


def test_a_later_question_of_a_conversation_is_answered_by_what_is_said_first(outcome):
    assert share(first for number, _, first, _, _ in outcome if number) >= 0.54


def test_the_right_words_are_shown(outcome):
    assert share(shown for _, _, _, shown, _ in outcome) >= 0.84


@pytest.mark.parametrize(("kind", "most"), [("danger", 0.08), ("conflict", 0.11), ("premise", 0.03)])
def test_alerts_are_rare_where_nobody_is_in_danger(outcome, kind, most):
    calm = [(turn, alerts) for _, turn, _, _, alerts in outcome if turn.get("behaviour") != "danger"]
    assert share(kind in alerts for _, alerts in calm) <= most
