"""Numbers as documents print them: digits, words, ranges, ordinals; and the units that follow them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()

WORDS: dict[str, int] = {
    **{word: n for n, word in enumerate(ONES)},
    **{word: 10 * n for n, word in enumerate(TENS, start=2)},
    **{f"{ten}-{ONES[m]}": 10 * n + m for n, ten in enumerate(TENS, start=2) for m in range(1, 10)},
    **{word: n for n, word in enumerate(_ORDINALS, start=1)},
    "once": 1, "twice": 2, "a": 1, "an": 1,
}  # fmt: skip

SMALL = frozenset({"a", "an", "once", "one", "zero", *_ORDINALS})  # numbers only where a unit follows
_TEEN = "|".join(sorted((*ONES[10:], *ONES[:10]), key=len, reverse=True))
WORD = rf"(?:(?:{'|'.join(TENS)})(?:-(?:{'|'.join(ONES[1:10])}))?|{_TEEN}|{'|'.join(_ORDINALS)}|once|twice|an?)"
NUMBER = rf"(?:(?<![\w.£])\d+(?:\.\d+)?(?:st|nd|rd|th)?(?!\d)|\b{WORD}\b)"
_NUMBER = re.compile(rf"(?P<low>{NUMBER})(?:(?:\s*[-–—]\s*|\s+to\s+|\s+or\s+)(?P<high>{NUMBER}))?", re.I)

# How each unit stands in print, directly after its number (or where `{n}` marks the number's place).
_AFTER = {
    "working days": r"[\s-]*working\s+days?",
    "days": r"[\s-]*calendar\s+days?",
    "days (not said which)": r"[\s-]*days?",
    "workings (days is not printed)": r"[\s-]*workings",
    "hours": r"[\s-]*hours?",
    "weeks": r"[\s-]*weeks?",
    "months": r"[\s-]*month(?:s|ly)?",
    "years": r"[\s-]*years?",
    "%": r"\s*(?:%|per\s*cent)",
    "times a year": r"\s+(?:times\s+)?(?:annually|a\s+year|each\s+year|per\s+year)",
    "years of age": r"[\s-]*(?:years?\s+(?:of\s+age|old)|birthday)",
}
_BEFORE = {
    "day number (not said which)": r"\bDay\s+$",
    "years of age": r"\b(?:aged|age\s+of|ages|under)\s+(?:[\d–-]+\s+\()?$",
}
_ADVERBS = {
    "annually": (1, "years"), "monthly": (1, "months"), "weekly": (1, "weeks"), "quarterly": (1, "quarters"),
}  # fmt: skip

_TIME_UNIT = re.compile(
    r"[\s-]*(?:working\s+days?|calendar\s+days?|workings|hours?|days?|weeks?|month(?:s|ly)?|years?(?:\s+of\s+age)?)\b|\s*%",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text, or a range of numbers: `low` and `high` are the same for one number."""

    low: float
    high: float
    start: int
    end: int


def numbers_in(text: str) -> Iterator[Number]:
    """Yield the numbers of a text in order; "a", "one" and ordinals count wherever they stand."""
    for match in _NUMBER.finditer(text):
        low = value(match["low"])
        high = value(match["high"]) if match["high"] else low
        if high < low:  # "2 or 1 …": two numbers, not a range
            high = low
        yield Number(low, high, match.start(), match.end())


def states(text: str, low: float, high: float, unit: str) -> bool:
    """Say whether a text states this amount (from `low` to `high`) of this unit, in digits or words."""
    for adverb, (amount, of) in _ADVERBS.items():
        counted = rf"(?:{NUMBER}[\s-]+)?\b{adverb}\b"  # "twice annually" is no year
        found = (match[0].casefold() for match in re.finditer(counted, text, re.I))
        if of == unit and amount == low == high and adverb in found:
            return True
    return any(
        (number.low, number.high) == (low, high) and _has_unit(text, number, unit) for number in numbers_in(text)
    )


def fragments(text: str) -> Iterator[str]:
    """Yield each number of a text with the unit of time printed after it: "ten working days", "Day 15".

    Small words ("a", "one", "first") are yielded only where a unit of time follows them.
    """
    for number in numbers_in(text):
        unit = _TIME_UNIT.match(text, number.end)
        printed = text[number.start : number.end]
        if unit is None and printed.casefold() in SMALL:
            continue
        day = re.search(r"\bDay\s+$", text[: number.start], re.I)
        start = day.start() if day else number.start
        yield text[start : unit.end() if unit else number.end]


def _has_unit(text: str, number: Number, unit: str) -> bool:
    before = _BEFORE.get(unit)
    if before and re.search(before, text[: number.start], re.I):
        return True
    if unit in _BEFORE and unit not in _AFTER:
        return False
    after = _AFTER.get(unit) or _noun(unit)
    return re.match(rf"{after}(?!\w)", text[number.end :], re.I) is not None


def _noun(unit: str) -> str:
    """Return the pattern of a unit that is a plain noun: "single assessments", one or many."""
    words = [re.escape(word.removesuffix("s")) + "s?" for word in unit.split()]
    return r"[\s-]+" + r"\s+".join(words)


def value(printed: str) -> float:
    """Return what one printed number comes to."""
    word = printed.casefold()
    return float(WORDS[word]) if word in WORDS else float(re.sub(r"(?:st|nd|rd|th)$", "", word))
