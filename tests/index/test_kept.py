"""The versions that are kept: listed, verified, gone back to and pruned, from the command line too."""

import json
from shutil import copytree, rmtree
from typing import Any

import pytest

from assistant.cli import main
from corpus.errors import SnapshotError
from corpus.settings import Settings
from index.kept import before, kept, prune, roll_back, verify
from index.manifest import FILE
from index.versions import current, make_current, versions

OLD, OLDER = "2020-01-02T00-00-00Z-abcdef", "2020-01-01T00-00-00Z-abcdef"


@pytest.fixture
def two(built: Settings, home: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A home with the version that all tests share, live, and an older one."""
    copytree(built.index, home.index)
    live = current(home)
    copytree(home.index / str(live), home.index / OLD)
    monkeypatch.setenv("VERSE_HOME", str(home.home))
    return home


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Run `verse index`, and return its status, what it printed, and what it complained of."""
    status = main(["index", words[0], *words[1:]])
    said = capsys.readouterr()
    return status, said.out, said.err


def as_json(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    return json.loads(run(capsys, *words, "--json")[1])


def damage(settings: Settings, version: str) -> None:
    path = settings.index / version / "tokens" / "tokens.int8"
    data = path.read_bytes()
    path.write_bytes(bytes([data[0] ^ 1]) + data[1:])


def test_versions_are_listed_the_newest_first_with_what_they_hold(two: Settings) -> None:
    live, old = kept(two)
    assert (live.live, old.live) == (True, False)
    assert (old.version, old.made.isoformat()) == (OLD, "2020-01-02T00:00:00+00:00")
    assert (live.documents, live.paragraphs) == (
        3,
        (two.index / live.version / "paragraphs.jsonl").read_bytes().count(b"\n"),
    )
    assert live.size == sum(path.stat().st_size for path in (two.index / live.version).rglob("*") if path.is_file())


def test_a_version_whose_manifest_cannot_be_read_is_listed_with_why(two: Settings) -> None:
    (two.index / OLD / FILE).write_text("{}")
    assert "is damaged" in kept(two)[1].problem


def test_going_back_changes_what_is_live_and_forward_again(two: Settings) -> None:
    live = str(current(two))
    roll_back(two, before(two))
    assert current(two) == OLD
    roll_back(two, live)
    assert current(two) == live


def test_one_can_go_back_although_what_names_the_live_version_is_damaged(
    two: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    (two.index / "current").write_text("../../etc\n")
    assert [one.live for one in kept(two)] == [False, False]
    assert "None of them is live." in run(capsys, "list")[1]
    assert run(capsys, "rollback", OLD)[0] == 0
    assert current(two) == OLD


def test_there_is_nothing_before_the_oldest(two: Settings) -> None:
    make_current(two, OLD)
    with pytest.raises(SnapshotError, match="no version before the live one"):
        before(two)


def test_a_version_that_this_program_cannot_open_is_never_made_live(two: Settings) -> None:
    path = two.index / OLD / FILE
    path.write_text(json.dumps({**json.loads(path.read_text()), "model_sha256": "0" * 64}))
    live = current(two)
    with pytest.raises(SnapshotError, match="was made with the model"):
        roll_back(two, OLD)
    assert current(two) == live


def test_a_version_with_one_changed_byte_is_not_whole_and_never_made_live(two: Settings) -> None:
    verify(two, OLD)
    damage(two, OLD)
    live = current(two)
    for refuse in (verify, roll_back):
        with pytest.raises(SnapshotError, match=r"damaged: .*tokens\.int8"):
            refuse(two, OLD)
    assert current(two) == live


@pytest.mark.parametrize("version", ["", ".", "..", "current", "../index", OLD[:-1]])
def test_only_a_versions_own_name_is_one(two: Settings, version: str) -> None:
    for refuse in (verify, roll_back):
        with pytest.raises(SnapshotError, match="Those kept are:"):
            refuse(two, version)


def test_pruning_spares_the_live_one_and_what_is_asked_for(two: Settings) -> None:
    copytree(two.index / OLD, two.index / OLDER)
    live = str(current(two))
    make_current(two, OLD)
    assert prune(two, 1) == (OLDER,)
    assert versions(two) == (OLD, live)
    copytree(two.index / OLD, two.index / OLDER)
    assert prune(two, 1, {OLDER}) == ()
    rmtree(two.index / OLDER)


def test_the_list_is_printed_and_given_as_json(two: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "list")
    first, second = out.splitlines()
    assert status == 0
    assert first.startswith(f"{current(two)}  live")
    assert second.startswith(OLD) and "live" not in second
    assert [one["live"] for one in as_json(capsys, "list")["versions"]] == [True, False]


def test_verifying_names_what_is_damaged_and_fails(two: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "verify", OLD)[:2] == (0, f"{OLD} is whole: every file is as it was written.\n")
    damage(two, OLD)
    status, out, err = run(capsys, "verify")
    assert (status, out.count("\n"), err.count("\n")) == (1, 1, 1)
    assert err.startswith("verse: The index") and "tokens.int8" in err
    assert [one["whole"] for one in as_json(capsys, "verify")["verified"]] == [True, False]


def test_going_back_without_a_name_goes_to_the_one_before(two: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    live = current(two)
    assert as_json(capsys, "rollback") == {"live": OLD, "was": live}
    assert run(capsys, "rollback", str(live))[1].startswith(f"The index {live} is live.")


def test_pruning_says_what_it_deleted(two: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "prune")[1].startswith("Nothing was deleted")
    live = current(two)
    assert as_json(capsys, "prune", "--keep", "1") == {"deleted": [OLD], "kept": [live]}


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("rollback", "nothing"), 1, "There is no version nothing of the index."),
        (("verify", "nothing"), 1, "There is no version nothing of the index."),
        (("prune", "--keep", "0"), 2, "--keep is at least 1"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(
    words: tuple[str, ...], status: int, says: str, two: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    done, out, err = run(capsys, *words)
    assert (done, out) == (status, "")
    assert err.startswith(f"verse: {says}")
    assert err.count("\n") == 1


def test_without_an_index_each_command_says_how_to_make_one_or_that_there_is_none(
    home: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VERSE_HOME", str(home.home))
    assert "Run “verse ingest”" in run(capsys, "list")[1]
    assert "Run “verse ingest”" in run(capsys, "verify")[2]
    assert "Those kept are: none" in run(capsys, "rollback")[2]
