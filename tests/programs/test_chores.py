"""What chat programs ask for on their own account is done plainly or refused, never answered as a question."""

import json
from typing import Any

import httpx
import pytest

from tests.assistant.api.fake import FakeAssistant

CHAT = """<chat_history>
USER: How long can the assessment of Jayden Brown, born 3/4/2015, take at the very most before anybody minds it?
ASSISTANT: At most 45 working days. [1]
It counts from the referral.
USER: and then?
ASSISTANT: The plan is made.
</chat_history>"""


def task(key: str, says: str = "Do something with the chat.") -> str:
    return f'### Task:\n{says}\n### Output:\nJSON format: {{ "{key}": ["one", "two"] }}\n### Chat History:\n{CHAT}'


def said(client: httpx.Client, *messages: tuple[str, str], **more: Any) -> str:
    listed = [{"role": role, "content": text} for role, text in messages]
    response = client.post("/v1/chat/completions", json={"model": "chapter-and-verse", "messages": listed, **more})
    assert response.status_code == 200, response.text
    found: str = response.json()["choices"][0]["message"]["content"]
    return found


def test_a_title_is_the_first_question_shortened_and_without_names(small: httpx.Client) -> None:
    title = json.loads(said(small, ("user", task("title"))))["title"]
    assert title.startswith("How long can the assessment of [name]")
    assert title.endswith("…")
    assert len(title) <= 61


@pytest.mark.parametrize(
    "prompt",
    [
        "Provide a concise, 5-word-or-less title for the conversation. Only return the title itself.\n\n"
        "Conversation:\nUser: How long?\nAI: 45 working days.",
        "Analyze this conversation and provide:\n1. Its language\n2. A concise title\n\nUser: How long?\nAI: 45 days",
        'Write a title for the conversation.\n\n||>User:\n"How long?"\n||>Response:\n"45 days"\n\n||>Title:',
    ],
)
@pytest.mark.parametrize("role", ["user", "system"])
def test_a_title_may_be_wanted_as_plain_text(small: httpx.Client, prompt: str, role: str) -> None:
    assert said(small, (role, prompt)) == "How long?"


def test_a_title_may_be_wanted_of_the_messages_before(small: httpx.Client) -> None:
    chat = (("user", "How long?"), ("assistant", "45 days"), ("user", "Give a short title for this chat"))
    assert said(small, *chat) == "How long?"
    assert said(small, chat[-1]) == "Chapter & Verse"


def test_follow_up_questions_are_those_of_the_last_answer(small: httpx.Client, fake: FakeAssistant) -> None:
    found = json.loads(said(small, ("user", task("follow_ups"))))
    assert found == {"follow_ups": ["Who is told of the decision?"]}
    assert fake.asked[-1].question == "and then?"
    assert [message.role for message in fake.asked[-1].history] == ["user", "assistant"]


@pytest.mark.parametrize("key", ["tags", "queries"])
def test_tags_and_searches_are_none_and_no_question_is_asked(
    small: httpx.Client, fake: FakeAssistant, key: str
) -> None:
    before = len(fake.asked)
    assert json.loads(said(small, ("user", task(key)))) == {key: []}
    assert len(fake.asked) == before


def test_a_chore_that_is_not_known_is_refused_and_no_question_is_asked(
    small: httpx.Client, fake: FakeAssistant
) -> None:
    before = len(fake.asked)
    for prompt in (task("prompt"), task("anything"), f"### Task:\nSummarise.\n{CHAT}"):
        body = {"model": "chapter-and-verse", "messages": [{"role": "user", "content": prompt}]}
        response = small.post("/v1/chat/completions", json=body)
        assert response.status_code == 400
        assert response.json()["error"]["code"] == "unsupported_task"
    assert len(fake.asked) == before


@pytest.mark.parametrize(
    "question",
    [
        "What title does the person who chairs the conference have?",
        "Who has to provide a written report for the conversation with the family?",
        "### Task: how long can an assessment take?",
        "User: how long can an assessment take?",
    ],
)
def test_a_question_that_only_looks_like_a_chore_is_answered(
    small: httpx.Client, fake: FakeAssistant, question: str
) -> None:
    assert said(small, ("user", question))
    assert fake.asked[-1].question == question


def test_a_question_among_pages_that_the_program_found_is_refused(small: httpx.Client, fake: FakeAssistant) -> None:
    before = len(fake.asked)
    prompt = "### Task:\nAnswer from the context.\n<context>10 days</context>\n<user_query>How long?</user_query>"
    body = {"model": "chapter-and-verse", "messages": [{"role": "user", "content": prompt}]}
    response = small.post("/v1/chat/completions", json=body)
    assert response.status_code == 400
    assert response.json()["error"]["code"] == "added_context"
    assert len(fake.asked) == before


def test_a_title_streams_like_an_answer(small: httpx.Client) -> None:
    body = {"model": "chapter-and-verse", "stream": True, "messages": [{"role": "user", "content": task("title")}]}
    response = small.post("/v1/chat/completions", json=body)
    assert response.text.endswith("data: [DONE]\n\n")
