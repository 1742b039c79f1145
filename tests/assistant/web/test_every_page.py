"""What holds for every page: readable without JavaScript, by keyboard, and by a screen reader."""

import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import lxml.html
import pytest

PAGES = {
    "home": ("GET", "/", {}),
    "answer": ("POST", "/ask", {"question": "Jayden is hitting", "asked": "Before?", "told": "Yes."}),
    "choices": ("POST", "/ask", {"question": "which form?"}),
    "nearest": ("POST", "/ask", {"question": "my pension"}),
    "mistake": ("POST", "/ask", {"question": ""}),
    "conversation": (
        "POST",
        "/ask",
        {"question": "premise edition differ", "area": "north-shire", "asked": "A?", "told": "B."},
    ),
    "feedback mistake": ("POST", "/feedback", {"verdict": "wrong", "index": "i", "note": "long " * 300}),
    "routes": ("GET", "/routes", {}),
    "route mistake": ("GET", "/routes?area=cheshire-east&answer=danger%3Dno&asked=role", {}),
    "route outcome": ("GET", "/routes?area=cheshire-east&answer=danger%3Dyes", {}),
    "contacts": ("GET", "/contacts", {}),
    "timescales": ("GET", "/timescales/timeline", {}),
    "timescales mistake": ("GET", "/timescales/timeline?event=&from=soon&area=mars&counting=2", {}),
    "timeline": ("GET", "/timescales/timeline?event=referral&area=cheshire-east&from=2026-11-02", {}),
    "rules": ("GET", "/timescales?area=cheshire-east&kind=time", {}),
    "rules mistake": ("GET", "/timescales?area=mars", {}),
    "calculator": ("GET", "/timescales/calculator?rule=ce-assessment-day-15", {}),
    "calculated": ("GET", "/timescales/calculator?rule=ce-assessment-day-15&from=2026-12-18", {}),
    "calculator mistake": ("GET", "/timescales/calculator?what=length&amount=-3&from=29+February+2027", {}),
    "documents": ("GET", "/documents", {}),
    "document": ("GET", "/documents/national-guidance", {}),
    "local document": ("GET", "/documents/north-shire-policy", {}),
    "search": ("GET", "/documents/national-guidance?find=assessment+days", {}),
    "search mistake": ("GET", "/documents/national-guidance?find=", {}),
    "source": ("GET", "/documents/national-guidance/source?from=30&to=60", {}),
    "quiz": ("GET", "/quiz", {}),
    "quiz paper": ("GET", "/quiz?count=12", {}),
    "quiz mistake": ("GET", "/quiz?count=x&seed=x&today=x&kind=x&document=x", {}),
    "quiz to take": ("GET", "/quiz/take?count=12", {}),
    "quiz by question": ("GET", "/quiz/take?count=2&way=each", {}),
    "about": ("GET", "/about", {}),
    "problem": ("GET", "/nowhere", {}),
}
TEMPLATES = Path(__file__).parents[3] / "assistant/web/templates"


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest) -> lxml.html.HtmlElement:
    method, path, data = PAGES[request.param]
    name = "library" if path.startswith(("/routes", "/contacts", "/timescales", "/quiz")) else "browser"
    browser: httpx.Client = request.getfixturevalue(name)
    return lxml.html.fromstring(browser.request(method, path, data=data or None).text)


def test_it_has_a_language_a_title_landmarks_and_a_way_to_skip_to_the_content(
    page: lxml.html.HtmlElement,
) -> None:
    assert page.get("lang") == "en-GB"
    assert page.findtext(".//title").endswith(" – Chapter & Verse")
    assert page.xpath("count(//main)") == page.xpath("count(//body/header)") == page.xpath("count(//body/footer)") == 1
    skip = page.xpath("//body/*[1]")[0]
    assert skip.get("href") == "#main"
    assert page.get_element_by_id("main").tag == "main"


def test_its_headings_begin_with_one_and_skip_no_level(page: lxml.html.HtmlElement) -> None:
    levels = [int(heading.tag[1]) for heading in page.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")]
    if page.xpath("//div[@role='alert']"):
        assert levels.pop(0) == 2  # the summary of mistakes stands before the heading of the page
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_no_id_stands_twice_and_everything_pointed_at_exists(page: lxml.html.HtmlElement) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    pointed = " ".join(page.xpath("//@aria-labelledby | //@aria-describedby | //label/@for")).split()
    assert set(pointed) <= set(ids)


def test_every_control_has_a_label_and_every_link_and_button_words(page: lxml.html.HtmlElement) -> None:
    labelled = set(page.xpath("//label/@for"))
    assert all(
        control.get("id") in labelled for control in page.xpath("//select | //textarea | //input[not(@type='hidden')]")
    )
    assert all(each.text_content().strip() for each in page.xpath("//a | //button | //summary"))


def test_it_has_no_script_or_style_inside_and_nothing_from_elsewhere(page: lxml.html.HtmlElement) -> None:
    assert not page.xpath("//script[text() or not(starts-with(@src, '/static/'))]")
    assert not page.xpath("//style | //@style | //@*[starts-with(name(), 'on')] | //iframe | //img")
    addresses = page.xpath("//@href | //@src | //@action")
    assert all(re.match(r"[/#]|tel:", address) for address in addresses)


def test_it_says_what_to_do_when_a_child_is_in_danger(page: lxml.html.HtmlElement) -> None:
    assert "If a child is in danger now, ring 999." in page.xpath("string(//footer)")


def test_the_first_page_is_light(browser: httpx.Client) -> None:
    page = browser.get("/")
    parts = lxml.html.fromstring(page.text).xpath("//link/@href | //script/@src")
    assert {"/static/verse.css", "/static/verse.js"} <= {urlsplit(part).path for part in parts}
    assert len(page.content) + sum(len(browser.get(part).content) for part in parts) < 150 * 1024
    assert len(browser.get("/static/verse.js").content) < 10 * 1024


def test_a_script_may_call_home_and_nowhere_else(browser: httpx.Client) -> None:
    policy = dict(part.split(" ", 1) for part in browser.get("/").headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert {policy[name] for name in ("script-src", "style-src", "connect-src", "form-action")} == {"'self'"}


def test_everything_in_a_template_is_escaped() -> None:
    for template in TEMPLATES.iterdir():
        assert "| safe" not in template.read_text(encoding="utf-8"), template.name
