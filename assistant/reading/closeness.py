"""Closeness: how well a stretch of a paragraph answers a question, told by its words."""

import math
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from Stemmer import Stemmer

from assistant.reading.intent import Intent
from corpus.paragraph import Paragraph
from corpus.text import matchable

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_STOP = frozenset(
    """a an and are as at be been but by can could do does did for from had has have how i if in into is it its
    just may me might must my no not of on or our ought out shall she should so some than that the their them then
    there these they this those to too up us was we were what when where which who whom whose why will with would
    you your he her him his am im ive dont doesnt whats any all about also get got need needs""".split()
)
_TIME = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|thirty|forty)\b[^.;]{0,20}"
    r"\b(?:hours?|days?|weeks?|months?|years?)\b|\bday \d+\b|\bimmediately\b|\bas soon as\b|\bsame day\b|\bannually\b"
    r"|\bwithout delay\b|\bevery\b[^.;]{0,25}\b(?:days?|weeks?|months?)\b|\b\w+days? and \w+days?\b|\bfirst week\b",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b(?:workers?|managers?|professionals?|person|team|officers?|chair|practitioners?|agenc(?:y|ies)|authority|"
    r"social care|police|referrer|key worker|lead|parents?|anyone|ChECS|reviewing officer)\b",
    re.IGNORECASE,
)
_PHONE = re.compile(r"\b0\d{2,4}[ \d]{6,}|@")
_DEFINES = re.compile(
    r"\b(?:is defined|means?|defined as|refers to|is a|are a|known as|stands for)\b|\(", re.IGNORECASE
)
_SIGN: dict[Intent, re.Pattern[str]] = {
    Intent.TIMESCALE: _TIME,
    Intent.CONTACT: _PHONE,
    Intent.ROLE: _PERSON,
    Intent.DEFINITION: _DEFINES,
}
_INTENT_WORTH = 0.25  # added to a closeness of 0 to 1 where the stretch holds what was asked for


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer:
    return Stemmer("english")


@lru_cache(maxsize=20_000)
def stems(text: str) -> tuple[str, ...]:
    """Return the stems of a text's words that carry meaning, in order."""
    words = [w for w in _WORD.findall(matchable(text)) if w not in _STOP]
    return tuple(_stemmer().stemWords(words))


_ASKING = """long longer soon often quick quickly fast time timescale deadline due date day days week next one latest
number ring phone call hv got get happen happens limit have gotta u ur hello hi hey thanks thank ok help question
please"""
BARE = frozenset(stems(_ASKING))  # stems of words that name no matter


class Rarity:
    """How much each word tells: the rarer in the documents, the more."""

    def __init__(self, paragraphs: Iterable[Paragraph], questions: Iterable[str] = ()) -> None:
        self._spoken = {stem for question in questions for stem in stems(question)}
        counts: dict[str, int] = {}
        total = 0
        for paragraph in paragraphs:
            total += 1
            for stem in set(stems(" ".join((*paragraph.headings, paragraph.text)))):
                counts[stem] = counts.get(stem, 0) + 1
        self._weights: Mapping[str, float] = {s: math.log(1 + total / n) for s, n in counts.items()}
        self._unknown = math.log(1 + total)

    def weight(self, stem: str) -> float:
        """Return a stem's weight; a word the documents never use weighs most."""
        return self._weights.get(stem, self._unknown)

    def knows(self, stem: str) -> bool:
        """Whether the documents use the word."""
        return stem in self._weights

    def foreign(self, asked: Iterable[str]) -> float:
        """Return the share (0 to 1) of a question's weight in words that neither documents nor askers use."""
        wanted = set(asked)
        total = sum(self.weight(stem) for stem in wanted)
        alien = sum(self.weight(s) for s in wanted if not self.knows(s) and s not in self._spoken)
        return alien / total if total else 0.0

    def share(self, asked: Iterable[str], text: str) -> float:
        """Return the share (0 to 1) of the asked stems' weight that stands in a text."""
        wanted = set(asked)
        total = sum(self.weight(stem) for stem in wanted)
        held = set(stems(text)) & wanted
        return sum(self.weight(stem) for stem in held) / total if total else 0.0


def closeness(question: str, intent: Intent, text: str, context: str, rarity: Rarity) -> float:
    """Return how well a stretch fits a question (0 to about 1.3); its context counts for less."""
    asked = stems(question)
    own = rarity.share(asked, text)
    around = rarity.share(asked, context)
    sign = _SIGN.get(intent)
    return own + 0.2 * around + (_INTENT_WORTH if sign and sign.search(text) else 0.0)


def has_sign(intent: Intent, text: str) -> bool:
    """Whether what is asked for is of a kind that words show, and a text shows it."""
    sign = _SIGN.get(intent)
    return sign is not None and bool(sign.search(text))


def holds_what_was_asked(intent: Intent, text: str) -> bool:
    """Whether a text holds the kind of thing asked for: a time, a number to ring, a role, a definition."""
    sign = _SIGN.get(intent)
    return sign is None or bool(sign.search(text))
