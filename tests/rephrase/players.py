"""Servers that play a language model badly: slow ones, broken ones, and ones that send far too much."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

Play = Callable[[BaseHTTPRequestHandler], None]


def body(content: object) -> bytes:
    """A reply in the form of OpenAI's servers."""
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": content}}
    reply = {"id": "1", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice]}
    return json.dumps(reply).encode()


def send(asked: BaseHTTPRequestHandler, sent: bytes, status: int = 200, **headers: str) -> None:
    asked.send_response(status)
    for name, value in {"content_type": "application/json", "content_length": str(len(sent)), **headers}.items():
        asked.send_header(name.replace("_", "-"), value)
    asked.end_headers()
    asked.wfile.write(sent)


def slow(asked: BaseHTTPRequestHandler) -> None:
    time.sleep(2)
    send(asked, body("[S1] late"))


def drip(asked: BaseHTTPRequestHandler) -> None:
    """Send a byte at a time: no single wait is long."""
    asked.send_response(200)
    asked.send_header("content-type", "application/json")
    asked.end_headers()
    for byte in body("[S1] late"):
        asked.wfile.write(bytes([byte]))
        asked.wfile.flush()
        time.sleep(0.05)


def endless(asked: BaseHTTPRequestHandler) -> None:
    asked.send_response(200)
    asked.send_header("content-type", "application/json")
    asked.end_headers()
    for _ in range(10_000):
        asked.wfile.write(b" " * 1024)


BROKEN: dict[str, Play] = {
    "an error": lambda asked: send(asked, b'{"error": {"message": "out of memory"}}', 500),
    "a refusal": lambda asked: send(asked, b'{"error": {"message": "bad key"}}', 401),
    "too many requests": lambda asked: send(asked, b"{}", 429, retry_after="1"),
    "no JSON": lambda asked: send(asked, b"not at all"),
    "a page": lambda asked: send(asked, b"<p>[S1] hello</p>", content_type="text/html"),
    "no kind": lambda asked: send(asked, body("[S1] hello"), content_type=""),
    "packed": lambda asked: send(asked, body("[S1] hello"), content_encoding="gzip"),
    "nothing": lambda asked: send(asked, b""),
    "no choices": lambda asked: send(asked, b'{"choices": []}'),
    "null choices": lambda asked: send(asked, b'{"choices": null}'),
    "a list": lambda asked: send(asked, b"[1, 2]"),
    "no content": lambda asked: send(asked, body(None)),
    "empty content": lambda asked: send(asked, body("")),
    "a number": lambda asked: send(asked, body(90)),
    "ten megabytes": lambda asked: send(asked, body("[S1] " + "x" * 10_000_000)),
    "without end": endless,
    "another address": lambda asked: send(asked, b"", 307, location="http://127.0.0.1:9/v1/chat/completions"),
    "hung up": lambda asked: asked.connection.close(),
    "half": lambda asked: send(asked, body("[S1] hello")[:60], content_length="5000"),
}


@contextmanager
def playing(play: Play) -> Iterator[str]:
    """Serve a player on this machine; give its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            with suppress(OSError, ValueError):  # whoever asked may have gone
                self.text = self.rfile.read(int(self.headers["content-length"])).decode()
                play(self)

        def log_message(self, *words: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            pass

    server = Server(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
