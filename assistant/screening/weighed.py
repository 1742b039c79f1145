"""Weighed words: how much a message sounds like those that tell of danger, word by word.

Each word has a weight, learnt from messages that tell of danger and from ordinary questions with the same words in
them (`scripts/weigh_words.py`). The weights lie open in ``word_weights.json``; no model is needed to add them up.
"""

import json
import re
from functools import cache
from math import sqrt
from pathlib import Path

WEIGHTS = Path(__file__).with_name("word_weights.json")
_ENOUGH = 10  # words; what a shorter message sounds like counts for less, the fewer they are
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|\?")


def words_of(message: str) -> set[str]:
    """Return the words of a message as they are weighed: small letters, no apostrophes, any number as "0"."""
    found = _WORD.findall(message.lower())
    return {"0" if word[0].isdigit() else re.sub("['’]", "", word) for word in found}


def sound(message: str) -> float:
    """Return how much a message sounds like danger: above 0 more than like an ordinary question, mostly within ±8."""
    weights, bias = _weights()
    known = [weights[word] for word in words_of(message) if word in weights]
    heard = bias + sum(known) / sqrt(len(known)) if known else bias
    return heard * min(1.0, len(known) / _ENOUGH) if heard > 0 else heard


@cache
def _weights() -> tuple[dict[str, float], float]:
    held = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return held["words"], held["bias"]
