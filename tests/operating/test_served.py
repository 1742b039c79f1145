"""`verse serve`, as a service starts it: with its settings in the environment, and nothing else."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.house.conftest import ROOT
from tests.security.serving import OWNER, TOKEN

SERVE = """
import sys
from types import ModuleType
from tests.assistant.api.fake import FakeAssistant
sys.modules["assistant.build"] = ModuleType("assistant.build")
sys.modules["assistant.build"].build = lambda *_: FakeAssistant()
from assistant.cli import main
sys.exit(main(["serve", *sys.argv[1:]]))
"""


class Service:
    """A server in a process of its own, and what it wrote."""

    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self.process, self.port = process, port
        self.written = ""

    def stop(self) -> str:
        """Stop it as a service manager does, and return its log."""
        self.process.send_signal(signal.SIGTERM)
        out, log = self.process.communicate(timeout=30)
        self.written = out + log
        return log


@contextmanager
def service(home: Path, said: Mapping[str, str], *words: str) -> Iterator[Service]:
    """Start a server with these settings."""
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, "--port", "0", *words],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "VERSE_HOME": str(home), **said},
    )  # fmt: skip
    try:
        assert process.stdout is not None
        process.stdout.readline()
        ready = re.fullmatch(r"Ready at http://\S+?:(\d+)/ .*\n", process.stdout.readline())
        assert ready is not None
        yield Service(process, int(ready[1]))
    finally:
        process.kill()
        process.communicate()


def test_with_tokens_it_listens_to_others_and_asks_each_who_they_are(tmp_path: Path) -> None:
    said = {"VERSE_TOKENS": f"staff={TOKEN}", "VERSE_ADMIN_TOKEN": OWNER, "VERSE_LOG": "json"}
    with service(tmp_path, said, "--host", "0.0.0.0") as running:
        address = f"http://127.0.0.1:{running.port}"
        forged = {"X-Forwarded-For": "192.0.2.1", "X-Forwarded-Proto": "https", "X-Request-ID": "mine"}
        refused = httpx.get(f"{address}/v1/documents", headers=forged)
        assert refused.status_code == 401
        assert "strict-transport-security" not in refused.headers and refused.headers["x-request-id"] != "mine"
        let_in = {"Authorization": f"Bearer {TOKEN}"}
        asked = httpx.post(f"{address}/v1/ask", json={"question": "Is Kelly Brown safe?"}, headers=let_in)
        assert asked.status_code == 200
        httpx.get(f"{address}/v1/documents", headers={"Authorization": "Bearer a-wrong-token"})
        log = [json.loads(line) for line in running.stop().splitlines()]
    assert [line.get("refused") or line.get("status") for line in log] == ["answered", "wrong-token"]
    assert log[0]["request"] == asked.headers["x-request-id"]
    for secret in (TOKEN, OWNER, "a-wrong-token", "Kelly"):
        assert secret not in running.written


def test_it_speaks_with_the_limits_that_the_guide_promises(tmp_path: Path) -> None:
    with service(tmp_path, {}) as running:
        with socket.create_connection(("127.0.0.1", running.port), timeout=10) as wire:
            wire.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + b"a" * 15_000)
            wire.sendall(b"a" * 15_000)
            assert wire.recv(100).startswith(b"HTTP/1.1 400")
        address = f"http://127.0.0.1:{running.port}/v1/documents"
        assert httpx.get(address, headers={"X-Long": "a" * 16_500}).status_code in (400, 431)
        assert httpx.get(address, headers={"Host": "evil.example"}).status_code == 421
        assert httpx.get(address).status_code == 200
        assert running.stop() == ""
