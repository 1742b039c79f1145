"""Feedback over HTTP: what is kept holds no question and no name, and names only what is held."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from assistant.api.app import create_app
from assistant.feedback.store import FeedbackStore
from tests.assistant.api.fake import FakeAssistant
from tests.assistant.api.server import serving
from tests.assistant.conftest import Shelved
from tests.corpus.library import shipped

SAID = {
    "verdict": "wrong",
    "index": "2026-11-21T20-00-00Z-ab12cd",
    "refs": ["wt2015-chapter-1@2015#60", "ce-child-in-need@2018#4.5/3"],
    "rules": ["wt-assessment-45-working-days"],
    "area": "cheshire-east",
    "note": "The second bullet is for step-downs only.",
}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("feedback")


@pytest.fixture(scope="module")
def client(place: Path) -> Iterator[httpx.Client]:
    with serving(create_app(Shelved(shipped()), place)) as address, httpx.Client(base_url=address) as client:
        yield client


@pytest.fixture
def store(place: Path) -> Iterator[FeedbackStore]:
    store = FeedbackStore(place)
    yield store
    store.path.unlink(missing_ok=True)


def test_what_is_said_is_kept_with_what_it_is_about(client: httpx.Client, store: FeedbackStore) -> None:
    response = client.post("/v1/feedback", json=SAID)
    assert response.status_code == 201
    (entry,) = store.entries()
    body = response.json()
    assert body.pop("taken_out") == body.pop("alerts") == []
    assert body == {**SAID, "id": entry.id, "at": entry.at.isoformat(timespec="minutes")}
    assert entry.note == SAID["note"]
    assert entry.refs == tuple(SAID["refs"])


def test_a_verdict_and_the_index_are_enough(client: httpx.Client, store: FeedbackStore) -> None:
    for verdict in ("right", "wrong", "out of date", "not our area"):
        assert client.post("/v1/feedback", json={"verdict": verdict, "index": SAID["index"]}).status_code == 201
    assert [entry.verdict for entry in store.entries()] == ["right", "wrong", "out of date", "not our area"]


def test_personal_data_in_a_note_is_taken_out_before_it_is_kept(client: httpx.Client, store: FeedbackStore) -> None:
    note = "Kelly Marsh, born 04/05/2019, kelly@example.org, was seen late"
    body = client.post("/v1/feedback", json={**SAID, "note": note}).json()
    assert {"name", "date of birth", "e-mail address"} <= set(body["taken_out"])
    written = store.path.read_text("utf-8") + str(body)
    assert [secret for secret in ("Kelly", "Marsh", "04/05/2019", "example.org") if secret in written] == []
    assert "was seen late" in store.entries()[0].note


@pytest.mark.usefixtures("store")
def test_danger_in_a_note_is_answered_at_once_for_nobody_may_read_it_today(client: httpx.Client) -> None:
    (alert,) = client.post("/v1/feedback", json={**SAID, "note": "he is hitting her right now"}).json()["alerts"]
    assert alert["kind"] == "danger"
    assert "999" in alert["text"]
    (alert,) = client.post("/v1/feedback", json={**SAID, "note": "my dad is hitting me right now"}).json()["alerts"]
    assert "tell an adult you trust" in alert["text"]


@pytest.mark.parametrize(
    ("field", "value", "pointer", "says"),
    [
        ("refs", ["wt2015-chapter-1@2015#9999"], "#/refs/0", "A paragraph that the answer rests on is not held here."),
        ("refs", ["wt2015-chapter-1@2015#60", "nonsense"], "#/refs/1", "A paragraph that"),
        ("refs", ["ce-child-in-need@2018#4.5/99"], "#/refs/0", "A paragraph that"),
        ("rules", ["no-such-rule"], "#/rules/0", "A rule that the answer rests on is not held here."),
        ("area", "atlantis", "#/area", "The area is not one that is held here."),
        ("verdict", "dreadful", "#/verdict", "“verdict” can only be"),
        ("note", "long " * 201, "#/note", "The note is 1,004 characters long. Shorten it to 1,000 or fewer."),
        ("index", "../../etc", "#/index", ""),
        ("question", "How long?", "#/question", "The question is not a field of this request. Take it out."),
    ],
)
def test_what_is_not_held_or_not_asked_for_is_refused_in_a_sentence_and_not_kept(
    client: httpx.Client, store: FeedbackStore, field: str, value: Any, pointer: str, says: str
) -> None:
    response = client.post("/v1/feedback", json={**SAID, field: value})
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    (error,) = response.json()["errors"]
    assert error["pointer"] == pointer
    assert error["detail"].startswith(says)
    assert store.entries() == ()


def test_an_answer_of_an_older_index_is_told_to_be_asked_again(client: httpx.Client) -> None:
    said = {**SAID, "index": "2020-01-01T20-00-00Z-ab12cd", "refs": ["an-old-policy@2011#1"]}
    assert client.post("/v1/feedback", json=said).json()["detail"].endswith("ask again.")


def test_without_a_home_feedback_is_refused_and_not_lost_in_silence() -> None:
    with serving(create_app(FakeAssistant())) as address:
        response = httpx.post(f"{address}/v1/feedback", json={"verdict": "right", "index": "x"})
    assert response.status_code == 503
    assert "not kept here" in response.json()["detail"]


def test_a_full_store_is_told_in_a_sentence(client: httpx.Client, store: FeedbackStore) -> None:
    store.path.parent.mkdir(exist_ok=True)
    with store.path.open("wb") as file:
        file.truncate(8 * 1024 * 1024)
    response = client.post("/v1/feedback", json=SAID)
    assert response.status_code == 507
    assert "no room" in response.json()["detail"]
