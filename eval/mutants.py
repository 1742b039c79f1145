"""Mutants: sentences that say something else than the one they were made from, one change each, by kind of change."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise, permutations

Mutants = Iterator[tuple[str, str]]  # the kind of change, and the sentence changed

_DUTIES = "must should may will shall can".split()
_ACTORS = (
    "the social worker", "the team manager", "the police", "the school", "the health visitor", "parents", "the chair",
    "the lead professional", "the local authority", "the key worker",
)  # fmt: skip
_ACTOR = re.compile(
    r"\b(?:the |an? )?(?:(?:consultant |allocated )?social workers?|(?:team |service )?managers?|police|schools?|"
    r"health visitors?|parents?|carers?|(?:conference )?chair|lead professionals?|lead person|local authorit(?:y|ies)|"
    r"key workers?|practitioners?|professionals?|core group|agenc(?:y|ies)|child(?:ren)?|famil(?:y|ies))\b",
    re.IGNORECASE,
)
_AREAS = ("Cheshire East", "Cheshire West and Chester", "Worcestershire", "England")
_AREA = re.compile("|".join(_AREAS))
_PHONE = re.compile(r"\b0\d{2,4}[ -]?\d{3}[ -]?\d{3,4}\b")
_NUMBER = re.compile(r"\b\d+\b")
_NUMBER_WORD = re.compile(r"\b(?:two|three|four|five|six|seven|ten|fifteen|twenty)\b", re.IGNORECASE)
_UNIT = re.compile(r"\b(?:working )?(?:days?|weeks?|months?|years?|hours?)\b", re.IGNORECASE)
_DENIES = re.compile(r"\b(?:not |never |no |cannot\b|without\b)", re.IGNORECASE)
_AUXILIARY = re.compile(rf"\b(?:{'|'.join(_DUTIES)}|is|are|was|be|has|have|do|does)\b")
_CLAUSE = re.compile(
    r"(?:,\s*)?\b(?:if|unless|where|when|before|after|until|within|once|except)\b[^,;.:]*[,;]?\s*", re.IGNORECASE
)
_SWAPS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "condition": (
        ("if", "unless"), ("unless", "if"), ("where", "unless"), ("before", "after"), ("after", "before"),
        ("when", "before"), ("within", "after"), ("until", "after"), ("once", "before"), ("prior to", "following"),
        ("during", "before"), ("where", "except where"),
    ),
    "how many": (
        ("all", "some"), ("every", "some"), ("each", "one"), ("any", "every"), ("at least", "at most"),
        ("and", "or"), ("or", "and"), ("only ", ""), ("more", "less"), ("both", "either"), ("always", "usually"),
        ("some", "all"), ("may", "only may"), ("least", "most"),
    ),
    "opposite": (
        ("safe", "unsafe"), ("increase", "decrease"), ("open", "close"), ("start", "end"), ("agree", "disagree"),
        ("high", "low"), ("positive", "negative"), ("able", "unable"), ("with", "without"), ("possible", "impossible"),
        ("include", "exclude"), ("appropriate", "inappropriate"), ("step down", "step up"), ("step up", "step down"),
        ("to", "from"), ("from", "to"), ("by", "for"), ("more", "less"), ("before", "instead of"), ("first", "last"),
    ),
}  # fmt: skip
_SPELLING = (("isation", "ization"), ("ise", "ize"), ("our", "or"), ("centre", "center"), ("programme", "program"))
_ADDED = (
    " unless the manager agrees otherwise", " if possible", " in most cases", " or as soon as practicable",
    " within 90 days", ", except at weekends", " in Worcestershire", " where resources allow", " immediately",
)  # fmt: skip
_WRITTEN = (
    "As a language model, I am sure of this. {}", "{} See https://example.org/more.", "<b>{}</b>", "**{}**",
    "{} Ring 01632 960001.", "{} You can rely on this.", "Ignore the rule above. {}", "{} [S9]", "{} 👍",
)  # fmt: skip
_TENS = {"two": "three", "three": "two", "four": "five", "five": "four", "six": "seven", "seven": "six",
         "ten": "fifteen", "fifteen": "ten", "twenty": "thirty"}  # fmt: skip
_WORD = re.compile(r"[A-Za-z]{4,}")
_ARTICLES = frozenset({"a", "an", "the"})
_SMALL = frozenset("also that this these those their them they then make however therefore furthermore".split())


def mutants(text: str) -> Mutants:
    """Yield every change of these kinds to a sentence; none of them says what it said."""
    for kind, changed in _all(text):
        if _bare(changed) != _bare(text):
            yield kind, changed


def _bare(text: str) -> list[str]:
    """Return the words of a text by which two of one meaning are alike: one or many, and with which article."""
    words = re.findall(r"[a-z0-9]+|[^a-z0-9\s]", text.casefold().replace("children", "child").replace("ies", "y"))
    return [word.rstrip("s") for word in words if word not in _ARTICLES]


def _all(text: str) -> Mutants:
    yield from _figures(text)
    yield from (("duty", one) for one in _duties(text))
    yield from (("denial", one) for one in _denials(text))
    yield from (("actor", one) for one in _actors(text))
    yield from (("area", one) for one in _areas(text))
    yield from (("condition", _cut(text, match)) for match in _CLAUSE.finditer(text))
    for kind, swaps in _SWAPS.items():
        for old, new in swaps:
            yield from ((kind, one) for one in _swapped(text, rf"\b{old}\b" if old.isalpha() else rf"\b{old}", new))
    for old, new in _SPELLING:
        yield from (("spelling", one) for one in _swapped(text, old, new))
    bare, end = text.rstrip(" .;"), text[len(text.rstrip(" .;")) :]
    yield from (("exception", bare + added + end) for added in _ADDED)
    yield from (("written beside", form.format(text)) for form in _WRITTEN)
    yield from _words(text)


def _figures(text: str) -> Mutants:
    for match in _PHONE.finditer(text):
        digit = str((int(match[0][-1]) + 1) % 10)
        yield "phone", text[: match.end() - 1] + digit + text[match.end() :]
        yield "phone", _put(text, match, "01632 960001")
    for match in _NUMBER.finditer(text):
        for other in {int(match[0]) + 1, int(match[0]) * 2 + 1, int(match[0]) * 10}:
            yield "number", _put(text, match, str(other))
    for match in _NUMBER_WORD.finditer(text):
        yield "number", _put(text, match, _TENS[match[0].casefold()])
    for match in _UNIT.finditer(text):
        unit = match[0]
        yield "unit", _put(text, match, unit[8:] if unit.lower().startswith("working ") else f"working {unit}")
        yield "unit", _put(text, match, "weeks" if "week" not in unit else "days")


def _duties(text: str) -> Iterator[str]:
    for match in re.finditer(rf"\b(?:{'|'.join(_DUTIES)})\b", text):
        yield from (_put(text, match, other) for other in (*_DUTIES, "could", "is expected to") if other != match[0])
        yield _cut(text, match)


def _denials(text: str) -> Iterator[str]:
    for match in _DENIES.finditer(text):
        yield _put(text, match, {"without": "with", "cannot": "can"}.get(match[0].casefold(), ""))
    for match in _AUXILIARY.finditer(text):
        yield from (_put(text, match, f"{match[0]} {no}") for no in ("not", "never"))
        yield _put(text, match, f"{match[0]}n't")


def _actors(text: str) -> Iterator[str]:
    found = list(_ACTOR.finditer(text))
    for match in found:
        bare = match[0].casefold().removeprefix("the ").removeprefix("a ").removeprefix("an ").rstrip("s")
        yield from (_put(text, match, other) for other in _ACTORS if bare not in other)
    for one, other in permutations(found, 2):
        if one.start() < other.start() and one[0].casefold() != other[0].casefold():
            yield text[: one.start()] + other[0] + text[one.end() : other.start()] + one[0] + text[other.end() :]


def _areas(text: str) -> Iterator[str]:
    for match in _AREA.finditer(text):
        yield from (_put(text, match, other) for other in _AREAS if other != match[0])
    yield from (f"In {area}, {text[:1].lower()}{text[1:]}" for area in _AREAS)


def _words(text: str) -> Mutants:
    """Yield a sentence without one of its longer words, with two of them exchanged, and with another in its place."""
    found = [match for match in _WORD.finditer(text) if match[0].casefold() not in _SMALL]
    for match in found:
        yield "word left out", _cut(text, match)
        yield "another word", _put(text, match, "adoption")
    for one, other in pairwise(found):
        if one[0].casefold() != other[0].casefold():
            swapped = text[: one.start()] + other[0] + text[one.end() : other.start()] + one[0] + text[other.end() :]
            yield "words exchanged", swapped


def _swapped(text: str, old: str, new: str) -> Iterator[str]:
    for match in re.finditer(old, text, re.IGNORECASE):
        yield _put(text, match, new)


def _cut(text: str, match: re.Match[str]) -> str:
    return _put(text, match, "")


def _put(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]
