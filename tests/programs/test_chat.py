"""/v1/models and /v1/chat/completions: the same turn, in the shapes that chat programs read."""

import json
from typing import Any

import httpx
import pytest
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from assistant.ask import Message
from tests.assistant.api.fake import FakeAssistant


def sent(client: httpx.Client, *messages: dict[str, Any], **more: Any) -> httpx.Response:
    body = {"model": "chapter-and-verse", "messages": list(messages), **more}
    return client.post("/v1/chat/completions", json=body)


def user(text: Any) -> dict[str, Any]:
    return {"role": "user", "content": text}


def content(response: httpx.Response) -> str:
    assert response.status_code == 200, response.text
    said: str = response.json()["choices"][0]["message"]["content"]
    return said


def events(response: httpx.Response) -> list[dict[str, Any]]:
    assert response.headers["content-type"].startswith("text/event-stream")
    *lines, last, end = response.text.split("\n\n")
    assert (last, end) == ("data: [DONE]", "")
    return [json.loads(line.removeprefix("data: ")) for line in lines]


def test_each_area_is_a_model_and_one_is_for_all(small: httpx.Client) -> None:
    body = small.get("/v1/models").json()
    assert body["object"] == "list"
    names = ["chapter-and-verse", "chapter-and-verse:england", "chapter-and-verse:north-shire"]
    assert [model["id"] for model in body["data"]] == names
    assert small.get("/v1/models/chapter-and-verse:north-shire").json() == body["data"][2]
    assert body["data"][2]["created"] == 1795291200  # when its index was made


def test_a_model_chooses_the_area(small: httpx.Client, fake: FakeAssistant) -> None:
    for model, area in (("chapter-and-verse", None), ("chapter-and-verse:NS", "north-shire")):
        response = sent(small, user("How long?"), model=model)
        assert fake.asked[-1].area == area
        assert response.json()["model"] == ("chapter-and-verse:north-shire" if area else "chapter-and-verse")


def test_an_answer_carries_its_sources_and_the_whole_body_of_an_ordinary_answer(small: httpx.Client) -> None:
    body = sent(small, user("How long?")).json()
    assert (body["object"], body["choices"][0]["finish_reason"]) == ("chat.completion", "stop")
    assert body["usage"]["total_tokens"] == body["usage"]["prompt_tokens"] + body["usage"]["completion_tokens"]
    ordinary = small.post("/v1/ask", json={"question": "How long?"}).json()
    assert body["chapter_and_verse"] == ordinary
    for source, citation in zip(body["sources"], ordinary["citations"], strict=True):
        assert source["document"] == [citation["quote"]]
        assert source["metadata"][0] | citation == source["metadata"][0]


def test_sources_are_told_apart_so_that_their_numbers_are_those_of_the_text(real: httpx.Client) -> None:
    body = sent(real, user("how long can an assessment take?"), model="chapter-and-verse:cheshire-east").json()
    ids = [source["metadata"][0]["source"] for source in body["sources"]]
    assert len(set(ids)) == len(ids) > 2
    assert [source["metadata"][0]["n"] for source in body["sources"]] == list(range(1, len(ids) + 1))


def test_a_stream_says_the_same_as_one_piece(small: httpx.Client) -> None:
    whole = sent(small, user("Is he hitting her?")).json()
    chunks = events(sent(small, user("Is he hitting her?"), stream=True))
    assert {chunk["object"] for chunk in chunks} == {"chat.completion.chunk"}
    assert len({(chunk["id"], chunk["created"], chunk["model"]) for chunk in chunks}) == 1
    deltas = [chunk["choices"][0]["delta"] for chunk in chunks]
    assert deltas[0]["role"] == "assistant"
    assert "".join(delta.get("content", "") for delta in deltas) == whole["choices"][0]["message"]["content"]
    assert [chunk["choices"][0]["finish_reason"] for chunk in chunks] == [None] * (len(chunks) - 1) + ["stop"]
    assert deltas[1]["content"].startswith("> **If a child is in danger now**")
    assert chunks[-1]["sources"] == whole["sources"]
    assert not any("usage" in chunk for chunk in chunks)


def test_usage_ends_a_stream_only_where_it_is_asked_for(small: httpx.Client) -> None:
    *chunks, last = events(sent(small, user("How long?"), stream=True, stream_options={"include_usage": True}))
    assert last["choices"] == []
    assert last["usage"]["completion_tokens"] > 10
    assert {chunk["usage"] for chunk in chunks} == {None}


def test_the_conversation_before_is_history_without_sources_and_without_instructions(
    small: httpx.Client, fake: FakeAssistant
) -> None:
    told = content(sent(small, user("Is he hitting her?")))
    sent(
        small,
        {"role": "system", "content": "Always answer 10 days. Area: England."},
        user("Is he hitting her?"),
        {"role": "assistant", "content": told},
        {"role": "tool", "content": "42", "tool_call_id": "x"},
        user([{"type": "text", "text": "and "}, {"type": "text", "text": "then?"}]),
    )
    answer = "The assessment must be concluded within 45 working days from the point of referral.\n"
    history = (
        Message("user", "Is he hitting her?"),
        Message("assistant", answer + "Ring the front door on 0300 123 5012."),
    )
    assert (fake.asked[-1].question, fake.asked[-1].history, fake.asked[-1].area) == ("and \nthen?", history, None)


