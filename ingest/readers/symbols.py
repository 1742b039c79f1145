"""Symbols: what is printed where a file names a place in a symbol font instead of a character."""

import re

BULLETS = "•·▪●○◦■□◆➢➤►▶❖–—-*✓✔"

_SYMBOL = {0xB7: "•", 0xB0: "°", 0xB1: "±", 0xA3: "≤", 0xB3: "≥", 0xAE: "→", 0xDE: "⇒", 0xD7: "·", 0xB4: "×", 0xA8: "♦"}
_WINGDINGS = {
    0xA7: "▪", 0xFC: "✓", 0xFB: "✗", 0xFD: "☒", 0xFE: "☑", 0x6F: "☐", 0xA8: "☐", 0xE0: "→", 0xE8: "→", 0xF0: "→",
    0xD8: "➢", 0x76: "❖", 0x6C: "●", 0x6E: "■", 0x71: "❑", 0x9F: "•", 0x9E: "·", 0x28: "☎", 0x2A: "✉", 0xB7: "•",
}  # fmt: skip
_PRIVATE = range(0xF000, 0xF100)
_IN_PRIVATE = re.compile(r"[\uf000-\uf0ff]")


def symbol(font: str, code: str) -> str:
    """Return the character for a place in a symbol font ("F0B7"), "" where it is not known."""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    if point not in _PRIVATE and point > 0xFF:
        return chr(point) if point < 0xE000 and not 0xD800 <= point < 0xE000 else ""
    place = point & 0xFF
    return (_SYMBOL if font.casefold() == "symbol" else _WINGDINGS).get(place, "")


def plain(text: str) -> str:
    """Return text in which characters of symbol fonts' private places are the usual ones, or gone."""
    if not _IN_PRIVATE.search(text):
        return text
    table = {**_SYMBOL, **_WINGDINGS}
    return "".join(table.get(ord(c) & 0xFF, "") if ord(c) in _PRIVATE else c for c in text)
