"""When the assistant fails, other programs are told so in their own form, and nothing of what was asked is kept."""

import logging

import httpx
import pytest

from assistant.api.app import create_app
from assistant.steps.verify import Unproved
from corpus.errors import SearchDown, SnapshotError
from tests.assistant.api.fake import FakeAssistant
from tests.assistant.api.server import serving

HEADERS = {"Accept": "application/json, text/event-stream"}
ASKED = "Is Kelly Brown safe?"


def chat(address: str, *, stream: bool = False) -> httpx.Response:
    body = {"model": "chapter-and-verse", "messages": [{"role": "user", "content": ASKED}], "stream": stream}
    return httpx.post(f"{address}/v1/chat/completions", json=body)


def tool(address: str, **arguments: object) -> httpx.Response:
    call = {"name": "ask", "arguments": {"question": ASKED, **arguments}}
    return httpx.post(
        f"{address}/mcp", json={"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": call}, headers=HEADERS
    )


@pytest.mark.parametrize(
    ("error", "status", "code", "says"),
    [
        (SearchDown("x"), 503, "search_down", "it is not known whether the documents answer this"),
        (SnapshotError("x"), 503, "index_missing", "The documents have not been read in yet"),
        (Unproved("x"), 500, "unproved", "did not pass its own check"),
        (KeyError("Kelly Brown"), 500, "unexpected", "Something went wrong on this side"),
    ],
)
def test_a_failure_is_told_and_is_no_answer(
    error: Exception, status: int, code: str, says: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG), serving(create_app(FakeAssistant(error))) as address:
        for response in (chat(address), chat(address, stream=True)):
            assert response.status_code == status
            assert response.json()["error"]["code"] == code
            assert says in response.json()["error"]["message"]
            assert ("retry-after" in response.headers) == (status == 503)
        result = tool(address).json()["result"]
    assert result["isError"] is True
    assert says in result["content"][0]["text"]
    assert "Kelly" not in said(caplog)


def test_nothing_that_is_asked_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), serving(create_app(FakeAssistant())) as address:
        assert chat(address).status_code == 200
        assert tool(address).json()["result"]["isError"] is False
        assert tool(address, area="Kelly").json()["result"]["isError"] is True
        assert httpx.post(f"{address}/mcp", content=b'{"Kelly": ', headers=HEADERS).status_code == 400
        assert httpx.post(f"{address}/mcp", json={"Kelly": 1}, headers=HEADERS).status_code == 400
    turns = [record for record in caplog.records if record.name == "assistant.api.turn"]
    assert len(turns) == 2
    assert "Kelly" not in said(caplog)


def said(caplog: pytest.LogCaptureFixture) -> str:
    """Return all that was logged by the server: not by the client, which is another program."""
    ours = [record for record in caplog.records if not record.name.startswith("http")]
    return "\n".join(f"{record.getMessage()} {record.exc_info or ''}" for record in ours)
