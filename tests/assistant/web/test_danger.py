"""The danger box: the number that answers now comes first, and each says when it is answered."""

from datetime import datetime

import pytest

from assistant.shapes.routes import whom_to_ring
from assistant.web.danger import Ring, rings, with_numbers
from corpus.catalogue import load_catalogue
from corpus.routes.contacts import Contacts, Purpose
from corpus.shelf import CATALOGUE, Shelf

CONTACTS = Contacts.read(Shelf.glance())
CHECS, TEAM = "Cheshire East Consultation Service (ChECS)", "Emergency Duty Team"


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (
            datetime(2026, 11, 24, 22, 0),
            (
                Ring("Now, out of hours", "0300 123 5022", "", TEAM),
                Ring("Office hours", "0300 123 5012", "Option 3, Option 2", CHECS),
            ),
        ),
        (
            datetime(2026, 11, 24, 10, 0),
            (
                Ring("Now, office hours (inferred)", "0300 123 5012", "Option 3, Option 2", CHECS),
                Ring("Out of hours", "0300 123 5022", "", TEAM),
            ),
        ),
    ],
)
def test_the_number_that_answers_now_comes_first(at: datetime, expected: tuple[Ring, ...]) -> None:
    assert rings(whom_to_ring(CONTACTS, "cheshire-east", at)) == expected


@pytest.mark.parametrize("area", ["worcestershire", "cheshire-west-and-chester"])
def test_an_area_without_a_number_is_lent_none(area: str) -> None:
    assert rings(whom_to_ring(CONTACTS, area, datetime(2026, 11, 24, 10, 0))) == ()


def test_only_councils_with_a_number_for_a_child_at_risk_are_offered() -> None:
    offered = with_numbers(load_catalogue(CATALOGUE).areas, CONTACTS)
    assert [area.id for area in offered] == ["cheshire-east"]
    others = tuple(contact for contact in CONTACTS.all if contact.purpose is not Purpose.SAFEGUARDING)
    assert others, "there are numbers for something else"
    assert with_numbers(load_catalogue(CATALOGUE).areas, Contacts(others, ())) == ()
