"""What the tests of the API share."""

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
def client(fake: FakeAssistant) -> Iterator[httpx.Client]:
    with serving(create_app(fake)) as address, httpx.Client(base_url=address) as client:
        yield client
