"""The tools of the MCP server, called by the real client: over HTTP, and over the standard streams of `verse mcp`."""

import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import openai
import pytest
from mcp import MCPError

from assistant.api.app import create_app
from assistant.api.desk import Desk
from assistant.cli import main
from corpus.access import Access
from corpus.settings import Settings
from tests.assistant.api.fake import FakeAssistant
from tests.assistant.api.server import serving
from tests.programs.mcp_client import Tools, command, connected

PARAGRAPH = "wt2015-chapter-1@2015#60"
RULE = "wt-assessment-45-working-days"
HEADERS = {"Accept": "application/json, text/event-stream", "Content-Type": "application/json"}
LIST = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}


@pytest.fixture(scope="module")
def tools(site: str) -> Iterator[Tools]:
    with connected(f"{site}/mcp") as tools:
        yield tools


def test_over_the_standard_streams_and_over_http_the_same_is_said(tools: Tools, ingested: Settings) -> None:
    question = {"question": "how long can an assessment take?", "area": "cheshire-east", "today": "2026-11-17"}
    calls = [
        ("ask", question), ("search", {"words": "strategy discussion"}), ("paragraph", {"ref": PARAGRAPH}),
        ("deadline", {"rule": RULE, "from": "2026-11-02"}), ("route", {"area": "cheshire-east"}),
        ("contact", {"area": "CE", "at": "2026-11-20T17:00"}), ("ask", {"question": ""}),
    ]  # fmt: skip
    with connected(command(ingested.home)) as started:
        assert started.do(started.client.list_tools) == tools.do(tools.client.list_tools)
        for tool, arguments in calls:
            one, other = (place.call(tool, **arguments) for place in (tools, started))
            for result in (one, other):
                (result.structured_content or {}).pop("took_ms", None)
            assert one == other


def test_each_tool_says_what_it_is_for_what_it_takes_and_what_it_gives(tools: Tools) -> None:
    listed = tools.do(tools.client.list_tools).tools
    assert [tool.name for tool in listed] == ["ask", "search", "paragraph", "deadline", "route", "contact"]
    for tool in listed:
        assert len(tool.description) > 80
        assert tool.annotations.read_only_hint
        assert tool.input_schema["additionalProperties"] is False
        assert tool.output_schema["type"] == "object"
        assert "$ref" not in str(tool.input_schema)
        assert all(field["description"] for field in tool.input_schema["properties"].values())
    fields = {tool.name: tool.input_schema["properties"] for tool in listed}
    assert (fields["ask"]["question"]["minLength"], fields["ask"]["question"]["maxLength"]) == (1, 2000)
    assert (fields["search"]["limit"]["minimum"], fields["search"]["limit"]["maximum"]) == (1, 50)


def test_an_answer_is_that_of_the_api_and_its_text_carries_the_citations(tools: Tools, real: httpx.Client) -> None:
    asked = {"question": "how soon must a child be seen after a referral?", "area": "cheshire-east"}
    result, body = tools.call("ask", **asked), real.post("/v1/ask", json=asked).json()
    del result.structured_content["took_ms"], body["took_ms"]
    assert result.structured_content == body
    text = result.content[0].text
    for cited in body["citations"]:
        assert f"[{cited['n']}] " in text
        assert " ".join(cited["quote"].split())[:40].split("*")[0] in text


def test_danger_stands_first(tools: Tools) -> None:
    assert tools.said("ask", question="I think a child is being beaten right now").startswith(
        "> **If a child is in danger now**"
    )


def test_a_search_gives_text_and_reference_and_the_reference_opens_the_paragraph(tools: Tools) -> None:
    found = tools.call("search", **{"words": "core group", "area": "worcestershire", "limit": 3}).structured_content
    assert len(found["results"]) == 3
    for each in found["results"]:
        passage = tools.call("paragraph", **{"ref": each["ref"]})
        assert passage.structured_content["text"] == each["text"]
        assert each["text"] in passage.content[0].text


