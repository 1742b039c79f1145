"""A change of the library that is killed, before whatever step, leaves a library that is whole."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.settings import Settings
from ingest.adding import Details, add
from ingest.approved import Decided, keep
from ingest.books import read_books
from ingest.library import Library
from ingest.review import waiting
from tests.ingest.small import FIRST, settings_in, written

ROOT = Path(__file__).parents[2]
MOST = 60  # steps on the disk


class Changer:
    """Changes libraries in a process of its own, killed before a step."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, Path(__file__).with_name("changer.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert self._said() == "ready"

    def change(self, change: str, step: int, settings: Settings, file: Path) -> bool:
        """Return whether the change came to its end."""
        self._process.stdin.write(f"{change} {step} {settings.home} {settings.corpus} {file}\n")
        self._process.stdin.flush()
        said = self._said()
        assert said in {"killed", "ended 0"}
        return said != "killed"

    def _said(self) -> str:
        return self._process.stdout.readline().strip()

    def close(self) -> None:
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait(timeout=30)


@pytest.fixture(scope="module")
def changer() -> Iterator[Changer]:
    running = Changer()
    yield running
    running.close()


@pytest.fixture(scope="module")
def one(tmp_path_factory) -> Settings:
    """A home with one document, of which one figure is approved; no test changes it."""
    folder = tmp_path_factory.mktemp("one")
    settings = settings_in(folder)
    add(
        settings, [written(folder, FIRST)], Details(area="n", area_name="North Shire", id="north-cin", published="2025")
    )
    holding = read_books(settings).holding
    first = waiting(settings, holding)[0]
    keep(settings, holding, [Decided(first, rule=first.proposed)])
    return settings


def held(settings: Settings) -> dict[str, bytes]:
    """Every file of the library but its lock."""
    found = (path for path in settings.library.rglob("*") if path.is_file() and path.name != ".lock")
    return {str(path.relative_to(settings.library)): path.read_bytes() for path in found}


def whole(settings: Settings) -> list[str]:
    """The editions in the catalogue, each of which can be read."""
    library = Library(settings)
    entries = library.entries.documents
    assert all(library.manuscript(document).pieces for document in entries)
    assert set(read_books(settings).documents) == {document.book for document in entries}
    return [document.book for document in entries]


def test_adding_killed_at_any_step_leaves_no_entry_without_its_file_and_can_be_done_again(tmp_path, changer):
    settings, seen = settings_in(tmp_path), []
    file = written(tmp_path, FIRST)
    assert changer.change("add", MOST, settings, file)
    done = held(settings)
    for step in range(MOST):
        own = replace(settings, home=tmp_path / f"home{step}")
        ended = changer.change("add", step, own, file)
        seen.append(whole(own))
        assert changer.change("add", MOST, own, file)
        assert held(own) == done
        if ended:
            break
    assert ended
    assert seen[0] == []
    assert seen[-1] == ["north-cin@2025"]


def test_removing_killed_at_any_step_leaves_no_entry_without_its_file(tmp_path, changer, one):
    seen = []
    file = written(tmp_path, FIRST)
    for step in range(MOST):
        own = replace(one, home=Path(shutil.copytree(one.home, tmp_path / f"home{step}")))
        ended = changer.change("remove", step, own, file)
        seen.append(whole(own))
        if ended:
            break
        if not seen[-1]:  # what was left of it goes with the next change, its approved figure with it
            assert changer.change("add", MOST, own, file)
            assert not [name for name in held(own) if name.startswith("rules")]
    assert ended
    assert seen[0] == ["north-cin@2025"]
    assert seen[-1] == []
    assert {name for name in held(own) if "north-cin" in name} == set()


def test_only_one_process_changes_the_library_at_a_time(tmp_path, one):
    own = replace(one, home=Path(shutil.copytree(one.home, tmp_path / "home")))
    document = Library(own).entries.documents[0]
    with Library(own).removing(document):
        done = add(own, [written(tmp_path, "1.1 More.", "more.txt")], Details(area="South Vale", published="2025"))
    assert "Another process is changing the documents" in done.refused[0]
    assert whole(own) == []
