"""Whatever is sent, nothing breaks: it is answered, or refused as the document says."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from assistant.mcp_face.tools import TOOLS
from tests.house.conftest import ROOT

MANY = settings(derandomize=True, deadline=None, max_examples=120)
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
HEADERS = {"Accept": "application/json, text/event-stream", "Content-Type": "application/json"}

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
WORDS = st.sampled_from(
    ["How long can an assessment take?", "I think she is being hit right now", "### Task:\n", "<chat_history>",
     "</chat_history>", '{ "title": "x" }', '{ "follow_ups": [] }', "USER: how soon?\nASSISTANT: 10 working days [1]",
     "Write a title for the chat", "and then?", "> **Chapter and verse**\n\n", "\u0000", "[1](", "2026-13-45"]
)  # fmt: skip
TEXT = st.lists(WORDS | st.text(max_size=30), max_size=5).map("\n".join)
CONTENT = (
    TEXT | st.none() | st.lists(st.fixed_dictionaries({"type": st.sampled_from(["text", "image_url"]), "text": TEXT}))
)
MESSAGE = st.fixed_dictionaries(
    {"role": st.sampled_from(["user", "assistant", "system", "tool", "developer"]), "content": CONTENT}
)
ASKED = st.fixed_dictionaries({"role": st.just("user"), "content": TEXT.map(lambda text: text or "How long?")})
USUAL = st.builds(lambda earlier, last: [*earlier, last], st.lists(MESSAGE, max_size=4), ASKED)
CHAT = st.fixed_dictionaries(
    {
        "model": st.sampled_from(["chapter-and-verse", "chapter-and-verse:north-shire"]),
        "messages": USUAL | st.lists(MESSAGE, max_size=3),
    },
    optional={
        "stream": st.booleans(), "temperature": JSON, "stream_options": st.just({"include_usage": True}),
        "n": st.sampled_from([1, 1, 1, 2]), "tools": JSON, "metadata": JSON,
    },
)  # fmt: skip
ODD = st.fixed_dictionaries(
    {"model": JSON, "messages": JSON}, optional={"stream_options": JSON, "response_format": JSON, "tool_choice": JSON}
)
VALUES = st.sampled_from(
    ["How long?", "cheshire-east", "Worcs", "2026-11-02", "2026-11-02T14:30", "2036-01-01", "wt2015-chapter-1@2015#60",
     "wt-assessment-45-working-days", "working days", "within", "event is day 1", "4 to 6", "", 45, 0, -1, 10**30,
     1e308, None, {"danger": "no"}, {"area": "england"}, [{"role": "user", "content": "?"}]]
)  # fmt: skip
GOOD: dict[str, dict[str, Any]] = {  # calls that are answered, of which a field or two is changed
    "ask": {"question": "How long can an assessment take?", "area": "cheshire-east"},
    "search": {"words": "core group", "limit": 3},
    "paragraph": {"ref": "wt2015-chapter-1@2015#60"},
    "deadline": {"rule": "ce-assessment-day-15", "from": "2026-11-02"},
    "route": {"area": "worcestershire"},
    "contact": {"area": "cheshire-east"},
}


def test_the_api_answers_as_its_document_says_whatever_is_sent(site: str, tmp_path: Path) -> None:
    command = [
        str(Path(sys.executable).with_name("schemathesis")), "run", str(ROOT / "docs/openapi.json"), "--url", site,
        "--checks", CHECKS, "--phases", "coverage,fuzzing", "--generation-deterministic", "--max-examples", "3",
        "--no-color", "--warnings", "off",
    ]  # fmt: skip
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout
    assert "Tested: 22" in ran.stdout


@MANY
@given(CHAT | ODD)
def test_a_chat_is_answered_or_refused_in_its_own_form(small: httpx.Client, body: Any) -> None:
    response = small.post("/v1/chat/completions", json=body)
    assert response.status_code in {200, 400, 404}, response.text
    if response.status_code != 200:
        assert set(response.json()) == {"error"}
    elif response.headers["content-type"].startswith("text/event-stream"):
        assert response.text.endswith("data: [DONE]\n\n")
    else:
        assert response.json()["choices"][0]["finish_reason"] == "stop"


@MANY
@given(st.data())
def test_a_tool_gives_what_it_says_or_one_sentence(real: httpx.Client, data: st.DataObject) -> None:
    tool = data.draw(st.sampled_from(sorted(TOOLS)))
    fields = TOOLS[tool].input_schema["properties"]
    arguments = data.draw(st.fixed_dictionaries({}, optional=dict.fromkeys(fields, VALUES | JSON)))
    call = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": tool, "arguments": arguments}}
    response = real.post("/mcp", json=call, headers=HEADERS)
    assert response.status_code == 200, response.text
    result = response.json()["result"]
    text = result["content"][0]["text"]
    if result.get("isError"):
        assert text.endswith(".")
        assert "\n" not in text
        assert "Something went wrong" not in text, arguments
    else:
        assert text
        Draft202012Validator(TOOLS[tool].output_schema).validate(result["structuredContent"])


@MANY
@given(JSON | st.fixed_dictionaries({"jsonrpc": st.just("2.0"), "id": JSON, "method": JSON, "params": JSON}))
def test_what_is_no_call_of_a_tool_is_refused(real: httpx.Client, body: Any) -> None:
    response = real.post("/mcp", content=json.dumps(body).encode(), headers=HEADERS)
    assert response.status_code < 500, response.text
