"""A server of our own that speaks as language models' servers do, on this machine; what it says is given to it."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class Asked(BaseHTTPRequestHandler):
    """A request, with the text that came in it."""

    play: Callable[["Asked"], None]
    text = ""

    def do_POST(self) -> None:
        """Take the request and play."""
        with suppress(OSError, ValueError):  # whoever asked may have gone
            self.text = self.rfile.read(int(self.headers["content-length"])).decode()
            type(self).play(self)

    def log_message(self, *words: object) -> None:
        """Keep quiet: what is asked is nobody's to log."""


Play = Callable[[Asked], None]


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Keep quiet: a player may break off as it likes."""


@contextmanager
def playing(play: Play) -> Iterator[str]:
    """Serve a player; give its address."""
    server = _Server(("127.0.0.1", 0), type("Player", (Asked,), {"play": staticmethod(play)}))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def body(content: object) -> bytes:
    """Return a reply in the form of OpenAI's servers."""
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": content}}
    reply = {"id": "1", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice]}
    return json.dumps(reply).encode()


def send(asked: Asked, sent: bytes, status: int = 200, **headers: str) -> None:
    """Send bytes, said to be JSON unless the headers say otherwise."""
    asked.send_response(status)
    for name, value in {"content_type": "application/json", "content_length": str(len(sent)), **headers}.items():
        asked.send_header(name.replace("_", "-"), value)
    asked.end_headers()
    asked.wfile.write(sent)
