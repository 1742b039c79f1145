"""Routes and contacts over HTTP, proved against the shipped documents."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import httpx
import pytest
from fastapi import FastAPI

from assistant.api.app import create_app
from assistant.api.routers import ROUTERS, contacts, routes
from tests.assistant.api.fake import FakeAssistant
from tests.assistant.api.server import serving
from tests.corpus.library import Shipped, shipped


@dataclass(frozen=True)
class Shelved:
    """An assistant that holds documents and answers nothing."""

    snapshot: Shipped


def app_over(assistant: object) -> FastAPI:
    app = create_app(assistant)
    for router in (routes.router, contacts.router):
        if router not in ROUTERS:
            app.include_router(router)
    return app


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with serving(app_over(Shelved(shipped()))) as address, httpx.Client(base_url=address) as client:
        yield client


def step(client: httpx.Client, area: str | None, /, **answers: str) -> dict:
    body = {"area": area, "answers": answers, "at": "2026-11-24T22:00"}
    response = client.post("/v1/routes/next", json=body)
    assert response.status_code == 200, response.text
    return response.json()


def test_every_area_is_listed_with_its_first_question(client: httpx.Client) -> None:
    body = client.get("/v1/routes").json()
    assert [each["area"] for each in body["routes"]] == [
        "england", "cheshire-east", "cheshire-west-and-chester", "worcestershire",
    ]  # fmt: skip
    assert {each["start"]["ask"] for each in body["routes"]} == {"Is a child in danger now?"}
    assert body["index"] == shipped().version


def test_the_whole_decision_list_of_an_area_can_be_had(client: httpx.Client) -> None:
    body = client.get("/v1/routes", params={"area": "cheshire-east"}).json()
    known = {each["id"] for each in (*body["questions"], *body["outcomes"])}
    goes = {answer["goes"] for each in body["questions"] for answer in each["answers"]}
    assert {each for each in goes if "/" not in each} <= known
    assert all(each["lines"] for each in body["outcomes"])


def test_the_next_question_and_then_the_outcome_come_back(client: httpx.Client) -> None:
    first = step(client, "cheshire-east")
    assert (first["kind"], first["id"]) == ("question", "danger")
    second = step(client, "cheshire-east", danger="no")
    assert second["answers"][0].keys() == {"id", "says"}
    last = step(client, "cheshire-east", danger="no", role="partner", partner="incident", **{"plan-open": "no"})
    assert (last["kind"], last["id"], last["channel"]) == ("outcome", "step-up-now", "phone")
    assert [each["question"] for each in last["answered"]] == ["danger", "role", "partner", "plan-open"]


def test_every_line_of_an_outcome_is_cited_or_marked_as_our_own(client: httpx.Client) -> None:
    body = step(client, "cheshire-east", danger="yes")
    assert body["emergency"]
    assert (body["lines"][0]["own"], body["lines"][0]["citations"]) == (True, [])
    for line in body["lines"][1:]:
        assert line["own"] or line["citations"]
        for cited in line["citations"]:
            assert {"document", "ref", "label", "quote", "edition", "status", "url"} <= set(cited)
            assert cited["ref"].startswith(cited["document"] + "@")
            assert cited["spans"]


def test_the_words_cited_stand_in_the_paragraphs_that_are_served(client: httpx.Client) -> None:
    body = step(client, "worcestershire", danger="no", what="assessment", assessment="initial")
    served = client.get("/v1/documents/worcs-b1-children-in-need/paragraphs").json()["paragraphs"]
    text = {each["ref"]: " ".join(each["text"].split()) for each in served}
    for line in body["lines"]:
        for cited in line["citations"]:
            if cited["document"] == "worcs-b1-children-in-need":
                assert cited["quote"] in text[cited["ref"].partition("/")[0]]
                assert (cited["edition"], cited["status"]) == ("April 2012", "historical")


def test_an_outcome_says_the_limit_as_printed_and_what_it_leaves_open(client: httpx.Client) -> None:
    body = step(client, "cheshire-east", danger="no", role="social-care", **{"social-care": "stuck"})
    (line,) = [line for line in body["lines"] if line["part"] == "when"]
    assert (line["limit"], line["counts_from"], line["strength"]) == ("not to exceed 45 days", "not stated", "should")
    assert "working or calendar days" in line["note"]


def test_an_outcome_by_telephone_says_whom_to_ring_at_that_time(client: httpx.Client) -> None:
    body = step(client, "cheshire-east", danger="yes")
    assert body["now"]["at"] == "2026-11-24T22:00"
    assert (body["now"]["contact"]["number"], body["now"]["reading"]) == ("0300 123 5022", "printed")


def test_without_an_area_the_area_is_the_first_question(client: httpx.Client) -> None:
    body = step(client, None)
    assert (body["id"], body["area"]) == ("area", None)
    assert "worcestershire" in {each["id"] for each in body["answers"]}
    assert step(client, None, area="worcestershire")["id"] == "danger"


def test_cheshire_west_is_lent_no_number(client: httpx.Client) -> None:
    body = step(client, "cheshire-west-and-chester", danger="yes")
    assert (body["contacts"], body["now"]["contact"]) == ([], None)
    assert "0300" not in str(body)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({"area": "narnia"}, "The area is not one that is held here."),
        ({"answers": {"area": "narnia"}}, "The area is not one that is held here."),
        ({"area": "england", "answers": {"colour": "red"}}, "is not a question of these routes"),
        ({"area": "england", "answers": {"national-danger": "maybe"}}, "The answers are: yes, unsure, no."),
        ({"area": "england", "at": "tea time"}, "is not a date that can be read"),
        ({"area": "england", "at": "2026-11-24"}, "Give the time of day as well"),
        ({"area": "england", "colour": "red"}, "is not a field of this request"),
        ({"area": "england", "answers": ["no"]}, "is not an object with named fields"),
    ],
)
def test_what_cannot_be_followed_is_refused_in_a_sentence(client: httpx.Client, body: dict, says: str) -> None:
    response = client.post("/v1/routes/next", json=body)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert says in response.json()["detail"]


# Contacts


def test_the_contacts_of_an_area_come_with_whom_to_ring_at_a_time(client: httpx.Client) -> None:
    body = client.get("/v1/contacts", params={"area": "cheshire-east", "at": "2026-11-24T10:00"}).json()
    assert [each["number"] for each in body["contacts"]] == ["0300 123 5012", "0300 123 5022", None]
    now = body["now"]
    assert (now["contact"]["id"], now["contact"]["options"], now["reading"]) == (
        "checs", "Option 3, Option 2", "inferred",
    )  # fmt: skip
    assert now["contact"]["hours"] == {
        "printed": None, "inferred": "Monday to Thursday 08:30 to 17:00, Friday 08:30 to 16:30",
    }  # fmt: skip
    assert now["otherwise"]["number"] == "0300 123 5022"


def test_christmas_day_is_known_for_a_bank_holiday(client: httpx.Client) -> None:
    body = client.get("/v1/contacts", params={"area": "cheshire-east", "at": "2026-12-25T11:00"}).json()
    assert (body["now"]["contact"]["id"], body["now"]["reading"]) == ("emergency-duty-team", "inferred")
    assert "bank holidays" in body["now"]["note"]


def test_a_time_with_a_zone_is_brought_to_the_clocks_of_the_united_kingdom(client: httpx.Client) -> None:
    body = client.get("/v1/contacts", params={"area": "cheshire-east", "at": "2026-07-07T16:30Z"}).json()
    assert (body["at"], body["now"]["contact"]["id"]) == ("2026-07-07T17:30", "emergency-duty-team")


def test_worcestershire_offers_its_advice_numbers_for_no_emergency(client: httpx.Client) -> None:
    body = client.get("/v1/contacts", params={"area": "worcestershire", "at": "2026-11-24T22:00"}).json()
    assert {each["purpose"] for each in body["contacts"]} == {"advice on the Common Assessment Framework"}
    assert {each["status"] for each in body["contacts"]} == {"historical"}
    assert (body["now"]["contact"], body["now"]["reading"]) == (None, "not in the documents")


def test_without_an_area_all_contacts_are_listed_and_nobody_is_chosen(client: httpx.Client) -> None:
    body = client.get("/v1/contacts").json()
    assert len(body["contacts"]) == 6
    assert body["now"] is None


# Other documents


def test_documents_that_describe_no_routes_are_told_so() -> None:
    with serving(app_over(FakeAssistant())) as address, httpx.Client(base_url=address) as client:
        response = client.get("/v1/routes")
        assert (response.status_code, response.json()["type"]) == (404, "urn:verse:problem:no-routes")
        assert client.get("/v1/contacts", params={"area": "north-shire"}).status_code == 404


def test_words_that_the_served_documents_do_not_hold_are_never_shown() -> None:
    changed = dict(shipped().paragraphs)
    ref = "ce-step-up-step-down@2023#3.6"
    changed[ref] = replace(changed[ref], text=changed[ref].text.replace("one hour", "two hours"))
    assistant = Shelved(replace(shipped(), paragraphs=changed))
    with serving(app_over(assistant)) as address, httpx.Client(base_url=address) as client:
        response = client.post("/v1/routes/next", json={"area": "england"})
        assert (response.status_code, response.json()["type"]) == (500, "urn:verse:problem:unproved")
