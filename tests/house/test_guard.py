"""The guard that keeps the tests on this machine does keep them there."""

import http.client
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import offline
import pytest

ELSEWHERE = "192.0.2.1"  # an address that belongs to nobody


@pytest.mark.parametrize(
    "leave",
    [
        lambda: socket.create_connection((ELSEWHERE, 80), timeout=1),
        lambda: socket.getaddrinfo("example.org", 443),
        lambda: socket.gethostbyname("example.org"),
        lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"", (ELSEWHERE, 53)),
        lambda: http.client.HTTPConnection("example.org", timeout=1).request("GET", "/"),
    ],
    ids=["connect", "getaddrinfo", "gethostbyname", "sendto", "http"],
)
@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")  # sockets are left half made
def test_a_connection_to_another_machine_is_refused(leave: Callable[[], object], ledger: Path) -> None:
    with pytest.raises(offline.LeavesTheMachine):
        leave()
    _settle(ledger)


def test_a_refusal_that_is_swallowed_is_still_seen(ledger: Path) -> None:
    try:
        socket.create_connection((ELSEWHERE, 80), timeout=1)
    except Exception as exc:
        assert ELSEWHERE in str(exc)
    _settle(ledger)


def test_a_program_that_a_test_starts_is_watched_too(ledger: Path) -> None:
    code = f"import socket; socket.create_connection(('{ELSEWHERE}', 80), timeout=1)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert "LeavesTheMachine" in ran.stderr
    _settle(ledger)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_this_machine_can_be_reached(host: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()[:2]):
        assert socket.getaddrinfo(host, server.getsockname()[1])


def _settle(ledger: Path) -> None:
    """Check that the attempt was written down, and forget it: this test made it on purpose."""
    assert ledger.read_text("utf-8")
    ledger.write_text("", "utf-8")
