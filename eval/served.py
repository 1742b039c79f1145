"""A real server in a process of its own, for measuring what its users would see."""

import http.client
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from corpus.errors import SearchDown
from corpus.settings import Settings

_PATIENCE = 300  # seconds that a server may take to be ready


@dataclass(frozen=True, slots=True)
class Server:
    """A server that has answered once."""

    address: str
    process: int
    ready_s: float  # from the start of its process to its first answer

    def client(self) -> "Client":
        """Return a client with a connection of its own."""
        parts = urlsplit(self.address)
        return Client(http.client.HTTPConnection(parts.hostname or "127.0.0.1", parts.port, timeout=_PATIENCE))

    @property
    def peak_bytes(self) -> int | None:
        """The most memory the server has held; None where the system does not tell."""
        try:
            status = Path(f"/proc/{self.process}/status").read_text(encoding="ascii")
        except OSError:
            return None
        line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024


@dataclass(frozen=True, slots=True)
class Client:
    """One caller; the connection stays open between questions."""

    connection: http.client.HTTPConnection

    def ask(self, body: dict[str, Any]) -> bytes:
        """Ask over HTTP and return the answer's bytes; raise SearchDown when there is none."""
        self.connection.request("POST", "/v1/ask", json.dumps(body), {"Content-Type": "application/json"})
        response = self.connection.getresponse()
        answer = response.read()
        if response.status != 200:
            raise SearchDown(f"The server answered {response.status} to a golden question: {answer[:200]!r}")
        return answer


@contextmanager
def server(settings: Settings, first: dict[str, Any]) -> Iterator[Server]:
    """Start `verse serve` on a free port, ask it a first question, and stop it at the end."""
    environment = {**os.environ, "VERSE_HOME": str(settings.home), "PYTHONUNBUFFERED": "1"}
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "assistant.cli", "serve", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        text=True,
    ) as process:
        try:
            address = _address(process)
            waiting = Server(address, process.pid, 0.0)
            waiting.client().ask(first)
            yield Server(address, process.pid, time.perf_counter() - began)
        finally:
            process.terminate()


def _address(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("Ready at "):
            return line.split()[2]
    raise SearchDown("The server did not start. Run “verse serve” to see why.")
