"""Servers that play a language model badly: slow ones, broken ones, and ones that send far too much."""

import time

from eval.model_server import Asked, Play, body, send


def slow(asked: Asked) -> None:
    time.sleep(2)
    send(asked, body("[S1] late"))


def drip(asked: Asked) -> None:
    """Send a byte at a time: no single wait is long."""
    asked.send_response(200)
    asked.send_header("content-type", "application/json")
    asked.end_headers()
    for byte in body("[S1] late"):
        asked.wfile.write(bytes([byte]))
        asked.wfile.flush()
        time.sleep(0.05)


def endless(asked: Asked) -> None:
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
