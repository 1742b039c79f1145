"""The store of feedback: nothing is lost, torn or mixed up, and it cannot fill the disk."""

import json
import multiprocessing
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.feedback.entry import Entry, Verdict
from assistant.feedback.store import FeedbackFull, FeedbackStore, UnknownEntry


def entry(note: str = "", verdict: Verdict = Verdict.WRONG) -> Entry:
    return Entry.of(verdict, "2026-11-21T20-00-00Z-ab12cd", ("a-policy@2018#4.5/3",), ("a-rule",), "north-shire", note)


def add_many(home: Path, name: str) -> None:
    store = FeedbackStore(home)
    for number in range(50):
        store.add(entry(f"{name} {number} " + "ä" * 900))


def test_what_was_added_is_read_back_in_order(tmp_path: Path) -> None:
    store = FeedbackStore(tmp_path)
    assert store.entries() == ()
    added = [store.add(entry("one")), store.add(entry("“two”\nlines", Verdict.RIGHT))]
    assert FeedbackStore(tmp_path).entries() == tuple(added)


def test_an_entry_tells_the_minute_and_no_more(tmp_path: Path) -> None:
    before = datetime.now(UTC)
    at = FeedbackStore(tmp_path).add(entry()).at
    assert (at.second, at.microsecond, at.tzinfo) == (0, 0, UTC)
    assert abs((at - before).total_seconds()) <= 60


def test_only_the_owner_of_the_service_can_read_the_file(tmp_path: Path) -> None:
    store = FeedbackStore(tmp_path)
    store.add(entry())
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(store.path.parent.stat().st_mode) == 0o700


def test_several_processes_may_write_at_once(tmp_path: Path) -> None:
    start = multiprocessing.get_context("spawn").Process
    writers = [start(target=add_many, args=(tmp_path, name)) for name in "abcd"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    notes = [each.note.split(" ä")[0] for each in FeedbackStore(tmp_path).entries()]
    assert sorted(notes) == sorted(f"{name} {number}" for name in "abcd" for number in range(50))
    assert [note for note in notes if note.startswith("a")] == [f"a {number}" for number in range(50)]


@pytest.mark.parametrize("left", range(1, 120, 17))
def test_a_torn_last_line_is_passed_over_and_harms_no_later_one(tmp_path: Path, left: int) -> None:
    store = FeedbackStore(tmp_path)
    first, torn = store.add(entry("first")), store.add(entry("torn"))
    data = store.path.read_bytes()
    store.path.write_bytes(data[: data.index(torn.id.encode()) - len('{"id": "') + left])
    assert store.entries() == (first,)
    last = store.add(entry("last"))
    assert store.entries() == (first, last)


def test_a_line_that_is_no_entry_hides_none_of_the_others(tmp_path: Path) -> None:
    store = FeedbackStore(tmp_path)
    first = store.add(entry())
    with store.path.open("ab") as file:
        file.write(b'{"id": "x"}\n[1]\nnull\n{"resolves": "nobody", "at": "2026-01-01T00:00"}\n\xff\n')
    last = store.add(entry())
    assert store.entries() == (first, last)


def test_a_full_store_says_so_keeps_what_it_has_and_can_still_be_worked_through(tmp_path: Path) -> None:
    store = FeedbackStore(tmp_path, limit=2_000)
    kept = []
    with pytest.raises(FeedbackFull, match=r"^Feedback cannot be kept just now, .* full\."):
        for _ in range(100):
            kept.append(store.add(entry("a" * 300)))
    assert 1 < len(kept) < 6
    assert store.path.stat().st_size <= 2_000
    store.resolve(kept[0].id, "mended")
    assert [each.resolution is not None for each in store.entries()] == [True] + [False] * (len(kept) - 1)


def test_the_last_word_on_an_entry_counts_and_the_entry_stays_as_it_was(tmp_path: Path) -> None:
    store = FeedbackStore(tmp_path)
    one, two = store.add(entry("one")), store.add(entry("two"))
    store.resolve(one.id, "looked at")
    resolved = store.resolve(one.id, "mended", "The rule now says 10.")
    assert store.entries() == (resolved, two)
    assert resolved.resolution is not None
    assert (resolved.resolution.outcome, resolved.resolution.note) == ("mended", "The rule now says 10.")
    assert len([json.loads(line) for line in store.path.read_text("utf-8").splitlines()]) == 4


def test_what_is_not_held_cannot_be_resolved(tmp_path: Path) -> None:
    with pytest.raises(UnknownEntry):
        FeedbackStore(tmp_path).resolve("nothing", "mended")
    assert not FeedbackStore(tmp_path).path.exists()
