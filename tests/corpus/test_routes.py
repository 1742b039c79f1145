"""Routes: every path ends in an outcome whose every line is proved, and no area borrows from another."""

import json
import re
import shutil
from datetime import datetime

import pytest

from assistant.route_shapes import step_shape
from corpus.carried import duties, figures, stands_in
from corpus.contacts import Purpose
from corpus.errors import CatalogueError, RefError, RuleError
from corpus.route_lines import Part
from corpus.route_nodes import Channel, Outcome, Question
from corpus.routes import ROUTES, Routes, which_area
from corpus.shelf import Shelf
from corpus.text import printed
from tests.corpus.library import shipped

AREAS = ("england", "cheshire-east", "cheshire-west-and-chester", "worcestershire")
NIGHT = datetime(2026, 11, 24, 22, 0)  # a Tuesday
NUMBER = re.compile(r"\b\d{3,5}(?: ?\d{3,}){1,2}\b")
ROUTE = Routes.read(Shelf.glance()).proved(shipped())


def outcomes(area):
    """Return every outcome that an area's paths lead to, with its path."""
    return [(path, ROUTE.next(area, path)) for path in ROUTE.paths(area)]


def nodes():
    return [(area, node) for area, each in ROUTE.lists.items() for node in each.nodes.values()]


LINES = [(area, node.id, line) for area, node in nodes() for line in node.lines]


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


# Every line


@pytest.mark.parametrize(("area", "node", "line"), LINES)
def test_every_figure_and_duty_word_of_a_line_stands_in_its_quote(area, node, line):
    if line.own:
        assert [each for each in figures(line.text) if each != "999"] == []
        return
    assert all(stands_in(figure, line.words) for figure in figures(line.text))
    assert set(duties(line.text)) <= set(duties(line.words))
    assert not duties(line.words) or duties(line.text)
    assert stands_in(line.limit, line.words) if line.limit else line.part is not Part.WHEN


def test_every_quote_stands_in_its_source_at_its_span():
    for _, _, line in LINES:
        for cited in line.cited:
            source = shipped().source(cited.ref.document)
            assert cited.quotes
            assert " ".join(printed(source[each.start : each.end]) for each in cited.quotes) == cited.words


@pytest.mark.parametrize(("area", "node", "line"), LINES)
def test_a_line_can_be_read_aloud(area, node, line):
    assert len(line.text.split()) <= 32
    assert line.text[0].isupper() or line.text[0] == "("
    assert line.text.endswith(".")


def test_what_is_asked_can_be_read_aloud():
    for _, node in nodes():
        if isinstance(node, Question):
            assert node.ask.endswith("?")
            assert len(node.ask.split()) <= 16
            assert 2 <= len(node.choices) <= 10
            assert all(len(choice.says.split()) <= 20 for choice in node.choices)


def test_a_limit_in_days_that_does_not_say_which_is_told_so():
    (line,) = follow("cheshire-east", "no", "social-care", "stuck").part(Part.WHEN)
    assert line.limit == "not to exceed 45 days"
    assert line.note == (
        "The document does not say whether these are working or calendar days or from when this counts."
    )


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
    for _, _, line in LINES:
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


