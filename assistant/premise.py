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
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.IGNORECASE)


def takes_for_granted(question: str) -> bool:
    """Whether a question is put as one that takes something for granted, or asks for a yes to it."""
    return bool(_TAKEN.search(question.strip()))


def contradicted(question: str, answer: str) -> bool:
    """Whether an answer does not confirm what a question takes for granted: the same figures, the same days."""
    if not takes_for_granted(question):
        return False
    asked = {figure for figure in figures(question) if figure[0].isdigit()} | _days(question)
    said = {figure for figure in figures(answer) if figure[0].isdigit()} | _days(answer)
    return not (asked and asked <= said)


def _days(text: str) -> set[str]:
    return {match.group()[:3].casefold() for match in _WEEKDAY.finditer(text)}
