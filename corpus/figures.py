"""Figures and duty words: what must never differ between an answer and the words it cites."""

import re

_NUMBER_WORDS = {
    word: str(n)
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "ninety": "90"}
_PHONE = re.compile(r"\b0\d{2,4}[ -]?\d{3}[ -]?\d{3,4}\b")
_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")
_WORD = re.compile(r"[a-z]+")
_UNITS = re.compile(r"\b(working days?|calendar days?|hours?|days?|weeks?|months?|years?|per cent|%)", re.IGNORECASE)
_DUTY = re.compile(r"\b(must|should|shall|may|will|good practice|best practice|expected|required)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(not|never|no|nor|cannot|without|unless|only)\b|n[’']t\b", re.IGNORECASE)
_LONE = {"one", "two"}  # as often a pronoun or a manner of speaking as a number


def figures(text: str) -> set[str]:
    """Return the numbers, phone numbers and units of time in a text, numbers in digits."""
    found = {re.sub(r"[ -]", "", phone) for phone in _PHONE.findall(text)}
    rest = _PHONE.sub(" ", text)
    found |= {digits.rstrip(".,:") for digits in _DIGITS.findall(rest)}
    words = _WORD.findall(rest.casefold())
    found |= {_NUMBER_WORDS[word] for word in words if word in _NUMBER_WORDS and word not in _LONE}
    found |= {unit.casefold().rstrip("s") for unit in _UNITS.findall(rest)}
    return found


def duties(text: str) -> set[str]:
    """Return the words in a text that bind or free: must, should, may, not, unless and their like."""
    return {word.casefold() for word in _DUTY.findall(text)} | ({"not"} if _NOT.search(text) else set())