@pytest.mark.parametrize(
    ("area", "answers", "outcome", "channel", "phrases"),
    [
        (
            "cheshire-east", "no partner incident other-lead", "step-up-now-tell-lead", "phone",
            ["must contact ChECS immediately", "tell the lead professional", "within one hour", "the same day",
             "approximately four weeks"],
        ),
        ("cheshire-east", "no early-help incident no", "step-up-now", "phone", ["must be by telephone"]),
        ("cheshire-east", "no partner stuck unsure", "step-up-now", "phone", ["Do not use the portal form"]),
        (
            "cheshire-east", "no partner stuck no yes", "step-up-portal", "portal",
            ["portal form should be used only", "within 24 hours", "45 days", "not in these documents"],
        ),
        ("cheshire-east", "no early-help stuck no yes", "step-up-contact", "phone", ["followed up by a phone call"]),
        (
            "cheshire-east", "no partner stuck no no", "step-up-prepare", "not stated",
            ["Ideally", "three months", "not a prerequisite", "must be contacted without delay"],
        ),
        (
            "cheshire-east", "no social-care assessed yes", "step-down-lead", "meeting",
            ["within 2 working days", "within five working days", "within 5 working days of allocation", "consent"],
        ),
        (
            "cheshire-east", "no social-care assessed no", "step-down-no-lead", "form",
            ["Family Help Front Door", "every Tuesday and Thursday", "within 5 working days", "not ChECS"],
        ),
        ("cheshire-east", "no social-care assessed refuses", "lead-refused", "meeting", ["Escalation Policy"]),
        (
            "cheshire-east", "no social-care plan yes", "plan-step-down", "meeting",
            ["within five working days", "within the last 4 weeks", "expected at the final meeting", "GCP 2"],
        ),
        ("cheshire-east", "no social-care plan no", "plan-no-agreement", "meeting", ["line manager"]),
        ("cheshire-east", "no social-care plan nobody", "plan-jam", "meeting", ["exceptional", "ordinary route"]),
        ("cheshire-east", "no early-help front-door disagree", "front-door-disagrees", "meeting", ["5 working days"]),
        (
            "cheshire-east", "no social-care urgent", "urgent-referral", "meeting",
            ["the same day", "must be seen within ten working days", "24 hours", "Day 15", "45 working days"],
        ),
        ("cheshire-east", "no social-care review", "review-raises-concern", "meeting", ["should be convened"]),
        ("cheshire-east", "no social-care tools neglect", "tool-neglect", "not stated", ["must be completed"]),
        ("cheshire-east", "no social-care tools exploitation", "tool-exploitation", "not stated", ["should be"]),
        ("cheshire-east", "no social-care tools parents", "adult-services", "not stated", ["must be involved"]),
        ("cheshire-east", "no public comment", "policy-comments", "e-mail", ["not a way to refer a child"]),
        ("cheshire-west-and-chester", "no pilot entry", "pilot-entry", "not stated", ["three", "18", "12 months"]),
        ("cheshire-west-and-chester", "no pilot after", "pilot-after", "not stated", ["six months"]),
        ("worcestershire", "no assessment initial", "initial", "visit", ["must be completed within 10 working days"]),
        ("worcestershire", "no assessment core", "core", "not stated", ["35 working days", "(a) ", "(l) "]),
        ("worcestershire", "no closing close", "closure", "meeting", ["must be notified", "Only the team manager"]),
        ("worcestershire", "no plan refuse", "family-meeting-refused", "not stated", ["Operational Manager"]),
        ("worcestershire", "no special fostering", "private-fostering", "visit", ["within the first week"]),
        ("england", "no social-care referral", "national-referral", "not stated", ["one working day"]),
        ("england", "no social-care enquiries yes", "national-substantiated", "meeting", ["15 working days"]),
        ("england", "no social-care plan runs", "national-plan-runs", "meeting", ["3 months", "6 months"]),
        ("england", "no social-care plan moves", "national-moves", "meeting", ["within 15 working days"]),
        ("england", "no partner conference", "national-no-conference", "not stated", ["right to request"]),
        ("england", "no public complaint", "national-complaint", "not stated", ["complaints procedure"]),
    ],
)  # fmt: skip
def test_a_path_leads_where_the_documents_say(area, answers, outcome, channel, phrases):
    found = follow(area, *answers.split())
    assert (found.id, found.channel) == (outcome, channel)
    for phrase in phrases:
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


# What is caught when it is loaded


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
        ("cheshire-east", "ring 0300 123 5012,", "ring 0300 123 5021,", "the line says “0300 123 5021”"),
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
