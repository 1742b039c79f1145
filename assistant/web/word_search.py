"""Searching by words: which of the words looked for stand in a text, and where."""

import re
from dataclasses import dataclass, field

from assistant.api.bodies import plain
from corpus.known.stems import stem
from corpus.numbers import SMALL, WORDS

LIMIT = 200  # characters of a search

Span = tuple[int, int]

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_BEGINNING = 3  # letters that are enough to find a word by its beginning


@dataclass(frozen=True, slots=True)
class Found:
    """What of the words looked for stands in a text."""

    words: frozenset[str]
    spans: tuple[Span, ...]  # in order


@dataclass(frozen=True, slots=True)
class Sought:
    """Words to look for, as typed but in small letters, each once."""

    words: tuple[str, ...]
    _met: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)  # by printed word

    @classmethod
    def of(cls, typed: str) -> "Sought":
        """Take the words and numbers out of what was typed."""
        return cls(tuple(words_in(str(plain(typed)))))

    def look(self, text: str) -> Found:
        """Find the words in a text: whole, in another form ("reviews", "reviewed"), or as the beginning of one.

        Numbers are found as they are, in digits or as a word: 5 is not found in 45, and 10 is found as "ten".
        """
        words: set[str] = set()
        spans: list[Span] = []
        for match in _WORD.finditer(text):
            same = self._meets(match[0])
            if same:
                words.update(same)
                spans.append(match.span())
        return Found(frozenset(words), tuple(spans))

    def all_in(self, *texts: str) -> bool:
        """Whether every word stands in one of these texts."""
        return not set(self.words).difference(*(self.look(text).words for text in texts))

    def _meets(self, printed: str) -> tuple[str, ...]:
        """Return which of the words a printed one is; remembered, for a document repeats its words."""
        if printed not in self._met:
            self._met[printed] = tuple(word for word in self.words if _same(word, _plain(printed)))
        return self._met[printed]


def words_in(text: str) -> dict[str, None]:
    """Return the words and numbers of a text in small letters, each once, in order."""
    return dict.fromkeys(_plain(match[0]) for match in _WORD.finditer(text))


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'").removesuffix("'s")


def _same(word: str, printed: str) -> bool:
    if _digits(word) == _digits(printed):
        return True
    if not (word[0].isalpha() and printed[0].isalpha()):
        return False
    return stem(word) == stem(printed) or (len(word) >= _BEGINNING and printed.startswith(word))


def _digits(word: str) -> str:
    """Return a number in digits without commas, and any other word as it is."""
    if word in WORDS and word not in SMALL:
        return str(WORDS[word])
    return word.replace(",", "") if _THOUSANDS.fullmatch(word) else word
