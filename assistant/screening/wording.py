"""Wording: words grouped by meaning, and patterns of groups that a sentence can follow.

A text is read once: each word, or longest known phrase, becomes one sign that stands for the
groups it belongs to. Patterns are then short regular expressions over a sentence's signs, so that
one line such as ``{adult} ... {hurts} .. {child}`` covers thousands of ways to say it.

In a pattern ``{group}`` is any word of that group, a bare word is itself, ``a|{b}`` either,
``x?`` perhaps, ``!x`` none of it later in the sentence, ``..`` up to two words between, ``...`` up
to eight, ``^`` the sentence's start.
In a group ``hit(s|ting|)`` stands for hits, hitting and hit; ``<number>`` for digits, ``<year>`` for
2015 and its like, ``<name>`` for a name taken out; ``*child`` for all of another group.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Any

from corpus.errors import CatalogueError
from corpus.text import matchable

_TOKEN = re.compile(r"<[a-z]+>|\[name\]|\d+|[^\W\d_]+(?:'[^\W\d_]+)*|#|[.!?;]+(?=\s|$)|\n")
_BLANK_LINE = re.compile(r"\n\s*\n")
_STRETCHED = re.compile(r"(\w)\1{2,}")  # "heeelp"
_CHOICE = re.compile(r"\(([^()]*)\)")
_ALTERNATIVES = re.compile(r"\{[^}]*\}|[^|{}]+")
_GAPS = {"..": 2, "...": 8}  # words
_NUMBER, _YEAR, _NAME = "<number>", "<year>", "<name>"  # digits, "2015", and "[name]"
_OTHER = "_"  # the sign of a word of no group
_SPELT = 6  # letters; too many shorter words are one letter apart to mend them
_SWAPPED = 4  # letters; in shorter words, two that changed places say too little


class Wording:
    """Groups of words, ready to read sentences and to compile patterns over them."""

    def __init__(
        self,
        groups: Mapping[str, Iterable[Any]],
        short_forms: Mapping[str, str],
        patterns: Iterable[str],
    ) -> None:
        """Take the groups, the short forms ("im": "i am") and every pattern that will be compiled."""
        self._short_forms = {short: full.split() for short, full in short_forms.items()}
        entries: dict[tuple[str, ...], set[str]] = {}
        for group, phrases in groups.items():
            for phrase in _flat(phrases):
                for form in _forms(phrase):
                    entries.setdefault(self._sentences(form)[0], set()).add(group)
        for word in _literals(patterns):
            entries.setdefault((word,), set()).add("=" + word)

        memberships = sorted({tuple(sorted(names)) for names in entries.values()})
        signs = {names: chr(0xE000 + n) for n, names in enumerate(memberships)}  # the private use area
        self._signs = {words: signs[tuple(sorted(names))] for words, names in entries.items()}
        self._signs_of_group: dict[str, str] = {}
        for names, sign in signs.items():
            for name in names:
                self._signs_of_group[name] = self._signs_of_group.get(name, "") + sign
        self._groups_of_sign = {sign: [name for name in names if name[0] != "="] for names, sign in signs.items()}
        self._longest: dict[str, int] = {}  # words, by first word
        for words in entries:
            self._longest[words[0]] = max(len(words), self._longest.get(words[0], 0))
        self._known = {word for words in entries for word in words}
        self._slips = {slip: word for word in sorted(self._known) for slip in _slips(word)}

    def words(self, text: str) -> set[str]:
        """Return the words of a text, short forms written out."""
        return {word for sentence in self._sentences(text) for word in sentence}

    def read(self, text: str) -> tuple[str, ...]:
        """Return the signs of each sentence."""
        return tuple(self._read_sentence(words) for words in self._sentences(text) if words)

    def groups(self, sentences: Iterable[str]) -> set[str]:
        """Return the groups that the words of sentences, read as signs, belong to."""
        return {name for sign in set().union(*sentences) for name in self._groups_of_sign.get(sign, ())}

    def compile(self, patterns: Iterable[str]) -> re.Pattern[str]:
        """Return a regular expression over signs for any of the patterns; CatalogueError names an unknown group."""
        return re.compile("|".join("".join(map(self._expression, pattern.split())) for pattern in patterns))

    def _expression(self, part: str) -> str:
        if part in _GAPS:
            return f".{{0,{_GAPS[part]}}}?"
        if part == "^":
            return part
        try:
            signs = "[" + "".join(self._signs_of_group[name] for name in _names(part)) + "]"
        except KeyError as exc:
            raise CatalogueError(f"The pattern part “{part}” names the group {exc}, which is not listed.") from exc
        if part[0] == "!":
            return f"(?!.*{signs})"
        return signs + "?" * part.endswith("?")

    def _sentences(self, text: str) -> list[tuple[str, ...]]:
        """Return the words of each sentence, in lower case, short forms written out."""
        sentences: list[list[str]] = [[]]
        for token in _TOKEN.findall("\n".join(map(matchable, _BLANK_LINE.split(text)))):
            if token[0].isalpha():
                word = _STRETCHED.sub(r"\1", token.replace("'", ""))
                whose = word[:-1] if token.endswith("'s") else word  # "the infant's cheek"
                sentences[-1].extend(self._short_forms.get(word, (whose,)))
            elif token[0] == "[":
                sentences[-1].append(_NAME)
            elif token[0] in "<#":  # clinicians write "# femur" for a fracture
                sentences[-1].append(token)
            elif token[0].isdigit():
                year = len(token) == 4 and token.startswith(("19", "20"))
                sentences[-1].append(_YEAR if year else _NUMBER)
            else:
                sentences.append([])
        return [tuple(words) for words in sentences]

    def _read_sentence(self, words: tuple[str, ...]) -> str:
        words = tuple(word if word in self._known else self._mended(word) for word in words)
        signs = []
        at = 0
        while at < len(words):
            for length in range(self._longest.get(words[at], 1), 0, -1):
                sign = self._signs.get(words[at : at + length])
                if sign or length == 1:
                    signs.append(sign or _OTHER)
                    at += length
                    break
        return "".join(signs)

    def _mended(self, word: str) -> str:
        """Return the known word that this is one slip away from, or the word itself."""
        if word in self._slips:
            return self._slips[word]
        if len(word) < _SPELT:
            return word
        for n in range(1, len(word)):
            if (shorter := word[:n] + word[n + 1 :]) in self._known and len(shorter) >= _SPELT:
                return shorter
        return word


def _flat(phrases: Iterable[Any]) -> Iterator[str]:
    """Yield the phrases of a list in which another group may stand as a list."""
    for phrase in phrases:
        if isinstance(phrase, str):
            yield phrase
        else:
            yield from _flat(phrase)


def _forms(phrase: str) -> Iterator[str]:
    """Yield "hits", "hitting" and "hit" for "hit(s|ting|)"."""
    parts = _CHOICE.split(phrase)
    choices = [part.split("|") if n % 2 else [part] for n, part in enumerate(parts)]
    yield from map("".join, product(*choices))


def _literals(patterns: Iterable[str]) -> Iterator[str]:
    for pattern in patterns:
        for part in pattern.split():
            if part not in _GAPS and part != "^":
                yield from (name[1:] for name in _names(part) if name[0] == "=")


def _names(part: str) -> Iterator[str]:
    """Yield the names in a part of a pattern: "child" and "me" for "{child|me}", "=go" for "go"."""
    for choice in _ALTERNATIVES.findall(part.strip("!?")):
        yield from choice[1:-1].split("|") if choice[0] == "{" else ["=" + choice]


def _slips(word: str) -> Iterator[str]:
    """Yield a longer word with one letter missing, and a word with two letters swapped; the first letter stays."""
    if len(word) > _SPELT:
        for n in range(1, len(word)):
            yield word[:n] + word[n + 1 :]
    if len(word) >= _SWAPPED:
        for n in range(1, len(word) - 1):
            yield word[:n] + word[n + 1] + word[n] + word[n + 2 :]