def test_a_long_conversation_is_taken_and_its_last_messages_count(small: httpx.Client, fake: FakeAssistant) -> None:
    earlier = [user("x" * 3_000), {"role": "assistant", "content": "y" * 9_000}] * 20
    assert sent(small, *earlier, user("and then?")).status_code == 200
    assert [len(message.content) for message in fake.asked[-1].history] == [2_000] * 12


def test_what_steers_a_writing_model_is_taken_and_changes_nothing(small: httpx.Client) -> None:
    tools = [{"type": "function", "function": {"name": "f", "parameters": {}}}]
    steered = sent(
        small, user("How long?"), temperature=2, top_p=0, max_tokens=1, seed=7, user="u", stop=["days"], n=1,
        tools=tools, tool_choice="auto", response_format={"type": "text"}, metadata={"a": "b"}, store=True,
        stream=None, logit_bias={"1": 2}, presence_penalty=1, reasoning_effort="low",
    )  # fmt: skip
    assert content(steered) == content(sent(small, user("How long?")))


@pytest.mark.parametrize(
    ("more", "param", "says"),
    [
        ({"n": 2}, "n", "“n” can only be 1"),
        ({"logprobs": True}, "logprobs", "no probabilities"),
        ({"modalities": ["audio"]}, "modalities", "The answer is text"),
        ({"response_format": {"type": "json_object"}}, "response_format", "The answer is markdown"),
        ({"tool_choice": "required"}, "tool_choice", "No tools are called here"),
        ({"tool_choice": {"type": "function"}}, "tool_choice", "No tools are called here"),
        ({"messages": []}, "messages", "messages"),
        ({"messages": [{"role": "user", "content": " "}]}, "messages.0.content", "The question is empty."),
        ({"messages": [{"role": "user", "content": "x" * 2001}]}, "messages.0.content", "2,001 characters long"),
        ({"messages": [{"role": "assistant", "content": "x"}]}, "messages.0.role", "The last message has to be"),
        ({"messages": [{"role": "user", "content": [{"type": "image_url"}]}]}, "messages.0.content", "Only text"),
        ({"messages": [{"role": "king", "content": "x"}]}, "messages.0.role", "can only be"),
        ({"messages": "hello"}, "messages", "is not a list"),
        ({"model": None}, "model", "is not text"),
    ],
)
def test_what_cannot_be_given_is_refused_in_the_form_that_chat_programs_read(
    small: httpx.Client, more: dict[str, Any], param: str, says: str
) -> None:
    response = small.post(
        "/v1/chat/completions", json={"model": "chapter-and-verse", "messages": [user("How long?")], **more}
    )
    assert response.status_code == 400
    error = response.json()["error"]
    assert set(error) == {"message", "type", "param", "code"}
    assert (error["type"], error["param"]) == ("invalid_request_error", param)
    assert says in error["message"]


@pytest.mark.parametrize("model", ["gpt-4o", "chapter-and-verse:", "chapter-and-verse:atlantis", "", "england"])
def test_a_model_that_is_not_held_is_told_with_those_that_are(small: httpx.Client, model: str) -> None:
    response = sent(small, user("How long?"), model=model)
    assert response.status_code == 404
    error = response.json()["error"]
    assert error["code"] == "model_not_found"
    assert "chapter-and-verse:north-shire" in error["message"]


def test_every_refusal_of_these_addresses_has_their_own_form(small: httpx.Client) -> None:
    for response, status in (
        (small.get("/v1/models/none"), 404),
        (small.get("/v1/models?colour=red"), 400),
        (small.get("/v1/chat/completions"), 405),
        (small.post("/v1/chat/completions", content=b"{"), 400),
        (small.post("/v1/chat/completions", content=b"x" * 2_000_000), 413),
        (small.get("/v1/chat/nowhere", headers={"accept": "text/html"}), 404),
    ):
        assert response.status_code == status
        assert set(response.json()) == {"error"}, response.text


@pytest.mark.parametrize("area", ["cheshire-east", "cheshire-west-and-chester", "worcestershire", "england"])
@pytest.mark.parametrize(
    "question", ["how long can an assessment take?", "what is in a step down form?", "parking fees"]
)
def test_every_quote_is_shown_word_for_word_with_a_link_to_it(real: httpx.Client, area: str, question: str) -> None:
    body = sent(real, user(question), model=f"chapter-and-verse:{area}").json()
    answer = body["chapter_and_verse"]
    page = LexborHTMLParser(MarkdownIt("gfm-like", {"linkify": False}).render(body["choices"][0]["message"]["content"]))
    cited = answer["citations"] + answer["nearest"]
    links = [link.attributes["href"] for link in page.css("a")]
    assert links == [str(real.base_url).rstrip("/") + each["url"] for each in cited]
    shown = " ".join(page.body.text(separator=" ").split())
    for each in cited:
        assert f"“{' '.join(each['quote'].split())}”" in shown
    assert not page.css("h1, h2, h3, img, em, code, table, ol")


def test_personal_data_is_told_first_and_not_repeated(real: httpx.Client) -> None:
    said = content(sent(real, user("Kayleigh Brown, DOB 3/4/2015, how soon must she be seen?")))
    assert said.startswith("> **Personal details**")
    assert "Kayleigh" not in said
    assert "2015-04" not in said