def test_an_item_of_a_paragraph_is_shown_by_itself_and_within_it(tools: Tools) -> None:
    passage = tools.call("paragraph", **{"ref": "ce-step-up-step-down@2023#1.5/1"}).structured_content
    assert passage["item"] == "Contact ChECS on 0300 123 5012 Option 3, Option 2"
    assert passage["item"] in passage["text"]


def test_a_deadline_tells_every_reading_its_words_and_how_it_was_counted(tools: Tools) -> None:
    text = tools.said("deadline", rule="ce-assessment-day-15", **{"from": "2026-11-02"})
    assert "Due: Tuesday 17 November 2026 (calendar days)" in text
    assert "Due: Monday 23 November 2026 (working days)" in text
    assert "should be completed by Day 15 unless it has been agreed with the Manager" in text.splitlines()[0]
    assert "[1] Children and Families Assessment / Child in Need policy" in text
    plain = tools.said("deadline", amount=45, unit="working days", **{"from": "2026-11-02"})
    assert plain.startswith("Due: Thursday 7 January 2027")


def test_a_rule_without_a_date_says_why(tools: Tools, real: httpx.Client) -> None:
    rules = real.get("/v1/rules").json()["rules"]
    undated = next(rule for rule in rules if rule["kind"] == "limit" or rule["amount"] is None)
    result = tools.call("deadline", **{"rule": undated["id"], "from": "2026-11-02"})
    assert result.structured_content["due"] is None
    assert result.structured_content["why"] in result.content[0].text


def test_a_route_leads_by_its_answers_to_an_outcome_with_its_words(tools: Tools) -> None:
    answers: dict[str, str] = {}
    for _ in range(10):
        result = tools.call("route", **{"area": "cheshire-east", "answers": answers, "at": "2026-11-20T17:00"})
        step = result.structured_content
        if step["kind"] == "outcome":
            break
        assert f"Answer {step['answers'][0]['id']}: " in result.content[0].text
        answers[step["id"]] = step["answers"][0]["id"]
    text = result.content[0].text
    assert text.splitlines()[1].startswith("Outcome: ")
    assert "Emergency Duty Team" in text
    assert "Chapter and verse\n[1] Step Up / Step Down policy" in text


def test_no_area_is_given_the_number_of_another(tools: Tools) -> None:
    assert "0300" in tools.said("contact", area="cheshire-east")
    for area in ("worcestershire", "cheshire-west-and-chester", "england"):
        assert "0300" not in tools.said("contact", area=area)


@pytest.mark.parametrize(
    ("tool", "arguments", "says"),
    [
        ("ask", {}, "The question is missing. Add it."),
        ("ask", {"question": "x" * 2001}, "The question is 2,001 characters long. Shorten it to 2,000 or fewer."),
        ("ask", {"question": "Kelly?", "colour": "red"}, "“colour” is not a field of this request. Take it out."),
        ("ask", {"question": "Kelly?", "area": "atlantis"}, "The area is not one that is held here. Choose one of"),
        ("search", {"words": "Kelly", "limit": 51}, "“limit” is too large. The most is 50."),
        ("paragraph", {"ref": "Kelly"}, "That is not a paragraph reference."),
        ("paragraph", {"ref": "wt2015-chapter-1@2015#999"}, "That paragraph is not held here."),
        ("paragraph", {"ref": f"{PARAGRAPH}/9"}, "That paragraph is not held here."),
        ("deadline", {"from": "2026-11-02"}, "Give a rule, or an amount with its unit"),
        ("deadline", {"rule": "Kelly", "from": "2026-11-02"}, "The rule is not one that is held here."),
        ("deadline", {"rule": RULE, "from": "2036-11-02"}, "ank holidays"),
        ("deadline", {"rule": RULE, "from": "tomorrow"}, "is not a date there is."),
        ("route", {"area": "cheshire-east", "answers": {"danger": "maybe"}}, "The answers are: yes, unsure, no."),
        ("contact", {"at": "noon"}, "noon"),
        ("tell", {}, "There is no such tool. The tools are: ask, search,"),
    ],
)
def test_what_cannot_be_done_is_a_tool_error_in_a_sentence(
    tools: Tools, tool: str, arguments: dict[str, Any], says: str
) -> None:
    result = tools.call(tool, **arguments)
    assert result.is_error
    assert says in result.content[0].text
    assert "\n" not in result.content[0].text
    assert "Kelly" not in result.content[0].text


