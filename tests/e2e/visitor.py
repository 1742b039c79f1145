"""A visitor: one page of a browser, with a record of everything that a page must never do."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, Response

WAIT = 20_000  # milliseconds that a condition may take, on a busy machine
_PARTS = {"stylesheet", "script", "image", "font", "manifest"}  # what a page is made of
_REFUSED = "Failed to load resource: the server responded with a status of"  # also said of a page that tells a mistake

# Everything said to a screen reader without moving the focus, and everything the policy of the page forbade.
_WATCH = """
window.announced = [];
window.forbidden = [];
addEventListener("securitypolicyviolation", event => forbidden.push(`${event.violatedDirective}: ${event.blockedURI}`));
const said = new Map();
const live = "[aria-live]:not([aria-live=off]), [role=status], [role=alert], [role=log]";
const heard = () => document.querySelectorAll(live).forEach(region => {
  const text = region.innerText.trim();
  if (text && said.get(region) !== text) announced.push(text);
  said.set(region, text);
});
addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll(live).forEach(region => said.set(region, region.innerText.trim()));
  const options = {subtree: true, childList: true, characterData: true, attributes: true};
  new MutationObserver(heard).observe(document.body, options);
});
"""


class Visitor:
    """Somebody at a page of one site."""

    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        self.site = site
        self.faults: list[str] = []
        self.loaded: list[Response] = []  # what the last page opened is made of
        page.set_default_timeout(WAIT)
        page.on("request", self._requested)
        page.on("response", self._responded)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))

    def begin_anew(self) -> None:
        """Forget everything, as if nothing had been visited before."""
        self.page.context.clear_cookies()
        self.faults.clear()

    def open(self, path: str) -> None:
        """Open a page of the site by its address."""
        self.page.goto(self.site + path)

    def ask(self, question: str, area: str | None = None) -> None:
        """Ask a question on the ask page, as somebody who types and presses the button, and wait for what comes."""
        if area is not None:
            self.page.get_by_label("Area", exact=True).select_option(area)
        self.page.get_by_label("Your question").fill(question)
        self.press("Ask")

    def press(self, name: str) -> None:
        """Press a button by the whole of its words."""
        self.page.get_by_role("button", name=name, exact=True).click()

    def follow(self, name: str) -> None:
        """Follow a link of the page's content by its words."""
        self.main.get_by_role("link", name=name).and_(self.page.locator(":visible")).first.click()

    def unfold(self) -> None:
        """Open everything that is folded."""
        self.page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")

    @property
    def main(self) -> Locator:
        """The content of the page."""
        return self.page.get_by_role("main")

    @property
    def answer(self) -> Locator:
        """The answer last given."""
        return self.page.locator("#answer")

    @property
    def weight(self) -> int:
        """Bytes of everything that the last page opened is made of, as they were sent, but fonts."""
        sent = [each for each in self.loaded if each.request.resource_type != "font"]
        return sum(int(each.headers["content-length"]) for each in sent)

    def forbidden(self) -> list[str]:
        """Return what the content policy of the page now shown kept it from doing."""
        return list(self.page.evaluate("window.forbidden || []"))

    def announced(self) -> list[str]:
        """Return what the page now shown has said in its live regions since it was there."""
        return list(self.page.evaluate("window.announced"))

    def _requested(self, request: Request) -> None:
        if request.is_navigation_request():
            self.loaded.clear()
        if not request.url.startswith((self.site, "data:", "blob:")):
            self.faults.append(f"asked another host: {request.url}")

    def _responded(self, response: Response) -> None:
        if not 300 <= response.status < 400:  # those that lead elsewhere have no body
            self.loaded.append(response)
        if response.status >= 400 and response.request.resource_type in _PARTS:
            self.faults.append(f"{response.status}: {response.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(_REFUSED):
            self.faults.append(f"{self.page.url}: {message.text}")


@contextmanager
def visiting(
    browser: Browser,
    site: str,
    *,
    script: bool = True,
    width: int = 1280,
    height: int = 1024,
    keeping: bool = True,
    **options: Any,
) -> Iterator[Visitor]:
    """Visit a site in a context of its own; at the end nothing may have gone wrong unseen.

    One whose browser is not `keeping` anything loads every page as on a first visit.
    """
    size = {"width": width, "height": height}
    context = browser.new_context(java_script_enabled=script, viewport=size, **options)
    try:
        if script:
            context.add_init_script(_WATCH)
        visitor = Visitor(context.new_page(), site)
        if not keeping:
            context.new_cdp_session(visitor.page).send("Network.setCacheDisabled", {"cacheDisabled": True})
        yield visitor
        faults = [*visitor.faults, *visitor.forbidden()]
        assert not faults, faults
    finally:
        context.close()
