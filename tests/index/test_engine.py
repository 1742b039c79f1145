"""The engine over plain entries: long lists, long texts, and what it refuses."""

from pathlib import Path

import pytest

from corpus.errors import SnapshotError
from index.engine import DEPTH, Engine, build
from index.entry import Entry
from index.model import load_model
from index.served import Served
from index.vectors import VectorStore

TOPICS = ("visits", "fees", "parking", "meals", "keys", "records", "holidays", "transport", "insurance", "pets")


def engine(folder: Path, entries: list[Entry]) -> Engine:
    vectors = VectorStore(folder / "chroma", None, "entries")
    build(folder, vectors, entries, Served(load_model()), lambda step, done, total: None)
    return Engine(folder, vectors, Served(load_model()))


def test_a_list_longer_than_what_is_ranked_again_begins_with_the_shorter_one(tmp_path: Path) -> None:
    entries = [Entry(f"{n}", f"House {n}", f"Rules about {TOPICS[n % 10]} in house {n}.") for n in range(2 * DEPTH)]
    opened = engine(tmp_path, entries)
    every = opened.search("may I keep a dog?", limit=100)
    assert len({match.id for match in every}) == 2 * DEPTH
    assert [match.score for match in every] == sorted((match.score for match in every), reverse=True)
    assert every[:5] == opened.search("may I keep a dog?", limit=5)


def test_the_end_of_a_long_text_is_found(tmp_path: Path) -> None:
    filler = "The committee meets in the hall and the minutes are kept by the clerk. "
    entries = [
        Entry("long", "Rules", filler * 40 + "Dogs and cats may be kept with the landlord's consent."),
        Entry("short", "Rules", "Fees are due on the first day of the month."),
        Entry("other", "Rules", filler),
    ]
    assert engine(tmp_path, entries).search("is a pet allowed?")[0].id == "long"


def test_an_entry_without_words_does_no_harm(tmp_path: Path) -> None:
    opened = engine(tmp_path, [Entry("empty", "", ""), Entry("full", "", "Dogs may be kept.")])
    assert opened.search("may I keep a dog?")[0].id == "full"


def test_entries_of_a_document_that_do_not_stand_together_are_refused(tmp_path: Path) -> None:
    entries = [Entry(f"{n}", "", "Some words.", document=document) for n, document in enumerate("aba")]
    with pytest.raises(SnapshotError, match="The entries of a do not stand together"):
        engine(tmp_path, entries)
