"""Marks: what a browser, or an author by hand, sets before a paragraph: "3.", "iv.", "(a)", "4.2", "•"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from ingest.readers.html.tree import Element

BULLET = "•"
_SIGNS = "•·▪●○◦■□◆◇❖➢➤►▶‣⁃∙✓✔★\uf0b7\uf0a7\uf0d8\uf0fc\uf06f\uf076"
_DRAWN = {"\uf0b7": "•", "·": "•", "\uf0a7": "▪", "§": "▪", "\uf0d8": "➢", "Ø": "➢", "\uf0fc": "✓", "ü": "✓"}
_ROMANS = "[ivxlc]{1,6}"
_OPENS = r"(?=[\"'“‘(\[A-Z£\d])"
_LEGAL = re.compile(rf"(\d{{1,3}}(?:\.\d{{1,3}}){{1,5}}\.?|[A-Z]\d{{0,2}}(?:\.\d{{1,3}}){{1,4}}\.?)\s+{_OPENS}")
_PLAIN = re.compile(rf"(\d{{1,3}}[.)])\s+{_OPENS}")
_TYPED = re.compile(
    rf"([{_SIGNS}])\s*(?=\S)|([-–—*o])\s+(?=\S)|"
    rf"(\((?:\d{{1,3}}|[a-z]{{1,2}}|[A-Z]|{_ROMANS})\))\s*(?=\S)|((?:[a-zA-Z]|\d{{1,3}}|{_ROMANS})\))\s+(?=\S)|"
    rf"((?:[a-z]|{_ROMANS})\.)\s+(?=\S)"
)
_HEADED = re.compile(r"(\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)])\s+(?=\S)")
_BARE = re.compile(r"(\d{1,2})\s+(?=[A-Z“‘])")
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d\d|\d{4})\.?$")
_STYLES = {
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
    "lower-latin": "lower-alpha",
    "upper-latin": "upper-alpha",
    "loweralpha": "lower-alpha",
    "upperalpha": "upper-alpha",
    "lowerroman": "lower-roman",
    "upperroman": "upper-roman",
}
_LIST_STYLE = re.compile(
    r"list-style(?:-type)?\s{0,9}:[^;]{0,60}?\b(none|(?:lower|upper)-(?:alpha|latin|roman)|decimal|disc)\b", re.I
)
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_SMALL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(slots=True)
class Mark:
    """The mark of a list's item, which stands before the first words of it alone."""

    number: str
    depth: int  # 1 at the top
    said: bool = False
    headed: bool = False  # it begins with a heading: what follows is no item


def paragraph_number(text: str) -> tuple[str, str]:
    """Return the number typed before a paragraph ("4.2", "60."), "" where there is none, and the rest."""
    found = _LEGAL.match(text) or _PLAIN.match(text)
    if found is None or _DATE.match(found[1]):
        return "", text
    return found[1], text[found.end() :]


def item_mark(text: str) -> tuple[str, str]:
    """Return the bullet or letter typed before an item ("•", "(a)"), "" where there is none, and the rest."""
    found = _TYPED.match(text)
    if found is None:
        return "", text
    mark = next(group for group in found.groups() if group)
    return drawn(mark), text[found.end() :]


def heading_number(text: str) -> tuple[str, str]:
    """Return the number printed before a heading ("4.2", "7.", "A."), "" where there is none, and the rest."""
    found = _LEGAL.match(text) or _HEADED.match(text)
    if found is None or _DATE.match(found[1]):
        return "", text
    return found[1], text[found.end() :]


def bare_number(text: str) -> tuple[str, str]:
    """Return the figure that a heading begins with ("4 Scope"), "" where there is none, and the rest."""
    found = _BARE.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)


def drawn(mark: str) -> str:
    """Return a bullet as it looks on the page: fonts of signs draw them for other letters."""
    return _DRAWN.get(mark, mark)


def marks(listed: Element) -> Iterator[str]:
    """Yield the marks of a list's items as a browser shows them, "" where it shows none."""
    items = [one for one in listed.elements if one.tag == "li"]
    if listed.tag != "ol":
        yield from ("" if _style(listed, one) == "none" else BULLET for one in items)
        return
    backwards = "reversed" in listed.attributes
    count = _whole(listed.get("start"), len(items) if backwards else 1)
    after = listed.get("data-after") or "."
    for one in items:
        count = _whole(one.get("value"), count)
        style = _style(listed, one)
        yield "" if style == "none" else counted(count, style) + after
        count += -1 if backwards else 1


def counted(number: int, style: str) -> str:
    """Return a count as a list of that style prints it."""
    if number > 0 and style.endswith("alpha"):
        letters = ""
        while number > 0:
            number, rest = divmod(number - 1, 26)
            letters = chr(ord("a") + rest) + letters
        return letters.upper() if style.startswith("upper") else letters
    if 0 < number < 4000 and style.endswith("roman"):
        letters = ""
        for value, letter in chain(_ROMAN, _ROMAN_SMALL):
            letters += letter * (number // value)
            number %= value
        return letters.upper() if style.startswith("upper") else letters
    return str(number)


def _style(listed: Element, item: Element) -> str:
    for one in (item, listed):
        found = _LIST_STYLE.search(one.get("style"))
        if found:
            return _STYLES.get(found[1].casefold(), found[1].casefold())
        for name in (one.get("type"), *(one.tokens if one is listed else ())):
            if name in _STYLES:
                return _STYLES[name]
    return "none" if {"list-none", "legislative-list", "list-unstyled", "no-bullet"} & set(listed.tokens) else "decimal"


def _whole(text: str, otherwise: int) -> int:
    return int(text) if re.fullmatch(r"\s*-?\d{1,6}\s*", text) else otherwise
