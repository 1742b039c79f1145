"""Faults: why a sentence that a language model wrote may not stand for the document's own."""

import re
from collections import Counter
from enum import StrEnum
from functools import lru_cache

from assistant.rephrase.terms import Words, bare, equivalents
from corpus.figures import duties, figures
from corpus.sentences import sentences

_CONDITIONS = frozenset(
    "if unless where when whenever before after once until while within during subject provided except depending only "
    "because since otherwise".split()
)
_MARKS = re.compile(r"[^A-Za-z0-9 .,;:()'’‘/&–-]")
_CUT_OFF = re.compile(r"\b(no|not|never|none|nor|neither|without|only|or|all|any)\b\s*(?=[,;:.)–]|-\s)", re.IGNORECASE)
_PAUSE = re.compile(r"[,;:]")
_LONGER, _LITTLE = 1.4, 20  # times, and characters, that a rewording may be longer
_JOINS = re.compile(r"\b(?:and|or|nor|but)\b|/", re.IGNORECASE)


class Fault(StrEnum):
    """What is wrong with a sentence; after one of the first four, nothing of its writer's is shown."""

    MARKS = "marks that the words cited do not have"
    FIGURE = "another figure, unit or number"
    DUTY = "another duty word, or a denial put in or left out"
    CONDITION = "another condition"
    WORDS = "words that the words cited do not hold, or fewer"
    ORDER = "the same words in another order"
    MEANING = "too little likeness of meaning"


LIES = frozenset({Fault.MARKS, Fault.FIGURE, Fault.DUTY, Fault.CONDITION})


def fault_of(said: str, held: str) -> Fault | None:
    """Return why something said does not say what the words held say, and nothing else; None when it does.

    The same terms must stand in the same order. One clause with a condition may come first or last.
    """
    if set(_MARKS.findall(said)) - set(_MARKS.findall(held)):
        return Fault.MARKS
    if figures(said) != figures(held):
        return Fault.FIGURE
    if duties(said) != duties(held) or _cut_off(said) != _cut_off(held):  # "No, staff may": no "No staff may"
        return Fault.DUTY
    own, there = _terms(said), _terms(held)
    if _conditions(own) != _conditions(there):
        return Fault.CONDITION
    if len(said) > _LONGER * len(held) + _LITTLE:
        return Fault.WORDS
    if own == there or _settled(said) == _settled(held):
        return None
    return Fault.ORDER if Counter(own) == Counter(there) else Fault.WORDS


@lru_cache(maxsize=1024)
def _terms(text: str) -> Words:
    return equivalents().terms(text)


def _cut_off(text: str) -> Counter[str]:
    return Counter(word.casefold() for word in _CUT_OFF.findall(text.rstrip(" .;:,")))


def _conditions(terms: Words) -> Counter[str]:
    return Counter(word for word in map(bare, terms) if word in _CONDITIONS)


def _settled(text: str) -> Words:
    """Return the terms of a text, the condition that opens a sentence put at its end."""
    return tuple(term for a, b in sentences(text) for term in _condition_last(text[a:b]))


def _condition_last(sentence: str) -> Words:
    """Return the terms of a sentence, its opening condition last; as it stands where that could bear on less."""
    terms = _terms(sentence)
    pauses = list(_PAUSE.finditer(sentence.rstrip(" .;:,")))
    if len(pauses) != 1 or not terms or bare(terms[0]) not in _CONDITIONS or sum(_conditions(terms).values()) != 1:
        return terms
    opening, rest = sentence[: pauses[0].start()], sentence[pauses[0].end() :]
    return terms if _JOINS.search(rest) else _terms(rest) + _terms(opening)
