"""Every refusal is a problem a person understands, and gives nothing away."""

import logging
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from assistant.api.app import create_app
from assistant.api.guard import BODY_LIMIT, HEADERS
from assistant.api.problems import OURS
from assistant.steps.verify import Unproved
from corpus.errors import CalendarError, QuoteError, RuleError, SearchDown, SnapshotError, UnknownName, VerseError
from tests.assistant.api.fake import FakeAssistant
from tests.assistant.api.server import serving

BROWSER = {"Accept": "text/html,application/xhtml+xml"}


def failing(error: Exception) -> httpx.Response:
    with serving(create_app(FakeAssistant(error))) as address:
        return httpx.post(f"{address}/v1/ask", json={"question": "Is Kelly Brown safe?"})


def is_problem(response: httpx.Response) -> bool:
    body = response.json()
    return (
        response.headers["content-type"] == "application/problem+json"
        and {"type", "title", "status", "detail"} <= set(body)
        and body["status"] == response.status_code
        and body["request"] == response.headers["x-request-id"]
    )


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nowhere", 404),
        ("GET", "/v1/nowhere", 404),
        ("GET", "/v1/documents/atlantis", 404),
        ("GET", "/v1/documents/atlantis/paragraphs", 404),
        ("GET", "/static/nothing.css", 404),
        ("GET", "/v1/ask", 405),
        ("DELETE", "/", 405),
        ("GET", "/v1/search", 422),
        ("GET", "/v1/search?q=x&limit=lots", 422),
        ("GET", "/v1/search?q=x&limit=51", 422),
        ("GET", "/v1/search?q=x&area=atlantis", 422),
        ("GET", "/v1/search?q=x&colour=red", 422),
        ("GET", "/v1/rules?are=england", 422),
        ("GET", "/v1/documents?limit=3", 422),
        ("GET", "/v1/timelines.ics?event=referral&from=2026-11-02&to=2026-12-02", 422),
    ],
)
def test_every_refusal_is_a_problem(client: httpx.Client, method: str, path: str, status: int) -> None:
    response = client.request(method, path)
    assert response.status_code == status
    assert is_problem(response)


def test_a_wrong_method_is_told_the_right_one(client: httpx.Client) -> None:
    response = client.get("/v1/ask")
    assert response.headers["allow"] == "POST"
    assert response.json()["detail"].endswith("It takes POST.")


def test_a_parameter_that_an_address_does_not_take_is_named_and_refused(client: httpx.Client) -> None:
    detail = client.get("/v1/rules?are=england").json()["detail"]
    assert detail == "“are” is not a field of this request. Take it out."
    assert client.get("/healthz?probe=1").status_code == 200


@pytest.mark.parametrize("path", ["/", "/documents", "/v1/documents", "/v1/search?q=assessment", "/healthz"])
def test_head_is_answered_as_get_is_without_the_body(client: httpx.Client, path: str) -> None:
    head, full = client.head(path), client.get(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == full.headers["content-type"]
    assert client.head("/v1/ask").status_code == 405


def test_an_unknown_document_is_told_which_there_are(client: httpx.Client) -> None:
    detail = client.get("/v1/documents/atlantis").json()["detail"]
    assert detail == "That document is not held here. The documents are: national-guidance, north-shire-policy."


def test_too_large_a_body_is_refused_whether_or_not_its_size_is_declared(client: httpx.Client) -> None:
    def in_parts() -> Iterator[bytes]:
        yield from (b"x" * 1_024 for _ in range(BODY_LIMIT // 1_024 + 1))

    for content in (b"x" * (BODY_LIMIT + 1), in_parts()):
        response = client.post("/v1/ask", content=content, headers={"Content-Type": "application/json"})
        assert response.status_code == 413
        assert is_problem(response)
        assert "64 KB" in response.json()["detail"]


def test_a_browser_is_shown_a_page_and_a_program_json(client: httpx.Client) -> None:
    assert client.get("/nowhere", headers=BROWSER).headers["content-type"].startswith("text/html")
    assert is_problem(client.get("/v1/nowhere", headers=BROWSER))


def test_the_unexpected_shows_no_traceback_and_no_word_of_the_user(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        response = failing(KeyError("Is Kelly Brown safe?"))
    assert response.status_code == 500
    assert is_problem(response)
    said = response.text + caplog.text + "".join(str(record.exc_info or "") for record in caplog.records)
    assert "Kelly" not in said
    assert "Traceback" not in said
    assert "failed=KeyError" in caplog.text


@pytest.mark.parametrize("path", ["/v1/ask", "/ask"])
def test_without_an_index_a_client_is_told_to_come_back(path: str) -> None:
    with serving(create_app(FakeAssistant(SnapshotError("gone")))) as address:
        sent = {"json": {"question": "How long?"}} if path == "/v1/ask" else {"data": {"question": "How long?"}}
        response = httpx.post(address + path, **sent)
    assert response.status_code == 503
    assert int(response.headers["retry-after"]) > 0
    assert "verse ingest" in response.json()["detail"]


def test_a_search_that_is_down_is_not_a_search_that_found_nothing() -> None:
    response = failing(SearchDown("the store does not answer"))
    assert response.status_code == 503
    assert response.json()["type"] == "urn:verse:problem:search-down"
    assert "not known whether" in response.json()["detail"]


@pytest.mark.parametrize("error", [QuoteError, RuleError, Unproved])
def test_an_answer_that_fails_its_own_check_is_not_shown(error: type[VerseError]) -> None:
    response = failing(error("the source prints something else"))
    assert response.status_code == 500
    assert "did not pass its own check" in response.json()["detail"]


def test_a_date_that_cannot_be_counted_is_the_askers_to_mend() -> None:
    response = failing(CalendarError("Bank holidays are known to 2028. Ask for an earlier day."))
    assert response.status_code == 422
    assert response.json()["detail"] == "Bank holidays are known to 2028. Ask for an earlier day."


def test_a_name_that_is_not_held_is_the_askers_to_mend_and_is_not_repeated() -> None:
    response = failing(UnknownName("There is no rule “Kelly”."))
    assert response.status_code == 404
    assert "GET /v1/rules lists the rules" in response.json()["detail"]
    assert "Kelly" not in response.text


def every_error(error: type[VerseError] = VerseError) -> list[type[VerseError]]:
    return [error, *(kind for child in error.__subclasses__() for kind in every_error(child))]


def test_every_error_of_the_kernel_has_been_given_a_problem() -> None:
    kernel = {error for error in every_error(VerseError) if error.__module__ == VerseError.__module__}
    assert kernel <= set(OURS)


def test_every_response_is_hardened(client: httpx.Client) -> None:
    for path in ("/", "/documents", "/static/verse.css", "/v1/documents", "/nowhere", "/v1/ask", "/healthz"):
        headers = client.get(path).headers
        assert {name: headers.get(name) for name in HEADERS} == HEADERS, path
        assert "access-control-allow-origin" not in headers
    policy = HEADERS["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_no_page_of_the_service_loads_from_elsewhere(client: httpx.Client) -> None:
    assert [client.get(path).status_code for path in ("/docs", "/redoc")] == [404, 404]
    for style in (Path(__file__).parents[3] / "assistant/web/static").iterdir():
        assert "url(" not in style.read_text(encoding="utf-8")
