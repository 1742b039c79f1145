"""Printed text: what of a source's characters a reader would see on the page."""

import re
import unicodedata

_MARKUP = re.compile(r"\[bookmark: _Toc\d+\]|</?(?:u|p|ul|li|b|i|em|strong)(?: [^<>]*)?>")
_SPACE = re.compile(r"\s+")

# Characters that export tools use for others; NFKC is avoided: it reads "10¹ days" as "101 days".
_SAME = str.maketrans(
    {
        "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u2009": " ", "\ufeff": " ",
        "\u00ad": None, "\u200b": None, "\u200c": None, "\u200d": None, "\u2060": None,
        "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    }
)  # fmt: skip
_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-"})


def folded(text: str) -> str:
    """Return the text with every run of white space as one space, ends trimmed."""
    return _SPACE.sub(" ", text).strip()


def printed(raw: str) -> str:
    """Return raw source text as a reader sees it: no tags, no bookmarks, white space folded."""
    return folded(without_markup(raw))


def without_markup(raw: str) -> str:
    """Return raw source text without the tags and bookmarks that an export left in it."""
    return _MARKUP.sub("", raw)


def normal(text: str) -> str:
    """Return text in NFC, with ligatures, soft hyphens and odd spaces in their plain form."""
    return unicodedata.normalize("NFC", text).translate(_SAME)


def matchable(text: str) -> str:
    """Return text for comparing: normal, folded, straight quotes and hyphens, lower case."""
    return folded(normal(text).translate(_QUOTES)).casefold()
