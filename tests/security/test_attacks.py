"""Requests that no browser sends: too large, too slow, broken, or made to break something."""

import socket
import threading
import time
from contextlib import suppress

import pytest

from assistant.api.door import patience
from assistant.api.guard import HEADERS
from tests.security.serving import TOKEN, Place, problem

LINE = b"\r\n"
HEAD = b"GET /v1/documents HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
POST = b"POST /v1/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"


def status(answer: bytes) -> int:
    assert answer.startswith(b"HTTP/1.1 "), answer[:200]
    return int(answer[9:12])


@pytest.mark.parametrize(
    "sent",
    [
        HEAD + b"X-Long: " + b"a" * 20_000 + LINE * 2,
        HEAD + b"".join(b"X-Many-%d: a\r\n" % n for n in range(3000)) + LINE,
        b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\nHost: localhost" + LINE * 2,
        HEAD + b"Cookie: " + b"a=b; " * 5000 + LINE * 2,
    ],
    ids=["a long header", "many headers", "a long address", "many cookies"],
)
def test_headers_beyond_measure_are_refused_before_anything_reads_them(open_place: Place, sent: bytes) -> None:
    assert status(open_place.raw(sent, wait=1)) in (400, 413, 414, 431)


@pytest.mark.parametrize(
    "sent",
    [
        b"\x00\x01\x02\x03\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        HEAD + b"Content-Length: -1" + LINE * 2,
        HEAD + b"Content-Length: 5\r\nContent-Length: 6" + LINE * 2,
        HEAD + b"Transfer-Encoding: gzip, chunked" + LINE * 2,
        HEAD + b"X-Odd : a" + LINE * 2,
        HEAD + b"X-Odd: a\x00b" + LINE * 2,
        HEAD + b"Host: elsewhere.example" + LINE * 2,
        b"GET /\xff\xfe HTTP/1.1\r\nHost: localhost" + LINE * 2,
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"G" * 70_000,
    ],
)
def test_a_request_that_is_none_is_refused_and_nothing_falls_over(open_place: Place, sent: bytes) -> None:
    answer = open_place.raw(sent, wait=1)
    assert not answer or status(answer) < 500
    with open_place.visit() as client:
        assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/static/../../../../etc/passwd", "/static/..%2f..%2f..%2fetc%2fpasswd", "/static/%2e%2e/%2e%2e/etc/passwd",
        "/static/....//....//etc/passwd", "/static//etc/passwd", "/static/%00", "/static/..%5c..%5cetc%5cpasswd",
        "/documents/..%2f..%2fetc%2fpasswd", "/documents/%2e%2e", "/documents/%ff%fe", "/documents/national%00",
        "/v1/documents/..%2f..%2fcatalogue.yaml/paragraphs", "/static/verse.css/..", "/%ff", "/documents/%f0%9f%92%a9",
        "/documents/" + "a" * 5000, "/v1/documents/%0d%0aX-Injected:%20yes/paragraphs",
    ],
)  # fmt: skip
def test_no_address_leads_out_of_what_is_served(open_place: Place, path: str) -> None:
    answer = open_place.raw(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    assert status(answer) in (307, 400, 404, 405, 422)
    assert b"root:" not in answer
    assert b"x-injected" not in answer.lower().partition(LINE * 2)[0]


@pytest.mark.parametrize(
    "query",
    ["q=%ff%fe", "q=%00", "q=%0d%0aX-Injected:%20yes", "q=" + "%f0%9f%92%a9" * 500, "q=a&limit=9999999999999999999999",
     "q=a&area=%00", "q=%ed%a0%80", "q=a&q=b", "%ff=a", "q=a&area=../../etc", "q=" + "(" * 500, "q=%22%27%60;--"],
)  # fmt: skip
def test_no_words_break_the_search(open_place: Place, query: str) -> None:
    answer = open_place.raw(f"GET /v1/search?{query} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    assert status(answer) in (200, 400, 422)
    assert b"x-injected" not in answer.lower().partition(LINE * 2)[0]


@pytest.mark.parametrize(
    "body",
    [b"\xff\xfe", b"{", b"[]", b"null", b'{"question": "\\ud800"}', b'{"question": "a", "question": 1}', b"[" * 20_000,
     b'{"question":' * 3000, b'{"question": 1e400}', b'{"question": "a", "today": "9999-99-99"}', b"", b" " * 60_000,
     b'{"question": "\\u0000"}', b'{"question": "a", "history": {}}', b'{"question": NaN}',
     b'{"question": "a", "history": [' + b'{"role": "user", "content": "a"},' * 1500 + b"{}]}"],
)  # fmt: skip
def test_no_body_breaks_a_question(open_place: Place, body: bytes) -> None:
    with open_place.visit() as client:
        answer = client.post("/v1/ask", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code in (200, 400, 422)
    if answer.status_code != 200:
        problem(answer)


def test_a_body_over_the_limit_is_refused_whether_or_not_it_says_so(guarded: Place) -> None:
    def parts() -> list[bytes]:
        return [b"a" * 1000 for _ in range(70)]

    with guarded.visit(token=TOKEN) as client:
        said = client.post("/v1/ask", content=b"a" * 70_000, headers={"Content-Type": "application/json"})
        unsaid = client.post("/v1/ask", content=iter(parts()), headers={"Content-Type": "application/json"})
    assert problem(said) == problem(unsaid) == "too-large"


def test_whoever_sends_a_request_byte_by_byte_is_left(open_place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "ASKING", 0.5)
    whole = HEAD.replace(b"close", b"keep-alive") + LINE
    for begun in (b"", b"GET /v1/", HEAD, POST + b"Content-Length: 500" + LINE * 2, whole + HEAD):
        with socket.create_connection(open_place.host, timeout=5) as wire:
            wire.sendall(begun)
            left = _drips(wire)
        assert 0.3 < left < 9, begun


def _drips(wire: socket.socket) -> float:
    """Send next to nothing for as long as it is listened to, and return for how many seconds that was."""
    began = time.monotonic()
    try:
        while time.monotonic() - began < 10:
            wire.sendall(b"a")
            time.sleep(0.05)
    except ConnectionError:
        pass
    return time.monotonic() - began


def test_whoever_does_not_take_the_answer_is_left(open_place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "TAKING", 0.3)
    asks = HEAD.replace(b"/v1/documents", b"/static/verse.css").replace(b"close", b"keep-alive") + LINE
    taken = 0
    with socket.socket() as wire, suppress(ConnectionError):
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        wire.connect(open_place.host)
        wire.sendall(asks * 1000)
        time.sleep(2)
        wire.settimeout(2)
        while part := wire.recv(65536):
            taken += part.count(b"HTTP/1.1 200")
    assert taken < 1000


def test_a_request_that_says_in_two_ways_how_long_it_is_is_refused(open_place: Place) -> None:
    both = POST + b"Content-Length: 5\r\nTransfer-Encoding: chunked" + LINE * 2 + b"0" + LINE * 2
    assert status(open_place.raw(both, wait=1)) == 400


def test_many_who_are_slow_keep_nobody_else_waiting(open_place: Place) -> None:
    slow = [socket.create_connection(open_place.host) for _ in range(200)]
    try:
        for wire in slow:
            wire.sendall(b"GET / HTTP/1.1\r\n")
        with open_place.visit() as client:
            began = time.monotonic()
            assert client.get("/v1/documents").status_code == 200
            assert time.monotonic() - began < 10  # less than any of them is waited for
    finally:
        for wire in slow:
            wire.close()


def test_a_client_that_goes_away_in_the_middle_harms_nothing(open_place: Place) -> None:
    def leave(sent: bytes) -> None:
        with socket.create_connection(open_place.host) as wire:
            wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
            wire.sendall(sent)

    post = POST + b'Content-Length: 20\r\n\r\n{"question": "long"}'
    threads = [threading.Thread(target=leave, args=(sent,)) for sent in (HEAD, HEAD + LINE, post, post[:-5]) * 5]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with open_place.visit() as client:
        assert client.get("/readyz").status_code == 200
        assert "verse_requests_in_flight 1.0" in client.get("/metrics").text


@pytest.mark.parametrize(
    "path", ["/", "/v1/documents", "/nothing", "/static/verse.css", "/v1/ask", "/sign-in", "/admin", "/healthz"]
)
def test_every_answer_has_every_header_that_hardens_it(guarded: Place, path: str) -> None:
    with guarded.visit(token=TOKEN) as client:
        for answer in (client.get(path), client.post(path), client.get(path, headers={"Host": "evil.example"})):
            for name, value in HEADERS.items():
                assert answer.headers.get_list(name) == [value], (answer.status_code, name)
            assert "server" not in answer.headers
            assert "strict-transport-security" not in answer.headers


def test_browsers_are_told_to_come_by_https_where_the_proxy_has_it(proxied: Place) -> None:
    said = {"X-Forwarded-Proto": "https", "X-Remote-User": "somebody"}
    with proxied.visit(at="127.0.0.2") as proxy, proxied.visit() as stranger:
        assert proxy.get("/v1/documents", headers=said).headers["strict-transport-security"].startswith("max-age=")
        assert "strict-transport-security" not in stranger.get("/healthz", headers=said).headers
