"""What the tests of the owner's pages share: a home of the test's own, and servers over it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI

from assistant.api.app import create_app
from assistant.web.owner.tries import Tries
from corpus.settings import Settings
from ingest.adding import Details, add
from tests.assistant.api.server import serving
from tests.assistant.web.owner.visits import TOKEN, Visit

EXAMPLE = Path(__file__).parents[4] / "docs/examples/north-shire-visits-2026.md"
BOOK = "north-shire-visits@2026-03"


@pytest.fixture(scope="package")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[FastAPI, str]]:
    """A server that has a token and no index, and its address."""
    app = create_app(Settings(home=tmp_path_factory.mktemp("empty"), owner_token=TOKEN))
    with serving(app) as address:
        yield app, address


@pytest.fixture
def bare(empty: tuple[FastAPI, str]) -> str:
    """The address of that server, at whose door nobody has failed yet."""
    app, address = empty
    app.state.owners_door.tries = Tries()
    return address


@pytest.fixture
def visitor(bare: str) -> Iterator[Visit]:
    """Somebody who has not signed in, on that server."""
    visit = Visit(bare)
    yield visit
    visit.close()


@pytest.fixture(scope="package")
def added(ingested: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the shipped documents, one that was added, and so two versions of the index."""
    home = tmp_path_factory.mktemp("added") / "home"
    shutil.copytree(ingested.home, home)
    details = Details(area="north-shire", area_name="North Shire", id="north-shire-visits", published="2026-03")
    assert add(Settings(home=home), [EXAMPLE], details).refused == ()
    return home


@pytest.fixture(scope="module")
def owned(added: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A home of the module's own, which its tests may change."""
    home = shutil.copytree(added, tmp_path_factory.mktemp("owned") / "home")
    return Settings(home=home, owner_token=TOKEN, contact="policies@north-shire.example or 01632 960001")


@pytest.fixture(scope="module")
def served(owned: Settings) -> Iterator[str]:
    """The address of a server over that home."""
    app = create_app(owned)
    app.state.desk.assistant()  # it opens at leisure; a server is waited for only some seconds
    with serving(app) as address:
        yield address


@pytest.fixture
def owner(served: str) -> Iterator[Visit]:
    """The owner, signed in."""
    visit = Visit(served)
    assert visit.sign_in().status_code == 303
    yield visit
    visit.close()
