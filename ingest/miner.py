"""The miner: finds every figure, time, contact and limit in ingested text, so that none goes without a rule.

It looks only at the words: what it finds is a candidate, until a rule proves it or a person dismisses it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from corpus.numbers import NUMBER, SMALL, value
from corpus.paragraph import Paragraph
from corpus.refs import ParagraphRef


class Sort(StrEnum):
    """What a candidate looks like."""

    EMAIL = "e-mail"
    PHONE = "telephone number"
    CLOCK = "time of day"
    DATE = "date"
    DURATION = "length of time"
    DAY_NUMBER = "day number"
    OFTEN = "how often"
    AT_ONCE = "at once"
    WEEKDAY = "day of the week"
    AGE = "age"
    PERCENTAGE = "percentage"
    LIMIT = "limit"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may state a rule: paragraph.text[start:end]."""

    ref: ParagraphRef
    sort: Sort
    start: int
    end: int
    words: str
    amount: float | None = None
    amount_to: float | None = None


_RANGE = rf"{NUMBER}(?:(?:\s*[-–/]\s*|\s+(?:to|or)\s+){NUMBER})?"
_UNIT = r"(?:working\s+days?|calendar\s+days?|workings|days?|hours?|minutes?|weeks?|month(?:s|ly)?|years?)"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_WEEKDAY = r"(?:Mon|Tues?|Wednes|Wed|Thurs?|Fri|Satur|Sat|Sun)(?:day)?s?"

_NUMBER = re.compile(NUMBER, re.I)

# In this order: what one pattern takes, the next does not see.
_PATTERNS: tuple[tuple[Sort | None, re.Pattern[str]], ...] = (
    (Sort.EMAIL, re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (None, re.compile(r"https?://\S+")),
    (Sort.PHONE, re.compile(r"(?<!\d)(?:\+44\s?|0)\d{2,4}[\s-]?\d{3}[\s-]?\d{3,4}(?!\d)")),
    (Sort.CLOCK, re.compile(r"(?<!\d)\d{1,2}[:.]\d{2}(?:\s?[ap]m)?(?:\s?[-–]\s?\d{1,2}[:.]\d{2}(?:\s?[ap]m)?)?(?![\d.])")),
    (Sort.CLOCK, re.compile(r"(?<!\d)\d{1,2}\s?[ap]m\b|\bmidnight\b|\bnoon\b", re.I)),
    (Sort.DATE, re.compile(rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}\s+(?:\d{{4}}|\d{{2}})\b")),
    (Sort.AGE, re.compile(rf"{_RANGE}[\s-]*(?:years?\s+(?:of\s+age|old))|{NUMBER}\s+birthday", re.I)),
    (Sort.AGE, re.compile(rf"\b(?:aged|age\s+of|ages)\s+{_RANGE}|\(\d+\s?[-–]\s?\d+\s+for\b|\b\d{{2}}\+", re.I)),
    (Sort.AGE, re.compile(rf"\b(?:over|under)[\s-]\d{{1,2}}s?\b|\b{_RANGE}[\s-]+year[\s-]olds?\b", re.I)),
    (Sort.DAY_NUMBER, re.compile(r"\bday\s+\d+\b", re.I)),
    (Sort.DURATION, re.compile(rf"{_RANGE}[\s-]*{_UNIT}\b", re.I)),
    (Sort.PERCENTAGE, re.compile(rf"{_RANGE}\s*(?:%|per\s?cent)", re.I)),
    (Sort.OFTEN, re.compile(r"\b(?:(?:once|twice)\s+)?(?:annually|yearly|monthly|weekly|daily|fortnightly|quarterly)\b", re.I)),
    (Sort.OFTEN, re.compile(r"\bregular(?:ly)?\b|\b(?:agreed|maximum)\s+intervals\b|\bfrequen(?:t|tly|cy)\b", re.I)),
    (Sort.WEEKDAY, re.compile(rf"\b{_WEEKDAY}(?:\s*(?:[-–]|to|and|or|,)\s*{_WEEKDAY})*\b")),
    (Sort.AT_ONCE, re.compile(r"\b(?:immediate(?:ly)?|without\s+(?:further\s+)?delay|same\s+day|straight\s*away|at\s+once)\b", re.I)),
    (Sort.AT_ONCE, re.compile(r"\bas\s+soon\s+(?:as|after)(?:\s+(?:possible|practicable))?\b|\bearliest\s+\w+", re.I)),
    (Sort.AT_ONCE, re.compile(r"\b(?:promptly|urgent(?:ly)?|timely)\b", re.I)),
    (None, re.compile(r"\b(?:section|sections|s|regulation|paragraph|para|chapter|page|pages|appendix|question|step|stage|part|"
                      r"level|tier|option|arrow|point|chart|volume|edition)s?\.?\s*\d+[a-z]*(?:(?:\s?[-–]\s?|\s+and\s+)\d+)?(?:\(\d+\))?", re.I)),
    (None, re.compile(r"(?<![\d.])(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?(?!\d)")),  # years, mostly of Acts and books
    (Sort.LIMIT, re.compile(r"\b(?:at\s+least|at\s+most|no\s+(?:more|longer|later|fewer|less)\s+than|not\s+to\s+exceed|"
                            r"minimum|maximum|less\s+than|more\s+than|up\s+to|greater\s+than)\b", re.I)),
    (Sort.COUNT, re.compile(rf"\bonly\s+one\b|{NUMBER}", re.I)),
)  # fmt: skip


def mine(paragraphs: Iterable[Paragraph]) -> Iterator[Candidate]:
    """Yield the candidates of each paragraph, in order of their place."""
    for paragraph in paragraphs:
        yield from sorted(_in_text(paragraph.ref, paragraph.text), key=lambda one: one.start)


def _in_text(ref: ParagraphRef, text: str) -> Iterator[Candidate]:
    taken = bytearray(len(text))
    for sort, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(taken[start:end]) or (sort is Sort.COUNT and match[0].casefold() in SMALL):
                continue
            taken[start:end] = b"\1" * (end - start)
            if sort is not None:
                yield Candidate(ref, sort, start, end, match[0], *_figures(match[0]))


def _figures(words: str) -> tuple[float | None, float | None]:
    found = [value(match[0]) for match in _NUMBER.finditer(words)]
    return (found[0] if found else None), (found[1] if len(found) > 1 else None)
