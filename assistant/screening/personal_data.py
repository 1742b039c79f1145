"""Personal data: found and taken out of a text before anything else sees it.

Names, dates of birth, addresses and numbers of children and families give way to neutral words such
as "[name]"; dates of events stay, deadlines need them. What cannot be known, for instance a rare name
without a cue, may stay: `notice` says so to the person.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.screening.identifiers import Found, identifiers
from assistant.screening.names import names
from corpus.text import normal

_PLACEHOLDER = re.compile(r"\[[A-Za-z -]{4,30}\]")
_TAGS = re.compile("[\U000e0000-\U000e007f]")  # invisible letters, used to smuggle text


@dataclass(frozen=True, slots=True)
class Redacted:
    """A text without the personal data that was found in it."""

    text: str
    kinds: tuple[str, ...]  # of what was taken out, in order, each once: "name", "postcode"…


def redact(text: str) -> Redacted:
    """Return the text with neutral words in place of personal data; a second time changes nothing more."""
    kinds: dict[str, None] = {}
    while True:
        cleaned = _TAGS.sub("", normal(text))
        found = _without_overlaps(cleaned)
        for one in reversed(found):
            cleaned = f"{cleaned[: one.start]}[{one.kind}]{cleaned[one.end :]}"
        kinds |= dict.fromkeys(one.kind for one in found)
        if cleaned == text:
            return Redacted(text, tuple(kinds))
        text = cleaned


def _without_overlaps(text: str) -> list[Found]:
    """Return what was found, in the order of the text; the earlier finder wins an overlap."""
    taken = bytearray(len(text))
    for match in _PLACEHOLDER.finditer(text):
        taken[match.start() : match.end()] = b"\1" * len(match[0])
    kept = []
    for one in (*identifiers(text), *(Found("name", *span) for span in names(text))):
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


_PLURALS = {
    "date of birth": "dates of birth",
    "address": "addresses",
    "e-mail address": "e-mail addresses",
}

_WHOSE = r"\[(?:name|case reference|NHS number|pupil number)\]"
_RECORD = (
    r"(?:plan|case|record|file|notes?|history|chronology|status|referral|review|conference|visit|assessment|outcome|paperwork|"
    r"(?:social |key |allocated )?worker|lead professional|team|threshold|date|minutes|register|category|level)s?"
)
_STATE = (
    r"(?:on (?:a|the)|known|open|closed|allocated|subject|looked after|in care|referred|registered|assessed|under|had an?|seen|"
    r"stepped|placed)"
)
# A question put in general terms is for the documents, even where a name stands in it.
_GENERAL = re.compile(
    r"\b(?:should|must|needs?|needed|ha(?:ve|s) to|do (?:i|we|you|they)|can|could|may|what happens|how (?:often|long|soon|quickly|many|do|does))\b",
    re.IGNORECASE,
)
_QUESTIONS = re.compile(
    rf"\b(?:what|when|who|where|which|how)\b[^.?!]{{0,40}}\b(?:is|are|was|were|s|has|had|did|do|does)\b[^.?!]{{0,40}}{_WHOSE}['’]?s?\b[^.?!]{{0,20}}\b{_RECORD}\b"
    rf"|\b(?:what|when|who|where|which)(?:['’]?s|\s+(?:is|are|was|were|do|does))?\s[^.?!]{{0,30}}\b{_RECORD}\b[^.?!]{{0,15}}\b(?:for|of|on|about|with)\s+(?:\w+\s+)?{_WHOSE}"
    rf"|\b(?:what|when|who|where)\b[^.?!]{{0,10}}\b(?:is|was)\b[^.?!]{{0,10}}{_WHOSE}[^.?!]{{0,15}}\b{_STATE}\b"
    rf"|\b(?:is|was|are|were|has|had)\s+(?:\w+\s+){{0,3}}(?:for\s+)?{_WHOSE}[^.?!]{{0,30}}\b{_STATE}\b"
    rf"|\b(?:is|was)\s+(?:the|this)\s+{_RECORD}\b[^.?!]{{0,15}}\b(?:for|of)\s+{_WHOSE}",
    re.IGNORECASE,
)
_REQUESTS = re.compile(
    rf"^\W*(?:(?:hi|hello|please|pls|can|could|would|will|you|i want to|i need to|help me)\W+)*"
    rf"(?:look(?:ing)? up|pull up|bring up|find|open|show(?: me)?|check|search(?: for)?|access|get(?: me)?|read|tell me|update)\b[^.?!]{{0,40}}"
    rf"(?:{_WHOSE}|\b{_RECORD}\b[^.?!]{{0,15}}\b(?:him|her|them|this (?:child|family)|my (?:client|case|family))\b)",
    re.IGNORECASE,
)
_OF_THE_NAMED = re.compile(  # where a name stands elsewhere in the text
    rf"\b(?:is|was|has) (?:he|she|they)\b[^.?!]{{0,30}}\b{_STATE}\b"
    rf"|\b(?:what|when|who|where)\b[^.?!]{{0,20}}\b(?:his|her|their)\b[^.?!]{{0,20}}\b{_RECORD}\b",
    re.IGNORECASE,
)


def asks_for_a_record(text: str) -> bool:
    """Tell whether the text asks about one child's own case, which this product cannot see."""
    clean = redact(text).text
    if not re.search(_WHOSE, clean):
        return False
    for sentence in re.split(r"(?<=[.?!])\s+|\n", clean):
        if _REQUESTS.search(sentence):
            return True
        if not _GENERAL.search(sentence) and (_QUESTIONS.search(sentence) or _OF_THE_NAMED.search(sentence)):
            return True
    return False
