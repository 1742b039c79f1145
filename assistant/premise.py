"""Premises: what a question takes for granted, held against what the documents say."""

import re

from corpus.figures import figures

_TAKEN = re.compile(
    r"\b(?:since|as|seeing as|given that|cos|because|considering)\b.{3,}|"
    r"\b(?:right|correct|yeah|yes|true|isn'?t it|can we|do we|does it|don'?t we|innit|is that right|aren'?t they)"
    r"\s*\??\s*$|"
    r"^(?:so|we can'?t|we only|only)\b|\bis it true\b|\bso (?:next|the|i|we|my)\b|\bjust\b.*\?$",
    re.IGNORECASE,
)
_UNIT = re.compile(r"hour|day|week|month|year")
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.IGNORECASE)


def takes_for_granted(question: str) -> bool:
    """Whether a question is put as one that takes something for granted, or asks for a yes to it."""
    return bool(_TAKEN.search(question.strip()))


def contradicted(question: str, answer: str) -> bool:
    """Whether an answer says otherwise than what a question takes for granted: other figures, other days."""
    if not takes_for_granted(question):
        return False
    asked, said = figures(question), figures(answer)
    numbers = {f for f in asked if f[0].isdigit()}
    units = {f for f in asked if _UNIT.search(f)}
    if numbers and units and any(f[0].isdigit() for f in said) and not numbers & said:
        return True
    days = {m.group()[:3].casefold() for m in _WEEKDAY.finditer(question)}
    said_days = {m.group()[:3].casefold() for m in _WEEKDAY.finditer(answer)}
    return bool(days and said_days and not days & said_days)
