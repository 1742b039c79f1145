"""`verse serve` as an operator starts it, over the shipped documents."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from corpus.settings import Settings
from eval.processes import children_of, command_of

PATIENCE = 120  # seconds


class Served:
    """A server in processes of its own."""

    def __init__(self, settings: Settings, *words: str, environment: Mapping[str, str] = {}) -> None:
        log = (settings.home / "serve.log").open("w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "assistant.cli", "serve", "--port", "0", *words],
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            start_new_session=True,  # as a terminal's job has, so that Ctrl-C can be sent to all of it
            env={
                **os.environ,
                "VERSE_HOME": str(settings.home),
                "VERSE_CHROMA_URL": settings.chroma_url or "",
                "PYTHONUNBUFFERED": "1",
                **environment,
            },
        )
        self._log = log
        self.printed: list[str] = []
        self.address = ""
        for line in self.process.stdout:
            self.printed.append(line)
            if line.startswith("Ready at "):
                self.address = line.split()[2].rstrip("/")
                break

    @property
    def workers(self) -> tuple[int, ...]:
        return tuple(one for one in children_of(self.process.pid) if "multiprocessing.spawn" in command_of(one))

    @property
    def log(self) -> str:
        self._log.flush()
        return Path(self._log.name).read_text(encoding="utf-8")

    def client(self) -> httpx.Client:
        return httpx.Client(base_url=self.address, timeout=60)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Stop it as an operator does; Ctrl-C reaches the whole job."""
        if self.process.poll() is None:
            if how is signal.SIGINT:
                os.killpg(self.process.pid, how)
            else:
                self.process.send_signal(how)
        code = self.process.wait(timeout=30)
        self.process.stdout.close()
        self._log.close()
        return code


@pytest.fixture(scope="session")
def until() -> Callable:
    """Waits until something holds, and fails when it does not come about."""

    def wait(holds: Callable[[], bool], seconds: float = PATIENCE) -> None:
        end = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < end, f"it did not come about within {seconds} seconds"
            time.sleep(0.1)

    return wait


@contextmanager
def chroma_server(folder: Path, port: int) -> Iterator[subprocess.Popen]:
    """Run a Chroma server over a folder, and wait until it answers."""
    process = subprocess.Popen(
        [Path(sys.executable).parent / "chroma", "run", "--path", folder, "--host", "127.0.0.1", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(300):
            try:
                if httpx.get(f"http://127.0.0.1:{port}/api/v2/heartbeat", timeout=1).is_success:
                    break
            except httpx.HTTPError:
                time.sleep(0.1)
        yield process
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture(scope="session")
def free_port() -> Callable[[], int]:
    def find() -> int:
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            port: int = found.getsockname()[1]
            return port

    return find


def asked(client: httpx.Client, question: str, area: str | None = None) -> dict:
    """Return the body of an answer, without the time it took."""
    body = client.post("/v1/ask", json={"question": question, "area": area, "today": "2026-11-17"})
    assert body.status_code == 200, body.text
    found = json.loads(body.text)
    del found["took_ms"]
    return found
