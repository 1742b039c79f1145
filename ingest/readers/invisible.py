"""Characters that nobody sees on the page, which may still change what a text says to a machine."""

from collections import Counter

# Soft hyphens are left to the common spelling of text: every word processor writes them.
_NAMED = {
    "zero-width": (0x200B, 0x200C, 0x200D, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064, 0xFEFF, 0x180E, 0x034F),
    "filler": (0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800),
    "direction": (0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)),
    "control": (*range(0x0, 0x9), *range(0xE, 0x20), 0x7F, *range(0xFFF9, 0xFFFC)),
    "tag": tuple(range(0xE0000, 0xE0080)),
    "variation": (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)),
}
# Windows' quotes and dashes, written as if they were characters of the standard.
_WINDOWS = {p: bytes([p]).decode("cp1252") for p in range(0x80, 0xA0) if p not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
_KIND = {point: kind for kind, points in _NAMED.items() for point in points}


def seen(text: str, removed: Counter[str]) -> str:
    """Return text without characters that are not seen; count what was removed, by kind."""
    if text.isascii() and text.isprintable():
        return text
    kept = []
    for letter in text.translate(_WINDOWS):
        kind = _KIND.get(ord(letter))
        if kind is None:
            kept.append(letter)
        elif kind != "variation":  # these choose the shape of a sign, and ordinary files are full of them
            removed[kind] += 1
    return "".join(kept)
