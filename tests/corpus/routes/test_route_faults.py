"""Faults planted in a route file are caught when it is loaded, with a message that says what and where."""

import re
import shutil

import pytest

from corpus.errors import CatalogueError, RuleError
from corpus.routes.routes import ROUTES, Routes
from corpus.shelf import Shelf
from tests.corpus.library import shipped


def load_with(tmp_path, area, was, becomes):
    folder = tmp_path / "routes"
    shutil.copytree(ROUTES, folder)
    path = folder / f"{area}.yaml"
    text = path.read_text(encoding="utf-8")
    assert was in text
    path.write_text(text.replace(was, becomes, 1), encoding="utf-8")
    return Routes.read(Shelf.glance(), folder).proved(shipped())


@pytest.mark.parametrize(
    ("area", "was", "becomes", "complaint"),
    [
        ("cheshire-east", "on 0300 123 5012, Opt", "on 0300 123 5021, Opt", "the line says “0300 123 5021”"),
        ("cheshire-east", "quote: Contact ChECS on 0300 123 5012", "quote: Contact ChECS on 0300 123 5022", "says"),
        ("cheshire-east", "limit: within one hour", "limit: within two hours", "does not stand in the quote"),
        ("cheshire-east", "area team within one hour.\n", "area team within two hours.\n", "“two hours”"),
        ("cheshire-east", "not to exceed 45 days.\n", "not to exceed 45 working days.\n", "“45 working days”"),
        ("cheshire-east", "quote: >-\n          evidence that", "quote: >-\n          proof that", "does not stand in"),
        ("cheshire-east", "ref: ce-step-up-step-down@2023#3.8\n", "ref: ce-step-up-step-down@2023#3.9\n", "is called"),
        ("cheshire-east", "@2023#3.8\n", "@2024#3.8\n", "there is no paragraph ce-step-up-step-down@2024#3.8"),
        ("cheshire-east", "@2023#3.8\n", "@2023\n", "is not a paragraph reference"),
        ("cheshire-east", "label: para 3.8", "label: para 38", "is called “para 3.8”, not “para 38”"),
        ("cheshire-east", "It must be immediately.", "It is immediate.", "Keep the printed word."),
        ("cheshire-east", "It must be immediately.", "It should be immediately.", "the line says “should”"),
        ("cheshire-east", "counts_from: following the meeting", "counts_from: before the meeting", "does not stand in"),
        ("cheshire-east", "        limit: immediately\n", "", "the line has no “limit”"),
        ("cheshire-east", "        counts_from: not stated\n", "", "counts from, or “not stated”"),
        ("cheshire-east", "in danger now, ring 999", "in danger now, ring 0300 123 5012", "needs a quote to rest on"),
        ("cheshire-east", "title: Ring ChECS at once", "title: You must ring ChECS", "“must” needs a quote to rest on"),
        ("cheshire-east", "channel: portal", "channel: e-mail", "no line with part “how” proves the channel “e-mail”"),
        ("cheshire-east", "channel: portal", "channel: pigeon", "“pigeon” is not a channel"),
        ("cheshire-east", "contacts: [policy-comments]", "contacts: [caf-south]", "never lend it to cheshire-east"),
        ("cheshire-east", "goes: step-up-portal", "goes: nowhere", "lead to “cheshire-east/nowhere”"),
        ("cheshire-east", "goes: step-up-portal", "goes: role", "go in a circle"),
        ("cheshire-east", "goes: step-up-portal", "goes: step-up-contact", "never reach “step-up-portal”"),
        ("cheshire-east", "goes: step-up-portal", "goes: worcestershire/urgent", "lead into those of worcestershire"),
        ("cheshire-east", "start: danger", "start: nowhere", "start at “nowhere”, which is not a question"),
        ("cheshire-east", "- id: step-up-portal\n", "- id: step-up-contact\n", "“step-up-contact” stands twice"),
        ("worcestershire", "part: know\n", "part: maybe\n", "“maybe” is not a part"),
        (
            "worcestershire",
            "said that it must be completed within 10",
            "said that it must be completed within 35",
            "35",
        ),
        (
            "worcestershire",
            "worcs-b1-children-in-need@2012#3.initial-assessment.4",
            "ce-child-in-need@2018#4.2",
            "a document of another area",
        ),
    ],
)
def test_a_planted_fault_is_caught_with_a_clear_message(tmp_path, area, was, becomes, complaint):
    with pytest.raises(RuleError, match=re.escape(complaint)):
        load_with(tmp_path, area, was, becomes)


def test_a_fault_names_the_file_and_the_line(tmp_path):
    with pytest.raises(RuleError, match=r"^cheshire-east\.yaml, line \d+: "):
        load_with(tmp_path, "cheshire-east", "label: para 3.8", "label: para 38")


@pytest.mark.parametrize(
    ("was", "becomes", "complaint"),
    [
        ("about: National", "abuot: National", "“about” is missing"),
        ("area: england\n", "area: england\narea: england\n", "line 6: “area” stands twice"),
        ("    ask: Who are you?\n", "    ask: Who are you?\n    colour: red\n", "“colour” is not a field"),
    ],
)
def test_a_file_that_is_wrongly_written_is_refused(tmp_path, was, becomes, complaint):
    with pytest.raises(CatalogueError, match=re.escape(complaint)):
        load_with(tmp_path, "england", was, becomes)
