"""The main part of a page: what it says, whatever the site prints around it."""

import re
from dataclasses import dataclass

from ingest.readers.html.panels import cues
from ingest.readers.html.tree import Element

_NAMED = re.compile(
    r"""(?<![\w-])(?:
        (?:main|page|article|entry|post|body|inner|primary|topic|chapter|manual|document|wiki|region|field)[-_]*
            (?:main[-_]*)?(?:content|body|text|inner)\w*
      | content | main | maincontent | contentmain | govspeak | document | bodytext | wysiwyg | rte | editor | prose
      | deltaplaceholdermain | ms-rtestate-field | rst-content | markdown-body | mw-parser-output
    )(?![\w-])""",
    re.I | re.X,
)
_AROUND = frozenset(("nav", "header", "footer", "aside", "dialog", "noscript"))
_PARTS = frozenset(("div", "section", "td", "article", "span"))
_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "dialog", "complementary"))
_CALLED = re.compile(r"nav|menu|cookie|footer|sidebar|breadcrumb|share|social|banner|consent|related", re.I)
_HALF = 0.5  # share of the page's letters: what holds more is not around the text, whatever it is called
_BELIEVED = 0.6  # share of the prose that <main> must hold, to be the main part
_LIKELY = 0.85  # the same for a part that only its name tells
_MUCH = 300  # letters of prose outside the main part that a person should look at


@dataclass(frozen=True, slots=True)
class Main:
    """The parts that hold what a page says; none where the whole page may."""

    parts: frozenset[Element] = frozenset()
    outside: int = 0  # letters of prose that stand elsewhere, where that is much


def main_of(page: Element) -> Main:
    """Return the main part, and the page's one top heading where that is printed above it.

    What a page calls its main part is believed only where it holds most of the prose: some sites
    call a part so that holds a slogan.
    """
    prose = _prose(page)
    for candidates, share in _candidates(page):
        parts = _topmost(candidates)
        held = sum(prose[part] for part in parts)
        if held and held >= share * prose[page]:
            outside = prose[page] - held
            tops = [one for one in page if one.tag == "h1" and one.letters]
            above = {tops[0]} if len(tops) == 1 and not any(one in parts for one in tops[0].ancestors) else set()
            return Main(frozenset({*parts, *above}), outside if outside >= _MUCH else 0)
    return Main()


def _candidates(page: Element) -> list[tuple[list[Element], float]]:
    every = list(page)
    named = [
        one for one in every if one.tag in ("div", "section", "td", "article", "span") and _NAMED.search(cues(one))
    ]
    named.sort(key=lambda one: -one.letters)
    return [
        ([one for one in every if one.tag == "main" or one.get("role") == "main"], _BELIEVED),
        ([one for one in every if one.tag == "article"], _LIKELY),
        *(([one], _LIKELY) for one in named),
    ]


def _topmost(parts: list[Element]) -> list[Element]:
    held = set(parts)
    return [one for one in parts if one.letters and not any(above in held for above in one.ancestors)]


def _prose(page: Element) -> dict[Element, int]:
    """Return, for every element, its letters outside links and outside what surely is around the page's text."""
    prose: dict[Element, int] = {}
    for one in reversed(list(page)):
        if (one.tag == "a" and one.get("href")) or _is_around(one, page.letters):
            prose[one] = 0
            continue
        within = [child for child in one.children if isinstance(child, Element)]
        prose[one] = one.letters - sum(child.letters for child in within) + sum(prose[child] for child in within)
    return prose


def _is_around(one: Element, letters: int) -> bool:
    if one.letters > _HALF * letters:
        return False
    named = one.tag in ("div", "section", "ul") and bool(_CALLED.search(cues(one)))
    return one.tag in _AROUND or one.get("role") in _ROLES or named
