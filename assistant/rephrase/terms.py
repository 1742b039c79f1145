"""Terms: what a sentence says, word after word, in whichever of several equal words it says it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from corpus.data import Data
from corpus.known.stems import words_of
from corpus.strict_yaml import read_yaml
from corpus.text import normal

Words = tuple[str, ...]

_FILE = Path(__file__).parent / "equivalents.yaml"
_CONTRACTED = tuple(
    (re.compile(short, re.IGNORECASE), whole)
    for short, whole in (
        (r"\bcan(?:not|['’]t)\b", "can not"),
        (r"\bwon['’]t\b", "will not"),
        (r"\bshan['’]t\b", "shall not"),
        (r"n['’]t\b", " not"),
    )
)
_WORD = re.compile(r"[A-Za-z0-9&]+(?:['’][a-z]+)?")
_OPENS = re.compile(r"(?:^|[.!?:;•–-])[\s\"'‘“(]*$")  # what stands before the first word of a sentence
_ONE_FOR_MANY = {
    "children": "child", "are": "is", "be": "is", "were": "was", "have": "has", "do": "does", "is": "is", "was": "was",
    "has": "has", "does": "does",
}  # fmt: skip
_EQUAL = "="  # ends a term that several words stand for


class _Rows(Data):
    same: tuple[Words, ...]
    empty: Words


@dataclass(frozen=True)
class Equivalents:
    """Which words may stand for which; a word that begins with a capital is part of a name, and stands for itself."""

    means: Mapping[Words, Words]  # words to the terms they stand for; none where they say nothing
    longest: int  # words

    @classmethod
    def read(cls, path: Path = _FILE) -> "Equivalents":
        """Read them from a file."""
        rows = _Rows.model_validate(read_yaml(path))
        means: dict[Words, Words] = {tuple(words_of(phrase)): () for phrase in rows.empty}
        for first, *others in rows.same:
            meant = tuple(term + _EQUAL for term in map(_term, words_of(first)))
            means |= {tuple(words_of(phrase)): meant for phrase in (first, *others)}
        return cls(means, max(map(len, means)))

    def terms(self, text: str) -> Words:
        """Return the terms of a text, in order."""
        plain = normal(text)
        for contracted, whole in _CONTRACTED:
            plain = contracted.sub(whole, plain)
        found = list(_WORD.finditer(plain))
        names = [one[0][0].isupper() and not _OPENS.search(plain[: one.start()]) for one in found]
        return tuple(self._terms([words_of(one[0])[0] for one in found], names))

    def _terms(self, words: Sequence[str], names: Sequence[bool]) -> Iterator[str]:
        at = 0
        while at < len(words):
            for length in range(min(self.longest, len(words) - at), 0, -1):
                phrase = tuple(words[at : at + length])
                if phrase in self.means and not any(names[at : at + length]):
                    yield from self.means[phrase]
                    break
            else:
                length = 1
                yield _term(words[at])
            at += length


def bare(term: str) -> str:
    """Return the word of a term."""
    return term.rstrip(_EQUAL)


@lru_cache(maxsize=1)
def equivalents() -> Equivalents:
    """Return the equivalents that are shipped."""
    return Equivalents.read()


def _term(word: str) -> str:
    """Return a word in the singular; in any other form it may say something else ("is seen", "is seeing")."""
    if word in _ONE_FOR_MANY:
        return _ONE_FOR_MANY[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")) and len(word) > 3 else word
