"""More people than can be answered: some wait, and the rest are told at once when to come back."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import httpx
import pytest

from assistant.answer import Answer
from assistant.api import crowd
from assistant.api.app import create_app
from assistant.ask import Ask
from tests.assistant.api.fake import FakeAssistant
from tests.assistant.api.server import serving

WAITING = 3


class Slow(FakeAssistant):
    """Answers when it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.let = threading.Event()
        self.busy = 0
        self._counting = threading.Lock()

    def ask(self, ask: Ask) -> Answer:
        with self._counting:
            self.busy += 1
        assert self.let.wait(30)
        return super().ask(ask)


@pytest.fixture
def slow() -> Slow:
    return Slow()


@pytest.fixture
def address(slow: Slow, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(crowd, "WAITING", WAITING)
    with serving(create_app(slow)) as address:
        yield address
        slow.let.set()


def test_who_comes_when_the_queue_is_full_is_told_to_come_back_and_everybody_else_is_answered(
    slow: Slow, address: str
) -> None:
    def ask() -> httpx.Response:
        return httpx.post(f"{address}/v1/ask", json={"question": "May I?"}, timeout=30)

    room = crowd.AT_ONCE + WAITING
    let_in: list[Future[httpx.Response]] = []
    with ThreadPoolExecutor(room + 1) as pool:
        while True:
            one = pool.submit(ask)
            try:
                refused = one.result(timeout=0.4)
                break
            except TimeoutError:
                let_in.append(one)
        assert len(let_in) == room
        assert slow.busy == crowd.AT_ONCE
        assert refused.status_code == 503
        assert refused.headers["content-type"] == "application/problem+json"
        assert refused.headers["retry-after"] == "2"
        assert refused.json()["type"] == "urn:verse:problem:busy"
        page = httpx.post(f"{address}/ask", data={"question": "May I?"}, headers={"accept": "text/html"}, timeout=30)
        assert page.status_code == 503
        assert "Too many people are asking" in page.text
        assert httpx.get(f"{address}/healthz", timeout=5).status_code == 200
        slow.let.set()
        assert Counter(one.result().status_code for one in let_in) == {200: room}
    assert slow.busy == room
    assert ask().status_code == 200


def test_who_leaves_while_being_answered_costs_nobody_else_anything(
    slow: Slow, address: str, until: Callable, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(httpx.ReadTimeout):
        httpx.post(f"{address}/v1/ask", json={"question": "May I?"}, timeout=httpx.Timeout(5, read=0.3))
    until(lambda: slow.busy == 1, 10)
    slow.let.set()
    for _ in range(crowd.AT_ONCE * 2):
        assert httpx.post(f"{address}/v1/ask", json={"question": "May I?"}, timeout=30).status_code == 200
    assert not [record for record in caplog.records if record.levelname == "ERROR"]
