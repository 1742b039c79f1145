"""Site chrome: what a web site prints around its pages, told from what the page says."""

import re

from ingest.readers.html.panels import HEADINGS, cues
from ingest.readers.html.tree import Element

CHROME = "site navigation"
CONTENTS = "contents list"
RUNNING = "running header or footer"
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_SURE = frozenset(
    """nav navbar navigation breadcrumb breadcrumbs crumb crumbs cookie cookies skip skiplink skiplinks pagination pager
    login signin megamenu menu offcanvas masthead editsection headerlink modal lightbox backtotop totop addthis addtoany
    sharethis sharedaddy sitemap newsletter subscribe rst-versions copyright""".split()
)
_DOUBTFUL = frozenset(("share", "sharing", "social", "search", "translate", "consent"))
_OURS = frozenset(("care", "work", "worker", "workers", "services", "information"))  # social care, sharing information
_LIKELY = frozenset(
    """sidebar sidenav side related relatedposts footer header banner feedback survey rating widget promo advert ad ads
    comments respond toolbar tools actions buttons meta-nav prevnext next previous sphinxsidebar likes helpful language
    languages""".split()
)
_ROLES = frozenset("navigation search banner contentinfo menu menubar dialog alertdialog toolbar".split())
_CONTENTS = frozenset(("toc", "contents", "tableofcontents", "toctree", "jump", "jumplinks", "anchors", "onpage"))
_CONTENTS_HEADING = re.compile(
    r"(?:table of )?contents:?|on this page:?|in this (?:section|page|chapter|guide):?|page contents:?|"
    r"jump to(?: section)?:?|sections?:?",
    re.I,
)
_SAID = re.compile(  # wherever it stands
    r"""skip\ to\ (?:the\ )?(?:main\ )?(?:content|navigation)
      | (?:back|return)\ to\ (?:the\ )?top(?:\ of\ (?:the|this)\ page)?
      | click\ here\ to\ return\ to\ the\ top\b.* | (?:print|share|e-?mail|bookmark)\ this\ page:? | share\ this:
      | (?:is|was)\ this\ page\ (?:useful|helpful)\?? | powered\ by\ tri.* | size:.*view\ this\ website\ with.*""",
    re.I | re.X,
)
_LINK = re.compile(  # where all of it is a link or a switch
    r"""skip\ (?:to|over|past)\b.* | (?:(?:back|return|go)\ to\ )?(?:the\ )?top(?:\ of\ (?:the\ )?page)?
      | print(?:\ (?:this|the)?\ ?(?:page|document|version|entire\ guide))? | print[- ]friendly.*
      | view\ a\ printable\ version.* | share(?:\ this(?:\ page)?|\ (?:on|via)\ \w+)?
      | (?:show|hide|open|close|expand|collapse)(?:\ (?:all|this))?(?:\ sections?)?
      | (?:accept|reject)\ (?:\w+\ )?cookies? | listen | menu | \[?edit\]? | ¶ | \#
      | next(?:\ page)?\ ?[»›→>]* | [«‹←<]*\ ?previous(?:\ page)?""",
    re.I | re.X,
)
_BLOCKS = frozenset(("div", "section", "ul", "ol", "table", "td", "aside", "p"))
_CONTROLS = frozenset(("button", "input", "select", "textarea", "option", "datalist", "progress", "noscript", "dialog"))
_FIELDS = frozenset(("input", "textarea", "select"))
_SHORT = 80  # letters of a phrase of the site
_MOST = 0.4  # share of the page's own words: what holds more is no chrome, whatever it is called
_LINKED = 0.6  # share of an element's letters that are links, in a list of links
_PROSE = 200  # letters outside links that make something called a sidebar worth keeping
_FEW = 60  # letters outside links that a row of buttons has at most
_FORM = 400  # letters: a form with fewer is one to fill in about the site


