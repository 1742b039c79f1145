"""`verse quiz`: a paper in any format by one command, and whether a file's questions still hold."""

import io
import json
import os
import re

import docx
import pytest

from assistant.quiz.formats.filing import file_whole
from assistant.quiz.formats.table import FORMATS
from corpus.errors import UsageError
from tests.assistant.quiz.read_back import gift, moodle_xml, shown


def test_a_trainer_has_twenty_questions_on_step_down_in_moodle_xml_by_one_command(verse, tmp_path, capsys):
    file = tmp_path / "step-down.xml"
    assert verse("--topic", "step-down", "--count", 20, "--seed", 1, "--format", "moodle", "--out", file) == 0
    _, imported = moodle_xml(file.read_bytes())
    assert len(imported) == 20
    assert len({each.id for each in imported}) == 20
    assert all("“" in shown(each.feedback) for each in imported)
    assert capsys.readouterr().err == f"20 questions written to {file}.\n"


def test_the_same_command_writes_the_same_file_and_another_seed_another(verse, tmp_path):
    for name, seed in (("a.xml", 4), ("b.xml", 4), ("c.xml", 5)):
        assert verse("--count", 5, "--seed", seed, "--out", tmp_path / name) == 0
    first, second, other = ((tmp_path / name).read_bytes() for name in ("a.xml", "b.xml", "c.xml"))
    assert first == second != other


def test_text_formats_go_to_standard_output_byte_for_byte_as_to_a_file(verse, tmp_path, capsysbinary):
    for each in (each for each in FORMATS.values() if each.is_text):
        capsysbinary.readouterr()
        assert verse("--count", 3, "--format", each.name) == 0
        shown_here = capsysbinary.readouterr().out
        assert verse("--count", 3, "--format", each.name, "--out", tmp_path / each.name) == 0
        assert (tmp_path / each.name).read_bytes() == shown_here


def test_json_is_the_same_as_the_format(verse, capsys):
    assert verse("--count", 2, "--json") == 0
    first = capsys.readouterr().out
    assert verse("--count", 2, "--format", "json") == 0
    assert capsys.readouterr().out == first
    told = json.loads(first)
    assert len(told["questions"]) == 2
    assert told["seed"] == 1
    assert all(option["why"] for option in told["questions"][0]["task"]["options"])


def test_without_a_format_the_questions_are_shown_with_their_answers(verse, capsys):
    assert verse("--count", 2, "--area", "Cheshire East", "--kind", "how-long") == 0
    out = capsys.readouterr().out
    assert out.startswith("Quiz: Cheshire East\n\n1. ")
    assert re.search(r"\n   A\. .*\n   B\. ", out)
    assert re.search(r"\n   Right: [A-D]\. \d+ ", out)
    assert "Seed 1. Index 2026-11-21T20-00-00Z-ab12cd." in out
    assert all(len(line) <= 80 for line in out.splitlines())


def test_a_word_handout_has_its_key_written_beside_it_and_both_are_named(verse, tmp_path, capsys):
    file = tmp_path / "paper.docx"
    assert verse("--count", 3, "--out", file) == 0
    assert capsys.readouterr().err == f"3 questions written to {file} and {tmp_path / 'paper-key.docx'}.\n"
    handout, key = (docx.Document(tmp_path / name) for name in ("paper.docx", "paper-key.docx"))
    assert not any("Right:" in each.text for each in handout.paragraphs)
    assert sum("Right:" in each.text for each in key.paragraphs) >= 3


@pytest.mark.parametrize("name", ["docx", "docx-key", "xlsx"])
def test_what_no_terminal_shows_asks_for_a_file_in_one_sentence(verse, name, capsys):
    assert verse("--format", name) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert re.fullmatch(rf"verse: {name} cannot be shown in a terminal. Add --out FILE.*\.\n", told.err)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--area", "mars"], "There is no area called “mars”. The areas are: england"),
        (["--document", "zebra"], "There is no document “zebra”. The documents are: ce-child-in-need,"),
        (["--topic", "zebra"], "Nothing in the documents is about “zebra”."),
        (["--kind", "zebra"], "Argument --kind: invalid choice: 'zebra' (choose from 'how-long',"),
        (["--difficulty", "zebra"], "Argument --difficulty: invalid choice: 'zebra' (choose from 'easy',"),
        (["--format", "zebra"], "Argument --format: invalid choice: 'zebra' (choose from 'moodle',"),
        (["--count", "0"], "0 questions cannot be made"),
        (["--count", "many"], "Argument --count: invalid int value: 'many'"),
        (["--today", "2026-02-30"], "Argument --today: “2026-02-30” is not a day"),
        (
            ["--out", "paper.pdf"],
            "What paper.pdf should hold cannot be told from its name. Add --format, one of moodle",
        ),
        (["--out", "paper"], "What paper should hold cannot be told from its name."),
        (["--json", "--format", "gift"], "--json and --format gift ask for two formats."),
        (["--count", "1", "--out", "/nowhere/paper.xml"], "/nowhere/paper.xml cannot be written: No such file"),
        (["check", "/nowhere/paper.xml"], "/nowhere/paper.xml cannot be read: No such file"),
        (["check"], "The following arguments are required: FILE"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(verse, words, said, capsys):
    assert verse(*words) in {1, 2}
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"verse: {said}")
    assert told.err.count("\n") == 1


