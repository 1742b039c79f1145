"""Somebody opens a citation, and lands on the very words."""

import re
from difflib import SequenceMatcher

import pytest
from playwright.sync_api import expect

from tests.e2e.states import AREA
from tests.e2e.visitor import Visitor

QUESTIONS = {
    "How long can an assessment take?": AREA,
    "When is a strategy discussion held, and who takes part?": "",
    "What is a child in need?": "worcestershire",
}
FEW = 12  # letters: fewer may have been read wrong from a picture, and put right on the page


def plain(words: str) -> str:
    """Return words without spaces and marks, which a page may set otherwise."""
    return re.sub(r"[\W_]+", "", words).lower()


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_citation_leads_to_its_words_marked_and_in_view(visitor: Visitor, question: str) -> None:
    visitor.open("/")
    visitor.ask(question, QUESTIONS[question])
    expect(visitor.answer).to_be_visible()
    in_source = "[each.querySelector('blockquote').textContent, each.querySelector('a').getAttribute('href')]"
    cited = visitor.answer.locator("details.source").evaluate_all(f"all => all.map(each => {in_source})")
    assert cited
    for quote, address in dict.fromkeys(map(tuple, cited)):
        visitor.open(address)
        mark = visitor.page.locator("mark").first
        expect(mark, address).to_be_in_viewport()
        assert _on_top(visitor), f"something covers the cited words: {address}"
        marked = plain("".join(visitor.page.locator("mark").all_inner_texts()))
        assert alike(plain(quote), marked), f"{address}: {quote} / {marked}"


def test_a_citation_is_opened_and_its_words_are_found_without_a_script_too(anyone: Visitor) -> None:
    anyone.open("/")
    anyone.ask("How long can an assessment take?", AREA)
    source = anyone.answer.locator(".lead details.source").first
    source.locator("summary").click()
    quote = source.locator("blockquote").inner_text()
    source.get_by_role("link").click()
    expect(anyone.page.locator("mark").first).to_be_in_viewport()
    assert _on_top(anyone)
    assert plain("".join(anyone.page.locator("mark").all_inner_texts())) == plain(quote)


def test_a_document_says_how_it_stands_above_everything_else(visitor: Visitor) -> None:
    visitor.open("/documents")
    links = visitor.main.get_by_role("link").evaluate_all("all => all.map(each => each.getAttribute('href'))")
    documents = {address for address in links if re.fullmatch(r"/documents/[^/?#]+", address)}
    assert len(documents) == 5
    for address in sorted(documents):
        visitor.open(address)
        banner = visitor.main.locator(".banner")
        expect(banner).to_be_in_viewport()
        expect(banner.locator(".tag")).to_be_visible()


def test_the_contents_of_a_document_lead_to_its_sections(anyone: Visitor) -> None:
    anyone.open("/documents/ce-child-in-need")
    link = anyone.page.get_by_role("navigation", name="Contents").get_by_role("link").last
    section = link.get_attribute("href")
    assert section
    link.click()
    expect(anyone.page.locator(f"[id='{section.removeprefix('#')}']")).to_be_in_viewport()


def test_words_are_looked_for_in_a_document_and_found_where_they_stand(anyone: Visitor) -> None:
    anyone.open("/documents/ce-child-in-need")
    anyone.page.get_by_label("Search in this document").fill("working days")
    anyone.press("Search")
    expect(anyone.main).to_contain_text(re.compile(r"\d+ paragraphs? ha(s|ve) all these words"))
    expect(anyone.main.locator("mark").first).to_contain_text(re.compile("working|days"))
    expect(anyone.page.get_by_label("Search in this document")).to_have_value("working days")


def alike(quote: str, marked: str) -> bool:
    """Whether these are the same words, but for letters that were put right."""
    return len(quote) < FEW or SequenceMatcher(None, quote, marked, autojunk=False).ratio() > 0.9


def _on_top(visitor: Visitor) -> bool:
    script = """mark => {
        const box = mark.getClientRects()[0];
        return mark.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
    }"""
    return bool(visitor.page.locator("mark").first.evaluate(script))
