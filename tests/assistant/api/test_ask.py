"""POST /v1/ask keeps its contract."""

from datetime import UTC, date, datetime
from typing import Any

import httpx
import pytest

from assistant.ask import Message
from corpus.days.uk_clock import local
from tests.assistant.api.fake import FakeAssistant


def asked(client: httpx.Client, **body: Any) -> httpx.Response:
    return client.post("/v1/ask", json={"question": "How long?", **body})


def test_an_answer_has_every_part_of_the_contract(client: httpx.Client) -> None:
    body = asked(client).json()
    assert set(body) == {
        "status", "understood", "alerts", "answer", "rules", "choices", "citations", "nearest", "suggestions",
        "index", "took_ms", "wording",
    }  # fmt: skip
    assert set(body["understood"]) == {"question", "area", "intent"}
    assert {"lead", "points"} <= set(body["answer"])
    assert {"n", "ref", "document", "title", "edition", "status", "label", "quote", "url"} <= set(body["citations"][0])


def test_a_whole_amount_has_no_decimal_point(client: httpx.Client) -> None:
    assert '"amount":45,' in asked(client).text


def test_an_answer_is_never_kept_by_a_cache(client: httpx.Client) -> None:
    assert asked(client).headers["cache-control"] == "no-store"


def test_everything_that_was_asked_reaches_the_assistant(client: httpx.Client, fake: FakeAssistant) -> None:
    asked(
        client,
        question="  and then?  ",
        area="north-shire",
        history=[
            {"role": "user", "content": "How long?"},
            {"role": "assistant", "content": "45 working days."},
        ],
        today="2026-11-02",
        as_at="2016-01-01",
    )
    ask = fake.asked[-1]
    assert ask.question == "and then?"
    assert ask.area == "north-shire"
    assert ask.history == (Message("user", "How long?"), Message("assistant", "45 working days."))
    assert (ask.today, ask.as_at) == (date(2026, 11, 2), date(2016, 1, 1))


@pytest.mark.parametrize("area", ["NS", "north shire", "Northshire Council", "North Shire County Council"])
def test_an_area_may_be_named_as_people_call_it(client: httpx.Client, fake: FakeAssistant, area: str) -> None:
    assert asked(client, area=area).status_code == 200
    assert fake.asked[-1].area == "north-shire"
    assert client.get("/v1/search", params={"q": "assessment", "area": area}).status_code == 200


def test_a_question_is_read_in_plain_letters_without_invisible_ones(client: httpx.Client, fake: FakeAssistant) -> None:
    asked(client, question="\u0000Ｈｏｗ\u000blong\u200b for １５\ndays?\u0007")
    assert fake.asked[-1].question == "How long for 15\ndays?"
    asked(client, history=[{"role": "user", "content": "ｈｏｗ\u0000"}])
    assert fake.asked[-1].history[0].content == "how"
    assert asked(client, question="\u0000\u0001").status_code == 422


def test_today_is_the_day_in_the_uk_unless_given(client: httpx.Client, fake: FakeAssistant) -> None:
    before = local(datetime.now(UTC)).date()
    asked(client, today=None)
    assert before <= fake.asked[-1].today <= local(datetime.now(UTC)).date()


def test_a_question_of_two_thousand_characters_is_taken(client: httpx.Client) -> None:
    assert asked(client, question=" " + "é" * 2_000 + "\n").status_code == 200


@pytest.mark.parametrize(
    ("body", "pointer", "says"),
    [
        (
            {"question": " \n "},
            "#/question",
            "The question is empty. Type a question of up to 2,000 characters.",
        ),
        (
            {"question": "x" * 2_134},
            "#/question",
            "The question is 2,134 characters long. Shorten it to 2,000 or fewer.",
        ),
        ({"question": 7}, "#/question", "The question is not text. Put it in quotation marks."),
        (
            {"area": "atlantis"},
            "#/area",
            "The area is not one that is held here. Choose one of england, north-shire,",
        ),
        (
            {"today": "2 Nov"},
            "#/today",
            "“today” is not a day. Write it as year-month-day, for example 2026-11-21.",
        ),
        ({"as_at": "2026-02-30"}, "#/as_at", "“as_at” is not a day."),
        ({"today": 0}, "#/today", "“today” is not a day."),
        ({"colour": "red"}, "#/colour", "“colour” is not a field of this request. Take it out."),
        (
            {"history": [{"role": "system", "content": ""}]},
            "#/history/0/role",
            "“history.0.role” can only be 'user' or 'assistant'.",
        ),
        ({"history": "none"}, "#/history", "“history” is not a list."),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(
    client: httpx.Client, body: dict[str, Any], pointer: str, says: str
) -> None:
    response = asked(client, **body)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["detail"].startswith(says)
    assert response.json()["errors"][0]["pointer"] == pointer


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b'{"question": "Ho', "The body is not readable JSON (it breaks off at character 13)."),
        (b"[]", "The body is not a JSON object."),
        (b"", "The body is not a JSON object."),
        (b"[" * 30_000, "The request could not be read."),
        (b'{"question": "\xff"}', "The request could not be read."),
    ],
)
def test_a_broken_body_is_refused_in_a_sentence(client: httpx.Client, content: bytes, says: str) -> None:
    response = client.post("/v1/ask", content=content, headers={"Content-Type": "application/json"})
    assert response.status_code == 400
    assert response.json()["detail"].startswith(says)


def test_a_body_that_is_not_declared_as_json_is_refused(client: httpx.Client) -> None:
    response = client.post("/v1/ask", content=b'{"question": "How long?"}', headers={"Content-Type": "text/plain"})
    assert response.status_code == 400
    assert "Content-Type: application/json" in response.json()["detail"]


def test_characters_that_are_no_unicode_are_refused(client: httpx.Client) -> None:
    response = client.post("/v1/ask", content=b'{"question": "\\ud800"}', headers={"Content-Type": "application/json"})
    assert response.status_code == 422
    assert "not valid Unicode" in response.json()["detail"]


def test_several_faults_are_told_at_once(client: httpx.Client) -> None:
    body = asked(client, question="", today="soon").json()
    assert [error["pointer"] for error in body["errors"]] == ["#/question", "#/today"]


def test_a_refusal_never_repeats_the_question(client: httpx.Client) -> None:
    for body in ({"question": "Kelly Brown " * 200}, {"question": "Kelly Brown", "today": "Kelly Brown"}):
        assert "Kelly" not in asked(client, **body).text
