"""`verse route` asks one question at a time and ends with whom to turn to, at once and without a model."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.cli.route import route

ROOT = Path(__file__).parents[2]


@pytest.fixture
def run(capsys, monkeypatch):
    """Run the command with words typed into it; give its exit status, what it printed and complained of."""
    monkeypatch.setenv("COLUMNS", "200")

    def ran(*words, typed=""):
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        status = route([*words])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return ran


def test_it_asks_one_question_after_another_until_the_outcome(run):
    status, page, _ = run("--at", "2026-11-24T22:00", typed="2\n3\n1\n1\n1\n")
    assert status == 0
    asked = ["Which area is it?", "Is a child in danger now?", "Who are you?", "What have you seen?"]
    places = [page.index(question) for question in asked]
    assert places == sorted(places)
    assert "Ring ChECS at once, then tell the lead professional" in page


def test_the_outcome_comes_with_whom_to_ring_then_the_steps_then_chapter_and_verse(run):
    _, page, _ = run("--area", "CE", "--answer", "danger=yes", "--at", "2026-11-24T22:00")
    order = [
        "ring 999. (in our words, not the documents’)",
        "Whom to ring now (Tuesday 22:00)", "Emergency Duty Team: 0300 123 5022",
        "What to do", "How", "By when", "Please note", "Chapter and verse", "[1] Step Up / Step Down policy, para 1.5",
    ]  # fmt: skip
    places = [page.index(words) for words in order]
    assert places == sorted(places)


def test_answers_may_be_given_by_number_by_id_or_in_words(run):
    pages = [run("--area", "worcestershire", typed=f"{typed}\n")[1] for typed in ("3", "no", "No")]
    assert all("What is it about?" in page for page in pages)


def test_something_else_typed_is_asked_again(run):
    _, page, _ = run("--area", "england", typed="9\nperhaps\n3\n")
    assert page.count("Type a number from 1 to 3.") == 2
    assert "Who are you?" in page


def test_it_stops_quietly_where_nobody_answers(run):
    status, page, complaint = run("--area", "england")
    assert (status, complaint) == (0, "")
    assert "  1. Yes" in page


def test_the_area_may_be_given_as_people_call_it_or_as_an_answer(run):
    for words in (["--area", "Cheshire West"], ["--answer", "area=cheshire-west-and-chester"]):
        _, page, _ = run(*words, "--answer", "danger=no", "--answer", "what=worry", "--answer", "national-worry=yes")
        assert "The documents of Cheshire West and Chester held here give no route for this" in page
        assert "0300" not in page


def test_json_is_the_body_of_the_interface(run):
    _, printed, _ = run("--json", "--area", "cheshire-east", "--answer", "danger=yes", "--at", "2026-11-28T11:00")
    body = json.loads(printed)
    assert (body["kind"], body["id"], body["now"]["reading"]) == ("outcome", "danger-now", "inferred")
    assert body["lines"][1]["citations"][0]["ref"] == "ce-step-up-step-down@2023#1.5"
    assert json.loads(run("--json")[1])["id"] == "area"


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["--area", "narnia"], "There is no area called “narnia”. The areas are: england"),
        (["--area", "england", "--answer", "danger"], "write the question’s id, = and the answer’s id: danger=no."),
        (["--area", "england", "--answer", "colour=red"], "“colour” is not a question of these routes."),
        (["--area", "cheshire-east", "--answer", "danger=maybe"], "The answers are: yes, unsure, no."),
        (["--area", "england", "--at", "2026-11-24"], "Give the time of day as well"),
        (["--area", "england", "--at", "tea time"], "is not a date that can be read"),
    ],
)
def test_bad_input_is_refused_in_one_line(run, words, complaint):
    status, page, said = run(*words)
    assert (status, page) == (2, "")
    assert complaint in said
    assert said.startswith("verse: ")
    assert said.count("\n") == 1


def test_an_unknown_option_is_refused_in_one_line_too(capsys):
    with pytest.raises(SystemExit) as left:
        route(["--colour", "red"])
    assert left.value.code == 2
    assert capsys.readouterr().err.startswith("verse: Unrecognized arguments: --colour red")


def test_the_whole_process_answers_in_under_half_a_second_and_loads_nothing_heavy():
    command = "import sys; from assistant.cli import main; main(); print(*sys.modules, file=sys.stderr)"
    taken = []
    for _ in range(3):
        begun = os.times()
        done = subprocess.run(
            [sys.executable, "-c", command, "route", "--area", "cheshire-east", "--answer", "danger=yes"],
            cwd=ROOT, capture_output=True, text=True, check=True,
        )  # fmt: skip
        ended = os.times()  # of the processor: a busy machine makes every command wait
        taken.append(ended.children_user + ended.children_system - begun.children_user - begun.children_system)
    heavy = {"torch", "numpy", "pydantic", "sentence_transformers", "llama_index", "chromadb", "fastapi", "typer"}
    assert heavy.isdisjoint(done.stderr.split())
    assert "Ring for help now" in done.stdout
    assert min(taken) < 0.5