def chrome(page: Element, main: frozenset[Element], openers: frozenset[Element]) -> dict[Element, str]:
    """Return the elements that hold no guidance, each with the reason.

    `main` are the parts that hold what the page says; where there are any, all else is chrome.
    `openers` are the buttons that open a part of the page: they are headings, and no controls.
    """
    anchors = {name for one in page for name in (one.get("id"), one.get("name") if one.tag == "a" else "") if name}
    around = {above for one in main for above in one.ancestors}
    inside = {one for part in main for one in part}
    own = sum(one.letters - one.linked for one in main) or page.letters - page.linked
    pressed = {one for opener in openers for one in opener}
    found: dict[Element, str] = {}
    for one in page:
        if one in around or one in main or one in openers or one.tag in ("html", "head", "body", "style", "script"):
            continue
        if one.tag in _CONTROLS and one in pressed:
            continue
        reason = CHROME if one.parent in around else _reason(one, one in inside, own, anchors)
        if reason:
            found[one] = reason
            if reason == CONTENTS:
                found |= _heading_of(one)
    return found


def _reason(one: Element, inside: bool, own: int, anchors: set[str]) -> str:
    prose = one.letters - one.linked
    if one.tag in _CONTROLS:
        return CHROME if prose <= _MOST * own else ""  # a button that nobody closed holds the rest of the page
    if not one.letters:
        return ""
    if "mso-element:header" in one.get("style") or "mso-element:footer" in one.get("style"):
        return RUNNING
    if {"MsoHeader", "MsoFooter"} & set(one.tokens):
        return RUNNING
    if any(name.startswith("MsoToc") for name in one.tokens):
        return CONTENTS
    linked = one.linked / one.letters
    words = _called(one)
    if one.letters <= _SHORT and _is_phrase(one, not prose or "toggle" in words):
        return CHROME
    if linked >= _LINKED and _is_contents(one, words, anchors):
        return CONTENTS
    if prose > _MOST * own or one.tag in HEADINGS:
        return ""
    if one.tag == "nav" or one.get("role") in _ROLES:
        return CHROME
    if one.tag == "footer" or (one.tag == "header" and not inside):
        return "" if any("note" in cues(below) or below.tag == "h1" for below in one) else CHROME
    if one.tag in ("aside", "header") and (linked > _LINKED or (not inside and prose < _PROSE)):
        return CHROME
    if one.tag == "form" and prose < _FORM and any(field.tag in _FIELDS for field in one):
        return CHROME
    if any(below.tag == "h1" for below in one):
        return ""
    if words & _SURE and not (inside and prose > _PROSE and linked < _LINKED / 2):
        return CHROME
    if words & _DOUBTFUL and not words & _OURS and (linked > _LINKED or (one.linked and prose < _FEW)):
        return CHROME
    if words & _LIKELY and one.tag in _BLOCKS and (linked > _LINKED or (not inside and prose < _PROSE)):
        return CHROME
    return ""


def _is_phrase(one: Element, switch: bool) -> bool:
    text = one.text
    return bool(_SAID.fullmatch(text) or (switch and _LINK.fullmatch(text)))


def _called(one: Element) -> set[str]:
    """Return the words of what an element is called, in lower case; an id made from its heading says nothing."""
    called = f"{one.get('class')} {one.get('role')} {one.get('id')}"
    if one.get("id"):
        headings = [one, *(below for below in one.elements if below.tag in HEADINGS)]
        if any(
            _letters(heading.text[:200]) == _letters(one.get("id")) for heading in headings if heading.letters < 200
        ):
            called = f"{one.get('class')} {one.get('role')}"
    return {word.casefold() for word in _WORDS.findall(called)} | set(called.casefold().split())


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()


def _is_contents(one: Element, words: set[str], anchors: set[str]) -> bool:
    """Return whether an element that is mostly links lists places on the page itself."""
    if one.tag not in ("ul", "ol", "div", "nav", "table", "section", "aside", "p", "dl"):
        return False
    links = [below.get("href") for below in one if below.tag == "a" and below.get("href")]
    near = sum(1 for href in links if "#" in href and href.rpartition("#")[2] in anchors)
    return len(links) >= (1 if words & _CONTENTS else 3) and near >= 0.8 * len(links)


def _heading_of(listed: Element) -> dict[Element, str]:
    """Return the heading of a contents list: what stands before it, or begins the part that it ends."""
    before = listed.neighbour(-1)
    if before is None and listed.parent is not None:
        before = listed.parent.neighbour(-1)
    while before is not None and before.elements and before.tag not in HEADINGS:
        before = before.elements[-1]
    return {before: CONTENTS} if before is not None and _CONTENTS_HEADING.fullmatch(before.text) else {}
