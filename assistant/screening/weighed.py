"""Weighed words: how much a message sounds like those that tell of danger.

Each word, and each group of the vocabularies of danger that a word of the message belongs to ("{hits}"), has a weight.
The weights are learnt from messages that tell of danger and from ordinary questions with the same words in them
(`scripts/weigh_words.py`), and lie open in ``word_weights.json``; no model is needed to add them up.
"""

import json
from collections.abc import Collection
from functools import cache
from math import sqrt
from pathlib import Path

WEIGHTS = Path(__file__).with_name("word_weights.json")
_ENOUGH = 10  # words and groups; what a shorter message sounds like counts for less, the fewer they are


def sound(heard: Collection[str]) -> float:
    """Return how much words and groups sound like danger: above 0 more than like an ordinary question, within ±15."""
    weights, bias = _weights()
    known = [weights[each] for each in heard if each in weights]
    sounds = bias + sum(known) / sqrt(len(known)) if known else bias
    return sounds * min(1.0, len(known) / _ENOUGH) if sounds > 0 else sounds


@cache
def _weights() -> tuple[dict[str, float], float]:
    held = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return held["words"], held["bias"]
