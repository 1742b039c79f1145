"""Ready means that a question can be answered now."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.api import desk
from assistant.api.app import create_app
from corpus.settings import Settings
from tests.security.serving import Place, listening


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """A server that has no index yet."""
    monkeypatch.setattr(desk, "_PAUSE", 0.0)
    app = create_app(Settings(home=tmp_path))
    with listening(app) as address:
        yield Place(app, address)


def test_a_server_becomes_ready_when_there_is_an_index_and_goes_on_answering_from_it(
    bare: Place, ingested: Settings, tmp_path: Path
) -> None:
    with bare.visit() as client:
        asked = {"question": "how long can an assessment take at most?"}
        not_yet = client.get("/readyz")
        assert (not_yet.status_code, client.post("/v1/ask", json=asked).status_code) == (503, 503)
        assert int(not_yet.headers["retry-after"]) > 0
        assert client.get("/healthz").status_code == 200
        shutil.copytree(ingested.index, tmp_path / "index")
        client.timeout = 120
        ready = client.get("/readyz")
        assert ready.status_code == 200 and ready.json()["ready"] is True
        assert client.post("/v1/ask", json=asked).status_code == 200
        shutil.rmtree(tmp_path / "index")
        assert client.get("/readyz").status_code == client.post("/v1/ask", json=asked).status_code


def test_what_the_probe_says_and_what_a_question_gets_agree_when_the_store_is_gone(
    place: Place, ingested: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    from corpus.errors import SearchDown

    assistant = place.app.state.desk.opened
    down = replace(assistant, live=_raising(SearchDown("The store does not answer.")))
    monkeypatch.setattr(place.app.state.desk, "opened", down)
    with place.visit(token="an-invented-token-of-the-staff") as client:
        assert client.get("/readyz").status_code == 503
        assert client.post("/v1/ask", json={"question": "how long?"}).status_code == 503
        assert client.get("/healthz").status_code == 200
        assert client.get("/metrics").status_code == 200


def _raising(error: Exception):
    def live():
        raise error

    return live
