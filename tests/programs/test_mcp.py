"""The tools of the MCP server, called by the real client: over HTTP, and over the standard streams of `verse mcp`."""

import asyncio
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from mcp import Client, MCPError

from assistant.cli import main
from corpus.settings import Settings
from tests.programs.mcp_client import call, command, talk

PARAGRAPH = "wt2015-chapter-1@2015#60"
RULE = "wt-assessment-45-working-days"
HEADERS = {"Accept": "application/json, text/event-stream", "Content-Type": "application/json"}
LIST = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}


@pytest.fixture(scope="module")
def where(site: str) -> str:
    return f"{site}/mcp"


def said(where: str, tool: str, **arguments: Any) -> str:
    result = call(where, tool, arguments)
    assert not result.is_error, result.content
    return str(result.content[0].text)


def test_over_the_standard_streams_and_over_http_the_same_is_said(where: str, ingested: Settings) -> None:
    question = {"question": "how long can an assessment take?", "area": "cheshire-east", "today": "2026-11-17"}
    calls = [
        ("ask", question), ("search", {"words": "strategy discussion"}), ("paragraph", {"ref": PARAGRAPH}),
        ("deadline", {"rule": RULE, "from": "2026-11-02"}), ("route", {"area": "cheshire-east"}),
        ("contact", {"area": "CE", "at": "2026-11-20T17:00"}), ("ask", {"question": ""}),
    ]  # fmt: skip

    async def all_of_them(client: Client) -> Any:
        tools = (await client.list_tools()).tools
        return tools, [await client.call_tool(tool, arguments) for tool, arguments in calls]

    by_http, by_streams = (talk(place, all_of_them) for place in (where, command(ingested.home)))
    assert by_http[0] == by_streams[0]
    for one, other in zip(by_http[1], by_streams[1], strict=True):
        for result in (one, other):
            (result.structured_content or {}).pop("took_ms", None)
        assert one == other


def test_each_tool_says_what_it_is_for_what_it_takes_and_what_it_gives(where: str) -> None:
    tools = talk(where, lambda client: client.list_tools()).tools
    assert [tool.name for tool in tools] == ["ask", "search", "paragraph", "deadline", "route", "contact"]
    for tool in tools:
        assert len(tool.description) > 80
        assert tool.annotations.read_only_hint
        assert tool.input_schema["additionalProperties"] is False
        assert tool.output_schema["type"] == "object"
        assert "$ref" not in str(tool.input_schema)
        assert all(field["description"] for field in tool.input_schema["properties"].values())
    fields = {tool.name: tool.input_schema["properties"] for tool in tools}
    assert (fields["ask"]["question"]["minLength"], fields["ask"]["question"]["maxLength"]) == (1, 2000)
    assert (fields["search"]["limit"]["minimum"], fields["search"]["limit"]["maximum"]) == (1, 50)


def test_an_answer_is_that_of_the_api_and_its_text_carries_the_citations(where: str, real: httpx.Client) -> None:
    asked = {"question": "how soon must a child be seen after a referral?", "area": "cheshire-east"}
    result, body = call(where, "ask", asked), real.post("/v1/ask", json=asked).json()
    del result.structured_content["took_ms"], body["took_ms"]
    assert result.structured_content == body
    text = result.content[0].text
    for cited in body["citations"]:
        assert f"[{cited['n']}] " in text
        assert " ".join(cited["quote"].split())[:40].split("*")[0] in text


def test_danger_stands_first(where: str) -> None:
    assert said(where, "ask", question="I think a child is being beaten right now").startswith(
        "> **If a child is in danger now**"
    )


def test_a_search_gives_text_and_reference_and_the_reference_opens_the_paragraph(where: str) -> None:
    found = call(where, "search", {"words": "core group", "area": "worcestershire", "limit": 3}).structured_content
    assert len(found["results"]) == 3
    for each in found["results"]:
        passage = call(where, "paragraph", {"ref": each["ref"]})
        assert passage.structured_content["text"] == each["text"]
        assert each["text"] in passage.content[0].text


