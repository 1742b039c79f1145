"""An edition answers from the day it comes into force, and a question about another day is answered as of that day."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.answer import AlertKind
from assistant.ask import Ask
from assistant.build import build
from assistant.shapes.glanced import Glance
from corpus.rules.rulebook import load_rulebook
from ingest.adding import Details, add
from ingest.approved import Decided, keep
from ingest.books import read_books
from ingest.review import waiting
from ingest.run import run

QUESTION = "how soon after the plan is agreed does the child have to be visited?"
VISIT = "1. Visits\n\n1.1 The social worker must visit the child within {} working days of the plan being agreed.\n"
BEFORE, DAY = date(2026, 11, 17), date(2099, 4, 1)  # far enough ahead for any day that this is run on


@pytest.fixture(scope="module")
def home(ingested, tmp_path_factory):
    """A policy of 2025 that was replaced in 2026, and its edition of 2099; the figures of the last two are approved."""
    folder = tmp_path_factory.mktemp("editions")
    settings = replace(ingested, home=Path(shutil.copytree(ingested.home, folder / "home")))
    details = Details(area="n", area_name="North Shire", id="visits")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ingest.adding.run", lambda *_: None)  # once is enough
        for days, published, start in ((9, "2025-02", None), (7, "2026-03", None), (5, "2099-01", DAY)):
            file = folder / f"{days}.txt"
            file.write_text(VISIT.format(days))
            added = add(settings, [file], replace(details, published=published, in_force_from=start))
            assert added.refused == ()
    holding = read_books(settings).holding
    for one in waiting(settings, holding, "visits"):
        if one.candidate.amount in (5, 7):
            keep(settings, holding, [Decided(one, rule={**one.proposed, "event": "planning-meeting"})])
    run(settings)
    return settings


@pytest.fixture(scope="module")
def ask(home):
    assistant = build(home)

    def asked(today, as_at=None):
        return assistant.ask(Ask(QUESTION, today, "n", as_at=as_at))

    return asked


def cited(answer):
    return {(c.edition, c.status) for c in answer.citations if c.document == "visits"}


def test_until_its_day_the_edition_before_leads_and_the_later_is_named_as_not_yet_in_force(ask):
    answer = ask(BEFORE)
    assert "7 working days" in answer.answer.lead
    assert cited(answer) == {("2026-03", "in force")}
    (alert,) = [a.text for a in answer.alerts if a.kind == AlertKind.SUPERSEDED and "visits" not in a.text]
    assert "until 2099-01, which is not yet in force, takes its place on 1 April 2099" in alert


@pytest.mark.parametrize("today", [DAY, date(2099, 12, 31)])
def test_from_its_day_it_leads_without_another_ingest_its_approved_figure_too(ask, today):
    answer = ask(today)
    assert "5 working days" in answer.answer.lead
    assert cited(answer) == {("2099-01", "in force")}
    assert [rule.amount for rule in answer.rules if rule.area == "n"] == [5]
    assert "7 working days" not in " ".join(point.text for point in answer.answer.points)


def test_a_question_about_a_day_is_answered_from_the_edition_of_that_day_and_says_so(ask):
    for as_at, days, edition in (
        (date(2025, 6, 1), 9, "2025-02"),
        (date(2026, 6, 1), 7, "2026-03"),
        (DAY, 5, "2099-01"),
    ):
        answer = ask(BEFORE, as_at)
        assert f"{days} working days" in answer.answer.lead
        assert {name for name, _ in cited(answer)} == {edition}
    told = [a.text for a in ask(BEFORE, date(2025, 6, 1)).alerts if a.kind == AlertKind.SUPERSEDED]
    assert any("the edition of 1 June 2025, the day asked about. By now 2026-03 has taken its place" in t for t in told)
    told = [a.text for a in ask(BEFORE, DAY).alerts if a.kind == AlertKind.SUPERSEDED]
    assert any("(2099-01): It comes into force on 1 April 2099." in text for text in told)
    (old,) = [c for c in ask(BEFORE, date(2025, 6, 1)).citations if c.document == "visits"]
    assert old.url == "/documents/visits@2025-02#1.1"


def test_a_day_before_all_that_is_held_is_answered_with_a_word_on_it(ask):
    told = [a.text for a in ask(BEFORE, date(2020, 1, 1)).alerts if a.kind == AlertKind.SUPERSEDED]
    assert any("the edition of that day is not held here" in text for text in told)


def test_the_other_faces_show_it_as_not_yet_in_force(home):
    assistant = build(home)
    catalogue = assistant.snapshot.catalogue
    assert catalogue.document("visits").edition == "2026-03"
    assert str(catalogue.document("visits@2099-01").status) == "not yet in force"
    assert {rule.book for rule in assistant.knowledge.rulebook.rules if rule.area == "n"} == {"visits@2026-03"}
    assert {rule.book.edition for rule in Glance.of_area(home, "North Shire").rules.rules if rule.area == "n"} == {
        "2026-03"
    }


def test_figures_of_an_edition_to_come_are_proved_when_they_are_approved(home):
    holding = read_books(home).holding
    then = holding.on(DAY).leading
    rules = load_rulebook(home.corpus, then, home.library / "rules").rules
    assert [rule.amount for rule in rules if rule.area == "n"] == [5]
