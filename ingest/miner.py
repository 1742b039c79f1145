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
_CLOCK = r"\d{1,2}[:.]\d{2}(?:\s?[ap]m)?"
_WEEKDAY = r"(?:Mon|Tues?|Wednes|Wed|Thurs?|Fri|Satur|Sat|Sun)(?:day)?s?"

_NUMBER = re.compile(NUMBER, re.IGNORECASE)

_NAMED = (
    "section|sections|s|regulation|paragraph|para|chapter|page|pages|appendix|question|step|stage|part|level|tier|"
    "option|arrow|point|chart|volume|edition"
)
_LIMITED = (
    r"at\s+least|at\s+most|no\s+(?:more|longer|later|fewer|less)\s+than|not\s+to\s+exceed|minimum|maximum|"
    r"less\s+than|more\s+than|up\s+to|greater\s+than"
)
_ADVERBS = "annually|yearly|monthly|weekly|daily|fortnightly|quarterly"


def _any_case(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


# In this order: what one pattern takes, the next does not see. Without a sort: numbers that only name a thing.
_PATTERNS: tuple[tuple[Sort | None, re.Pattern[str]], ...] = (
    (Sort.EMAIL, _any_case(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (None, _any_case(r"https?://\S+")),
    (Sort.PHONE, re.compile(r"(?<!\d)(?:\+44\s?|0)\d{2,4}[\s-]?\d{3}[\s-]?\d{3,4}(?!\d)")),
    (Sort.CLOCK, _any_case(rf"(?<!\d){_CLOCK}(?:\s?[-–]\s?{_CLOCK})?(?![\d.])|\b\d{{1,2}}\s?[ap]m\b")),
    (Sort.CLOCK, _any_case(r"\b(?:midnight|noon)\b")),
    (Sort.DATE, re.compile(rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}\s+(?:\d{{4}}|\d{{2}})\b")),
    (Sort.AGE, _any_case(rf"{_RANGE}[\s-]*(?:years?\s+(?:of\s+age|old)|year[\s-]olds?)|{NUMBER}\s+birthday")),
    (Sort.AGE, _any_case(rf"\b(?:aged|age\s+of|ages)\s+{_RANGE}|\(\d+\s?[-–]\s?\d+\s+for\b|\b\d{{2}}\+")),
    (Sort.AGE, _any_case(r"\b(?:over|under)[\s-]\d{1,2}s?\b")),
    (Sort.DAY_NUMBER, _any_case(r"\bday\s+\d+\b")),
    (Sort.DURATION, _any_case(rf"{_RANGE}[\s-]*{_UNIT}\b")),
    (Sort.PERCENTAGE, _any_case(rf"{_RANGE}\s*(?:%|per\s?cent)")),
    (Sort.OFTEN, _any_case(rf"\b(?:(?:once|twice)\s+)?(?:{_ADVERBS})\b")),
    (Sort.OFTEN, _any_case(r"\bregular(?:ly)?\b|\b(?:agreed|maximum)\s+intervals\b|\bfrequen(?:t|tly|cy)\b")),
    (Sort.WEEKDAY, re.compile(rf"\b{_WEEKDAY}(?:\s*(?:[-–]|to|and|or|,)\s*{_WEEKDAY})*\b")),
    (Sort.AT_ONCE, _any_case(r"\b(?:immediate(?:ly)?|without\s+(?:further\s+)?delay|same\s+day|straight\s*away)\b")),
    (Sort.AT_ONCE, _any_case(r"\bas\s+soon\s+(?:as|after)(?:\s+(?:possible|practicable))?\b|\bearliest\s+\w+")),
    (Sort.AT_ONCE, _any_case(r"\b(?:at\s+once|promptly|urgent(?:ly)?|timely)\b")),
    (None, _any_case(rf"\b(?:{_NAMED})s?\.?\s*\d+[a-z]*(?:(?:\s?[-–]\s?|\s+and\s+)\d+)?(?:\(\d+\))?")),
    (None, re.compile(r"(?<![\d.])(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?(?!\d)")),  # years, mostly of Acts
    (Sort.LIMIT, _any_case(rf"\b(?:{_LIMITED})\b")),
    (Sort.COUNT, _any_case(rf"\bonly\s+one\b|{NUMBER}")),
)


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
