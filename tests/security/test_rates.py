"""Rates hold over all workers of a service: who comes to another one is the same client still."""

import subprocess
import sys
import time

import pytest

from assistant.api.door.rates import Rate
from assistant.api.problems import ProblemError
from assistant.api.shared import shared_by_workers, shared_folder
from tests.house.conftest import ROOT

WORKER = """
from assistant.api.door.rates import Rate
rate = Rate("10/hour", "too-many-requests", "Too many.")
for _ in range(6):
    rate.count("person Kelly Brown")
"""


def rate(limit: str = "10/hour", kind: str = "too-many-requests") -> Rate:
    return Rate(limit, kind, "Too many.")


def times(counting: Rate, client: str, most: int = 50) -> int:
    """How often a client may come before it is stopped."""
    for n in range(most):
        try:
            counting.count(client)
        except ProblemError as exc:
            assert exc.problem.status == 429 and int(exc.problem.headers["Retry-After"]) >= 1
            return n
    return most


def test_a_client_that_comes_to_two_workers_is_counted_once_and_by_nobodys_name() -> None:
    with shared_by_workers():
        subprocess.run([sys.executable, "-c", WORKER], cwd=ROOT, check=True, timeout=60)
        assert times(rate(), "person Kelly Brown") == 4
        assert times(rate(), "person Kelly Brown") == 0
        assert times(rate(), "person Sam Green") == 10
        folder = shared_folder()
        assert folder
        held = b"".join(file.read_bytes() for file in folder.iterdir())
        assert held and b"Kelly" not in held and b"Green" not in held
    assert times(rate(), "person Kelly Brown") == 10  # with the service it is forgotten


def test_two_kinds_of_counts_are_kept_apart() -> None:
    with shared_by_workers():
        assert times(rate(kind="too-many-requests"), "192.0.2.1") == 10
        assert times(rate(kind="too-many-wrong-tokens"), "192.0.2.1") == 10


def test_what_is_over_is_forgotten() -> None:
    with shared_by_workers():
        assert times(rate("3/second"), "192.0.2.1") == 3
        time.sleep(2.1)
        assert times(rate("3/second"), "192.0.2.1") == 3


@pytest.mark.parametrize("harm", ["torn", "gone"])
def test_where_the_counts_of_all_cannot_be_used_a_worker_counts_for_itself(harm: str) -> None:
    with shared_by_workers():
        folder = shared_folder()
        assert folder
        if harm == "torn":
            (folder / "rates.sqlite").write_bytes(b"no such thing" * 1000)
        else:
            folder.rmdir()
        assert times(rate(), "192.0.2.1") == 10
