"""POST /v1/deadlines: a date, every day counted, and the words it rests on."""

import pytest
from fastapi.testclient import TestClient

from assistant.api.app import create_app


@pytest.fixture(scope="module")
def client(ingested):
    with TestClient(create_app(ingested)) as client:
        yield client


def test_working_days_are_counted_over_christmas_with_every_skipped_day_named(client):
    body = client.post("/v1/deadlines", json={"amount": 45, "unit": "working days", "from": "2026-11-02"}).json()
    assert body["due"] == "2027-01-07"
    assert len(body["steps"]) == 45
    assert {day["why"] for day in body["skipped"]} >= {"Saturday", "Sunday", "Christmas Day", "New Year’s Day"} or any(
        "Christmas" in day["why"] for day in body["skipped"]
    )


def test_a_rules_deadline_carries_its_citation(client):
    rules = client.get("/v1/rules", params={"topic": "core-group-first", "area": "england"}).json()["rules"]
    answer = client.post("/v1/deadlines", json={"rule": rules[0]["id"], "from": "2026-12-18"}).json()
    assert answer["due"] == "2027-01-06"
    assert "10 working days" in answer["citations"][0]["quote"]


def test_days_beyond_the_known_bank_holidays_are_refused(client):
    answer = client.post("/v1/deadlines", json={"amount": 45, "unit": "working days", "from": "2028-11-20"})
    assert answer.status_code == 422
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert "2029" in answer.json()["detail"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"from": "soon", "amount": 1, "unit": "weeks"},
        {"from": "2026-02-31", "amount": 1, "unit": "weeks"},
        {"from": "2026-11-02", "amount": 3, "unit": "fortnights"},
        {"from": "2026-11-02", "amount": 3},
        {"from": "2026-11-02", "rule": "no-such-rule"},
    ],
)
def test_what_cannot_be_counted_is_refused_with_a_sentence(client, body):
    answer = client.post("/v1/deadlines", json=body)
    assert 400 <= answer.status_code < 500
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert answer.json()["detail"]
