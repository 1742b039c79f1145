"""What the tests of the command line share."""

import sys
from types import ModuleType

import pytest

from assistant.cli.commands import _QUIET
from corpus.settings import Settings
from tests.assistant.api.fake import FakeAssistant, FakeSnapshot


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "81")
    monkeypatch.delenv("VERSE_DEBUG", raising=False)
    for key in _QUIET:  # the command sets them; put back afterwards
        monkeypatch.setenv(key, "set")


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeAssistant:
    """Stand a fake where the parts meet."""
    assistant = FakeAssistant()
    build = ModuleType("assistant.build")
    build.build = lambda *_: assistant  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "assistant.build", build)

    def open_current(settings: Settings) -> FakeSnapshot:
        return assistant.snapshot

    monkeypatch.setattr("index.snapshot.open_current", open_current)
    return assistant
