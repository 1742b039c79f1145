"""Text of a page: what stands between tags, folded and rid of what nobody sees."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field

from ingest.readers.invisible import seen
from ingest.readers.symbols import symbol

_GLUE = str.maketrans(
    {"\u00ad": None, "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
)
_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_FIGURES = re.compile(r"[0-9+\-=()n]+")
_TWICE = re.compile(r"[\u0080-\uffff]{2,}")  # two bytes of one letter, read as two letters


@dataclass(slots=True)
class Spelling:
    """Folds texts, and counts the unseen characters that it took out."""

    removed: Counter[str] = field(default_factory=Counter)
    mended: int = 0

    def plain(self, text: str) -> str:
        """Return a text on one line: white space folded, letters in their usual form, unseen characters gone."""
        if not text.isascii():
            text = _TWICE.sub(self._once, seen(text, self.removed).translate(_GLUE))
            text = unicodedata.normalize("NFC", text)
        return " ".join(text.split())

    def _once(self, letters: re.Match[str]) -> str:
        """Return the letters whose UTF-8 was read as Windows', and written down so ("â€™" for a quote)."""
        try:
            once = letters[0].encode("cp1252").decode("utf-8")
        except UnicodeError:
            return letters[0]
        self.mended += 1
        return once


def signs(text: str, font: str) -> str:
    """Return what a font of signs draws for letters: "è" is an arrow."""
    return "".join(letter if letter.isspace() else symbol(font, f"{ord(letter):X}") or letter for letter in text)


def raised(text: str) -> str:
    """Return raised figures as raised figures: "10¹ days" is not "101 days"."""
    return text.translate(_RAISED) if _FIGURES.fullmatch(text.strip()) else text


def lowered(text: str) -> str:
    """Return lowered figures as such: "H₂O"."""
    return text.translate(_LOWERED) if _FIGURES.fullmatch(text.strip()) else text