def test_fewer_questions_than_asked_for_are_said_on_standard_error_with_the_reason(verse, capsys):
    assert verse("--topic", "step-down-tracking", "--count", 100, "--json") == 0
    told = capsys.readouterr()
    made = len(json.loads(told.out)["questions"])
    assert 0 < made < 100
    assert told.err.startswith(f"{made} question")
    assert "not 100" in told.err


def test_when_no_question_fits_nothing_is_written(verse, tmp_path, capsys):
    file = tmp_path / "none.xml"
    words = ("--document", "cwac-cin-pilot", "--topic", "step-down-triage", "--out", file)
    assert verse(*words) == 1
    assert not file.exists()
    assert capsys.readouterr().err.startswith("No question fits what was asked for.")


@pytest.mark.parametrize("suffix", ["xml", "json", "gift"])
def test_a_file_of_today_has_nothing_stale(verse, suffix, tmp_path, capsys):
    file = tmp_path / f"paper.{suffix}"
    verse("--count", 6, "--out", file)
    capsys.readouterr()
    assert verse("check", file) == 0
    assert capsys.readouterr().out == "Nothing has changed.\n6 questions checked, 0 stale.\n"


@pytest.mark.parametrize("suffix", ["xml", "json", "gift"])
def test_a_question_whose_rule_has_changed_or_gone_is_named_with_what_holds_now(verse, suffix, tmp_path, capsys):
    file = tmp_path / f"paper.{suffix}"
    verse("--count", 2, "--kind", "how-long", "--out", file)
    verse("--count", 2, "--kind", "how-long", "--json")
    questions = json.loads(capsys.readouterr().out)["questions"]
    changed, gone = (one["basis"][0] for one in questions)
    text = file.read_text("utf-8").replace(changed["hash"], f"ffff{changed['hash'][4:]}")
    file.write_text(text.replace(gone["key"], "rule/no-longer-held"), "utf-8")
    assert verse("check", file) == 1
    out = capsys.readouterr().out
    assert f"{questions[0]['id']}\n  Changed: The rule “{changed['key'].removeprefix('rule/')}”" in out
    assert f"{questions[1]['id']}\n  Withdrawn: The rule “no-longer-held” is no longer held." in out
    assert out.endswith("2 questions checked, 2 stale.\n")
    assert verse("check", file, "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["checked"], told["unchecked"]) == (2, 0)
    assert {(each["question"], each["change"]) for each in told["stale"]} >= {
        (questions[0]["id"], "changed"),
        (questions[1]["id"], "withdrawn"),
    }


def test_a_file_that_cannot_be_finished_leaves_what_stood_there(tmp_path, monkeypatch):
    first, second = tmp_path / "a.docx", tmp_path / "a-key.docx"
    first.write_bytes(b"before")
    second.write_bytes(b"key before")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UsageError, match="No space left"):
        file_whole({first: b"after", second: b"key after"})
    assert (first.read_bytes(), second.read_bytes()) == (b"before", b"key before")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a-key.docx", "a.docx"]


def test_a_key_that_cannot_be_written_keeps_the_handout_from_being_written(verse, tmp_path, capsys):
    (tmp_path / "paper-key.docx").mkdir()
    assert verse("--count", 1, "--out", tmp_path / "paper.docx") == 2
    assert "is a folder" in capsys.readouterr().err
    assert [each.name for each in tmp_path.iterdir()] == ["paper-key.docx"]


def test_a_new_file_may_be_read_by_whom_new_files_may(tmp_path):
    plain = tmp_path / "plain"
    plain.touch()
    file_whole({tmp_path / "made": b"x"})
    assert (tmp_path / "made").stat().st_mode == plain.stat().st_mode


def test_help_names_every_kind_and_every_format(verse, capsys):
    assert verse("--help") == 0
    told = " ".join(re.sub(r"-\n\s+", "-", capsys.readouterr().out).split())
    assert all(f"{name}:" in told for name in FORMATS)
    assert "verse quiz check FILE" in told
    assert verse("check", "--help") == 0


def test_gift_by_the_command_is_read_as_moodle_reads_it(verse, capsysbinary):
    verse("--count", 8, "--format", "gift")
    _, imported = gift(io.BytesIO(capsysbinary.readouterr().out).getvalue())
    assert len(imported) == 8
    assert all(each.answers or each.pairs for each in imported)
