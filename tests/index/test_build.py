"""Building: whole or not at all, once for the same inputs, by one process at a time."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from corpus.errors import SnapshotError
from corpus.settings import Settings
from index.build import Built, build
from index.model import Encoding, Model
from index.snapshot import Snapshot, open_current
from index.versions import KEPT, current, locked, versions

Make = Callable[[int], "Inputs"]  # noqa: F821 - the Inputs of conftest, which is no module


def made(settings: Settings, inputs) -> Built:
    return build(settings, inputs.catalogue, inputs.documents, {"left_out": []})


def left(settings: Settings) -> set[str]:
    return {path.name for path in settings.index.iterdir()} - set(versions(settings))


def test_a_snapshot_gives_back_what_was_put_in(snapshot: Snapshot, inputs) -> None:
    assert snapshot.catalogue == inputs.catalogue
    assert snapshot.report == {"left_out": []}
    assert list(snapshot.paragraphs.values()) == [p for _, found in inputs.documents.values() for p in found]
    assert all(snapshot.source(name) == source for name, (source, _) in inputs.documents.items())


def test_sources_are_kept_to_the_last_character(home: Settings, inputs) -> None:
    source = "\ufeffone\r\ntwo\u2028three\x85four\rfive\n\n"
    name, (_, paragraphs) = next(iter(inputs.documents.items()))
    build(home, inputs.catalogue, {name: (source, paragraphs)}, {})
    assert open_current(home).source(name) == source


def test_the_same_inputs_are_not_built_twice(home: Settings, inputs) -> None:
    first = made(home, inputs)
    assert first.changed
    assert made(home, inputs) == replace(first, changed=False)
    assert versions(home) == (first.version,)


def test_changed_inputs_make_a_new_version_and_three_are_kept(home: Settings, changed: Make) -> None:
    names = [made(home, changed(number)).version for number in range(KEPT + 1)]
    assert versions(home) == tuple(names[1:])
    assert current(home) == names[-1]
    assert left(home) == {"current", ".lock"}


def test_a_build_that_fails_leaves_the_old_version_serving_and_nothing_behind(
    home: Settings, inputs, changed: Make
) -> None:
    first = made(home, inputs)
    new = changed(1)

    def fail(step: str, done: int, total: int) -> None:
        if step == "words":
            raise RuntimeError("the power went")

    with pytest.raises(RuntimeError):
        build(home, new.catalogue, new.documents, {}, fail)
    assert open_current(home).version == first.version
    assert left(home) == {"current", ".lock"}


def test_a_damaged_version_is_built_again(home: Settings, inputs) -> None:
    first = made(home, inputs)
    (home.index / first.version / "paragraphs.jsonl").unlink()
    second = made(home, inputs)
    assert second.changed
    assert open_current(home).version == second.version != first.version


def test_two_builds_at_once_are_refused(home: Settings, inputs) -> None:
    with locked(home), pytest.raises(SnapshotError, match=r"Another process \(\d+\) is changing the index"):
        made(home, inputs)


def test_the_lock_file_of_a_dead_process_is_no_hindrance(home: Settings, inputs) -> None:
    home.index.mkdir(parents=True)
    (home.index / ".lock").write_text("999999\n")
    assert made(home, inputs).changed


def test_nothing_to_index_is_refused(home: Settings, inputs) -> None:
    with pytest.raises(SnapshotError, match="nothing to index"):
        build(home, inputs.catalogue, {}, {})


def test_a_document_that_the_catalogue_lacks_is_refused(home: Settings, inputs) -> None:
    with pytest.raises(SnapshotError, match="stray is not in the catalogue"):
        build(home, inputs.catalogue, {"stray": ("", ())}, {})


def test_two_paragraphs_with_one_reference_are_refused(home: Settings, inputs) -> None:
    name, (source, paragraphs) = next(iter(inputs.documents.items()))
    with pytest.raises(SnapshotError, match="Two paragraphs have the reference oakshire-visits@2024#1"):
        build(home, inputs.catalogue, {name: (source, (*paragraphs, paragraphs[0]))}, {})


def test_a_place_that_cannot_be_written_is_told_in_a_sentence(home: Settings, inputs) -> None:
    home.home.mkdir(exist_ok=True)
    home.index.write_text("a file stands where the folder should be")
    with pytest.raises(SnapshotError, match="cannot be written"):
        made(home, inputs)


def test_what_has_not_changed_is_not_encoded_again(home: Settings, changed: Make, monkeypatch) -> None:
    texts: list[str] = []
    encode = Model.encode

    def counted(self: Model, new: list[str], *more: object) -> list[Encoding]:
        texts.extend(new)
        return encode(self, new, *more)

    made(home, changed(1))
    monkeypatch.setattr(Model, "encode", counted)
    made(home, changed(2))
    assert [text.splitlines()[-1] for text in texts] == ["This is amendment number 2."]


def test_an_index_made_from_an_earlier_one_finds_the_same_as_one_made_anew(
    home: Settings, tmp_path, changed: Make
) -> None:
    made(home, changed(1))
    made(home, changed(2))
    anew = Settings(home=tmp_path / "anew")
    made(anew, changed(2))
    question = "How soon is the child visited?"
    ones, twos = (open_current(each).search(question, limit=30) for each in (home, anew))
    assert [hit.ref for hit in ones] == [hit.ref for hit in twos]
    assert [hit.score for hit in ones] == pytest.approx([hit.score for hit in twos], abs=1e-4)
