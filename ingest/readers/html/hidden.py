"""Hidden text: what a page holds and shows to nobody, told from what a click opens."""

import re

from ingest.readers.html.panels import cues
from ingest.readers.html.styles import Rules, blends_in, conceals, rules, struck
from ingest.readers.html.tree import COMMENT, Element

HIDDEN = "hidden text"
DELETED = "tracked deletion"
_FOR_SCREEN_READERS = re.compile(
    r"(?<![\w-])(?:[a-z]+-)?(?:visually-?hidden|sr-only|screen-?reader(?:-text|-only)?|element-invisible|offscreen)(?![\w])",
    re.I,
)
_COMING = re.compile(r"(?<![\w-])(?:wow|aos-\w+|animated?|elementor-invisible|lazyload\w*)(?![\w])", re.I)
_SENTENCE = 8  # words: a comment as long as this, and without tags, is a text
_CODE = re.compile(r"[<>{}=]|\[if\b|\[endif|https?://|^\s*/?wp:", re.I)


def unseen(page: Element, panels: dict[Element, Element]) -> dict[Element, str]:
    """Return the elements whose text no reader of the page sees, each with the reason.

    A panel that a visible button, tab or heading opens is no hidden text: a script hides it until
    somebody asks for it.
    """
    sheet = rules(page)
    found: dict[Element, str] = {}
    for one in page:
        if one.tag == COMMENT:
            if _is_text("".join(part for part in one.children if isinstance(part, str))):
                found[one] = HIDDEN
        elif one.tag in ("del", "s", "strike") or struck(one) or "msoDel" in one.tokens:
            found[one] = DELETED
        elif _is_hidden(one, sheet) and one not in panels and not _is_page(one):
            found[one] = HIDDEN
    return found


def _is_hidden(one: Element, sheet: Rules) -> bool:
    if "hidden" in one.attributes and one.get("hidden") != "until-found":
        return True
    if one.get("aria-hidden") == "true" and one.tag not in ("svg", "i"):
        return True
    style = one.get("style")
    if style and conceals(style):
        return not _COMING.search(one.get("class"))  # else shown as soon as a reader scrolls to it
    if _FOR_SCREEN_READERS.search(cues(one)):
        return True
    return sheet.hide(one) or ((bool(style) or one.tag == "font") and blends_in(one))


def _is_page(one: Element) -> bool:
    """Return whether an element is the whole page, which scripts may hide until it is loaded."""
    return one.tag in ("html", "body")


def _is_text(comment: str) -> bool:
    return len(comment.split()) >= _SENTENCE and not _CODE.search(comment)