def test_an_item_of_a_paragraph_is_shown_by_itself_and_within_it(where: str) -> None:
    passage = call(where, "paragraph", {"ref": "ce-step-up-step-down@2023#1.5/1"}).structured_content
    assert passage["item"] == "Contact ChECS on 0300 123 5012 Option 3, Option 2"
    assert passage["item"] in passage["text"]


def test_a_deadline_tells_every_reading_its_words_and_how_it_was_counted(where: str) -> None:
    text = said(where, "deadline", rule="ce-assessment-day-15", **{"from": "2026-11-02"})
    assert "Due: Tuesday 17 November 2026 (calendar days)" in text
    assert "Due: Monday 23 November 2026 (working days)" in text
    assert "should be completed by Day 15 unless it has been agreed with the Manager" in text.splitlines()[0]
    assert "[1] Children and Families Assessment / Child in Need policy" in text
    plain = said(where, "deadline", amount=45, unit="working days", **{"from": "2026-11-02"})
    assert plain.startswith("Due: Thursday 7 January 2027")


def test_a_rule_without_a_date_says_why(where: str, real: httpx.Client) -> None:
    rules = real.get("/v1/rules").json()["rules"]
    undated = next(rule for rule in rules if rule["kind"] == "limit" or rule["amount"] is None)
    result = call(where, "deadline", {"rule": undated["id"], "from": "2026-11-02"})
    assert result.structured_content["due"] is None
    assert result.structured_content["why"] in result.content[0].text


def test_a_route_leads_by_its_answers_to_an_outcome_with_its_words(where: str) -> None:
    answers: dict[str, str] = {}
    for _ in range(10):
        result = call(where, "route", {"area": "cheshire-east", "answers": answers, "at": "2026-11-20T17:00"})
        step = result.structured_content
        if step["kind"] == "outcome":
            break
        assert f"Answer {step['answers'][0]['id']}: " in result.content[0].text
        answers[step["id"]] = step["answers"][0]["id"]
    text = result.content[0].text
    assert text.splitlines()[1].startswith("Outcome: ")
    assert "Emergency Duty Team" in text
    assert "Chapter and verse\n[1] Step Up / Step Down policy" in text


def test_no_area_is_given_the_number_of_another(where: str) -> None:
    assert "0300" in said(where, "contact", area="cheshire-east")
    for area in ("worcestershire", "cheshire-west-and-chester", "england"):
        assert "0300" not in said(where, "contact", area=area)


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
    where: str, tool: str, arguments: dict[str, Any], says: str
) -> None:
    result = call(where, tool, arguments)
    assert result.is_error
    assert says in result.content[0].text
    assert "\n" not in result.content[0].text
    assert "Kelly" not in result.content[0].text


def test_documents_and_paragraphs_are_resources(where: str) -> None:
    async def work(client: Client) -> Any:
        listed = (await client.list_resources()).resources
        templates = (await client.list_resource_templates()).resource_templates
        whole = (await client.read_resource(listed[-1].uri)).contents[0].text
        one = (await client.read_resource(f"verse://paragraphs/{quote(PARAGRAPH, safe='')}")).contents[0].text
        for uri in ("verse://documents/none", "verse://paragraphs/none", "file:///etc/passwd"):
            with pytest.raises(MCPError, match=r"held here|reference|no such resource"):
                await client.read_resource(uri)
        return listed, templates, whole, one

    listed, templates, whole, one = talk(where, work)
    assert len(listed) == 5
    assert "status: superseded" in listed[-1].title
    assert [template.uri_template for template in templates] == ["verse://paragraphs/{ref}"]
    assert f"{PARAGRAPH}\nThe maximum timeframe for the assessment" in whole
    assert "no longer than 45 working days" in one


def test_several_programs_are_answered_at_once(where: str) -> None:
    async def one(number: int) -> str:
        async with Client(where) as client:
            result = await client.call_tool("deadline", {"amount": number, "unit": "days", "from": "2026-11-02"})
            return str(result.structured_content["due"])

    async def all_of_them() -> list[str]:
        return await asyncio.gather(*map(one, range(1, 9)))

    assert asyncio.run(all_of_them()) == [f"2026-11-{2 + number:02}" for number in range(1, 9)]


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
