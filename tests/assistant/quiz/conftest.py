"""What the tests of quizzes share: the command line, and a server, over the shipped documents."""

from collections.abc import Callable, Iterator

import httpx
import pytest

from assistant.cli.commands import _QUIET, main
from tests.corpus.library import shipped


@pytest.fixture
def verse(monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Run a command over the shipped documents, without an index."""
    monkeypatch.setenv("COLUMNS", "81")
    monkeypatch.delenv("VERSE_DEBUG", raising=False)
    for key in _QUIET:  # the command sets them; put back afterwards
        monkeypatch.setenv(key, "set")
    monkeypatch.setattr("assistant.cli.quiz.open_snapshot", shipped)

    def run(*words: object) -> int:
        try:
            return main(["quiz", *map(str, words)])
        except SystemExit as exc:
            return int(exc.code or 0)

    return run


@pytest.fixture(scope="module")
def client(shelf: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=shelf, timeout=120) as client:
        yield client
