"""Somebody asks, reads, asks again, and sees when something is wrong."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.conftest import Visiting
from tests.e2e.states import AREA, LONG
from tests.e2e.visitor import Visitor, visiting

QUESTION = "How long can an assessment take?"


def test_an_answer_gives_the_time_and_the_words_it_rests_on(anyone: Visitor) -> None:
    anyone.open("/")
    anyone.ask(QUESTION, AREA)
    expect(anyone.answer).to_contain_text("45 working days")
    source = anyone.answer.locator("details.source", has=anyone.page.get_by_text("45 working days")).first
    quote = source.locator("blockquote", has_text="45 working days").first
    expect(quote).to_be_hidden()
    source.locator("summary").click()
    expect(quote).to_be_visible()


def test_without_a_script_an_answer_waits_for_no_style_that_the_first_page_had(visit: Visiting) -> None:
    awaited = """performance.getEntriesByType("resource").filter(each => each.renderBlockingStatus === "blocking")
        .map(each => [new URL(each.name).pathname, each.transferSize])"""
    with visit(script=False) as visitor:
        visitor.open("/")
        visitor.ask(QUESTION, AREA)
        expect(visitor.answer).to_be_visible()
        assert visitor.page.evaluate(awaited) == [["/static/verse.css", 0]]


def test_an_answer_is_where_the_eye_is_and_the_screen_reader_too(anyone: Visitor) -> None:
    anyone.open("/")
    anyone.ask(QUESTION, AREA)
    expect(anyone.answer).to_be_in_viewport()
    top = anyone.answer.evaluate("answer => answer.getBoundingClientRect().top")
    assert 0 <= top < 512
    expect(anyone.page).to_have_title(re.compile("^Your answer"))


def test_a_follow_up_leans_on_what_was_asked_before_and_both_can_be_read(anyone: Visitor) -> None:
    anyone.open("/")
    anyone.ask("How long can an assessment take?", AREA)
    expect(anyone.answer).to_be_visible()
    anyone.ask("And who must be seen?")
    expect(anyone.answer).to_contain_text("And who must be seen?")
    anyone.page.get_by_text("Earlier in this conversation").click()
    earlier = anyone.page.locator(".earlier")
    expect(earlier).to_contain_text(QUESTION)
    earlier.locator("summary", has_text="The answer").first.click()
    expect(earlier.get_by_text("45 working days").first).to_be_visible()


def test_what_could_be_asked_next_is_asked_by_one_press(anyone: Visitor) -> None:
    anyone.open("/")
    anyone.ask(QUESTION, AREA)
    suggestion = anyone.answer.locator("button[name=question]").first
    words = suggestion.inner_text()
    suggestion.click()
    expect(anyone.answer.locator(".asked")).to_contain_text(words)


def test_an_example_is_asked_by_one_press(anyone: Visitor) -> None:
    anyone.open("/")
    anyone.press(QUESTION)
    expect(anyone.answer.locator(".asked")).to_contain_text(QUESTION)


def test_the_area_chosen_is_kept_for_the_next_question(anyone: Visitor) -> None:
    anyone.open("/")
    anyone.ask(QUESTION, "worcestershire")
    expect(anyone.answer).to_be_visible()
    expect(anyone.page.get_by_label("Area", exact=True)).to_have_value("worcestershire")
    anyone.ask("Who must be seen?", AREA)
    expect(anyone.answer).to_contain_text("Who must be seen?")
    expect(anyone.page.get_by_label("Area", exact=True)).to_have_value(AREA)


def test_another_area_chosen_asks_the_last_question_of_it(anyone: Visitor) -> None:
    anyone.open("/")
    anyone.ask(QUESTION, AREA)
    expect(anyone.answer.locator(".read-as")).to_contain_text("Cheshire East")
    anyone.ask("", "worcestershire")
    expect(anyone.answer.locator(".read-as")).to_contain_text("Worcestershire")
    expect(anyone.answer.locator(".asked")).to_contain_text(QUESTION)


def test_the_area_chosen_is_remembered_on_other_pages_and_on_another_day(anyone: Visitor) -> None:
    anyone.open("/")
    anyone.ask(QUESTION, "worcestershire")
    expect(anyone.answer).to_be_visible()
    anyone.open("/documents")
    anyone.open("/")
    expect(anyone.page.get_by_label("Area", exact=True)).to_have_value("worcestershire")
    cookies = anyone.page.context.cookies()
    assert [(cookie["name"], cookie["value"]) for cookie in cookies] == [("area", "worcestershire")]
    assert cookies[0]["expires"] > 0


def test_in_danger_999_comes_first_and_the_areas_number_can_be_rung(anyone: Visitor) -> None:
    anyone.open("/")
    anyone.ask("he is hitting her right now, what do I do", AREA)
    danger = anyone.answer.locator(".danger")
    expect(danger).to_be_in_viewport()
    numbers = danger.locator("a[href^='tel:']").evaluate_all("all => all.map(each => each.getAttribute('href'))")
    assert numbers[0] == "tel:999"
    assert len(numbers) > 1
    above = """box => [...box.parentElement.children]
        .filter(each => each.getBoundingClientRect().top < box.getBoundingClientRect().top && each.innerText.trim())
        .map(each => each.className)"""
    assert danger.evaluate(above) == ["asked"]


def test_in_danger_no_other_areas_number_is_lent(anyone: Visitor) -> None:
    anyone.open("/")
    anyone.ask("he is hitting her right now, what do I do", "worcestershire")
    numbers = anyone.answer.locator(".danger a[href^='tel:']").evaluate_all(
        "all => all.map(each => each.getAttribute('href'))"
    )
    anyone.open("/contacts?area=cheshire-east")
    theirs = anyone.main.locator("a[href^='tel:']").evaluate_all("all => all.map(each => each.getAttribute('href'))")
    assert set(numbers) & (set(theirs) - {"tel:999"}) == set()


def test_personal_data_is_nowhere_in_the_page_that_answers(anyone: Visitor) -> None:
    secrets = ("Jayden", "Wrexford", "04/05/2019", "jw@example.org", "01632 960001")
    anyone.open("/")
    anyone.ask(
        "Jayden Wrexford, born 04/05/2019, jw@example.org, 01632 960001: how soon must he be seen after a referral?",
        AREA,
    )
    expect(anyone.answer).to_contain_text("Personal d")
    anyone.unfold()
    page = anyone.page.content() + anyone.page.title() + anyone.page.url
    typed = anyone.page.evaluate("[...document.querySelectorAll('input, textarea, select')].map(each => each.value)")
    stores = "[{...localStorage}, {...sessionStorage}, document.cookie, history.state]"
    kept = anyone.page.evaluate(f"JSON.stringify({stores})")
    assert [secret for secret in secrets if secret in page + "".join(typed) + kept] == []


def test_what_the_documents_do_not_hold_is_said_and_the_nearest_is_shown(anyone: Visitor) -> None:
    anyone.open("/")
    anyone.ask("What is the allowance for a foster carer's second car?", AREA)
    expect(anyone.answer).to_contain_text(re.compile("do not (answer|hold) this"))
    expect(anyone.answer.get_by_role("heading", name="nearest")).to_be_visible()


@pytest.mark.parametrize(("typed", "says"), [("", "is empty"), (LONG * 70, "Shorten it to 2,000")])
def test_a_mistake_is_told_where_the_reader_is_and_what_was_typed_is_kept(
    anyone: Visitor, typed: str, says: str
) -> None:
    anyone.open("/")
    anyone.ask(typed, AREA)
    summary = anyone.page.get_by_role("alert")
    expect(summary).to_contain_text(says)
    expect(summary).to_be_in_viewport()
    expect(anyone.page).to_have_title(re.compile("^Error: "))
    expect(anyone.page.get_by_label("Your question")).to_have_value(re.compile(f"^{re.escape(typed.strip())}\\s*$"))
    expect(anyone.page.get_by_label("Area", exact=True)).to_have_value(AREA)
    summary.get_by_role("link").click()
    expect(anyone.page.get_by_label("Your question")).to_be_focused()


def test_that_an_answer_came_is_told_to_a_screen_reader_once(visitor: Visitor) -> None:
    visitor.open("/")
    for question in (QUESTION, "And who must be seen?"):
        told = len(visitor.announced())
        visitor.ask(question, AREA)
        expect(visitor.answer).to_contain_text(question)
        expect(visitor.answer).to_be_focused()
        assert visitor.announced()[told:] == ["Looking it up…", "Answer ready"]


def test_going_back_tells_nothing_and_shows_what_stood_there(visitor: Visitor) -> None:
    visitor.open("/")
    visitor.ask(QUESTION, AREA)
    visitor.page.wait_for_function(f"() => history.state?.talk.includes('{QUESTION}')")
    visitor.ask("And who must be seen?")
    expect(visitor.answer).to_contain_text("And who must be seen?")
    told = visitor.announced()
    visitor.page.wait_for_function("() => history.state?.talk.includes('And who must be seen?')")  # once it is painted
    visitor.page.go_back()
    expect(visitor.answer.locator(".asked")).to_contain_text(QUESTION)
    visitor.page.go_back()
    expect(visitor.answer).to_have_count(0)
    assert visitor.announced() == told


def test_the_summary_of_mistakes_has_the_focus(visitor: Visitor) -> None:
    visitor.open("/")
    visitor.ask("")
    expect(visitor.page.get_by_role("alert")).to_be_focused()


def test_a_page_that_is_not_there_says_so_and_offers_a_way_on(anyone: Visitor) -> None:
    for path in ("/nowhere", "/documents/none"):
        anyone.open(path)
        expect(anyone.main.get_by_role("heading", level=1)).to_contain_text(re.compile("no such|not held"))
        anyone.follow("question form")
        expect(anyone.page.get_by_label("Your question")).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_when_the_engine_breaks_it_is_said_in_a_sentence_and_nothing_typed_is_lost(
    browser: Browser, troubled_site: str, script: bool
) -> None:
    with visiting(browser, troubled_site, script=script) as visitor:
        visitor.open("/")
        visitor.ask(QUESTION, AREA)
        expect(visitor.main).to_contain_text("Something went wrong")
        said = visitor.page.content()
        assert not re.search(r"Traceback|RuntimeError|the engine broke|\.py\b", said)
        field = visitor.page.get_by_label("Your question")
        if not field.is_visible():  # a page of its own: the form is one step back
            visitor.page.go_back()
        expect(field).to_have_value(QUESTION)
        expect(visitor.page.get_by_label("Area", exact=True)).to_have_value(AREA)


def test_back_from_a_document_returns_to_the_answer(anyone: Visitor) -> None:
    anyone.open("/")
    anyone.ask(QUESTION, AREA)
    anyone.answer.locator(".lead details.source > summary").first.click()
    anyone.follow("Read it in the document")
    expect(anyone.page.locator("mark").first).to_be_visible()
    anyone.page.go_back()
    expect(anyone.answer).to_contain_text("45 working days")


def test_an_answer_can_be_copied_with_its_sources(visit: Visiting) -> None:
    with visit(permissions=["clipboard-read", "clipboard-write"]) as visitor:
        visitor.open("/")
        visitor.ask(QUESTION, AREA)
        visitor.answer.get_by_role("button", name=re.compile("^Copy")).click()
        visitor.page.wait_for_function("async () => (await navigator.clipboard.readText()).includes('45 working days')")
