"""Alive, ready, and what the log says."""

import logging
import sys
import threading
from pathlib import Path
from types import ModuleType

import httpx
import pytest

from assistant.answer import Answer
from assistant.api import desk
from assistant.api.app import create_app
from assistant.api.desk import Desk
from assistant.api.port import Assistant
from assistant.ask import Ask
from corpus.errors import SearchDown, SnapshotError
from corpus.settings import Settings
from tests.assistant.api.fake import FakeAssistant
from tests.assistant.api.server import serving


def test_ready_names_the_index_and_what_it_holds(client: httpx.Client) -> None:
    assert client.get("/readyz").json() == {
        "ready": True,
        "index": "2026-11-21T20-00-00Z-ab12cd",
        "documents": 2,
        "paragraphs": 3,
    }


def test_a_server_whose_search_is_down_is_alive_but_not_ready() -> None:
    with serving(create_app(FakeAssistant(SearchDown("no answer")))) as address:
        assert httpx.get(f"{address}/healthz").json() == {"status": "alive"}
        assert httpx.get(f"{address}/readyz").status_code == 503


def test_a_server_without_an_index_starts_and_says_that_it_is_not_ready(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def no_index(settings: Settings, *_: object) -> Assistant:
        raise SnapshotError(f"There is no index in {settings.home}.")

    build = ModuleType("assistant.build")
    build.build = no_index  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "assistant.build", build)
    with serving(create_app(Settings(home=tmp_path))) as address:
        assert httpx.get(f"{address}/healthz").status_code == 200
        ready = httpx.get(f"{address}/readyz")
    assert ready.status_code == 503
    assert str(tmp_path) not in ready.text


def test_the_desk_tries_again_after_a_pause_and_then_opens_once(monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[int] = []

    def open_assistant() -> Assistant:
        tries.append(1)
        if len(tries) == 1:
            raise SnapshotError("not yet")
        return FakeAssistant()

    held = Desk(open_assistant)
    for _ in range(3):
        with pytest.raises(SnapshotError):
            held.assistant()
    assert len(tries) == 1
    monkeypatch.setattr(desk, "_PAUSE", 0.0)
    assert held.assistant() is held.assistant()
    assert len(tries) == 2


def test_a_slow_question_holds_up_nobody_else() -> None:
    begun, go_on = threading.Event(), threading.Event()

    class Slow(FakeAssistant):
        def ask(self, ask: Ask, /) -> Answer:
            begun.set()
            assert go_on.wait(10)
            return super().ask(ask)

    with serving(create_app(Slow())) as address:
        slow = threading.Thread(target=httpx.post, args=(f"{address}/v1/ask",), kwargs={"json": {"question": "?"}})
        slow.start()
        assert begun.wait(10)
        assert httpx.get(f"{address}/healthz", timeout=5).status_code == 200
        go_on.set()
        slow.join()


def test_a_turn_leaves_one_line_without_a_word_of_it(client: httpx.Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="assistant"):
        response = client.post("/v1/ask", json={"question": "Is Kelly Brown safe?", "area": "north-shire"})
    (line,) = [record.getMessage() for record in caplog.records if record.name.startswith("assistant")]
    assert line.startswith(f"request={response.headers['x-request-id']} ms=")
    assert line.endswith("status=answered refs=national-guidance@2015#60,north-shire-policy@2020#1.1")


def test_a_search_is_logged_without_its_words(client: httpx.Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger=""):
        client.get("/v1/search", params={"q": "Kelly Brown"})
    ours = [record.getMessage() for record in caplog.records if not record.name.startswith("http")]
    assert any("status=found" in line for line in ours)
    assert not any("Kelly" in line for line in ours)
