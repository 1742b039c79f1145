"""Personal data: found and taken out of a text before anything else sees it.

Names, dates of birth, addresses and numbers of children and families give way to neutral words such
as "[name]"; dates of events stay, deadlines need them. What cannot be known, for instance a rare name
without a cue, may stay: `notice` says so to the person.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from assistant.screening.identifiers import KINDS, Found, identifiers
from assistant.screening.names import names
from assistant.screening.records import asks_about_one_child
from corpus.text import normal

_PLACEHOLDER = re.compile(rf"\[(?:{'|'.join((*KINDS, 'name'))})\]")
_TAGS = re.compile("[\U000e0000-\U000e007f]")  # invisible letters, used to smuggle text
_WORD = re.compile(r"[^\W\d_]+")
_PLURALS = {
    "date of birth": "dates of birth",
    "address": "addresses",
    "e-mail address": "e-mail addresses",
}


@dataclass(frozen=True, slots=True)
class Redacted:
    """A text without the personal data that was found in it."""

    text: str
    kinds: tuple[str, ...]  # of what was taken out, in order, each once: "name", "postcode"…


def redact(text: str, known: Collection[str] = frozenset()) -> Redacted:
    """Return the text with neutral words in place of personal data; a second time changes nothing more.

    `known` are words, in small letters, that name no person here: of areas, and of documents that were added.
    """
    kinds: dict[str, None] = {}
    while True:
        cleaned = _TAGS.sub("", normal(text))
        found = _without_overlaps(cleaned, known)
        for one in reversed(found):
            cleaned = f"{cleaned[: one.start]}[{one.kind}]{cleaned[one.end :]}"
        kinds |= dict.fromkeys(one.kind for one in found)
        if cleaned == text:
            return Redacted(text, tuple(kinds))
        text = cleaned


def _without_overlaps(text: str, known: Collection[str]) -> list[Found]:
    """Return what was found, in the order of the text; the earlier finder wins an overlap."""
    taken = bytearray(len(text))
    for match in _PLACEHOLDER.finditer(text):
        taken[match.start() : match.end()] = b"\1" * len(match[0])
    kept = []
    people = (
        Found("name", start, end)
        for start, end in names(text)
        if not all(word.casefold() in known for word in _WORD.findall(text[start:end]))
    )
    for one in (*identifiers(text), *people):
        if not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"\1" * (one.end - one.start)
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def notice(kinds: Iterable[str]) -> str:
    """Return the sentences that tell a person what was taken out of the question."""
    shown = [_PLURALS.get(kind, kind + "s") for kind in kinds]
    listed = shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + " and " + shown[-1]
    return (
        f"Your question seemed to hold personal data ({listed}). It was taken out before anything else was done, "
        "and it is neither kept nor repeated here. Not every name can be recognised, so please leave out anything "
        "that points to a person. The general question is answered below."
    )


def asks_for_a_record(text: str, known: Collection[str] = frozenset()) -> bool:
    """Tell whether the text asks about one child's own case, which this product cannot see."""
    return asks_about_one_child(redact(text, known).text)
