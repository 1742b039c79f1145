"""A server as `verse serve` sets it up, over an assistant that answers by keyword."""

import json
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import ModuleType
from urllib.parse import urlsplit

import httpx
import pytest
import uvicorn
from fastapi import FastAPI

from assistant.api.app import create_app
from assistant.api.door.patience import HEADERS, Patient
from corpus.access import Access, digest
from corpus.settings import Settings
from tests.assistant.api.fake import FakeAssistant

TOKEN = "an-invented-token-of-the-staff"
OTHER = "an-invented-token-of-a-program"
OWNER = "an-invented-token-of-the-owner"
TOKENS = (("staff", digest(TOKEN)), ("program", digest(OTHER)))
PROXY = "127.0.0.2"  # an address of this machine that a client can come from
STRANGER = "127.0.0.3"
PATIENCE = 60  # seconds; on a machine that does much else


@contextmanager
def served(home: Path, access: Access, **settings: object) -> Iterator["Place"]:
    """Serve with this access and yield the place."""
    with pytest.MonkeyPatch.context() as patch:
        build = ModuleType("assistant.build")
        build.build = lambda *_: FakeAssistant()  # type: ignore[attr-defined]
        patch.setitem(sys.modules, "assistant.build", build)
        app = create_app(Settings(home=home, access=access, owner_token=OWNER, **settings))  # type: ignore[arg-type]
        app.state.desk.assistant()  # now: other tests want the real one
    with listening(app) as address:
        yield Place(app, address)


@contextmanager
def listening(app: FastAPI) -> Iterator[str]:
    """Listen with the very protocol that `verse serve` speaks."""
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        app, http=Patient, h11_max_incomplete_event_size=HEADERS, proxy_headers=False,
        server_header=False, ws="none", log_config=None, access_log=False,
    )  # fmt: skip
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        until = time.monotonic() + PATIENCE
        while not server.started:
            assert thread.is_alive() and time.monotonic() < until, "the server did not start"
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


class Place:
    """A server, and ways to come to it."""

    def __init__(self, app: FastAPI, address: str) -> None:
        self.app, self.address = app, address

    def visit(self, *, token: str = "", at: str = "127.0.0.1", page: bool = False) -> httpx.Client:
        """Return a client with a token, at an address of this machine, that wants pages or data."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        if page:
            headers["Accept"] = "text/html"
        transport = httpx.HTTPTransport(local_address=at)
        return httpx.Client(base_url=self.address, headers=headers, transport=transport, timeout=20)

    def raw(self, sent: bytes, wait: float = 5) -> bytes:
        """Send bytes as they are, and return what comes back until the server ends it, or nothing more comes."""
        with socket.create_connection(self.host, timeout=10) as wire:
            parts = []
            with suppress(ConnectionError, TimeoutError):
                wire.sendall(sent)
                while part := wire.recv(65536):
                    parts.append(part)
                    wire.settimeout(wait)
        return b"".join(parts)

    @property
    def host(self) -> tuple[str, int]:
        parts = urlsplit(self.address)
        assert parts.hostname and parts.port
        return parts.hostname, parts.port


def problem(answer: httpx.Response) -> str:
    """Return the kind of the problem that an answer tells in problem+json."""
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    body = json.loads(answer.text)
    assert body["status"] == answer.status_code
    assert body["detail"].endswith(".") and body["request"] == answer.headers["x-request-id"]
    return str(body["type"]).removeprefix("urn:verse:problem:")
