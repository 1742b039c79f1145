"""Wording: a question brought to the words that lookup compares, and what it is after."""

import re
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from corpus.numbers import ONES, TENS, WORDS
from corpus.rule import RuleKind
from corpus.rule_file import read_data
from corpus.stems import stem

_TOKEN = re.compile(r"[a-z0-9&]+(?:'[a-z]+)?")
_TENS = re.compile(rf"\b({'|'.join(TENS)})[ -]({'|'.join(ONES[1:10])})\b")


class _AsksData(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    words: tuple[str, ...]
    kinds: tuple[RuleKind, ...]


class _WordingData(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    same: dict[str, tuple[str, ...]]
    little: str
    asks: tuple[_AsksData, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """A question as lookup hears it."""

    words: frozenset[str]  # brought to one form; those that say little are left out
    kinds: frozenset[RuleKind]  # of rules that would answer it; empty when it does not say


class Wording:
    """Words that mean the same, words that say little, and words that tell what is asked for."""

    def __init__(self, data: _WordingData) -> None:
        self._same: dict[str, list[tuple[tuple[str, ...], str]]] = {}  # by first word, the longest first
        for one, others in data.same.items():
            for tokens in {_tokens(words) for words in (one, *others)}:
                self._same.setdefault(tokens[0], []).append((tokens, one.replace(" ", "_")))
        for phrases in self._same.values():
            phrases.sort(key=lambda phrase: (-len(phrase[0]), phrase[1]))
        self._little = frozenset(data.little.split())
        self._asks = [
            (frozenset(f" {' '.join(_tokens(words))} " for words in asks.words), frozenset(asks.kinds))
            for asks in data.asks
        ]

    def hear(self, question: str) -> Heard:
        """Return what a question says, and what it is after."""
        tokens = _tokens(question)
        return Heard(self._words(tokens), self._kinds(tokens))

    def words(self, text: str) -> frozenset[str]:
        """Return what a text says, in the words that lookup compares."""
        return self._words(_tokens(text))

    def _words(self, tokens: tuple[str, ...]) -> frozenset[str]:
        found: set[str] = set()
        at = 0
        while at < len(tokens):
            for phrase, one in self._same.get(tokens[at], ()):
                if tokens[at : at + len(phrase)] == phrase:
                    found.add(one)
                    at += len(phrase)
                    break
            else:
                if tokens[at] not in self._little:
                    found.add(_figure(tokens[at]) or stem(tokens[at]))
                at += 1
        return frozenset(found)

    def _kinds(self, tokens: tuple[str, ...]) -> frozenset[RuleKind]:
        said = f" {' '.join(tokens)} "
        for phrases, kinds in self._asks:
            if any(phrase in said for phrase in phrases):
                return kinds
        return frozenset()


def _figure(word: str) -> str:
    """Return a number word in digits, "ten" as "10"; nothing for other words and the smallest numbers."""
    return str(WORDS[word]) if WORDS.get(word, 0) > 1 and not word.endswith(("th", "nd", "rd")) else ""


def load_wording(path: Path) -> Wording:
    """Read lookup's words; raise RuleError when the file is wrong."""
    return Wording(read_data(path, _WordingData))


def _tokens(text: str) -> tuple[str, ...]:
    plain = text.casefold().replace("’", "'").replace("‘", "'").replace(".", "")
    plain = _TENS.sub(lambda match: str(WORDS[match[1]] + WORDS[match[2]]), plain).replace("-", " ")
    return tuple(word.removesuffix("'s") for word in _TOKEN.findall(plain))
