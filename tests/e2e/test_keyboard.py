"""Somebody who uses no mouse reaches everything, in order, and always sees where they are."""

from itertools import pairwise
from typing import Any

import pytest

from tests.e2e.conftest import Visiting
from tests.e2e.states import STATES
from tests.e2e.visitor import Visitor

WINDOWS = {"wide": (1280, 1024), "at 400 %": (320, 256)}
REACHED = ("ask", "answered, open", "danger", "empty question", "routes", "timeline, mistaken", "cited words")

# Everything that can have the focus, in the order of the page; of radio buttons, one of each group.
BEGIN = """() => {
    const seen = new Set();
    window.style = each => {
        const {outlineStyle, outlineWidth, outlineColor, backgroundColor, boxShadow, borderColor, color}
            = getComputedStyle(each);
        return [outlineStyle === "none" ? "none" : outlineWidth + outlineColor, backgroundColor, boxShadow,
            borderColor, color].join();
    };
    const controls = "a[href], button, input, select, textarea, summary, [tabindex='0']";
    window.reachable = [...document.querySelectorAll(controls)]
        .filter(each => each.checkVisibility({visibilityProperty: true}) && each.type !== "hidden" && !each.disabled)
        .filter(each => each.type !== "radio" || !seen.has(each.name) && seen.add(each.name));
    window.unfocused = reachable.map(style);
    reachable[0].focus();
    return reachable.map(each => each.outerHTML.slice(0, 100));
}"""

# What has the focus now: which of them, whether it looks any different, what lies on top of it, and where it is.
NOW = """() => {
    const each = document.activeElement, n = reachable.findIndex(one => one === each
        || one.type === "radio" && one.name === each.name);
    if (each === document.body) return null;
    const box = each.getClientRects()[0], inset = 2;
    const points = [[box.left + box.width / 2, box.top + box.height / 2], [box.left + inset, box.top + inset],
        [box.right - inset, box.top + inset], [box.left + inset, box.bottom - inset],
        [box.right - inset, box.bottom - inset]].filter(([x, y]) => y >= 0 && y < innerHeight);
    const over = points.map(([x, y]) => document.elementFromPoint(x, y))
        .filter(hit => hit && !each.contains(hit) && !hit.contains(each));
    return {n, html: each.outerHTML.slice(0, 100), changed: style(each) !== unfocused[n],
        seen: points.length > 0, covered: over.map(hit => hit.outerHTML.slice(0, 100)),
        top: box.top + scrollY, bottom: box.bottom + scrollY, left: box.left, right: box.right};
}"""


def walk(visitor: Visitor) -> tuple[list[str], list[dict[str, Any]]]:
    """Press Tab from the top of the page to its end; return what should be reached, and what was."""
    expected = visitor.page.evaluate(BEGIN)
    keyboard = visitor.page.keyboard
    keyboard.press("Tab")
    keyboard.press("Shift+Tab")  # from here on the browser knows that keys are used
    stops: list[dict[str, Any]] = []
    while (stop := visitor.page.evaluate(NOW)) is not None and (len(stops) < 2 or stop["n"] != stops[0]["n"]):
        if not stops or stop["n"] != stops[-1]["n"]:  # a date has a stop for its day, its month and its year
            stops.append(stop)
        keyboard.press("Tab")
    return expected, stops


@pytest.mark.parametrize("state", REACHED)
@pytest.mark.parametrize("window", WINDOWS)
def test_tab_reaches_everything_in_the_order_it_is_seen_and_shows_where_it_is(
    visit: Visiting, state: str, window: str
) -> None:
    width, height = WINDOWS[window]
    with visit(width=width, height=height) as visitor:
        STATES[state](visitor)
        expected, stops = walk(visitor)
    assert [stop["n"] for stop in stops] == list(range(len(expected)))
    assert [stop["html"] for stop in stops if not stop["changed"]] == [], "the focus cannot be seen"
    assert [stop["html"] for stop in stops if not stop["seen"]] == [], "it has the focus, out of sight"
    assert {stop["html"]: stop["covered"] for stop in stops if stop["covered"]} == {}
    assert [after["html"] for before, after in pairwise(stops) if _leaps_up(before, after)] == []


def test_a_question_is_asked_and_a_citation_opened_without_a_mouse(anyone: Visitor) -> None:
    keyboard = anyone.page.keyboard
    anyone.open("/")
    anyone.page.get_by_label("Your question").focus()
    keyboard.type("How long can an assessment take?")
    keyboard.press("Tab")
    keyboard.press("Enter")
    anyone.answer.wait_for()
    summary = anyone.answer.locator(".lead details.source summary").first
    for _ in range(40):
        keyboard.press("Tab")
        if summary.evaluate("each => each === document.activeElement"):
            break
    keyboard.press("Enter")
    anyone.answer.locator(".lead details.source[open] blockquote").first.wait_for()
    keyboard.press("Tab")
    keyboard.press("Enter")
    anyone.page.locator("mark").first.wait_for()


def test_the_first_stop_leads_past_the_navigation(anyone: Visitor) -> None:
    anyone.open("/documents")
    anyone.page.keyboard.press("Tab")
    anyone.page.keyboard.press("Enter")
    anyone.page.keyboard.press("Tab")
    assert anyone.main.locator("a:focus").count() == 1


def _leaps_up(before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Whether the focus went back to an earlier line, and not to the top of a column beside it."""
    return bool(after["bottom"] <= before["top"] and after["left"] < before["right"])
