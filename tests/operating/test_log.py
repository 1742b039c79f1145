"""The log: one line for what happened, for people or for programs, without the users' words."""

import io
import json
import logging
from collections.abc import Iterator

import pytest

from assistant.api.line import JsonLines, Line, PlainLines, write_log
from corpus.errors import UsageError
from corpus.settings import Settings
from tests.security.serving import TOKEN, Place

SAID = "Is Kelly Brown of Elm Road safe from her uncle?"


@pytest.fixture(params=[PlainLines, JsonLines], ids=["plain", "json"])
def lines(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    """What a server writes, in either form, down to the least important line of anybody."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(request.param())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield written
    root.setLevel(level)
    root.removeHandler(handler)


def test_no_line_of_the_log_holds_a_word_of_a_question(place: Place, lines: io.StringIO) -> None:
    with place.visit(token=TOKEN) as client, place.visit(token=TOKEN, page=True) as person:
        client.post("/v1/ask", json={"question": SAID, "history": [{"role": "user", "content": SAID}]})
        client.get("/v1/search", params={"q": SAID})
        client.post("/v1/ask", json={"question": SAID, "area": SAID})
        client.post("/v1/ask", content=SAID.encode(), headers={"Content-Type": "application/json"})
        messages = [{"role": "user", "content": SAID}]
        client.post("/v1/chat/completions", json={"model": "chapter-and-verse", "messages": messages})
        person.post("/ask", data={"question": SAID})
        person.get("/documents/wt2015-chapter-1", params={"find": SAID})
        person.get(f"/documents/{SAID}")
    ours = [line for line in lines.getvalue().splitlines() if "httpx" not in line and "httpcore" not in line]
    assert sum("status=" in line or '"status"' in line for line in ours) >= 3
    for word in ("Kelly", "Elm Road", "uncle"):
        assert [line for line in ours if word in line] == []


def test_a_turn_is_one_object_of_json_with_its_values_by_name(place: Place, lines: io.StringIO) -> None:
    with place.visit(token=TOKEN) as client:
        number = client.post("/v1/ask", json={"question": "how long can an assessment take?"}).headers["x-request-id"]
    (line,) = [line for line in lines.getvalue().splitlines() if number in line and "assistant.api" in line]
    if line.startswith("{"):
        said = json.loads(line)
        assert said["request"] == number and said["status"] == "answered" and said["ms"] > 0
        assert said["level"] == "info" and said["time"].endswith("Z")
        assert "wt2015-chapter-1@2015#60" in said["refs"]
    else:
        assert f"request={number} ms=" in line and " status=answered refs=" in line


def test_an_error_is_told_by_its_sort_and_not_by_its_words(lines: io.StringIO) -> None:
    try:
        raise ValueError(SAID)
    except ValueError:
        logging.getLogger("somebody.elses").exception("It failed")
    written = lines.getvalue()
    assert "It failed" in written and "ValueError" in written
    assert "Kelly" not in written and "Traceback" not in written


def test_a_value_cannot_pretend_to_be_another_line() -> None:
    line = Line(request="a", by='x status=answered\n2026 "quoted"')
    assert str(line) == r'request=a by="x status=answered\n2026 \"quoted\""'
    record = logging.LogRecord("a", logging.INFO, "", 1, line, None, None)
    assert "\n" not in JsonLines().format(record)
    assert json.loads(JsonLines().format(record))["by"].startswith("x status")


def test_our_doings_and_everyones_errors_are_written_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    root.handlers = []
    try:
        write_log("plain")
        for name in ("assistant.api.turn", "assistant.assistant", "index.live", "uvicorn.error", "httpx"):
            logging.getLogger(name).info("an ordinary line of %s", name)
            logging.getLogger(name).error("an error of %s", name)
        told = capsys.readouterr().err
    finally:
        root.handlers, root.level = before, level
    assert told.count("an error of") == 5
    ordinary = {line.split()[-1] for line in told.splitlines() if "ordinary" in line}
    assert ordinary == {"assistant.api.turn", "index.live"}


def test_a_form_of_the_log_that_there_is_not_is_refused(ingested: Settings) -> None:
    with pytest.raises(UsageError, match="VERSE_LOG is “xml”"):
        Settings(home=ingested.home, log="xml")
