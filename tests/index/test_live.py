"""A server's snapshot follows the current version and never leaves a request without one."""

import time
from collections.abc import Callable

from corpus.settings import Settings
from index.build import build
from index.live import Live
from index.versions import make_current, rollback


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end, "it did not come about within 20 seconds"
        time.sleep(0.02)


def test_a_new_version_is_picked_up_and_the_old_one_still_answers(home: Settings, changed: Callable) -> None:
    first, second = changed(1), changed(2)
    build(home, first.catalogue, first.documents, {})
    live = Live(home)
    held = live()
    new = build(home, second.catalogue, second.documents, {})
    until(lambda: live().version == new.version)
    assert "number 2" in live().paragraphs[str(live().search("amendment number")[0].ref)].text
    assert "number 1" in held.paragraphs[str(held.search("amendment number")[0].ref)].text
    rollback(home, held.version)
    until(lambda: live().version == held.version)


def test_a_new_version_that_cannot_be_opened_leaves_the_old_one_serving(home: Settings, inputs) -> None:
    version = build(home, inputs.catalogue, inputs.documents, {}).version
    live = Live(home)
    make_current(home, "2020-01-01T00-00-00Z-abcdef")
    live()
    until(lambda: not live._changing.locked())
    assert live().version == version
    assert live().search("visits")
