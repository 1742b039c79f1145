"""A council's own document: it answers in its own area, with page and paragraph, and for nobody else."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.answer import AlertKind, Status
from assistant.ask import Ask
from assistant.build import build
from corpus.rules.rule import CHILD_AT_RISK
from ingest.adding import Details, add
from ingest.approved import Decided, keep
from ingest.books import read_books
from ingest.review import waiting
from ingest.run import run
from tests.ingest.readers.pdf_fixtures import Sheet, pdf

TODAY = date(2026, 11, 17)
FIRST = Details(area="north-shire", area_name="North Shire", id="north-visits", published="2026")
VISIT = "The social worker must visit the child within {} working days of the child in need plan being agreed."
PHONE = "01632 960 123"
WHOM = f"3.1 The North Shire Front Door answers on {PHONE}, Monday to Friday from 9am to 5pm."


def policy(days: int) -> bytes:
    """A policy of two pages, as a PDF."""
    first, second = Sheet(), Sheet()
    first.text(72, 80, "North Shire Visiting Policy", size=18, font="B")
    first.text(72, 120, "1. Who this is for", size=14, font="B")
    first.paragraph(72, 150, "1.1 This policy is for all social workers in North Shire who visit children in need.")
    second.text(72, 80, "2. Visits", size=14, font="B")
    y = second.paragraph(72, 110, f"2.1 {VISIT.format(days)}")
    second.paragraph(72, y + 30, WHOM)
    return pdf(first, second)


@pytest.fixture(scope="module")
def home(ingested, tmp_path_factory):
    """The shipped documents with one added policy."""
    folder = tmp_path_factory.mktemp("own")
    shutil.copytree(ingested.home, folder / "home")
    settings = replace(ingested, home=folder / "home")
    file = folder / "visits.pdf"
    file.write_bytes(policy(7))
    assert add(settings, [file], FIRST).refused == ()
    return settings


@pytest.fixture(scope="module")
def approved(home, tmp_path_factory):
    """That home, with the policy's figure and its number to ring approved as proposed."""
    settings = replace(home, home=shutil.copytree(home.home, tmp_path_factory.mktemp("approved") / "home"))
    holding = read_books(settings).holding
    some = [one for one in waiting(settings, holding) if one.candidate.amount == 7 or one.candidate.words == PHONE]
    assert len(some) == 2
    keep(settings, holding, [Decided(one, rule=one.proposed) for one in some])
    run(settings)
    return settings


@pytest.fixture(scope="module")
def ask(home):
    assistant = build(home)

    def asked(question, area="north-shire", history=()):
        return assistant.ask(Ask(question, TODAY, area, tuple(history)))

    return asked


def test_it_answers_in_its_own_area_with_page_and_paragraph(ask):
    answer = ask("how soon after the plan is agreed does the child have to be visited?")
    assert answer.status == Status.ANSWERED
    assert "within 7 working days" in answer.answer.lead
    first = next(c for c in answer.citations if c.document == "north-visits")
    assert (first.label, first.page, first.status) == ("para 2.1", 2, "in force")
    assert first.quote in VISIT.format(7)


@pytest.mark.parametrize("area", ["cheshire-east", "worcestershire", None])
def test_no_other_area_hears_of_it_unless_all_are_asked(ask, area):
    answer = ask("how soon after the plan is agreed does the child have to be visited?", area)
    cited = {c.document for c in answer.citations}
    assert area is None or "north-visits" not in cited


def test_its_area_hears_no_other_councils_words(ask):
    for question in ("who do I ring about a child?", "how long does an assessment take?", "when is the plan reviewed?"):
        assert {c.area for c in ask(question).citations} <= {"north-shire", "england"}


def test_people_may_name_the_area_in_the_question(ask):
    answer = ask("in North Shire, how soon after the plan is agreed must the child be visited?", None)
    assert answer.understood.area == "north-shire"
    assert "7 working days" in answer.answer.lead


def test_its_number_to_ring_is_found(ask):
    answer = ask("what is the number of the front door?")
    assert PHONE in " ".join((answer.answer.lead, *(p.text for p in answer.answer.points)))


def test_danger_in_its_area_opens_with_999_and_lends_no_other_councils_number(ask):
    answer = ask("a man is hitting a child in the next room right now")
    alert = next(a for a in answer.alerts if a.kind == AlertKind.DANGER)
    assert "999" in alert.text
    assert {c.area for c in answer.citations} <= {"north-shire", "england"}


def test_an_approved_figure_leads_and_is_counted(home, approved):
    first = next(one for one in waiting(home, read_books(home).holding, "north-visits") if one.candidate.amount == 7)
    asked = Ask(
        "plan agreed on 2 November 2026, how soon must the social worker visit the child?", TODAY, "north-shire", ()
    )
    answer = build(approved).ask(asked)
    rule = next(r for r in answer.rules if r.id == first.proposed["id"])
    assert (rule.amount, rule.unit, rule.due) == (7, "working days", "2026-11-11")


