"""How soon an answer is on the screen once it has come: `python -m tests.e2e.paint http://127.0.0.1:8000`.

It is a measurement and no test: what it says depends on what else the machine does.
"""

import statistics
import sys

from playwright.sync_api import Browser

from tests.e2e import chromium
from tests.e2e.visitor import visiting

TIMES = 15
QUESTION = "How long can an assessment take?"

# The end of the frame in which the answer was put in place.
_SEEN = """window.seen = new Promise(resolve => new MutationObserver((_, watch) => {
    if (!document.getElementById("answer")) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
}).observe(document.body, {childList: true, subtree: true}))"""
_FETCHED = """seen.then(seen => seen - performance.getEntriesByType("resource")
    .findLast(each => new URL(each.name).pathname === "/ask").responseEnd)"""
_PAINTED = "performance.getEntriesByName('first-contentful-paint').length"
_OPENED = """performance.getEntriesByName("first-contentful-paint")[0].startTime
    - performance.getEntriesByType("navigation")[0].responseEnd"""


def waited(browser: Browser, site: str, *, script: bool) -> float:
    """Return the milliseconds from the last byte of an answer until it was painted."""
    with visiting(browser, site, script=script) as visitor:
        visitor.open("/")
        if script:
            visitor.page.evaluate(f"() => {{ {_SEEN} }}")
        visitor.ask(QUESTION)
        visitor.answer.wait_for()
        while not script and not visitor.page.evaluate(_PAINTED):
            pass  # it is noted a moment after it was painted
        return float(visitor.page.evaluate(_FETCHED if script else _OPENED))


def main(site: str) -> None:
    """Measure, and print the middle and the longest."""
    path = chromium.installed()
    if path is None:
        sys.exit(f"There is no browser on this machine: none of {', '.join(chromium.NAMES)} was found.")
    with chromium.opened(path) as browser:
        for script in (True, False):
            times = [waited(browser, site, script=script) for _ in range(TIMES)]
            way = "with a script" if script else "without a script"
            print(f"{way}: {statistics.median(times):.0f} ms at the median, {max(times):.0f} ms at most, of {TIMES}")


if __name__ == "__main__":
    main(sys.argv[1])
