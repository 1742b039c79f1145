"""What the soak counts: an answer as in quiet, one by words, a wrong one, one that is lost, one to be asked again."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from eval import asking
from eval.asking import Request, Tally, in_quiet, requests
from eval.served import Server

RULE = {"id": "limit", "due": "2027-01-07"}
RIGHT = {"alerts": [], "rules": [RULE], "answer": "45 working days", "took_ms": 3, "index": "one"}
BY_WORDS = {**RIGHT, "alerts": [{"kind": "search"}], "answer": "found by words"}
ASK = Request("/v1/ask", json.dumps({"question": "How long?"}))


@contextmanager
def answering(*answers: Any) -> Iterator[Server]:
    """A server that gives these answers one after the other: a body, a status, or None: it breaks off."""
    left = list(answers)

    class Says(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["content-length"]))
            answer = left.pop(0)
            if answer is None:
                self.close_connection = True
                return
            status, body = (answer, {}) if isinstance(answer, int) else (200, answer)
            data = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Says) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever).start()
        yield Server(f"http://127.0.0.1:{server.server_port}", 0, 0.0)
        server.shutdown()


def counted(*answers: Any) -> Tally:
    """Return what is counted where the answer in quiet is right and then these are given."""
    tally = Tally()
    with answering(RIGHT, *answers) as served:
        right = in_quiet(served, [ASK], lambda *_: None)[ASK]
        asking._asked(served, served.client(), ASK, right, tally).close()
    return tally


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "_PAUSE", 0.01)
    monkeypatch.setattr(asking, "_PATIENCE", 0.3)


@pytest.mark.parametrize(
    ("answers", "counts"),
    [
        ([{**RIGHT, "took_ms": 99, "index": "two"}], {"right": 1}),
        ([BY_WORDS], {"by words": 1}),
        ([{**BY_WORDS, "rules": []}], {"by words": 1}),
        ([{**BY_WORDS, "rules": [RULE, {"id": "other", "due": None}]}], {"wrong": 1}),
        ([{**BY_WORDS, "rules": [{**RULE, "due": "2027-01-08"}]}], {"wrong": 1}),
        ([{**RIGHT, "answer": "10 working days"}], {"wrong": 1}),
        ([500], {"wrong": 1}),
        ([503, 503, RIGHT], {"told to retry": 2, "right": 1}),
        ([None, RIGHT], {"broken off": 1, "right": 1}),
    ],
)
def test_each_outcome_is_counted_as_what_it_is(answers: list[Any], counts: dict[str, int]) -> None:
    assert dict(counted(*answers).counts) == counts


@pytest.mark.parametrize(("answer", "what"), [(503, "refused"), (None, "lost")])
def test_one_that_is_never_answered_was_refused_or_is_lost(answer: int | None, what: str) -> None:
    tally = counted(*[answer] * 2000)
    assert tally.counts[what] == tally.requests == 1
    assert tally.faults[0]["path"] == "/v1/ask"


def test_all_kinds_are_asked() -> None:
    paths = [request.path for request in requests()]
    assert paths.count("/v1/ask") >= 100
    assert {"/", "/contacts", "/v1/deadlines"} <= set(paths)
