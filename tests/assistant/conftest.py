"""The shipped corpus, ingested once, and the assistant over it; and a server on the shipped documents alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import httpx
import pytest

from assistant.api.app import create_app
from assistant.ask import Ask
from assistant.build import build
from tests.assistant.api.server import serving
from tests.corpus.library import Shipped, shipped

TODAY = date(2026, 11, 17)  # a Tuesday


@dataclass(frozen=True)
class Shelved:
    """An assistant that holds documents and answers nothing."""

    snapshot: Shipped


@pytest.fixture(scope="session")
def shelf() -> Iterator[str]:
    """The address of a server that only holds the shipped documents."""
    with serving(create_app(Shelved(shipped()))) as address:
        yield address


@pytest.fixture(scope="session")
def reader(shelf: str) -> Iterator[httpx.Client]:
    """A client of that server."""
    with httpx.Client(base_url=shelf, timeout=60) as client:
        yield client


@pytest.fixture(scope="session")
def assistant(ingested):
    return build(ingested)


@pytest.fixture(scope="session")
def ask(assistant):
    """Ask the real assistant a question, as a call."""

    def asked(question, area=None, history=(), today=TODAY):
        return assistant.ask(Ask(question, today, area, tuple(history)))

    return asked
