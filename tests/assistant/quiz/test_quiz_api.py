"""POST /v1/quiz: the paper as JSON, or as a file of any format; what cannot be is refused in a sentence."""

import re

import pytest

from assistant.quiz.formats import saved
from assistant.quiz.formats.table import FORMATS
from tests.assistant.quiz.read_back import moodle_xml

PATH = "/v1/quiz"


def test_a_paper_is_given_as_json_with_its_answers_and_their_verses(client):
    body = client.post(PATH, json={"count": 6, "area": "cheshire-east", "seed": 3}).json()
    assert (body["format"], body["seed"], len(body["questions"])) == ("verse-quiz/1", 3, 6)
    for question in body["questions"]:
        assert question["area"] in {"cheshire-east", "england"}
        assert question["task"]["form"] in {"choose", "match", "arrange"}
        assert question["basis"]
        assert all(verse["quote"] and verse["url"].startswith("/documents/") for verse in question["verses"])


def test_nothing_need_be_asked_for(client):
    assert len(client.post(PATH, json={}).json()["questions"]) == 20


def test_the_json_can_be_kept_and_read_back(client):
    answer = client.post(PATH, json={"count": 3})
    assert saved.shape(saved.read(answer.content)) == answer.json()


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_comes_as_a_file_of_its_type_and_name(client, name):
    sent = {"count": 2, "seed": 7, "format": name}
    answer = client.post(PATH, json=sent)
    assert answer.headers["content-type"] == FORMATS[name].media_type
    assert answer.headers["content-disposition"] == f'attachment; filename="quiz-7{FORMATS[name].suffix}"'
    assert client.post(PATH, json=sent).content == answer.content


def test_twenty_questions_on_step_down_for_moodle(client):
    answer = client.post(PATH, json={"topics": ["step-down"], "format": "moodle"})
    assert len(moodle_xml(answer.content)[1]) == 20


def test_what_is_asked_for_narrows_the_paper(client):
    sent = {"documents": ["wt2015-chapter-1"], "kinds": ["how-long"], "difficulty": "easy", "count": 5}
    questions = client.post(PATH, json=sent).json()["questions"]
    assert questions
    assert {question["kind"] for question in questions} == {"how-long"}
    assert {question["difficulty"] for question in questions} == {"easy"}
    assert all("wt2015-chapter-1" in question["documents"] for question in questions)


def test_fewer_questions_than_asked_for_are_noted_with_the_reason(client):
    body = client.post(PATH, json={"count": 200, "topics": ["step-down-tracking"]}).json()
    assert len(body["questions"]) < 200
    assert "not 200" in body["notes"][0]


def test_an_area_may_be_named_as_people_call_it(client):
    assert client.post(PATH, json={"count": 1, "area": "CE"}).json()["title"] == "Quiz: Cheshire East"


@pytest.mark.parametrize(
    ("sent", "field", "said"),
    [
        ({"count": 0}, "count", "“count” is too small. The least is 1."),
        ({"count": 201}, "count", "“count” is too large. The most is 200."),
        ({"count": "Kelly"}, "count", "“count” is not a whole number."),
        ({"seed": -1}, "seed", "“seed” is too small. The least is 0."),
        ({"area": "Kelly"}, "area", "The area is not one that is held here. Choose one of england,"),
        ({"documents": ["Kelly"]}, "documents", "One of the documents is not held here. The documents are: ce-child"),
        ({"topics": ["Kelly"]}, "topics", "The documents hold nothing about one of the topics."),
        ({"topics": ["x" * 101]}, "topics.0", "“topics.0” is 101 characters long. Shorten it to 100 or fewer."),
        ({"topics": "step-down"}, "topics", "“topics” is not a list."),
        ({"kinds": ["Kelly"]}, "kinds.0", "“kinds.0” can only be 'how-long', "),
        ({"difficulty": "Kelly"}, "difficulty", "“difficulty” can only be 'easy', 'medium' or 'hard'."),
        ({"today": "Kelly"}, "today", "“today” is not a day. Write it as year-month-day"),
        ({"format": "Kelly"}, "format", "“format” can only be moodle or gift or docx or"),
        ({"colour": "Kelly"}, "colour", "“colour” is not a field of this request. Take it out."),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence_that_repeats_nothing(client, sent, field, said):
    answer = client.post(PATH, json=sent)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert body["detail"].startswith(said)
    assert body["errors"][0]["pointer"] == f"#/{field.replace('.', '/')}"
    assert "Kelly" not in answer.text


def test_the_address_is_described(client):
    described = client.get("/openapi.json").json()
    assert "post" in described["paths"][PATH]
    body = described["components"]["schemas"]["QuizBody"]
    assert set(body["properties"]) == {
        "count", "area", "documents", "topics", "kinds", "difficulty", "seed", "today", "format",
    }  # fmt: skip


def test_a_day_tells_scenarios_on_that_day(client):
    sent = {"kinds": ["scenario"], "count": 1, "today": "2026-11-02"}
    body = client.post(PATH, json=sent).json()
    assert body["today"] == "2026-11-02"
    assert all(re.search(r"\b202\d\b", question["stem"]) for question in body["questions"])
