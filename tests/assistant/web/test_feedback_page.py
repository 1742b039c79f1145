"""What somebody says of an answer: one press, a note if they like, and no question kept."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import httpx
import lxml.html
import pytest

from assistant.api.app import create_app
from assistant.feedback.entry import Verdict
from assistant.feedback.store import FeedbackStore
from corpus.known.facets import load_facets
from corpus.rules.rulebook import Rulebook, load_rulebook
from corpus.settings import CORPUS
from tests.assistant.api.fake import DOOR, LIMIT, FakeAssistant
from tests.assistant.api.server import serving
from tests.corpus.library import shipped

QUESTION = "How long before the tide turns?"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("said")


@pytest.fixture(scope="module")
def browser(place: Path) -> Iterator[httpx.Client]:
    fake = FakeAssistant()
    rule = load_rulebook(CORPUS, shipped().holding.leading).rules[0]
    rulebook = Rulebook((replace(rule, id="limit"),), (), load_facets(CORPUS / "facets.yaml"))
    fake.knowledge = SimpleNamespace(rulebook=rulebook)  # type: ignore[attr-defined] - it holds the rule that is shown
    with (
        serving(create_app(fake, place)) as address,
        httpx.Client(base_url=address, headers={"Accept": "text/html"}) as client,
    ):
        yield client


@pytest.fixture
def store(place: Path) -> Iterator[FeedbackStore]:
    store = FeedbackStore(place)
    yield store
    store.path.unlink(missing_ok=True)


def fields(browser: httpx.Client, question: str = QUESTION) -> dict[str, list[str]]:
    """Return the fields of the form under an answer, as a browser would send them."""
    page = lxml.html.fromstring(browser.post("/ask", data={"question": question, "area": "north-shire"}).text)
    found: dict[str, list[str]] = {}
    for name, value in page.xpath("//form[@action='/feedback']")[0].form_values():
        found.setdefault(name, []).append(value)
    return found


@pytest.mark.parametrize("verdict", Verdict)
def test_one_press_keeps_what_is_said_with_what_was_cited(
    browser: httpx.Client, store: FeedbackStore, verdict: Verdict
) -> None:
    page = lxml.html.fromstring(browser.post("/ask", data={"question": QUESTION}).text)
    assert verdict in page.xpath("//form[@action='/feedback']//button[@name='verdict']/@value")
    response = browser.post("/feedback", data={**fields(browser), "verdict": verdict})
    assert response.status_code == 200
    (entry,) = store.entries()
    assert (entry.verdict, entry.refs, entry.rules) == (verdict, (LIMIT.ref, DOOR.ref), ("limit",))
    assert (entry.area, entry.index) == ("north-shire", "2026-11-21T20-00-00Z-ab12cd")
    assert "Thank you" in lxml.html.fromstring(response.text).text_content()


def test_the_question_is_neither_sent_nor_kept(browser: httpx.Client, store: FeedbackStore) -> None:
    sent = fields(browser)
    assert "tide" not in str(sent)
    browser.post("/feedback", data={**sent, "verdict": "wrong", "question": QUESTION})
    assert "tide" not in store.path.read_text("utf-8")


def test_personal_data_in_a_note_is_taken_out_and_that_is_told(browser: httpx.Client, store: FeedbackStore) -> None:
    said = browser.post("/feedback", data={**fields(browser), "verdict": "wrong", "note": "Kelly Marsh was seen late"})
    assert "Kelly" not in said.text + store.path.read_text("utf-8")
    assert "taken out of your note before it was kept (name)" in lxml.html.fromstring(said.text).text_content()


def test_danger_in_a_note_is_answered_at_once(browser: httpx.Client, store: FeedbackStore) -> None:
    said = browser.post(
        "/feedback", data={**fields(browser), "verdict": "wrong", "note": "he is hitting her right now"}
    )
    danger = lxml.html.fromstring(said.text).find_class("danger")[0]
    assert danger.xpath(".//a/@href")[0] == "tel:999"
    assert len(store.entries()) == 1


def test_a_note_too_long_is_told_at_the_top_and_beside_the_field_and_nothing_is_lost(
    browser: httpx.Client, store: FeedbackStore
) -> None:
    note = "better said elsewhere " * 60
    sent = fields(browser)
    response = browser.post("/feedback", data={**sent, "verdict": "out of date", "note": note})
    page = lxml.html.fromstring(response.text)
    assert response.status_code == 422
    assert page.findtext(".//title").startswith("Error: ")
    (link,) = page.xpath("//div[@role='alert']//a")
    assert link.get("href") == "#note"
    assert "Shorten it to 1,000" in link.text
    assert page.get_element_by_id("note").value.strip() == note.strip()
    assert page.xpath("//form//input[@name='refs']/@value") == sent["refs"]
    assert store.entries() == ()


def test_what_no_longer_stands_in_the_documents_is_refused_in_a_sentence(
    browser: httpx.Client, store: FeedbackStore
) -> None:
    response = browser.post("/feedback", data={**fields(browser), "verdict": "wrong", "refs": ["gone@2011#1"]})
    assert response.status_code == 422
    assert "is not held here" in response.text
    assert store.entries() == ()


def test_another_site_cannot_have_feedback_sent(browser: httpx.Client, store: FeedbackStore) -> None:
    sent = {**fields(browser), "verdict": "wrong"}
    assert browser.post("/feedback", data=sent, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert store.entries() == ()
    assert browser.post("/feedback", data=sent, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 200


def test_what_is_typed_in_a_note_cannot_become_markup(browser: httpx.Client, store: FeedbackStore) -> None:
    hostile = "<script>alert(1)</script></textarea>" * 40
    page = lxml.html.fromstring(browser.post("/feedback", data={**fields(browser), "note": hostile}).text)
    assert not page.xpath("//script[not(@src)]")
    assert page.get_element_by_id("note").value.strip() == hostile
