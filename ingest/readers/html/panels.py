"""Panels: parts of a page that a button, a tab or a summary opens, and the words on that button."""

import re

from ingest.readers.html.tree import Element

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_PANEL = re.compile(r"accordion|collaps|panel|toggle|expand|tab-?(?:pane|content|panel)|tabs__|faq|answer|reveal", re.I)
_OPENER = re.compile(r"toggle|trigger|title|head|button|question", re.I)
_FLOATING = re.compile(r"modal|dialog|popup|lightbox|tooltip|dropdown|menu|offcanvas|nav\b|navbar", re.I)
_TABS = re.compile(r"\btabs?\b|tabs__")
_ASIDE = frozenset(("nav", "dialog", "header", "footer", "form"))
_REFERENCES = ("aria-controls", "data-target", "data-bs-target", "data-controls")


def cues(one: Element) -> str:
    """Return what an element is called: its id, class and role."""
    return f"{one.get('id')} {one.get('class')} {one.get('role')}"


def panels(page: Element) -> dict[Element, Element]:
    """Return the parts that something on the page opens, each with that which opens it."""
    named = {one.get("id"): one for one in page if one.get("id")}
    found: dict[Element, Element] = {}
    every = list(page)
    for one in every:
        if one.get("role") == "tabpanel" or (one.get("aria-labelledby") and _PANEL.search(cues(one))):
            _note(found, one, named.get(one.get("aria-labelledby")))
        for panel in _referred(one, named):
            _note(found, panel, one)
    for one in every:
        for panel in _beside(one):
            _note(found, panel, one)
    return found


def _note(found: dict[Element, Element], panel: Element, opener: Element | None) -> None:
    if opener is None or panel in found or not panel.letters or not opener.letters or _floats(panel):
        return
    if panel is not opener and panel not in opener.ancestors:
        found[panel] = opener


def stands_before(opener: Element, panel: Element) -> bool:
    """Return whether a panel follows the words that open it, as in an accordion; tabs stand in a row apart."""
    at: Element | None = opener
    for _ in range(4):
        if at is None or at.tag in ("li", "ul", "body"):
            return False
        if at.get("role") in ("tab", "tablist"):
            return False
        after = at.neighbour(1)
        if after is not None:
            return after is panel or panel in after.elements
        at = at.parent
    return False


def _referred(one: Element, named: dict[str, Element]) -> list[Element]:
    """Return the panels that an element says it opens."""
    names = [one.get(name).lstrip("#") for name in _REFERENCES]
    if one.tag == "a" and one.parent is not None:
        opens = one.get("role") in ("tab", "button") or "toggle" in " ".join(one.attributes)
        if opens or _TABS.search(cues(one.parent)):
            names.append(one.get("href").rpartition("#")[2])
    return [named[name] for name in names if name in named]


def _beside(one: Element) -> list[Element]:
    """Return the panel that follows a button, by what the two are called."""
    opens = one.tag in ("button", "summary") or one.get("role") == "button"
    opens = opens or (one.tag in (*HEADINGS, "a", "div", "label", "dt", "p") and bool(_OPENER.search(cues(one))))
    if not opens or one.tag == "summary":
        return []
    after = one.neighbour(1)
    if after is None and one.parent is not None and one.parent.tag in HEADINGS:
        after = one.parent.neighbour(1)
    if after is None or after.tag not in ("div", "section", "dd", "ul", "ol", "p", "article"):
        return []
    return [after] if _PANEL.search(cues(after)) or (one.tag == "button" and _PANEL.search(cues(one))) else []


def _floats(panel: Element) -> bool:
    return any(one.tag in _ASIDE or _FLOATING.search(cues(one)) for one in (panel, *_near(panel)))


def _near(panel: Element) -> list[Element]:
    return [one for one, _ in zip(panel.ancestors, range(2), strict=False)]
