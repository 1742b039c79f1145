"""The real thing: the shipped documents, ingested, served, asked and read."""

import json
from collections.abc import Iterator

import httpx
import lxml.html
import pytest

from assistant.api.app import create_app
from assistant.cli import main
from corpus.catalogue import Catalogue
from corpus.known.called import area_called
from corpus.settings import Settings
from corpus.text import folded
from tests.assistant.api.server import serving

QUESTIONS = [
    "How long have we got to finish the assessment?",
    "Who goes to the core group?",
    "When is a step down closed?",
    "What are the criteria for the pilot?",
    "Who chairs a family meeting?",
]


@pytest.fixture(scope="module")
def real(ingested: Settings) -> Iterator[httpx.Client]:
    with (
        serving(create_app(ingested)) as address,
        httpx.Client(base_url=address, timeout=60) as client,
    ):
        yield client


def test_it_is_ready_with_all_its_documents(real: httpx.Client) -> None:
    body = real.get("/readyz").json()
    assert body["ready"] is True
    assert body["documents"] == 5
    assert body["paragraphs"] == sum(
        len(real.get(f"/v1/documents/{document['id']}/paragraphs").json()["paragraphs"])
        for document in real.get("/v1/documents").json()["documents"]
    )


def test_a_question_is_answered_with_its_citation(real: httpx.Client) -> None:
    body = real.post("/v1/ask", json={"question": QUESTIONS[0], "area": "england"}).json()
    assert body["status"] == "answered"
    assert "45 working days" in body["answer"]["lead"]
    assert body["citations"][0]["ref"] == "wt2015-chapter-1@2015#60"
    assert body["citations"][0]["label"] == "para 60"


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_citation_on_the_page_lands_on_its_words(real: httpx.Client, question: str) -> None:
    page = lxml.html.fromstring(real.post("/ask", data={"question": question}).text)
    opened = page.find_class("source")
    assert opened
    for words in page.xpath("//*[@class='source']/blockquote"):
        (address,) = words.xpath("following-sibling::p[1]/a/@href")
        quote = words.text_content().strip()
        document = lxml.html.fromstring(real.get(address).text)
        landed = document.get_element_by_id(address.partition("#")[2])
        marked = folded(" ".join(mark.text_content() for mark in document.xpath("//mark")))
        assert letters(marked) == letters(quote), address
        assert landed.xpath(".//mark"), address


def letters(text: str) -> str:
    """Return the letters and digits alone: bullets and repaired spaces aside."""
    return "".join(filter(str.isalnum, text))


def test_the_command_line_gives_the_same_body(
    real: httpx.Client,
    ingested: Settings,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("VERSE_HOME", str(ingested.home))
    served = real.post("/v1/ask", json={"question": QUESTIONS[0], "area": "worcestershire"}).json()
    assert main(["ask", QUESTIONS[0], "--area", "Worcs", "--json"]) == 0
    captured = capsys.readouterr()
    printed = json.loads(captured.out)
    del served["took_ms"], printed["took_ms"]
    assert printed == served
    assert captured.err == ""


def test_a_document_is_shown_without_opening_the_model(
    ingested: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VERSE_HOME", str(ingested.home))
    assert main(["docs", "show", "wt2015-chapter-1", "--json"]) == 0
    body = json.loads(capsys.readouterr().out)
    assert "wt2015-chapter-1@2015#60" in {paragraph["ref"] for paragraph in body["paragraphs"]}


@pytest.mark.parametrize(
    ("words", "area"),
    [
        ("Worcs", "worcestershire"),
        ("ce", "cheshire-east"),
        ("CWaC", "cheshire-west-and-chester"),
        ("National", "england"),
        ("cheshire west and chester", "cheshire-west-and-chester"),
    ],
)
def test_areas_answer_to_what_people_call_them(real: httpx.Client, words: str, area: str) -> None:
    held = real.get("/v1/documents").json()
    catalogue = Catalogue.model_validate({"areas": held["areas"], "documents": []})
    assert area_called(catalogue.areas, words).id == area
