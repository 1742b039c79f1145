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
from typing import Any
from urllib.parse import urlsplit

from corpus.errors import SearchDown
from corpus.settings import Settings
from eval.processes import children_of, command_of, cpu_of, peak_of

_PATIENCE = 300  # seconds that a server may take to be ready
_WORKER = "multiprocessing.spawn"  # in the command of each worker


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
    def processes(self) -> tuple[int, ...]:
        """The processes that answer: its workers, or itself where it has none."""
        return tuple(child for child in children_of(self.process) if _WORKER in command_of(child)) or (self.process,)

    @property
    def peak_bytes(self) -> int | None:
        """The most memory that one of its processes has held; None where the system does not tell."""
        return max(map(peak_of, self.processes)) or None

    @property
    def cpu_seconds(self) -> float:
        """The processor time that its processes have taken so far."""
        return sum(map(cpu_of, self.processes))


@dataclass(frozen=True, slots=True)
class Client:
    """One caller; the connection stays open between questions."""

    connection: http.client.HTTPConnection

    def close(self) -> None:
        """Hang up."""
        self.connection.close()

    def ask(self, body: dict[str, Any]) -> bytes:
        """Ask over HTTP and return the answer's bytes; raise SearchDown when there is none."""
        status, answer = self.post("/v1/ask", body)
        if status != http.client.OK:
            raise SearchDown(f"The server answered {status} to a golden question: {answer[:200]!r}")
        return answer

    def post(self, path: str, body: dict[str, Any]) -> tuple[int, bytes]:
        """Send JSON and return the status and the bytes of what comes back."""
        self.connection.request("POST", path, json.dumps(body), {"Content-Type": "application/json"})
        response = self.connection.getresponse()
        return response.status, response.read()

    def get(self, path: str) -> tuple[int, bytes]:
        """Fetch an address and return the status and the bytes of what comes back."""
        self.connection.request("GET", path)
        response = self.connection.getresponse()
        return response.status, response.read()


@contextmanager
def server(settings: Settings, first: dict[str, Any], workers: int = 1) -> Iterator[Server]:
    """Start `verse serve` on a free port, ask it a first question, and stop it at the end."""
    environment = {
        **os.environ,
        "VERSE_HOME": str(settings.home),
        "VERSE_CHROMA_URL": settings.chroma_url or "",
        "PYTHONUNBUFFERED": "1",
    }
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "assistant.cli", "serve", "--port", "0", "--workers", str(workers)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        text=True,
    ) as process:
        try:
            address = _address(process)
            client = Server(address, process.pid, 0.0).client()
            client.ask(first)
            client.close()
            yield Server(address, process.pid, time.perf_counter() - began)
        finally:
            process.terminate()


def _address(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("Ready at "):
            return line.split()[2]
    raise SearchDown("The server did not start. Run “verse serve” to see why.")
