"""A council's own document: its approved rules are asked like any others, and no other council's words are."""

import shutil
from dataclasses import replace

import pytest

from assistant.quiz.paper import Wanted, make_quiz
from assistant.quiz.question import Choose, QuizKind
from corpus.text import folded
from index.snapshot import open_current
from ingest.adding import Details, add
from ingest.approved import Decided, keep
from ingest.books import read_books
from ingest.review import waiting
from ingest.run import run

POLICY = """# North Shire Visiting Policy

## 1. Visits

1.1 The social worker must visit the child within 7 working days of the child in need plan being agreed.

1.2 The plan should be reviewed at least every 8 weeks.

1.3 The team manager must approve the plan within 3 working days.

1.4 The record of the visit must be written within 2 working days of the visit.

1.5 The North Shire Front Door answers on 01632 960 123.
"""


@pytest.fixture(scope="module")
def snapshot(ingested, tmp_path_factory):
    """The shipped documents and a policy of North Shire, each of its figures approved as proposed."""
    folder = tmp_path_factory.mktemp("quizzed")
    shutil.copytree(ingested.home, folder / "home")
    settings = replace(ingested, home=folder / "home")
    file = folder / "visits.md"
    file.write_text(POLICY, encoding="utf-8")
    details = Details(area="north-shire", area_name="North Shire", id="north-visits", published="2026")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ingest.adding.run", lambda *_: None)  # once is enough
        assert add(settings, [file], details).refused == ()
    holding = read_books(settings).holding
    some = [one for one in waiting(settings, holding, "north-visits") if one.proposed]
    keep(settings, holding, [Decided(one, rule=one.proposed) for one in some])
    run(settings)
    return open_current(settings)


def test_its_rules_are_asked_with_its_own_words(snapshot):
    quiz = make_quiz(snapshot, Wanted(documents=("north-visits",), count=50))
    text = folded(POLICY)
    assert len(quiz.questions) >= 4
    for question in quiz.questions:
        assert question.area == "north-shire" and question.documents == ("north-visits",)
        assert "North Shire" in question.stem
        assert all(verse.quote in text and verse.document == "north-visits" for verse in question.verses)


@pytest.mark.parametrize("kind", [QuizKind.HOW_LONG, QuizKind.DUTY_WORD, QuizKind.TRUE_OR_FALSE])
def test_it_has_questions_of_the_kinds_that_rules_carry(snapshot, kind):
    quiz = make_quiz(snapshot, Wanted(documents=("north-visits",), kinds=(kind,), count=50))
    assert quiz.questions
    for question in quiz.questions:
        assert isinstance(question.task, Choose) and len(question.task.right) == 1


def test_its_figure_is_the_right_one_and_no_rule_of_the_area_gives_a_wrong_one(snapshot):
    quiz = make_quiz(snapshot, Wanted(documents=("north-visits",), kinds=(QuizKind.HOW_LONG,), count=50))
    right = {option.text for question in quiz.questions for option in question.task.right}
    assert right <= {"7 working days", "8 weeks", "3 working days", "2 working days"} and right


def test_a_paper_for_its_area_holds_no_other_councils_questions(snapshot):
    quiz = make_quiz(snapshot, Wanted(area="north-shire", count=30))
    assert {question.area for question in quiz.questions} <= {"north-shire", "england"}


def test_it_is_not_said_to_print_no_number_when_it_prints_one(snapshot):
    quiz = make_quiz(snapshot, Wanted(area="north-shire", kinds=(QuizKind.WHOM_TO_RING,), count=50))
    assert not any("print no" in question.feedback for question in quiz.questions)


def test_nothing_asked_of_it_states_its_own_answer(snapshot):
    quiz = make_quiz(snapshot, Wanted(documents=("north-visits",), count=50))
    for question in quiz.questions:
        asks_for_a_choice = isinstance(question.task, Choose) and question.kind is not QuizKind.TRUE_OR_FALSE
        for option in question.task.right if asks_for_a_choice else ():
            assert option.text.casefold() not in question.stem.casefold(), question.stem
        assert question.kind is not QuizKind.NOT_STATED or "working days of" not in question.stem
