"""What the tests of the faces for other programs share: one server over the shipped documents, one over a fake."""

from collections.abc import Iterator

import httpx
import pytest

from assistant.api.app import create_app
from corpus.settings import Settings
from tests.assistant.api.fake import FakeAssistant
from tests.assistant.api.server import serving


@pytest.fixture(scope="package")
def site(ingested: Settings) -> Iterator[str]:
    """The address of a server over the shipped documents."""
    app = create_app(ingested)
    app.state.desk.assistant()  # as `verse serve` does: the model is loaded before anybody may ask
    with serving(app) as address:
        yield address


@pytest.fixture(scope="package")
def real(site: str) -> Iterator[httpx.Client]:
    """A client of that server."""
    with httpx.Client(base_url=site, timeout=60) as client:
        yield client


@pytest.fixture(scope="package")
def fake() -> FakeAssistant:
    return FakeAssistant()


@pytest.fixture(scope="package")
def small(fake: FakeAssistant) -> Iterator[httpx.Client]:
    """A client of a server over a fake that remembers what it was asked."""
    with serving(create_app(fake)) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client
