"""Whatever the server of a model does, a call ends in time with a reply or with none."""

import json
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from assistant.rephrase.server import AT_ONCE, NoReply, Server
from corpus.language_model import LanguageModel
from eval.model_server import body, playing, send
from tests.rephrase.players import BROKEN, drip, slow

KEY = "a-key-of-nobodys"


def test_a_reply_comes_back_as_it_was_written_and_the_call_says_no_more_than_it_must():
    seen = []

    def play(asked):
        seen.append((asked.path, dict(asked.headers), json.loads(asked.text)))
        send(asked, body("[S1] Hello."))

    with playing(play) as address:
        assert Server(LanguageModel(address, "small", KEY))("the task", "[S1] Good day.") == "[S1] Hello."
    ((path, headers, sent),) = seen
    assert path == "/v1/chat/completions" and headers["Authorization"] == f"Bearer {KEY}"
    assert [(one["role"], one["content"]) for one in sent["messages"]] == [
        ("system", "the task"), ("user", "[S1] Good day."),
    ]  # fmt: skip
    assert sent["model"] == "small" and sent["temperature"] == 0 and sent["stream"] is False
    assert not [name for name in headers if name.lower().startswith(("x-stainless", "openai-", "cookie"))]


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_server_gives_no_reply_and_is_asked_once(name):
    calls = []

    def play(asked):
        calls.append(name)
        BROKEN[name](asked)

    with playing(play) as address:
        began = time.monotonic()
        with pytest.raises(NoReply) as told:
            Server(LanguageModel(address, "small", KEY, seconds=5))("task", "[S1] The child is seen alone.")
    assert time.monotonic() - began < 4 and calls == [name]
    assert "child" not in str(told.value) and KEY not in str(told.value)


@pytest.mark.parametrize("play", [slow, drip])
def test_a_slow_server_is_not_waited_for_beyond_its_time(play):
    with playing(play) as address:
        began = time.monotonic()
        with pytest.raises(NoReply, match="no reply in time"):
            Server(LanguageModel(address, "small", seconds=0.4))("task", "text")
        assert time.monotonic() - began < 1


def test_a_server_that_is_not_there_gives_no_reply():
    with pytest.raises(NoReply):
        Server(LanguageModel("http://127.0.0.1:9/v1", "small", seconds=5))("task", "text")


def test_more_calls_at_once_than_there_are_places_are_sent_away_at_once():
    with playing(slow) as address:
        server = Server(LanguageModel(address, "small", seconds=1.5))
        with ThreadPoolExecutor(AT_ONCE + 1) as people:
            calls = [people.submit(server, "task", "text") for _ in range(AT_ONCE + 1)]
            ends = sorted(str(call.exception()) for call in calls)
    assert ends == [*["no reply in time"] * AT_ONCE, "too many calls at once"]


def test_a_place_is_free_again_when_its_call_has_ended():
    with playing(lambda asked: send(asked, body("[S1] Hello."))) as address:
        server = Server(LanguageModel(address, "small"))
        assert {server("task", "text") for _ in range(2 * AT_ONCE)} == {"[S1] Hello."}


def test_neither_the_key_nor_the_text_is_ever_logged(caplog):
    caplog.set_level("DEBUG")
    with playing(BROKEN["an error"]) as bad, playing(lambda asked: send(asked, body("[S1] Hello."))) as good:
        for address in (bad, good):
            model = LanguageModel(address, "small", KEY)
            with suppress(NoReply):
                Server(model)("task", "[S1] Thomas is seen alone.")
    logged = " ".join(f"{record.getMessage()} {record.args}" for record in caplog.records)
    assert KEY not in repr(model) and KEY not in logged and "Thomas" not in logged


def test_the_engine_is_not_loaded_unless_a_model_is_set():
    code = "import sys, assistant.build; print([name for name in sys.modules if 'openai' in name.split('.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
