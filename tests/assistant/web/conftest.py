"""What the tests of the pages share."""

from collections.abc import Iterator
from dataclasses import dataclass

import httpx
import pytest

from assistant.api.app import create_app
from tests.assistant.api.fake import FakeAssistant
from tests.assistant.api.server import serving
from tests.corpus.library import Shipped, shipped


@pytest.fixture(scope="package")
def fake() -> FakeAssistant:
    return FakeAssistant()


@pytest.fixture(scope="package")
def browser(fake: FakeAssistant) -> Iterator[httpx.Client]:
    with (
        serving(create_app(fake)) as address,
        httpx.Client(base_url=address, headers={"Accept": "text/html"}, follow_redirects=True) as client,
    ):
        yield client


@dataclass(frozen=True)
class Shelved:
    """An assistant that holds documents and answers nothing."""

    snapshot: Shipped


@pytest.fixture(scope="package")
def library() -> Iterator[httpx.Client]:
    """A browser on the shipped documents."""
    with (
        serving(create_app(Shelved(shipped()))) as address,
        httpx.Client(base_url=address, headers={"Accept": "text/html"}) as client,
    ):
        yield client
