"""The API's document is current, complete, and true of what is returned."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator

from assistant.api.app import create_app
from assistant.cli import main
from corpus.refs import ParagraphRef
from tests.assistant.api.fake import FakeAssistant
from tests.house.conftest import ROOT

DOCUMENT: dict[str, Any] = json.loads((ROOT / "docs/openapi.json").read_text("utf-8"))
OPERATIONS = {
    operation["operationId"]: (method, path, operation)
    for path, operations in DOCUMENT["paths"].items()
    for method, operation in operations.items()
}
RULE = "wt-assessment-45-working-days"
ASKED: dict[str, list[dict[str, Any]]] = {  # what is asked of each operation, beside its own example
    "ask": [
        {"question": "I think a child is being beaten right now, DOB 3/4/2015"},
        {"question": "What is the fee for a parking permit?"},
        {"question": "how often are plans reviewed, referral on 2 November 2026?", "as_at": "2016-05-01"},
        {
            "question": "since a plan must be reviewed daily, who does it?",
            "history": [{"role": "user", "content": "?"}],
        },
    ],
    "create_chat_completion": [
        {"model": "chapter-and-verse", "messages": [{"role": "user", "content": "Title of this chat, please write"}]},
        {"model": "chapter-and-verse", "messages": [{"role": "user", "content": "Write a title for the chat"}]},
    ],
    "count_deadline": [
        {"amount": "4 to 6", "unit": "weeks", "from": "2026-11-02"},
        {"amount": 1, "unit": "hours", "from": "2026-11-02T14:30"},
        {"rule": "ce-assessment-day-15", "from": "2026-11-02"},
        {"amount": 3, "unit": "months", "pattern": "every", "from": "2026-11-02", "counting": "event is day 1"},
    ],
    "count_timeline": [{"event": "referral", "from": "2026-11-02T14:30"}],
    "list_rules": [{}, {"q": "visit"}],
    "list_routes": [{}],
    "next_step": [{}, {"area": "worcestershire", "at": "2026-11-20T17:00"}],
    "list_contacts": [{}, {"area": "worcestershire"}],
    "list_events": [{}],
    "make_quiz": [{"count": 60, "today": "2026-11-02"}, *({"format": name} for name in ("moodle", "docx", "json"))],
}


def closed(schema: Any) -> Any:
    """Return a schema that takes nothing beside what it names."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    found = {name: closed(each) for name, each in schema.items()}
    if schema.get("type") == "object" and "properties" in schema:
        found["additionalProperties"] = False
    return found


COMPONENTS = closed(DOCUMENT["components"])


def check(name: str, response: httpx.Response) -> None:
    """Hold a response against the document."""
    described = OPERATIONS[name][2]["responses"].get(str(response.status_code))
    assert described is not None, f"{name} answered {response.status_code}: {response.text[:300]}"
    if "$ref" in described:
        described = DOCUMENT["components"]["responses"][described["$ref"].rpartition("/")[2]]
    media_type = response.headers["content-type"].partition(";")[0]
    assert media_type in described["content"]
    if media_type.endswith("json"):
        schema = closed(described["content"][media_type]["schema"])
        faults = Draft202012Validator({**schema, "components": COMPONENTS}).iter_errors(response.json())
        assert [f"{fault.json_path}: {fault.message[:300]}" for fault in faults] == []


def send(client: httpx.Client, name: str, asked: dict[str, Any]) -> httpx.Response:
    method, path, operation = OPERATIONS[name]
    if "requestBody" in operation:
        return client.request(method, path, json=asked)
    rest = {key: value for key, value in asked.items() if f"{{{key}}}" not in path}
    return client.request(method, path.format(**asked), params=rest)


def example_of(name: str) -> dict[str, Any]:
    operation = OPERATIONS[name][2]
    if "requestBody" in operation:
        found: dict[str, Any] = operation["requestBody"]["content"]["application/json"]["example"]
        return found
    return {each["name"]: each["example"] for each in operation.get("parameters", ()) if "example" in each}


def every_step(client: httpx.Client, area: str, answers: dict[str, str]) -> Iterator[httpx.Response]:
    """Yield the response to every answer that can be given in an area."""
    response = send(client, "next_step", {"area": area, "answers": answers})
    yield response
    step = response.json()
    if step["kind"] == "question":
        for answer in step["answers"]:
            yield from every_step(client, area, {**answers, step["id"]: answer["id"]})


def test_the_committed_document_is_current() -> None:
    assert create_app(FakeAssistant()).openapi() == DOCUMENT, "write it again: verse openapi --out docs/openapi.json"


def test_a_real_server_gives_that_document(real: httpx.Client) -> None:
    assert real.get("/openapi.json").json() == DOCUMENT


def test_the_command_writes_that_document(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["openapi"]) == 0
    assert capsys.readouterr().out == (ROOT / "docs/openapi.json").read_text("utf-8")


def test_a_file_that_cannot_be_written_is_told_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["openapi", "--out", str(tmp_path / "none" / "openapi.json")]) == 2
    assert "cannot be written: No such file or directory." in capsys.readouterr().err


