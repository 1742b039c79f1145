"""The real assistant over the shipped documents, served with tokens."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from assistant.api.app import create_app
from corpus.access import Access
from corpus.settings import Settings
from tests.security.serving import TOKENS, Place, listening


@pytest.fixture(scope="package")
def place(ingested: Settings) -> Iterator[Place]:
    """A server that everybody needs a token for."""
    app = create_app(replace(ingested, access=Access(tokens=TOKENS, rate="off")))
    app.state.desk.assistant()
    with listening(app) as address:
        yield Place(app, address)
