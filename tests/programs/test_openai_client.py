"""The client that OpenAI itself publishes reads what is said here."""

from collections.abc import Iterator

import openai
import pytest


@pytest.fixture(scope="module")
def client(site: str) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=f"{site}/v1", api_key="not needed here", max_retries=0) as client:
        yield client


def test_the_models_are_listed_and_described(client: openai.OpenAI) -> None:
    models = {model.id: model for model in client.models.list()}
    assert "chapter-and-verse:worcestershire" in models
    assert client.models.retrieve("chapter-and-verse").created == models["chapter-and-verse"].created


def test_a_question_and_its_follow_up_are_answered(client: openai.OpenAI) -> None:
    asked = [{"role": "user", "content": "how soon must a child be seen after a referral?"}]
    first = client.chat.completions.create(model="chapter-and-verse:cheshire-east", messages=asked)
    said = first.choices[0].message.content
    assert "working days" in said.splitlines()[0]
    assert "[1] [Children and Families Assessment" in said
    assert first.choices[0].finish_reason == "stop"
    assert first.usage.total_tokens > 50
    assert first.sources[0]["metadata"][0]["document"] == "ce-child-in-need"
    asked += [{"role": "assistant", "content": said}, {"role": "user", "content": "and if it is section 47?"}]
    second = client.chat.completions.create(model="chapter-and-verse:cheshire-east", messages=asked)
    assert second.chapter_and_verse["understood"]["question"].startswith("how soon must a child be seen")


def test_a_stream_is_read_to_its_end(client: openai.OpenAI) -> None:
    asked = [{"role": "user", "content": "I think a child is being beaten right now"}]
    stream = client.chat.completions.create(
        model="chapter-and-verse", messages=asked, stream=True, stream_options={"include_usage": True}
    )
    chunks = list(stream)
    said = "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices)
    assert said.startswith("> **If a child is in danger now**")
    assert "999" in said
    assert chunks[-1].usage.completion_tokens == len(said.split())


def test_its_own_errors_are_raised(client: openai.OpenAI) -> None:
    asked = [{"role": "user", "content": "How long?"}]
    with pytest.raises(openai.NotFoundError, match="That model is not held here"):
        client.chat.completions.create(model="gpt-4o", messages=asked)
    with pytest.raises(openai.BadRequestError, match="can only be 1") as raised:
        client.chat.completions.create(model="chapter-and-verse", messages=asked, n=3)
    assert raised.value.param == "n"
    assert raised.value.request_id
