"""What the tests of the pages share."""

from collections.abc import Iterator

import httpx
import pytest

from assistant.api.app import create_app
from tests.assistant.api.fake import FakeAssistant
from tests.assistant.api.server import serving


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


@pytest.fixture(scope="package")
def library(shelf: str) -> Iterator[httpx.Client]:
    """A browser on the shipped documents."""
    with httpx.Client(base_url=shelf, headers={"Accept": "text/html"}, timeout=60) as client:
        yield client
