"""Routes: every path ends in an outcome whose every line is proved, and no area borrows from another."""

import json
import re
from datetime import datetime
from pathlib import Path

import pytest
import yaml

from assistant.shapes.routes import step_shape
from corpus.errors import CatalogueError, RefError
from corpus.routes.contacts import Purpose
from corpus.routes.lines import Part
from corpus.routes.nodes import Channel, Outcome
from corpus.routes.routes import Routes, which_area
from corpus.shelf import Shelf
from tests.corpus.library import shipped

AREAS = ("england", "cheshire-east", "cheshire-west-and-chester", "worcestershire")
NIGHT = datetime(2026, 11, 24, 22, 0)  # a Tuesday
PATHS = yaml.safe_load(Path(__file__).with_name("paths.yaml").read_text(encoding="utf-8"))
NUMBER = re.compile(r"\b\d{3,5}(?: ?\d{3,}){1,2}\b")
ROUTE = Routes.read(Shelf.glance()).proved(shipped())
LINES = [line for each in ROUTE.lists.values() for node in each.nodes.values() for line in node.lines]


def outcomes(area):
    """Return every outcome that an area's paths lead to, with its path."""
    return [(path, ROUTE.next(area, path)) for path in ROUTE.paths(area)]


def follow(area, *answers):
    """Answer the questions of an area one after another; return where that leads."""
    given = {}
    for answer in answers:
        given[ROUTE.next(area, given).id] = answer
    return ROUTE.next(area, given)


def said(outcome, part=None):
    return " ".join(line.text for line in outcome.lines if part in (None, line.part))


# Every path


@pytest.mark.parametrize("area", AREAS)
def test_every_path_of_an_area_ends_in_an_outcome(area):
    found = outcomes(area)
    assert len(found) >= 20
    assert all(isinstance(outcome, Outcome) for _, outcome in found)


@pytest.mark.parametrize("area", AREAS)
def test_no_path_is_longer_than_six_questions(area):
    assert max(len(path) for path, _ in outcomes(area)) <= 6


@pytest.mark.parametrize("area", AREAS)
def test_every_outcome_says_who_acts_how_and_by_when_or_that_it_is_not_said(area):
    for _, outcome in outcomes(area):
        notes = " ".join(outcome.notes)
        assert outcome.lines[0].part is Part.DO
        assert outcome.part(Part.WHO) or "does not say who acts next" in notes
        assert outcome.part(Part.WHEN) or "prints no time limit" in notes
        assert outcome.channel is not Channel.NOT_STATED or "does not say how to make contact" in notes
        assert outcome.status


@pytest.mark.parametrize("area", AREAS)
def test_every_outcome_names_its_edition_unless_the_document_is_in_force(area):
    for _, outcome in outcomes(area):
        for cited in outcome.cited:
            book = ROUTE.shelf.book(cited.ref.document)
            assert any(book.title in note and book.edition_name in note for note in outcome.notes)


# Time limits


def test_a_limit_in_days_that_does_not_say_which_is_told_so():
    (line,) = follow("cheshire-east", "no", "social-care", "stuck").part(Part.WHEN)
    assert line.limit == "not to exceed 45 days"
    assert line.note == (
        "The document does not say whether these are working or calendar days or from when this counts."
    )


def test_a_numbered_day_that_does_not_say_which_is_told_so():
    (line,) = [line for line in follow("cheshire-east", "no", "social-care", "urgent").lines if "15" in line.limit]
    assert "working or calendar days" in line.note


def test_a_limit_in_working_days_with_its_start_needs_no_note():
    (line,) = follow("england", "no", "social-care", "assessment").part(Part.WHEN)
    assert (line.limit, line.counts_from, line.note) == (
        "no longer than 45 working days", "from the point of referral", "",
    )  # fmt: skip
    assert line.strength == "should"


# Area before everything


@pytest.mark.parametrize("area", AREAS)
def test_no_outcome_of_an_area_shows_a_number_or_address_of_another(area):
    own = {each.number or each.email for each in ROUTE.contacts.of(area)}
    for path, _ in outcomes(area):
        shown = json.dumps(step_shape(ROUTE, area, path, NIGHT), ensure_ascii=False)
        assert set(NUMBER.findall(shown)) <= own
        assert set(re.findall(r"[\w.]+@[\w.]+\.uk", shown)) <= own


@pytest.mark.parametrize("area", AREAS)
def test_an_outcome_cites_only_its_own_area_and_the_nation(area):
    for _, outcome in outcomes(area):
        assert {ROUTE.shelf.book(cited.ref.document).area for cited in outcome.cited} <= {area, "england"}


@pytest.mark.parametrize("area", AREAS)
def test_only_safeguarding_numbers_are_offered_where_the_front_door_is(area):
    for _, outcome in outcomes(area):
        if outcome.front_door:
            assert {each.purpose for each in outcome.contacts} <= {Purpose.SAFEGUARDING}


def test_the_advice_numbers_of_worcestershire_are_shown_for_advice_alone():
    shown = {outcome.id for _, outcome in outcomes("worcestershire") if outcome.contacts}
    assert shown == {"caf-advice"}


