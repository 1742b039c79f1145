"""What the owner's door remembers holds in every worker, and when the clock is moved."""

import stat
import time
from pathlib import Path

from assistant.web.owner.door import Door
from assistant.web.owner.marks import Marks
from assistant.web.owner.session import HOURS, Sessions
from assistant.web.owner.tries import FREE, LONGEST, Tries

TOKEN = "a token of the owner"


def test_a_session_begun_in_one_worker_holds_in_another_and_ends_in_both(tmp_path: Path) -> None:
    one, other = Door(TOKEN, tmp_path / "owner"), Door(TOKEN, tmp_path / "owner")
    cookie, stays = one.sessions.begin(), one.sessions.begin()
    assert other.sessions.holds(cookie)
    other.sessions.end(cookie)
    assert not one.sessions.holds(cookie)
    assert one.sessions.holds(stays)
    again = Door(TOKEN, tmp_path / "owner")  # the service was started again
    assert not again.sessions.holds(cookie)


def test_failures_in_one_worker_are_counted_in_every_other(tmp_path: Path) -> None:
    doors = [Door(TOKEN, tmp_path / "owner") for _ in range(3)]
    for number in range(FREE + 2):
        assert not doors[number % 3].opens("a wrong token", "192.0.2.1")
    waits = [door.tries.wait("192.0.2.1") for door in doors]
    assert min(waits) >= 3
    assert doors[0].tries.wait("192.0.2.2") == 0
    doors[1].opens(TOKEN, "192.0.2.1")
    assert doors[2].tries.wait("192.0.2.1") == 0


def test_what_is_kept_names_nobody_and_is_for_the_service_alone(tmp_path: Path) -> None:
    door = Door(TOKEN, tmp_path / "owner")
    cookie = door.sessions.begin()
    door.sessions.end(cookie)
    door.opens("a wrong token", "192.0.2.1")
    for path in (tmp_path / "owner").iterdir():
        text = path.read_text("utf-8")
        assert len(text) > 20
        assert not any(word in text for word in (cookie, cookie.split(".")[1], "192.0.2.1", TOKEN, "wrong"))
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "owner").stat().st_mode) == 0o700


def test_a_file_torn_when_the_machine_stopped_shuts_nobody_out(tmp_path: Path) -> None:
    path = tmp_path / "failed.json"
    path.write_text('{"ab', encoding="utf-8")
    tries = Tries(failed=Marks(path))
    assert tries.wait("192.0.2.1") == 0
    tries.failed("192.0.2.1")
    with Marks(path).opened() as held:
        assert len(held) == 1


def test_a_clock_that_is_moved_neither_prolongs_a_session_nor_a_wait() -> None:
    now = time.time()
    sessions, tries = Sessions(TOKEN, lambda: now), Tries(lambda: now)
    cookie = sessions.begin()
    for _ in range(20):
        tries.failed("192.0.2.1")
    now -= 30
    assert sessions.holds(cookie)
    now -= 24 * 3600
    assert not sessions.holds(cookie)
    assert tries.wait("192.0.2.1") <= LONGEST
    now += 24 * 3600 + HOURS * 3600 + 60
    assert not sessions.holds(cookie)
    assert tries.wait("192.0.2.1") == 0