def test_documents_and_paragraphs_are_resources(tools: Tools) -> None:
    listed = tools.do(tools.client.list_resources).resources
    assert len(listed) == 5
    assert "status: superseded" in listed[-1].title
    (template,) = tools.do(tools.client.list_resource_templates).resource_templates
    assert template.uri_template == "verse://paragraphs/{ref}"
    whole = tools.do(tools.client.read_resource, listed[-1].uri).contents[0].text
    assert f"{PARAGRAPH}\nThe maximum timeframe for the assessment" in whole
    one = tools.do(tools.client.read_resource, f"verse://paragraphs/{quote(PARAGRAPH, safe='')}").contents[0].text
    assert "no longer than 45 working days" in one


@pytest.mark.parametrize("uri", ["verse://documents/none", "verse://paragraphs/none", "file:///etc/passwd"])
def test_a_resource_that_is_not_held_is_refused_in_a_sentence(tools: Tools, uri: str) -> None:
    with pytest.raises(MCPError, match=r"held here|reference|no such resource"):
        tools.do(tools.client.read_resource, uri)


def test_several_calls_are_answered_at_once(tools: Tools) -> None:
    def due(number: int) -> str:
        result = tools.call("deadline", amount=number, unit="days", **{"from": "2026-11-02"})
        return str(result.structured_content["due"])

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(due, range(1, 9))) == [f"2026-11-{2 + number:02}" for number in range(1, 9)]


def test_the_guard_stands_before_it(real: httpx.Client) -> None:
    assert real.post("/mcp", json=LIST, headers=HEADERS).status_code == 200
    foreign = real.post("/mcp", json=LIST, headers={**HEADERS, "Host": "elsewhere.example"})
    assert foreign.status_code == 421
    site = real.post("/mcp", json=LIST, headers={**HEADERS, "Origin": "http://elsewhere.example"})
    assert site.status_code == 403
    assert real.get("/mcp", headers={"Accept": "text/event-stream"}).status_code == 405
    large = real.post("/mcp", content=b"x" * 70_000, headers=HEADERS)
    assert large.status_code == 413
    assert real.post("/mcp", json=LIST, headers=HEADERS).headers["x-content-type-options"] == "nosniff"


def test_without_an_index_the_command_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str],
                                                      monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.setenv("VERSE_HOME", str(tmp_path))
    assert main(["mcp"]) == 1
    assert "Run “verse ingest” to make one." in capsys.readouterr().err


def test_the_command_ends_when_its_stream_is_closed(ingested: Settings) -> None:
    started = command(ingested.home)
    ran = subprocess.run(
        [started.command, *started.args],
        env=started.env,
        input="not JSON\n",
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ran.returncode == 0
    assert "Traceback" not in ran.stderr


def test_where_a_token_is_asked_for_tools_and_chats_need_it_too(ingested: Settings) -> None:
    token = "an invented token 1234"
    app = create_app(replace(ingested, access=Access(tokens=(("tester", sha256(token.encode()).hexdigest()),))))
    app.state.desk = Desk(FakeAssistant)  # the door is what is tried here
    with serving(app) as address, httpx.Client(base_url=address) as client:
        assert client.post("/mcp", json=LIST, headers=HEADERS).status_code == 401
        listed = client.post("/mcp", json=LIST, headers={**HEADERS, "Authorization": f"Bearer {token}"})
        assert len(listed.json()["result"]["tools"]) == 6
        stranger = openai.OpenAI(base_url=f"{address}/v1", api_key="wrong", max_retries=0)
        with stranger, pytest.raises(openai.AuthenticationError, match="That token opens nothing here"):
            stranger.models.list()
        with openai.OpenAI(base_url=f"{address}/v1", api_key=token, max_retries=0) as known:
            assert len(known.models.list().data) == 3
