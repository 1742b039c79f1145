"""Several workers over a Chroma server that goes away and comes back: right, refused, or told as part of an answer."""

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from corpus.settings import Settings
from eval.republished import republished
from tests.serving.conftest import Served, asked, chroma_server

QUESTIONS = [
    ("How long have we got to finish the assessment?", "england"),
    ("Who goes to the core group?", None),
    ("When is a step down closed?", "cheshire-east"),
]
DANGER = ("a child told me today her dad hits her, who do I ring?", "cheshire-east")
NOT_HELD = ("How is a fostering allowance taxed in Scotland?", "england")


class Store:
    """A Chroma server that can be stopped and started."""

    def __init__(self, folder: Path, port: int) -> None:
        self._folder, self._port = folder, port
        self._running = ExitStack()
        self.url = f"http://127.0.0.1:{port}"

    def start(self) -> None:
        self._running.enter_context(chroma_server(self._folder, self._port))

    def stop(self) -> None:
        self._running.close()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, free_port: Callable) -> Iterator[Store]:
    store = Store(tmp_path_factory.mktemp("store"), free_port())
    store.start()
    yield store
    store.stop()


@pytest.fixture(scope="module")
def settings(ingested: Settings, store: Store, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A home whose live version keeps its vectors on the server."""
    home = tmp_path_factory.mktemp("remote")
    shutil.copytree(ingested.index, home / "index")
    settings = Settings(home=home, chroma_url=store.url)
    version = republished(settings)
    assert not (settings.index / version / "chroma").exists()
    return settings


@pytest.fixture(scope="module")
def served(settings: Settings) -> Iterator[Served]:
    server = Served(settings, "--workers", "2")
    yield server
    server.stop()


def answers(served: Served) -> list[dict]:
    with served.client() as client:
        return [asked(client, question, area) for question, area in [*QUESTIONS, DANGER, NOT_HELD]]


def uncited(rules: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return rules without the numbers of their citations, which stand in the order of the whole answer."""
    return [{**rule, "citations": ()} for rule in rules]


def states(served: Served, times: int = 6) -> set[int]:
    """Return what readiness says over connections that either worker may take."""
    found = set()
    for _ in range(times):
        with served.client() as client:
            found.add(client.get("/readyz").status_code)
    return found


def test_vectors_on_a_server_give_the_same_answers_as_those_in_the_folder(
    served: Served, ingested: Settings, tmp_path: Path
) -> None:
    shutil.copytree(ingested.index, tmp_path / "index")
    here = Served(replace(ingested, home=tmp_path))
    try:
        for one, other in zip(answers(served), answers(here), strict=True):
            assert {**one, "index": ""} == {**other, "index": ""}
    finally:
        here.stop()


def test_a_store_that_stops_takes_nothing_from_workers_that_hold_its_vectors(served: Served, store: Store) -> None:
    whole = answers(served)
    store.stop()
    try:
        assert answers(served) == whole
    finally:
        store.start()


def test_a_worker_started_while_the_store_is_away_tells_so_or_refuses_and_is_whole_once_it_is_back(
    served: Served, store: Store, until: Callable
) -> None:
    whole = answers(served)
    store.stop()
    before = set(served.workers)
    for worker in before:
        os.kill(worker, signal.SIGKILL)
    until(lambda: len(served.workers) == 2 and not before & set(served.workers))
    until(lambda: states(served) == {503})
    with served.client() as client:
        for (question, area), right in zip(QUESTIONS, whole, strict=False):
            told = asked(client, question, area)
            assert told["alerts"][0]["kind"] == "search"
            assert "by its words" in told["alerts"][0]["text"]
            assert uncited(told["rules"]) == uncited(right["rules"]), question
        danger = asked(client, *DANGER)
        assert [alert["kind"] for alert in danger["alerts"]][:2] == ["danger", "search"]
        assert danger["alerts"][0] == whole[3]["alerts"][0]
        refused = client.post("/v1/ask", json={"question": NOT_HELD[0], "area": NOT_HELD[1]})
        assert refused.status_code == 503
        assert refused.headers["retry-after"]
        assert "not known whether the documents answer this" in refused.json()["detail"]
        assert client.get("/v1/search", params={"q": "assessment"}).status_code == 503
        due = client.post("/v1/deadlines", json={"amount": 45, "unit": "working days", "from": "2026-11-02"})
        assert due.json()["due"] == "2027-01-07"
        assert client.get("/v1/rules", params={"limit": 3}).status_code == 200
        assert client.get("/contacts").status_code == 200
    store.start()
    until(lambda: states(served) == {200}, 60)
    assert answers(served) == whole


def test_the_page_tells_that_search_is_by_words(store: Store, settings: Settings, until: Callable) -> None:
    store.stop()
    alone = Served(settings)
    try:
        page = httpx.post(f"{alone.address}/ask", data={"question": QUESTIONS[0][0], "area": "england"}, timeout=60)
        assert "Search by words only" in page.text
        assert "45 working days" in page.text
    finally:
        alone.stop()
        store.start()
