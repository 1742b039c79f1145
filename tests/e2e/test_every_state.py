"""What holds for every page in every state: it keeps nobody out (WCAG 2.2, AA), is light, and asks nobody else."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.e2e.states import STATES
from tests.e2e.visitor import Visitor, visiting

LIGHT = 150_000  # bytes of a page with all that it is made of, without fonts
WIDE, NARROW = 1280, 320  # CSS pixels; a wide window at 400 % is a narrow one
EYES: dict[str, dict[str, Any]] = {
    "dark": {"color_scheme": "dark", "contrast": "no-preference", "forced_colors": "none"},
    "more contrast": {"color_scheme": "light", "contrast": "more", "forced_colors": "none"},
    "dark, more contrast": {"color_scheme": "dark", "contrast": "more", "forced_colors": "none"},
    "forced": {"color_scheme": "light", "contrast": "no-preference", "forced_colors": "active"},
}
LIGHT_EYES: dict[str, Any] = {"color_scheme": "light", "contrast": "no-preference", "forced_colors": "none"}
LOOKS = ("color-contrast", "link-in-text-block")  # rules of axe that hang on colours
# WCAG 1.4.12, as a style sheet of the reader's own would have it
SPACING = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }
"""

STYLED = """css => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
}"""

# Elements that reach beyond the side of the page, but for tables, which may scroll in a box of their own.
SIDEWAYS = """() => {
    const page = document.scrollingElement;
    if (page.scrollWidth <= page.clientWidth) return [];
    return [...document.querySelectorAll("main, main *, header *, footer *")]
        .filter(each => each.getBoundingClientRect().right > page.clientWidth + 1)
        .map(each => each.outerHTML.slice(0, 120)).slice(0, 3).concat(`${page.scrollWidth} px wide`);
}"""

# Elements whose text is cut off by their own box, or spills out of it.
CLIPPED = """() => [...document.querySelectorAll("body *")]
    .filter(each => each.textContent.trim() && !each.matches(".unseen, .unseen *, script, textarea, select, select *"))
    .filter(each => getComputedStyle(each).display !== "inline" && each.clientHeight > 1)
    .filter(each => !each.parentElement.closest("thead") || each.closest("thead").clientHeight > 1)
    .filter(each => {
        const style = getComputedStyle(each), free = value => ["auto", "scroll"].includes(value);
        return (!free(style.overflowX) && each.scrollWidth > each.clientWidth + 2)
            || (!free(style.overflowY) && each.scrollHeight > each.clientHeight + 8);
    })
    .map(each => `${each.outerHTML.slice(0, 160)}: ${each.scrollWidth}x${each.scrollHeight}`
        + ` in ${each.clientWidth}x${each.clientHeight}`)"""


# What is folded is looked at unfolded alone, where both are known.
UNFOLDED = [state for state in STATES if f"{state}, open" not in STATES]

COLOURED = (  # everything that has a colour is in one of these
    "ask",
    "answered, open",
    "answered, no area, open",
    "answered, dated",
    "danger, open",
    "feedback given",
    "empty question",
    "documents",
    "cited words",
    "source",
    "rules, filtered",
    "calculator, counted",
    "timeline, counted, open",
    "routes, mistaken",
    "contacts, open",
    "quiz, marked, open",
    "quiz, not answered",
    "about",
    "owner, feedback",
    "owner, versions",
)


@pytest.fixture(scope="module")
def somebody(browser: Browser, site: str) -> Iterator[Visitor]:
    """Somebody whose browser runs scripts and keeps nothing; one for all pages, because each costs time."""
    with visiting(browser, site, width=WIDE, keeping=False) as visitor:
        yield visitor


@pytest.fixture(scope="module")
def without_script(browser: Browser, site: str) -> Iterator[Visitor]:
    """Somebody whose browser runs no scripts."""
    with visiting(browser, site, script=False) as visitor:
        yield visitor


@pytest.fixture(scope="module", params=UNFOLDED)
def shown(somebody: Visitor, request: pytest.FixtureRequest) -> Visitor:
    """A page in one of its states; each test leaves it as it was."""
    somebody.begin_anew()
    STATES[request.param](somebody)
    somebody.page.evaluate(Axe().axe_script)
    return somebody


@pytest.fixture
def page(shown: Visitor) -> Iterator[Page]:
    """The page, wide at first."""
    yield shown.page
    shown.page.set_viewport_size({"width": WIDE, "height": 1024})
    shown.page.evaluate("document.adoptedStyleSheets = []")


def violations(page: Page, rules: Sequence[str] = ()) -> list[str]:
    """Return what axe finds wrong, with the first element that shows it; by all its rules, or by these."""
    options: dict[str, Any] = {"resultTypes": ["violations"], "preload": False, "iframes": False}
    if rules:
        options["runOnly"] = list(rules)
    found = page.evaluate("options => axe.run(options)", options)["violations"]
    return [f"{each['id']}: {each['help']}: {each['nodes'][0]['html'][:300]}" for each in found]


def narrow(page: Page) -> None:
    page.set_viewport_size({"width": NARROW, "height": 800})


def test_it_is_light_and_does_nothing_that_its_policy_forbids(shown: Visitor) -> None:
    assert shown.weight < LIGHT
    assert [*shown.faults, *shown.forbidden()] == []  # another host that was asked is among the faults


def test_axe_finds_no_violation_on_a_wide_page(page: Page) -> None:
    assert violations(page) == []


def test_axe_finds_no_violation_on_a_narrow_page(page: Page) -> None:
    narrow(page)
    assert violations(page) == []


def test_nothing_reaches_beyond_the_side_of_a_narrow_page(page: Page) -> None:
    narrow(page)
    assert page.evaluate(SIDEWAYS) == []


def test_text_spaced_by_the_reader_is_not_cut_off(page: Page) -> None:
    page.evaluate(STYLED, SPACING)
    for width in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(SIDEWAYS) == []
        assert page.evaluate(CLIPPED) == []


def test_text_twice_as_large_is_not_cut_off(page: Page) -> None:
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    try:
        assert page.evaluate(SIDEWAYS) == []
        assert page.evaluate(CLIPPED) == []
    finally:
        page.evaluate("document.documentElement.style.fontSize = ''")


@pytest.mark.parametrize("state", COLOURED)
def test_colours_of_the_readers_own_can_be_told_apart(somebody: Visitor, state: str) -> None:
    somebody.begin_anew()
    STATES[state](somebody)
    somebody.page.evaluate(Axe().axe_script)
    found = {}
    for eyes, media in EYES.items():
        somebody.page.emulate_media(**media)
        found[eyes] = violations(somebody.page, LOOKS)
    somebody.page.emulate_media(**LIGHT_EYES)
    assert found == {eyes: [] for eyes in EYES}


@pytest.mark.parametrize("state", UNFOLDED)
def test_it_is_whole_without_a_script(without_script: Visitor, state: str) -> None:
    without_script.begin_anew()
    STATES[state](without_script)
    dead = "all => all.filter(each => each.checkVisibility() && each.type === 'button').map(each => each.innerText)"
    assert without_script.page.locator("button").evaluate_all(dead) == [], "these buttons do nothing without a script"
    assert without_script.main.get_by_role("heading", level=1).count() == 1
    assert without_script.faults == []
