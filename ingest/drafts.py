"""Drafts: candidate rules for documents that a user adds, for a person to mend and approve."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from corpus.paragraph import Paragraph
from corpus.rules.rule import NOT_STATED, Bound, RuleKind, Strength
from corpus.sentences import sentences
from ingest.miner import Candidate, Sort, mine

_T = TypeVar("_T")

_KINDS = {
    Sort.EMAIL: RuleKind.CONTACT,
    Sort.PHONE: RuleKind.CONTACT,
    Sort.CLOCK: RuleKind.HOURS,
    Sort.DATE: RuleKind.DEADLINE,
    Sort.DURATION: RuleKind.TIMESCALE,
    Sort.DAY_NUMBER: RuleKind.DEADLINE,
    Sort.OFTEN: RuleKind.FREQUENCY,
    Sort.AT_ONCE: RuleKind.DUTY_NOW,
    Sort.WEEKDAY: RuleKind.FREQUENCY,
    Sort.AGE: RuleKind.AGE,
    Sort.PERCENTAGE: RuleKind.THRESHOLD,
    Sort.LIMIT: RuleKind.THRESHOLD,
    Sort.COUNT: RuleKind.COUNT,
}
_UNITS = (
    (r"working\s+day", "working days"),
    (r"calendar\s+day", "days"),
    (r"\bday\s+\d", "day number (not said which)"),
    (r"day", "days (not said which)"),
    (r"hour", "hours"),
    (r"week", "weeks"),
    (r"month", "months"),
    (r"year", "years"),
    (r"%|per\s?cent", "%"),
)
_STRENGTHS = (
    (r"good practice|best practice", Strength.GOOD_PRACTICE),
    (r"must|shall|required|has to|have to", Strength.MUST),
    (r"should", Strength.SHOULD),
    (r"expect(?:ed|ation)|ideally", Strength.EXPECTATION),
    (r"will", Strength.WILL),
    (r"may|can|could", Strength.MAY),
)
_BOUNDS = (
    (r"at least every", Bound.AT_LEAST_EVERY),
    (r"every", Bound.EVERY),
    (r"at least|minimum", Bound.AT_LEAST),
    (r"no (?:longer|more) than|not to exceed|maximum", Bound.AT_MOST),
    (r"less than", Bound.LESS_THAN),
    (r"within", Bound.WITHIN),
    (r"before|prior to", Bound.BEFORE),
    (r"approximately|around|about", Bound.ABOUT),
)
_VALUES = {Sort.EMAIL, Sort.PHONE, Sort.CLOCK, Sort.WEEKDAY, Sort.DATE}


@dataclass(frozen=True, slots=True)
class Draft:
    """What the words suggest that a rule might be; every field wants a person's eye."""

    ref: str  # label, with the item where the words stand in one
    quote: str
    kind: RuleKind
    amount: float | None
    amount_to: float | None
    value: str | None
    unit: str
    bound: Bound | None
    strength: Strength
    word: str
    counts_from: str = NOT_STATED


def drafts(paragraphs: Iterable[Paragraph]) -> Iterator[Draft]:
    """Yield a draft for each candidate of these paragraphs, in order."""
    for paragraph in paragraphs:
        for candidate in mine([paragraph]):
            yield draft_of(candidate, paragraph)


def draft_of(candidate: Candidate, paragraph: Paragraph) -> Draft:
    """Return the draft that a candidate's sentence suggests."""
    start, end = next(
        ((a, b) for a, b in sentences(paragraph.text) if a <= candidate.start < b), (candidate.start, candidate.end)
    )
    quote = paragraph.text[start:end]
    strength, word = _first(_STRENGTHS, quote) or (Strength.NONE, "")
    bound = _nearest(_BOUNDS, quote[: candidate.end - start])
    item = next((i for i in paragraph.items if i.start <= start and end <= i.end), None)
    return Draft(
        ref=paragraph.ref.label + (f"/{item.mark}" if item else ""),
        quote=quote,
        kind=_KINDS[candidate.sort],
        amount=None if candidate.sort in _VALUES else candidate.amount,
        amount_to=None if candidate.sort in _VALUES else candidate.amount_to,
        value=candidate.words if candidate.sort in _VALUES else None,
        unit=_unit(candidate),
        bound=bound[0] if bound else None,
        strength=strength,
        word=word,
    )


def _unit(candidate: Candidate) -> str:
    if candidate.sort is Sort.AGE:
        return "years of age"
    if candidate.sort is Sort.AT_ONCE:
        return candidate.words
    return next((name for pattern, name in _UNITS if re.search(pattern, candidate.words, re.IGNORECASE)), "")


def _nearest(table: Iterable[tuple[str, _T]], text: str) -> tuple[_T, str] | None:
    """Return the entry of a table that stands last in a text, with the words that match; the longest of those."""
    found = [
        (match.end(), len(match[0]), entry, match[0])
        for pattern, entry in table
        for match in re.finditer(rf"\b(?:{pattern})\b", text, re.IGNORECASE)
    ]
    return max(found, key=lambda one: one[:2])[2:] if found else None


def _first(table: Iterable[tuple[str, _T]], text: str) -> tuple[_T, str] | None:
    """Return the first entry of a table whose pattern stands in a text, with the words that match."""
    for pattern, entry in table:
        found = re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE)
        if found:
            return entry, found[0]
    return None
