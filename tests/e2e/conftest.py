"""What the tests in a browser share: the real app over the shipped documents, and somebody who visits it."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, expect

from assistant.answer import Answer
from assistant.api.app import create_app
from assistant.api.port import Snapshot
from assistant.ask import Ask
from corpus.settings import Settings
from tests.assistant.api.server import serving
from tests.e2e import chromium
from tests.e2e.states import OWNER_TOKEN
from tests.e2e.visitor import WAIT, Visitor, visiting

Visiting = Callable[..., AbstractContextManager[Visitor]]


@dataclass(frozen=True)
class Troubled:
    """An assistant that fails whenever it is asked."""

    snapshot: Snapshot

    def ask(self, ask: Ask) -> Answer:
        raise RuntimeError(f"the engine broke at {ask.question}")


@pytest.fixture(scope="session")
def program() -> str:
    """The path of the browser; without one, what needs it is skipped before anything is made ready."""
    path = chromium.installed()
    if path is None:
        pytest.skip(f"there is no browser on this machine: none of {', '.join(chromium.NAMES)} was found")
    return path


@pytest.fixture(scope="session")
def app(program: str, ingested: Settings, tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    """The app over the shipped documents, with a home of its own to keep feedback in."""
    home = shutil.copytree(ingested.home, tmp_path_factory.mktemp("e2e") / "home")
    app = create_app(replace(ingested, home=home, owner_token=OWNER_TOKEN))
    app.state.desk.assistant()  # loads the model: longer than a server is waited for
    return app


@pytest.fixture(scope="session")
def site(app: FastAPI) -> Iterator[str]:
    """The address of that app."""
    with serving(app) as address:
        yield address


@pytest.fixture(scope="session")
def troubled_site(app: FastAPI) -> Iterator[str]:
    """The address of an app whose assistant fails."""
    with serving(create_app(Troubled(app.state.desk.assistant().snapshot))) as address:
        yield address


@pytest.fixture(scope="module")  # its loop runs in this thread while it is open, and tests elsewhere run their own
def browser(program: str) -> Iterator[Browser]:
    expect.set_options(timeout=WAIT)
    with chromium.opened(program) as opened:
        yield opened


@pytest.fixture
def visit(browser: Browser, site: str) -> Visiting:
    """Begin a visit of a kind of one's own."""
    return partial(visiting, browser, site)


@pytest.fixture
def visitor(visit: Visiting) -> Iterator[Visitor]:
    """Somebody whose browser runs scripts."""
    with visit() as visitor:
        yield visitor


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def anyone(request: pytest.FixtureRequest, visit: Visiting) -> Iterator[Visitor]:
    """Somebody whose browser runs scripts, and then somebody whose browser runs none."""
    with visit(script=request.param) as visitor:
        yield visitor
