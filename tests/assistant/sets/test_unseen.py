"""How well questions are answered that were written by others, on sets of which one half was never looked at.

Two hold everyday questions in many voices, the others the hardest kinds.

The bounds are what was measured, less a little: a change that judges worse fails here.
"""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from assistant.ask import Ask, Message
from corpus.strict_yaml import read_yaml
from eval.facts import says
from tests.assistant.sets.judged import wanting, wordings

FILES = ("unseen", "everyday", "hard", "shift", "awkward", "desk")
SETS = {name: read_yaml(Path(__file__).parent / f"{name}.yaml") for name in FILES}
ITEMS = [item for items in SETS.values() for item in items]
TODAY = date(2026, 11, 17)
# Said of a document, or counted: no words of one
BESIDE = {
    "Cheshire East",
    "Worcestershire",
    "23 November 2026",
    "historical",
    "superseded",
}  # said of a document, or counted


@pytest.fixture(scope="module")
def outcome(assistant):
    """Every item with what its answer lacks."""
    return [(item, wanting(item, asked(assistant, item))) for item in ITEMS]


def asked(assistant, item):
    history = tuple(Message(said["role"], said["content"]) for said in item.get("history", ()))
    return assistant.ask(Ask(item["question"], TODAY, item["area"], history))


def right(outcome, name, **fields):
    ids = {item["id"] for item in SETS[name]}
    chosen = [
        (item, lacks)
        for item, lacks in outcome
        if item["id"] in ids and all(item[name] == value for name, value in fields.items())
    ]
    return sum(not lacks for _, lacks in chosen), [(item["id"], lacks) for item, lacks in chosen if lacks]


@pytest.mark.parametrize(
    ("name", "half", "least"),
    [
        ("unseen", "seen", 74),
        ("unseen", "kept", 61),
        ("everyday", "seen", 126),
        ("everyday", "kept", 124),
        ("hard", "seen", 64),
        ("hard", "kept", 59),
        ("shift", "seen", 70),
        ("shift", "kept", 62),
        ("awkward", "seen", 57),
        ("awkward", "kept", 63),
        ("desk", "seen", 71),
        ("desk", "kept", 72),
    ],
)
def test_questions_written_by_others_are_answered_right(outcome, name, half, least):
    count, wrong = right(outcome, name, half=half)
    assert count >= least, wrong


@pytest.mark.parametrize(
    ("kind", "least"), [("premise", 36), ("premise_true", 9), ("several_paragraphs", 13), ("timescale", 16)]
)
def test_of_each_weak_kind_as_many_are_right_as_were_measured(outcome, kind, least):
    count, wrong = right(outcome, "unseen", kind=kind)
    assert count >= least, wrong


def test_no_personal_data_comes_back(outcome):
    assert not [item["id"] for item, lacks in outcome if any(lack.startswith("repeats") for lack in lacks)]


def test_every_gold_paragraph_exists_and_holds_what_must_be_said(assistant):
    texts = {str(paragraph.ref): paragraph.text for paragraph in assistant.snapshot.paragraphs.values()}
    for item in ITEMS:
        gold = item["expect"].get("gold", ())
        assert set(gold) <= set(texts), item["id"]
        for fact in item["expect"].get("must", ()):
            held = any(says(texts[ref], words) for ref in gold for words in wordings(fact))
            assert held or BESIDE & set(wordings(fact)), (item["id"], fact)


def test_ids_and_questions_stand_once_and_each_half_has_every_kind():
    assert max(Counter(item["id"] for item in ITEMS).values()) == 1
    assert max(Counter(item["question"] for item in ITEMS).values()) == 1
    for items in SETS.values():
        kinds = {half: {item["kind"] for item in items if item["half"] == half} for half in ("seen", "kept")}
        assert kinds["seen"] == kinds["kept"]
