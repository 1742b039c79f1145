"""How soon an answer is on the screen once it has come: `python -m tests.e2e.paint http://127.0.0.1:8000`.

It is a measurement and no test: what it says depends on what else the machine does. Beside it stands what the browser
takes on this machine for a page of one line.
"""

import statistics
import sys
from collections.abc import Callable

from playwright.sync_api import Browser

from tests.e2e import chromium
from tests.e2e.visitor import Visitor, visiting

TIMES = 15
QUESTION = "How long can an assessment take?"
_QUIET = 600  # milliseconds in which nothing is asked of the page: to ask it takes its time away

# When the frame that first held the lead was on the screen; the script puts the lead into a page that is there.
_WATCHED = """() => {
    window.seen = new Promise(resolve => new PerformanceObserver(list => resolve(list.getEntries()[0].renderTime))
        .observe({type: "element"}));
    new MutationObserver((_, watch) => {
        const lead = document.querySelector("#answer > .lead > p");
        if (!lead) return;
        watch.disconnect();
        lead.setAttribute("elementtiming", "lead");
    }).observe(document.body, {childList: true, subtree: true});
}"""
_PUT_IN_PLACE = """seen.then(seen => seen - performance.getEntriesByType("resource")
    .findLast(each => new URL(each.name).pathname === "/ask").responseEnd)"""
# Nothing of a page is painted before its style sheet and its few kilobytes are there, so the first paint has the lead.
_OPENED = """performance.getEntriesByName("first-contentful-paint")[0].startTime
    - performance.getEntriesByType("navigation")[0].responseEnd"""


def with_script(visitor: Visitor) -> float:
    """Return the milliseconds from the last byte of an answer until it was painted into the page."""
    visitor.open("/")
    visitor.page.evaluate(_WATCHED)
    visitor.ask(QUESTION)
    visitor.page.wait_for_timeout(_QUIET)
    return float(visitor.page.evaluate(_PUT_IN_PLACE))


def without_script(visitor: Visitor) -> float:
    """Return the milliseconds from the last byte of an answer until its page was painted."""
    visitor.open("/")
    visitor.ask(QUESTION)
    return _opened(visitor)


def one_line(visitor: Visitor) -> float:
    """Return the same for a page of one line without any style."""
    visitor.open("/")
    visitor.open("/healthz")
    return _opened(visitor)


def _opened(visitor: Visitor) -> float:
    visitor.page.wait_for_timeout(_QUIET)
    return float(visitor.page.evaluate(_OPENED))


def waited(browser: Browser, site: str, measure: Callable[[Visitor], float]) -> float:
    """Measure once, as somebody whose browser has only just been at the first page."""
    with visiting(browser, site, script=measure is with_script) as visitor:
        return measure(visitor)


def main(site: str) -> None:
    """Measure, and print the middle and the longest."""
    path = chromium.installed()
    if path is None:
        sys.exit(f"There is no browser on this machine: none of {', '.join(chromium.NAMES)} was found.")
    with chromium.opened(path) as browser:
        for measure in (with_script, without_script, one_line):
            times = [waited(browser, site, measure) for _ in range(TIMES)]
            way = measure.__name__.replace("_", " ")
            print(f"{way}: {statistics.median(times):.0f} ms at the median, {max(times):.0f} ms at most, of {TIMES}")


if __name__ == "__main__":
    main(sys.argv[1])
