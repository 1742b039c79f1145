"""The area is chosen once: the browser remembers its id and nothing else."""

from collections.abc import Iterator

import httpx
import lxml.html
import pytest

from assistant.api.app import create_app
from tests.assistant.api.fake import FakeAssistant
from tests.assistant.api.server import serving

QUESTION = "How long for Jayden?"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving(create_app(FakeAssistant())) as address:
        yield address


@pytest.fixture
def browser(address: str) -> Iterator[httpx.Client]:
    """A browser that has never been here."""
    with httpx.Client(base_url=address, headers={"Accept": "text/html"}) as client:
        yield client


def shown(browser: httpx.Client, path: str = "/") -> tuple[str, str]:
    """Return the area chosen in the form, and the one it says it showed."""
    form = lxml.html.fromstring(browser.get(path).text).xpath("//form[@class='ask']")[0]
    return form.xpath("string(.//option[@selected]/@value)"), form.xpath("string(.//input[@name='was']/@value)")


def test_an_area_once_chosen_is_chosen_at_the_next_visit(browser: httpx.Client) -> None:
    assert shown(browser) == ("", "")
    browser.post("/ask", data={"question": QUESTION, "area": "north-shire", "was": ""})
    assert shown(browser) == ("north-shire", "north-shire")


def test_the_cookie_holds_the_area_and_nothing_of_the_person(browser: httpx.Client) -> None:
    response = browser.post("/ask", data={"question": QUESTION, "area": "north-shire", "was": ""})
    (cookie,) = response.headers.get_list("set-cookie")
    parts = {part.strip().casefold() for part in cookie.split(";")}
    assert "area=north-shire" in parts
    assert {"httponly", "samesite=lax", "max-age=31536000", "path=/"} <= parts
    assert len(browser.cookies) == 1


def test_no_area_chosen_again_is_forgotten(browser: httpx.Client) -> None:
    browser.post("/ask", data={"question": QUESTION, "area": "north-shire", "was": ""})
    browser.post("/ask", data={"question": QUESTION, "area": "", "was": "north-shire"})
    assert not browser.cookies
    assert shown(browser) == ("", "")


def test_an_area_that_only_the_conversation_moved_to_is_not_remembered(browser: httpx.Client) -> None:
    browser.post("/ask", data={"question": QUESTION, "area": "north-shire", "was": ""})
    browser.post("/ask", data={"question": QUESTION, "area": "england", "was": "england"})
    assert browser.cookies["area"] == "north-shire"


def test_an_area_offered_beside_an_answer_is_remembered_when_it_is_pressed(browser: httpx.Client) -> None:
    page = lxml.html.fromstring(browser.post("/ask", data={"question": "which form?"}).text)
    (form,) = [form for form in page.forms if form.xpath(".//button[@name='area']")]
    browser.post("/ask", data={**dict(form.form_values()), "area": "north-shire"})
    assert browser.cookies["area"] == "north-shire"


@pytest.mark.parametrize("remembered", ["atlantis", "", "../../etc", "north-shire; x", "<script>"])
def test_what_is_not_held_is_not_believed(browser: httpx.Client, remembered: str) -> None:
    browser.headers["Cookie"] = f"area={remembered}" if ";" not in remembered else f'area="{remembered}"'
    assert shown(browser) == ("", "")


def test_a_mistake_remembers_nothing_and_still_knows_what_was_chosen(browser: httpx.Client) -> None:
    response = browser.post("/ask", data={"question": "", "area": "north-shire", "was": ""})
    assert not browser.cookies
    form = lxml.html.fromstring(response.text).xpath("//form[@class='ask']")[0]
    assert form.xpath("string(.//option[@selected]/@value)") == "north-shire"
    assert form.xpath("string(.//input[@name='was']/@value)") == ""


def test_a_link_may_name_an_area_that_is_held(browser: httpx.Client) -> None:
    assert shown(browser, "/?area=north-shire") == ("north-shire", "north-shire")
    assert shown(browser, "/?area=atlantis") == ("", "")
