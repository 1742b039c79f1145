"""The shipped corpus, ingested once, and the assistant over it."""

from datetime import date

import pytest

from assistant.ask import Ask
from assistant.build import build

TODAY = date(2026, 11, 17)  # a Tuesday


@pytest.fixture(scope="session")
def assistant(ingested):
    return build(ingested)


@pytest.fixture(scope="session")
def ask(assistant):
    """Ask the real assistant a question, as a call."""

    def asked(question, area=None, history=(), today=TODAY):
        return assistant.ask(Ask(question, today, area, tuple(history)))

    return asked
