"""`verse docs` and `verse serve`."""

import json
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from assistant.cli import main
from tests.assistant.api.fake import FakeAssistant

SERVE = """
import sys
from types import ModuleType
from tests.assistant.api.fake import FakeAssistant
sys.modules["assistant.build"] = ModuleType("assistant.build")
sys.modules["assistant.build"].build = lambda *_: FakeAssistant()
from assistant.cli import main
sys.exit(main(["serve", "--port", "0"]))
"""


def test_the_documents_are_listed(fake: FakeAssistant, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["docs", "list"]) == 0
    assert capsys.readouterr().out.startswith(
        "national-guidance\n  National guidance. A publisher.\n  Edition: 2015 edition (superseded)\n"
    )
    main(["docs", "list", "--json"])
    assert [each["id"] for each in json.loads(capsys.readouterr().out)["documents"]] == [
        "national-guidance",
        "north-shire-policy",
    ]


def test_a_document_is_shown_paragraph_by_paragraph(fake: FakeAssistant, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["docs", "show", "north-shire-policy"]) == 0
    said = capsys.readouterr().out
    assert "  para 1.1 (number reconstructed)\n    Ring the front door on 0300 123 5012.\n" in said


def test_json_of_a_document_keeps_its_contract(fake: FakeAssistant, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["docs", "show", "national-guidance", "--json"]) == 0
    body = json.loads(capsys.readouterr().out)
    assert {"id", "title", "edition", "paragraphs"} <= set(body)
    assert {"ref", "label", "text", "page", "headings", "items"} <= set(body["paragraphs"][0])
    assert {"ref", "label", "text"} == set(body["paragraphs"][1]["items"][0])


def test_a_document_that_is_not_held_is_told_which_there_are(
    fake: FakeAssistant, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["docs", "show", "atlantis"]) == 1
    assert capsys.readouterr().err == (
        "verse: There is no document “atlantis”. The documents are: national-guidance, north-shire-policy.\n"
    )


def test_without_an_index_one_is_told_how_to_make_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VERSE_HOME", str(tmp_path))
    assert main(["docs", "list"]) == 1
    assert "verse ingest" in capsys.readouterr().err


def test_serve_prints_its_address_once_it_answers_and_stops_quietly() -> None:
    server = subprocess.Popen([sys.executable, "-c", SERVE], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        assert server.stdout.readline() == "Opening the documents…\n"
        address = re.fullmatch(r"Ready at (http://127\.0\.0\.1:\d+/) .*\n", server.stdout.readline())
        assert address is not None
        found = httpx.get(f"{address[1]}v1/search", params={"q": "Kelly Brown"})
        assert found.status_code == 200
        assert "server" not in found.headers
        server.send_signal(signal.SIGINT)
        _, log = server.communicate(timeout=10)
    finally:
        server.kill()
    assert "status=found" in log
    assert "Kelly" not in log
    assert "Traceback" not in log
    assert log.count("\n") == 1


def test_a_port_that_is_taken_is_told_with_what_to_do(fake: FakeAssistant, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["serve", "--port", str(port)]) == 1
    assert capsys.readouterr().err == (
        f"verse: The server cannot listen on 127.0.0.1, port {port}: Address already in use. "
        "Stop what uses it, or choose another with --host and --port.\n"
    )


def test_a_host_that_is_none_is_told(fake: FakeAssistant, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--host", "no such host", "--port", "0"]) == 1
    assert capsys.readouterr().err.startswith("verse: The server cannot listen on no such host")