def test_every_operation_has_a_name_a_tag_a_sentence_and_its_refusals() -> None:
    tags = {tag["name"] for tag in DOCUMENT["tags"]}
    assert len(OPERATIONS) == sum(map(len, DOCUMENT["paths"].values()))
    for name, (_, path, operation) in OPERATIONS.items():
        assert set(operation["tags"]) <= tags, name
        assert operation["description"].endswith("."), name
        assert {"401", "403", "421", "429", "500", "503"} < set(operation["responses"]), name
        assert path.startswith("/v1/") == ("400" in operation["responses"]), name
        assert all(parameter.get("required", False) <= ("example" in parameter)
                   for parameter in operation.get("parameters", ())), name  # fmt: skip


@pytest.mark.parametrize("name", OPERATIONS)
def test_what_an_operation_returns_is_what_the_document_says(real: httpx.Client, name: str) -> None:
    example = example_of(name)
    if "index" in example:
        example["index"] = real.get("/readyz").json()["index"]
    responses = [send(real, name, asked) for asked in [example, *ASKED.get(name, [])]]
    for response in responses:
        assert response.is_success, response.text
        check(name, response)


@pytest.mark.parametrize("area", ["england", "cheshire-east", "cheshire-west-and-chester", "worcestershire"])
def test_every_step_of_every_route_is_what_the_document_says(real: httpx.Client, area: str) -> None:
    steps = list(every_step(real, area, {}))
    assert {step.json()["kind"] for step in steps} == {"question", "outcome"}
    for step in steps:
        check("next_step", step)


@pytest.mark.parametrize(
    ("name", "asked", "status"),
    [
        ("ask", {"question": ""}, 422),
        ("ask", {"question": "How long?", "area": "atlantis"}, 422),
        ("search", {"q": "x", "limit": 99}, 422),
        ("get_document", {"document_id": "none"}, 404),
        ("count_deadline", {"rule": "none", "from": "2026-11-02"}, 422),
        ("count_deadline", {"rule": RULE, "from": "2036-11-02"}, 422),
        ("deadline_calendar", {"rule": "none", "from": "2026-11-02"}, 422),
        ("count_timeline", {"event": "none", "from": "2026-11-02"}, 422),
        ("next_step", {"area": "cheshire-east", "answers": {"x": "y"}}, 422),
        ("make_quiz", {"topics": ["zebra crossings"]}, 422),
        ("send_feedback", {"verdict": "right", "index": "x", "refs": ["a@b#c"]}, 422),
        ("get_model", {"model": "none"}, 404),
        ("create_chat_completion", {"model": "none", "messages": [{"role": "user", "content": "?"}]}, 404),
        ("create_chat_completion", {"model": "chapter-and-verse", "messages": []}, 400),
        ("list_models", {"colour": "red"}, 400),
        ("list_documents", {"colour": "red"}, 422),
    ],
)
def test_a_refusal_is_what_the_document_says(real: httpx.Client, name: str, asked: dict[str, Any], status: int) -> None:
    response = send(real, name, asked)
    assert response.status_code == status
    check(name, response)


def example_answers() -> Iterator[tuple[str, Any]]:
    for name, (_, _, operation) in OPERATIONS.items():
        for status, response in operation["responses"].items():
            described = response.get("content", {}).get("application/json", {})
            if status.startswith("2") and described:
                Draft202012Validator({**closed(described["schema"]), "components": COMPONENTS}).validate(
                    described["example"]
                )
                yield name, described["example"]


def within(example: Any) -> Iterator[dict[str, Any]]:
    """Yield every object in an example."""
    if isinstance(example, dict):
        yield example
    for each in example.values() if isinstance(example, dict) else example if isinstance(example, list) else ():
        yield from within(each)


def test_every_answer_shown_as_an_example_is_one_that_can_be_given() -> None:
    shown = dict(example_answers())
    assert {name for name in OPERATIONS if name not in shown} == {"deadline_calendar", "timeline_calendar", "metrics"}


def test_what_an_example_quotes_stands_in_the_documents(real: httpx.Client) -> None:
    held = {
        paragraph["ref"]: letters(paragraph["text"])
        for document in real.get("/v1/documents").json()["documents"]
        for paragraph in real.get(f"/v1/documents/{document['id']}/paragraphs").json()["paragraphs"]
    }
    quoted = [each for _, example in example_answers() for each in within(example) if "quote" in each]
    assert len(quoted) > 10
    for each in quoted:
        paragraph = str(ParagraphRef.parse(each["ref"]).paragraph)
        assert letters(each["quote"]) in held[paragraph], each["ref"]


def test_what_an_example_cites_is_among_its_citations() -> None:
    shown = dict(example_answers())
    for answer in (shown["ask"], shown["create_chat_completion"]["chapter_and_verse"]):
        held = {cited["n"] for cited in answer["citations"]}
        said = [*answer["answer"]["points"], *answer["rules"], *answer["alerts"]]
        assert held >= {*answer["answer"]["lead_citations"], *(n for one in said for n in one["citations"])}


def letters(text: str) -> str:
    """Return the letters and digits alone: bullets and repaired spaces aside."""
    return "".join(filter(str.isalnum, text))


def test_a_document_that_is_false_is_found_out(real: httpx.Client) -> None:
    response = real.get("/healthz")
    check("alive", response)
    with pytest.raises(AssertionError, match="ready"):
        check("ready", response)