def test_cheshire_west_leads_a_worry_to_the_national_duty_and_says_why():
    outcome = follow("cheshire-west-and-chester", "no", "worry", "yes")
    assert (outcome.id, outcome.area, outcome.contacts) == ("national-refer", "cheshire-west-and-chester", ())
    assert outcome.notes[0].startswith("The documents of Cheshire West and Chester held here give no route for this")
    assert "The documents held here print no safeguarding number for this area." in outcome.notes


def test_a_worry_in_cheshire_east_that_falls_to_the_nation_keeps_its_own_front_door():
    outcome = follow("cheshire-east", "no", "partner", "worry", "unsure")
    assert outcome.id == "national-talk"
    assert [each.number for each in outcome.contacts] == ["0300 123 5012", "0300 123 5022"]


def test_an_area_that_has_no_list_of_its_own_gets_the_national_one_and_is_told_so():
    held = {(each.id, each.edition) for each in ROUTE.shelf.books}
    routes = ROUTE.within({"england": "England", "north-shire": "North Shire"}, held)
    assert routes.start("north-shire").id == "national-danger"
    outcome = routes.next("north-shire", {"national-danger": "yes"})
    assert outcome.notes[0].startswith("The documents of North Shire held here give no route")
    assert outcome.contacts == ()


def test_routes_go_when_a_document_they_rest_on_is_not_held():
    held = {("wt2015-chapter-1", "2015"), ("ce-step-up-step-down", "2023")}
    routes = ROUTE.within({"england": "England", "cheshire-east": "Cheshire East"}, held)
    assert list(routes.lists) == ["england"]
    assert routes.start("cheshire-east").id == "national-danger"
    assert ROUTE.within({"england": "England"}, set()).lists == {}


# Danger first


@pytest.mark.parametrize("area", AREAS)
def test_danger_is_the_first_question_and_anything_but_no_opens_with_999(area):
    start = ROUTE.start(area)
    assert start.ask == "Is a child in danger now?"
    assert [choice.id for choice in start.choices] == ["yes", "unsure", "no"]
    for answer in ("yes", "unsure"):
        outcome = ROUTE.next(area, {start.id: answer})
        assert outcome.emergency
        assert outcome.front_door
        assert "ring 999" in outcome.lines[0].text
        assert outcome.lines[0].own


def test_999_is_the_products_own_text_and_never_cited():
    for line in LINES:
        assert line.own or "999" not in line.text
        assert "999" not in line.words


def test_only_an_emergency_speaks_of_999():
    for area in AREAS:
        for _, outcome in outcomes(area):
            assert outcome.emergency == ("999" in said(outcome))


def test_danger_in_cheshire_east_is_rung_in_not_sent_by_the_portal():
    outcome = follow("cheshire-east", "yes")
    assert outcome.channel is Channel.PHONE
    assert "Do not use the portal form." in said(outcome, Part.HOW)
    body = step_shape(ROUTE, "cheshire-east", {"danger": "yes"}, NIGHT)
    assert body["now"]["contact"]["number"] == "0300 123 5022"
    assert body["now"]["reading"] == "printed"


# The routes themselves


@pytest.mark.parametrize("case", PATHS, ids=lambda case: case["leads_to"])
def test_a_path_leads_where_the_documents_say(case):
    found = follow(case["area"], *case["answers"])
    assert (found.id, found.channel) == (case["leads_to"], case["channel"])
    for phrase in case["says"]:
        assert phrase in said(found)


def test_three_months_of_early_help_are_never_a_gate_to_referral():
    for area in AREAS:
        for _, outcome in outcomes(area):
            if "three months" in said(outcome):
                assert "is not a prerequisite" in said(outcome)
                assert "should be made immediately" in said(outcome, Part.ELSE)


def test_what_worcestershire_and_the_pilot_said_is_told_as_history():
    for area in ("worcestershire", "cheshire-west-and-chester"):
        for node in ROUTE.lists[area].nodes.values():
            if isinstance(node, Outcome) and not node.emergency:
                assert node.status == "historical"
                assert re.search(r"The (?:leaflet|analysis)|the (?:leaflet|analysis) said", said(node))


# Answering


def test_the_area_is_the_question_before_all_others_and_speaks_of_999():
    question = which_area({"england": "England", "cheshire-east": "Cheshire East"})
    assert "ring 999 first" in question.help
    assert [choice.id for choice in question.choices] == ["england", "cheshire-east"]


def test_an_answer_to_a_question_no_longer_on_the_path_is_passed_over():
    answers = {"danger": "no", "role": "public", "partner": "incident"}
    assert ROUTE.next("cheshire-east", answers).id == "public"
    assert [each.question.id for each in ROUTE.answered("cheshire-east", answers)] == ["danger", "role"]


def test_a_question_that_does_not_exist_is_refused():
    with pytest.raises(RefError, match="“colour” is not a question of these routes"):
        ROUTE.next("cheshire-east", {"colour": "red"})


def test_an_answer_that_does_not_exist_is_refused_with_those_that_do():
    with pytest.raises(RefError, match=r"“maybe” is not an answer to “danger”\. The answers are: yes, unsure, no"):
        ROUTE.next("cheshire-east", {"danger": "maybe"})


def test_an_area_that_is_not_known_is_refused():
    with pytest.raises(CatalogueError, match="There are no routes for “narnia”"):
        ROUTE.start("narnia")


def test_one_area_can_be_read_by_itself_with_what_it_falls_to():
    assert set(Routes.read(Shelf.glance(), only="worcestershire").lists) == {"worcestershire", "england"}
