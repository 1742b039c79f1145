"""POST /v1/deadlines: a date, every day counted, and the words it rests on."""

from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from assistant.api.app import create_app
from corpus.days.counting import Counting


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


def test_a_rules_deadline_says_what_day_0_is_whose_it_is_and_how_binding(client):
    answer = client.post("/v1/deadlines", json={"rule": "ce-child-seen-10-working-days", "from": "2026-11-02"}).json()
    assert answer["due"] == "2026-11-16"
    assert (answer["area"], answer["strength"], answer["national"]) == ("cheshire-east", "must", False)
    assert "is day 0" in answer["conventions"][0]
    assert answer["citations"][0]["label"] == "para 4.3"


def test_a_date_is_not_settled_where_the_document_does_not_say_what_it_counts_from(client):
    for rule, settled in (("worcs-initial-assessment-10-working-days", False), ("ce-child-seen-10-working-days", True)):
        answer = client.post("/v1/deadlines", json={"rule": rule, "from": "2026-11-02"}).json()
        assert (answer["due"], answer["settled"]) == ("2026-11-16", settled)


@pytest.mark.parametrize(
    "more", [{"amount": 45}, {"amount": "ninety"}, {"amount": 0}, {"unit": "days"}, {"pattern": "every"}]
)
def test_a_rule_is_not_counted_beside_an_amount_that_might_be_taken_for_its_own(client, more):
    asked = {"rule": "ce-child-seen-10-working-days", "from": "2026-11-02", **more}
    answer = client.post("/v1/deadlines", json=asked)
    assert answer.status_code == 422
    assert "and not both" in answer.json()["detail"]


@pytest.mark.parametrize("amount", [True, False, 1.5, 10**400, -1, "", [], "ninety-nine hundred"])
def test_what_is_no_whole_number_is_refused_as_an_amount(client, amount):
    answer = client.post("/v1/deadlines", json={"amount": amount, "unit": "days", "from": "2026-11-02"})
    assert answer.status_code == 422
    assert answer.json()["detail"]


def test_a_rule_without_a_length_of_time_says_so_instead_of_a_date(client):
    answer = client.post("/v1/deadlines", json={"rule": "ce-step-up-phone-immediately", "from": "2026-11-02"})
    assert answer.status_code == 200
    body = answer.json()
    assert (body["due"], body["steps"]) == (None, [])
    assert body["why"].startswith("The document says “immediately” and gives no length of time")
    assert body["citations"][0]["quote"] == "The referrer must contact ChECS immediately by telephone."


def test_every_rule_of_the_service_is_answered_without_an_error_of_its_own(client):
    for rule in client.get("/v1/rules").json()["rules"]:
        answer = client.post("/v1/deadlines", json={"rule": rule["id"], "from": "2026-11-02"})
        assert answer.status_code == 200, rule["id"]
        assert (answer.json()["due"] is None) == bool(answer.json()["why"]), rule["id"]


def test_the_day_of_the_event_may_be_counted_and_the_answer_says_so(client):
    sent = {"amount": 45, "unit": "working days", "from": "2026-11-02", "counting": "event is day 1"}
    body = client.post("/v1/deadlines", json=sent).json()
    assert (body["due"], body["counting"]) == ("2027-01-06", "event is day 1")
    assert "is itself counted as day 1" in body["conventions"][0]


def test_an_amount_may_be_counted_back_from_an_event(client):
    sent = {"amount": 7, "unit": "working days", "from": "2027-01-05", "pattern": "before"}
    assert client.post("/v1/deadlines", json=sent).json()["due"] == "2026-12-22"


def test_an_operators_setting_is_the_one_that_is_used(ingested):
    with TestClient(create_app(replace(ingested, counting=Counting.EVENT_IS_DAY_1))) as client:
        for sent in ({"amount": 45, "unit": "working days"}, {"rule": "wt-assessment-45-working-days"}):
            assert client.post("/v1/deadlines", json={**sent, "from": "2026-11-02"}).json()["due"] == "2027-01-06"
        sent = {"event": "referral", "from": "2026-11-02"}
        assert client.post("/v1/timelines", json=sent).json()["counting"] == "event is day 1"
        assert "is itself counted as day 1" in client.get("/timescales/timeline", params=sent).text


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
        {"from": "2028-11-20", "rule": "wt-assessment-45-working-days"},
        {"from": "2026-11-02", "rule": "ce-child-seen-10-working-days", "amount": 3, "unit": "days"},
        {"from": "2026-11-02", "amount": 3, "unit": "days", "counting": "event is day 7"},
        {"from": 5, "amount": 3, "unit": "days"},
    ],
)
def test_what_cannot_be_counted_is_refused_with_a_sentence(client, body):
    answer = client.post("/v1/deadlines", json=body)
    assert 400 <= answer.status_code < 500
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert answer.json()["detail"]
