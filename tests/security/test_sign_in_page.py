"""The sign-in page, in a browser: it can be used by everybody, on a telephone and on a desk."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.e2e.chromium import installed, opened
from tests.security.serving import TOKEN, Place

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = installed()
    if path is None:
        pytest.skip("there is no Chromium on this machine")
    with opened(path) as browser:
        yield browser


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_somebody_signs_in_looks_and_signs_out_by_keyboard(
    browser: Browser, guarded: Place, width: int, scheme: str
) -> None:
    shape = {"width": width, "height": 800}
    with browser.new_context(viewport=shape, color_scheme=scheme) as visit:  # type: ignore[arg-type]
        page = visit.new_page()
        page.goto(f"{guarded.address}/documents")
        expect(page).to_have_title("Sign in – Chapter & Verse")
        _is_for_everybody(page)
        _enter(page, "a-wrong-token")
        expect(page).to_have_title("Error: Sign in – Chapter & Verse")
        expect(page.get_by_role("alert")).to_contain_text("That token opens nothing here.")
        _is_for_everybody(page)
        _enter(page, TOKEN)
        expect(page).to_have_url(f"{guarded.address}/documents")
        page.get_by_role("link", name="Sign out").press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("You are signed in")
        _is_for_everybody(page)
        page.get_by_role("button", name="Sign out").press("Enter")
        expect(page.get_by_role("status")).to_have_text("You are signed out.")
        page.goto(f"{guarded.address}/documents")
        expect(page).to_have_title("Sign in – Chapter & Verse")
    guarded.app.state.visitors.staff.tries.succeeded("127.0.0.1")


def _enter(page: Page, token: str) -> None:
    page.get_by_label("Your token").fill(token)
    page.get_by_label("Your token").press("Enter")


def _is_for_everybody(page: Page) -> None:
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