def test_a_later_edition_answers_and_the_old_one_does_not(home, tmp_path):
    shutil.copytree(home.home, tmp_path / "home")
    settings = replace(home, home=tmp_path / "home")
    later = tmp_path / "later.pdf"
    later.write_bytes(policy(5))
    add(settings, [later], Details(area="North Shire", id="north-visits", published="2027"))
    answer = build(settings).ask(
        Ask("how soon after the plan is agreed is the child visited?", TODAY, "north-shire", ())
    )
    said = " ".join((answer.answer.lead, *(point.text for point in answer.answer.points)))
    assert "5 working days" in said
    assert "7 working days" not in said
    assert {c.edition for c in answer.citations if c.document == "north-visits"} == {"2027"}


def test_a_new_edition_of_a_shipped_policy_takes_its_place_with_all_that_rested_on_it(ingested, tmp_path):
    shutil.copytree(ingested.home, tmp_path / "home")
    settings = replace(ingested, home=tmp_path / "home")
    file = tmp_path / "new.pdf"
    file.write_bytes(policy(7))
    assert add(settings, [file], Details(area="Cheshire East", id="ce-child-in-need", published="2026")).refused == ()
    assistant = build(settings)
    assert "ce-child-in-need@2018" not in {rule.book for rule in assistant.knowledge.rulebook.rules}
    question = "how soon after the plan is agreed does the child have to be visited?"
    answer = assistant.ask(Ask(question, TODAY, "cheshire-east", ()))
    assert "7 working days" in answer.answer.lead
    assert {c.edition for c in answer.citations if c.document == "ce-child-in-need"} == {"2026"}


def test_a_name_of_one_word_is_a_place_only_as_it_is_written(home, tmp_path):
    shutil.copytree(home.home, tmp_path / "home")
    settings = replace(home, home=tmp_path / "home")
    file = tmp_path / "reading.txt"
    file.write_text("1.1 The Llwybr Cymorth team in Reading visits every child within 9 working days of the plan.\n")
    assert add(settings, [file], Details(area="reading", area_name="Reading", published="2026")).refused == ()
    assistant = build(settings)

    def asked(question, area=None):
        return assistant.ask(Ask(question, TODAY, area, ()))

    assert asked("in Reading, how soon is a child visited?").understood.area == "reading"
    assert asked("while reading the file: how soon is a child visited?", "north-shire").understood.area == "north-shire"
    answer = asked("what does the Llwybr Cymorth team do?", "reading")
    assert "personal_data" not in {alert.kind for alert in answer.alerts}
    assert "[name]" in asked("my pupil Sian Hughes is sad, how soon is she visited?", "reading").understood.question


def test_in_danger_only_a_number_that_a_person_marked_for_it_is_given(home, approved, tmp_path):
    own = replace(home, home=shutil.copytree(home.home, tmp_path / "home"))
    holding = read_books(own).holding
    phone = next(one for one in waiting(own, holding) if one.candidate.words == PHONE)
    keep(own, holding, [Decided(phone, rule={**phone.proposed, "topic": CHILD_AT_RISK})])
    run(own)
    for settings, given in ((approved, False), (own, True)):
        answer = build(settings).ask(Ask("a man is hitting a child right now", TODAY, "north-shire", ()))
        alert = next(a for a in answer.alerts if a.kind == AlertKind.DANGER)
        assert "999" in alert.text
        assert (PHONE in alert.text) is given
        assert ("has been approved here yet" in alert.text) is not given


@pytest.fixture(scope="module")
def often(ingested, tmp_path_factory):
    """An assistant that also holds a policy on what national guidance is silent about: how often a child is visited."""
    folder = tmp_path_factory.mktemp("often")
    settings = replace(ingested, home=Path(shutil.copytree(ingested.home, folder / "home")))
    file = folder / "often.txt"
    file.write_text(
        "1. Visits\n\n1.1 The social worker must visit a child in need at least every 20 working days.\n\n"
        "2. Supervision\n\n2.1 Supervision notes are kept on the child's file.\n"
    )
    assert add(settings, [file], Details(area="n", area_name="North Shire", id="often", published="2026")).refused == ()
    return build(settings)


@pytest.mark.parametrize("question", ["how often are visits?", "how often must a child in need be visited?"])
def test_a_national_silence_gives_way_to_what_an_added_document_says(often, question):
    nation, local = (often.ask(Ask(question, TODAY, area, ())) for area in ("england", "n"))
    assert nation.status != Status.ANSWERED
    assert local.status == Status.ANSWERED
    assert "at least every 20 working days" in local.answer.lead
    assert local.citations[0].document == "often"


def test_a_silence_stays_where_the_added_document_says_nothing_of_the_matter(often):
    answer = often.ask(Ask("how often must a worker be supervised?", TODAY, "n", ()))
    assert answer.status == Status.NOT_IN_DOCUMENTS


def test_the_local_answer_stands_before_a_national_rule_on_the_matter(often):
    answer = often.ask(Ask("how often must a child in need be visited?", TODAY, "n", ()))
    assert answer.rules
    assert {rule.area for rule in answer.rules} == {"england"}
    by_number = {citation.n: citation.area for citation in answer.citations}
    said = [
        {by_number[n] for n in numbers}
        for numbers in (answer.answer.lead_citations, *(p.citations for p in answer.answer.points))
    ]
    assert said[0] == {"n"}
    assert {"england"} in said[1:]
