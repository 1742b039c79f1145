"""Finding a command, and failing in one line."""

import os
import subprocess
import sys

import pytest

from assistant.cli import COMMANDS, commands, main
from corpus.errors import SearchDown
from tests.assistant.api.fake import FakeAssistant

HEAVY = {"torch", "chromadb", "fastapi", "uvicorn", "pydantic", "numpy", "jinja2", "asyncio"}


def test_help_takes_under_half_a_second_and_loads_nothing_heavy() -> None:
    code = "import sys; from assistant.cli import main; main(['--help']); print(*sys.modules)"
    taken = []
    for _ in range(3):
        begun = os.times()
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        ended = os.times()  # of the processor: a busy machine makes every command wait
        taken.append(ended.children_user + ended.children_system - begun.children_user - begun.children_system)
    assert min(taken) < 0.5
    assert not HEAVY & set(run.stdout.splitlines()[-1].split())


def test_help_lists_the_commands_that_are_there_and_no_others(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    there = {
        "ask": COMMANDS["ask"],
        "dance": ("assistant.cli.dance:dance", "Dance."),
        "fly": ("no.such:room", "Fly."),
    }
    monkeypatch.setattr(commands, "COMMANDS", there)
    assert main(["--help"]) == 0
    listed = capsys.readouterr().out
    assert "Answer one question." in listed
    assert "dance" not in listed
    assert "fly" not in listed


def test_no_command_at_all_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert "Usage: verse COMMAND" in capsys.readouterr().out


def test_every_command_that_is_listed_can_be_loaded() -> None:
    for name in commands._available():
        assert callable(commands._load(name))


def test_every_command_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("ask", "chat", "serve", "docs"):
        with pytest.raises(SystemExit) as left:
            main([name, "--help"])
        assert left.value.code == 0
        assert f"usage: verse {name}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["dance"], "verse: There is no command “dance”. The commands are: "),
        (["ask"], "verse: The following arguments are required: question. Run verse ask --help"),
        (["ask", "How?", "--colour"], "verse: Unrecognized arguments: --colour."),
        (
            ["ask", "How?", "--today", "soon"],
            "verse: Argument --today: “soon” is not a day; write it as 2026-11-21.",
        ),
        (["ask", "  "], "verse: The question is empty. Type a question of up to 2,000 characters."),
        (
            ["ask", "How?", "--area", "atlantis"],
            "verse: There is no area called “atlantis”. The areas are: england",
        ),
        (
            ["ask", "How?", "--history", "/no/such"],
            "verse: The conversation /no/such cannot be read: No such file",
        ),
        (["docs"], "verse: The following arguments are required: list | show."),
        (["serve", "--port", "x"], "verse: Argument --port: invalid int value: 'x'."),
    ],
)
def test_a_command_that_cannot_be_understood_is_told_in_one_line_with_status_2(
    words: list[str], says: str, fake: FakeAssistant, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        status = main(words)
    except SystemExit as left:
        status = left.code
    captured = capsys.readouterr()
    assert status == 2
    assert captured.err.startswith(says)
    assert captured.err.count("\n") == 1
    assert captured.out == ""


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (SearchDown("The search is down.\nTry later."), "verse: The search is down. Try later.\n"),
        (
            KeyError("Kelly"),
            "verse: Something went wrong that should not have (KeyError). "
            "Set VERSE_DEBUG=1 and run it again to see where.\n",
        ),
    ],
)
def test_a_failure_is_one_line_with_status_1(
    error: Exception, says: str, fake: FakeAssistant, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.fails = error
    assert main(["ask", "How long?"]) == 1
    assert capsys.readouterr().err == says


def test_a_developer_can_ask_for_the_traceback(
    fake: FakeAssistant, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VERSE_DEBUG", "1")
    fake.fails = KeyError("here")
    assert main(["ask", "How long?"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_being_interrupted_is_quiet(fake: FakeAssistant, capsys: pytest.CaptureFixture[str]) -> None:
    fake.fails = KeyboardInterrupt()  # type: ignore[assignment]
    assert main(["ask", "How long?"]) == 130
    assert capsys.readouterr() == ("", "")


def test_a_reader_that_has_seen_enough_is_no_failure() -> None:
    words = ["deadline", "200", "working", "days", "--from", "2026-01-05", "--steps", "--json"]
    code = f"import sys; from assistant.cli import main; sys.exit(main({words}))"
    run = subprocess.run(
        ["bash", "-c", 'set -o pipefail; "$0" -c "$1" | head -1', sys.executable, code],
        capture_output=True,
        text=True,
    )
    assert "Traceback" not in run.stderr
    assert "BrokenPipe" not in run.stderr
