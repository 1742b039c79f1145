"""Print: a source's characters as a reader sees them, each with its place in the source.

Written without the product's own printing, so that a fault there cannot hide here.
"""

import re
import unicodedata
from dataclasses import dataclass

_MARKUP = re.compile(r"\[bookmark:[^\]]*\]|</?[a-zA-Z][^<>]*>")
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_PLAIN = {
    "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"',
    "\u2010": "-", "\u2011": "-", "\u2013": "-", "\u2014": "-",
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Print:
    """A text without markup, white space folded; `places[n]` is the place of character n in the source."""

    text: str
    places: tuple[int, ...]

    def find(self, words: str) -> tuple[tuple[int, int], ...]:
        """Return every stretch of the source (start, end) that prints these words, given in `plain` form."""
        found = []
        at = self.text.find(words)
        while words and at >= 0:
            found.append((self.places[at], self.places[at + len(words) - 1] + 1))
            at = self.text.find(words, at + 1)
        return tuple(found)


def print_of(source: str, *, exact: bool = False) -> Print:
    """Return the print of a source; unless `exact`, in lower case with straight quotes and hyphens."""
    hidden = bytearray(len(source))
    for match in _MARKUP.finditer(source):
        hidden[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    shown: list[str] = []
    places: list[int] = []
    for place, character in enumerate(source):
        if hidden[place] or (not exact and character in _INVISIBLE):
            continue
        if character.isspace():
            if shown and shown[-1] != " ":
                shown.append(" ")
                places.append(place)
            continue
        for one in character if exact else _plain(character):
            shown.append(one)
            places.append(place)
    if shown and shown[-1] == " ":
        shown.pop()
        places.pop()
    return Print("".join(shown), tuple(places))


def plain(text: str) -> str:
    """Return words for finding: no markup, white space folded, lower case, straight quotes and hyphens."""
    return print_of(unicodedata.normalize("NFC", text)).text


def exact(text: str) -> str:
    """Return words as printed, character for character, white space folded."""
    return print_of(text, exact=True).text


def _plain(character: str) -> str:
    return _PLAIN.get(character, character).casefold()
