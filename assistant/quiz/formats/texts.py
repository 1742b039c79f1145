"""Text as any file can hold it: no character that XML forbids, and one kind of line break."""

import re
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

# Controls but tab and line feed, halves of pairs, and what is no character: XML, and so Word and Moodle, take none.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LINE_BREAK = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")

Given = TypeVar("Given")


def printable(text: str) -> str:
    """Return text without characters that files cannot hold; line breaks of every kind become line feeds."""
    return _FORBIDDEN.sub("", _LINE_BREAK.sub("\n", text))


def folded(text: str) -> str:
    """Return text on one line, its white space folded."""
    return " ".join(text.split())


def shortened(text: str, most: int) -> str:
    """Return text on one line of at most so many characters; where words are left out, it ends in `…`."""
    line = folded(text)
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def scrubbed(given: Given) -> Given:
    """Return a dataclass, or what stands in one, with every text in it printable."""
    found: Any = given
    if isinstance(given, str) and not isinstance(given, Enum):
        found = printable(given)
    elif isinstance(given, tuple | list):
        found = tuple(map(scrubbed, given))
    elif is_dataclass(given) and not isinstance(given, type):
        found = replace(given, **{each.name: scrubbed(getattr(given, each.name)) for each in fields(given)})
    return found  # type: ignore[no-any-return]
