"""`verse ask` and `verse chat`: laid out to read, or the same body as the API."""

import io
import json
from datetime import date
from pathlib import Path

import httpx
import pytest

from assistant.api.app import create_app
from assistant.ask import Message
from assistant.cli import main
from assistant.cli.layout import Layout
from tests.assistant.api.fake import FakeAssistant
from tests.assistant.api.server import serving

ANSWER = """\
! If a child is in danger now
  Ring 999 now. Then ring 0300 123 5012. [2]

The assessment must be concluded within 45 working days from the point of
referral. [1]

  • Ring the front door on 0300 123 5012. [2]

The rules behind it
  • The assessment must be concluded within 45 working days. (England; duty
    word: must; counted from: the point of referral; due Thursday 7 January
    2027) [1]

In the documents’ own words, and sentences made from proved rules. No language
model wrote any of it.

Chapter and verse
  [1] National guidance, para 60
      Edition: 2015 edition (superseded)
      “within 45 working days from the point of referral.”
  [2] North Shire policy, para 1.1
      Edition: 2020 edition (in force)
      “Ring the front door on 0300 123 5012.”

You could ask next
  • Who is told of the decision?
"""


def test_an_answer_is_laid_out_with_danger_first_and_the_exact_words_last(
    fake: FakeAssistant, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", "How long, he is hitting?"]) == 0
    assert capsys.readouterr().out == ANSWER


def test_no_line_is_wider_than_the_terminal(
    fake: FakeAssistant, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "41")
    main(["ask", "How long?"])
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 40


def test_colour_is_for_terminals_alone(fake: FakeAssistant, capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", "How long, he is hitting?"])
    assert "\x1b" not in capsys.readouterr().out
    assert "\x1b[1;31m" in Layout(80, colour=True).answer(fake.ask(fake.asked[0]))


def test_json_is_the_body_of_the_api(fake: FakeAssistant, capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", "How long, he is hitting?", "--json"])
    with serving(create_app(fake)) as address:
        served = httpx.post(f"{address}/v1/ask", json={"question": "How long, he is hitting?"}).json()
    assert json.loads(capsys.readouterr().out) == served


@pytest.mark.parametrize("words", ["north-shire", "North Shire", "ns", "northshire  COUNCIL", "North-Shire"])
def test_an_area_may_be_named_as_people_call_it(words: str, fake: FakeAssistant) -> None:
    main(["ask", "How long?", "--area", words])
    assert fake.asked[-1].area == "north-shire"


def test_the_day_and_the_conversation_reach_the_assistant(fake: FakeAssistant, tmp_path: Path) -> None:
    saved = tmp_path / "conversation.json"
    saved.write_text('[{"role": "user", "content": "How long?"}]', encoding="utf-8")
    main(["ask", "And then?", "--today", "2026-11-02", "--as-at", "2016-01-01", "--history", str(saved)])
    ask = fake.asked[-1]
    assert (ask.today, ask.as_at) == (date(2026, 11, 2), date(2016, 1, 1))
    assert ask.history == (Message("user", "How long?"),)


@pytest.mark.parametrize("saved", ["not json", '{"role": "user"}', '[{"role": "system", "content": ""}]'])
def test_a_conversation_that_is_none_is_refused(
    saved: str, fake: FakeAssistant, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "conversation.json"
    path.write_text(saved, encoding="utf-8")
    assert main(["ask", "And then?", "--history", str(path)]) == 2
    assert capsys.readouterr().err.startswith("verse: ")
    assert not fake.asked


def test_a_question_can_come_from_standard_input(fake: FakeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("How long?\n"))
    main(["ask", "-"])
    assert fake.asked[-1].question == "How long?"


def test_what_is_not_held_shows_the_nearest_passages_and_choices_name_their_area(
    fake: FakeAssistant, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["ask", "my pension"])
    main(["ask", "which form?"])
    said = capsys.readouterr().out
    assert "The nearest passages in these documents\n  [1] National guidance, para 60" in said
    assert "Choose an area\n  • North Shire: north-shire" in said


def test_a_chat_keeps_its_conversation_area_and_temper(
    fake: FakeAssistant, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = ["How long for Jayden?", "", "/area NS", "And then?", "/area atlantis", "/dance", "x" * 2_001,
             "/new", "Again?", "/quit", "Never asked?"]  # fmt: skip
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines)))
    assert main(["chat"]) == 0
    assert [ask.question for ask in fake.asked] == ["How long for Jayden?", "And then?", "Again?"]
    assert [ask.area for ask in fake.asked] == [None, "north-shire", "north-shire"]
    assert [len(ask.history) for ask in fake.asked] == [0, 2, 0]
    assert fake.asked[1].history[0].content == "How long for [name]?"
    captured = capsys.readouterr()
    assert "The area is North Shire." in captured.out
    assert "There is no area called “atlantis”." in captured.out
    assert captured.err == "verse: The question is 2,001 characters long. Shorten it to 2,000 or fewer.\n"


def test_a_chat_ends_quietly_when_there_is_no_more_to_read(
    fake: FakeAssistant, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert main(["chat"]) == 0
    assert capsys.readouterr().err == ""
