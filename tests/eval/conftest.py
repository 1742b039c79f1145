"""The shipped documents as the evaluation reads them, and answers to score."""

import pytest

from assistant.answer import Status
from eval.golden import Gold, Item
from eval.library import Library, shipped_library

QUOTE = "all children must be seen within ten working days of the referral"


@pytest.fixture(scope="session")
def library() -> Library:
    return shipped_library()


@pytest.fixture
def item() -> Item:
    """A question that Cheshire East's para 4.3 answers."""
    return Item(
        id="made-up-1",
        kind="timescale",
        voice="social worker",
        area="cheshire-east",
        question="how soon must I see the child?",
        expect=Status.ANSWERED,
        must=(("ten working days", "10 working days"),),
        gold=(Gold(document="ce-child-in-need", label="4.3", quote=QUOTE),),
    )


@pytest.fixture
def body(library):
    """Its right answer, as the API gives it; a test spoils what it wants to see noticed."""
    volume = library["ce-child-in-need"]
    start, end = volume.print.find(QUOTE)[0]
    cited = {
        "n": 1,
        "ref": "ce-child-in-need@2018#4.3",
        "document": "ce-child-in-need",
        "title": volume.document.title,
        "edition": "2018",
        "status": "unknown",
        "label": "para 4.3",
        "quote": volume.source[start:end],
        "url": "/documents/ce-child-in-need#4.3",
        "area": "cheshire-east",
        "start": start,
        "end": end,
    }
    return {
        "status": "answered",
        "understood": {"question": "how soon must I see the child?", "area": "cheshire-east", "intent": "timescale"},
        "alerts": [],
        "answer": {"lead": volume.source[start:end], "lead_citations": [1], "points": []},
        "rules": [],
        "choices": [],
        "citations": [cited],
        "nearest": [],
        "suggestions": [],
        "index": "2026-11-21T20-00-00Z-abcdef",
        "took_ms": 14,
    }
