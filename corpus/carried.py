"""What a quote carries: no line of ours states a figure or a duty word that its quote does not print."""

import re
from functools import lru_cache

from corpus.errors import RuleError
from corpus.text import matchable

_UNIT = r"(?:(?:working|calendar)\s+)?(?:hour|day|week|month|year)s?"
_WORD = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
_FIGURE = re.compile(
    rf"\S+@\S+\w|\d{{3,5}}(?: \d{{3,}})+"
    rf"|(?:\bday\s+)?(?<![\d:])\d[\d:]*(?:\s+{_UNIT}\b)?|\b(?:{_WORD})\b(?:\s+{_UNIT}\b)?|\b(?:one|first|an?)\s+{_UNIT}\b"
)
_SECTION = re.compile(r"\bsections? \d+\w*", re.IGNORECASE)
_DUTIES = ("must", "should", "shall", "will", "may", "ideally", "expected", "good practice", "best practice")
_DUTY = re.compile(r"\b(?:(should)n.t|(expect)ation|" + "|".join(_DUTIES) + r")\b")
_EXPECTED = {"expectation": "expected", "shouldn't": "should"}

_plain = lru_cache(maxsize=4096)(matchable)


def figures(text: str) -> tuple[str, ...]:
    """Return the figures of a text as printed, each with its unit of time: "five working days", "0300 123 5012"."""
    return tuple(match.group() for match in _FIGURE.finditer(_plain(text)))


def duties(text: str) -> tuple[str, ...]:
    """Return the duty words of a text, the most binding first."""
    found = {_EXPECTED.get(word, word) for word in (match.group() for match in _DUTY.finditer(_plain(text)))}
    return tuple(word for word in _DUTIES if word in found)


def stands_in(words: str, quote: str) -> bool:
    """Whether words stand in a quote, whole, whatever the case and the sort of hyphens and quotation marks."""
    words, quote = _plain(words), _plain(quote)
    at = quote.find(words)
    while at >= 0:
        before, after = quote[max(0, at - 2) : at][::-1], quote[at + len(words) :][:2]
        if not _goes_on(words[:1], before) and not _goes_on(words[-1:], after):
            return True
        at = quote.find(words, at + 1)
    return False


def check_carries(place: str, text: str, quote: str) -> None:
    """Raise RuleError unless a quote states every figure and duty word of a line of ours.

    A line that rests on binding words keeps one of them.
    """
    for figure in figures(text):
        if not stands_in(figure, quote):
            raise RuleError(f"{place}: the line says “{figure}”, the quote does not: “{quote}”. Correct one of them.")
    said, printed = duties(text), duties(quote)
    for word in said:
        if word not in printed:
            raise RuleError(f"{place}: the line says “{word}”, the quote does not: “{quote}”. Keep the printed word.")
    if printed and not said:
        raise RuleError(f"{place}: the quote says “{printed[0]}”, the line does not. Keep the printed word.")


def check_own(place: str, text: str) -> None:
    """Raise RuleError when a sentence of the product's own states a figure other than 999, or a duty word.

    The number of a section of the law is a name.
    """
    said = (figure for figure in figures(_SECTION.sub("", text)) if figure != "999")
    for word in (*said, *duties(text)):
        raise RuleError(f"{place}: “{word}” needs a quote to rest on. Cite the line, or say it without.")


def _goes_on(edge: str, beyond: str) -> bool:
    """Whether the two characters beyond an edge belong to the same word or number: "30" is no part of "08:30"."""
    if edge.isdigit():
        return beyond[:1].isdigit() or (beyond[:1] in (":", ".") and beyond[1:].isdigit())
    return beyond[:1].isalnum()
