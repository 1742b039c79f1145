"""Words of a PDF: odd characters get their plain form, and torn words are rejoined."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.text import folded, normal

_PLAIN = str.maketrans(
    {"\ufb05": "st", "\ufb06": "st", "\u2010": "-", "\u2011": "-"}
)  # signs that fonts give for plain ones
_TORN = re.compile(r"(\w+)[-\u00ad\u2010]$")
_HEAD = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# These keep their hyphen where a line ends after them: "multi-agency", "well-being".
_KEEPERS = frozenset(
    """after all anti co cross de early ex face fast first five follow foster four full half hand high ill in inter
    intra kin life local long looked low macro micro mid multi non on one out over part peer post pre pro problem
    quasi re second self semi short single six sub third three two ultra under up well whole wide work year""".split()
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a whole document, to tell a torn word from one with a hyphen."""

    whole: frozenset[str]  # seen inside a line
    hyphened: frozenset[str]  # seen inside a line, with their hyphens
    tears: bool  # the document tears words at lines' ends

    @classmethod
    def of(cls, lines: Iterable[str]) -> "Words":
        """Return the words that stand whole in lines."""
        whole: Counter[str] = Counter()
        ends: list[tuple[str, str]] = []
        before = ""
        for line in lines:
            if torn := _TORN.search(before):
                head = _HEAD.match(line)
                if head:
                    ends.append((torn[1], head[0]))
            body = _TORN.sub("", line)
            whole.update(word.casefold() for word in _WORD.findall(body))
            before = line
        joined = sum(1 for left, right in ends if (left + right).casefold() in whole)
        kept = sum(1 for left, right in ends if f"{left}-{right}".casefold() in whole)
        unknown = len(ends) - joined - kept
        return cls(
            frozenset(word for word in whole if "-" not in word),
            frozenset(word for word in whole if "-" in word),
            joined > kept or unknown > 3 * (kept + 1),
        )

    def join(self, first: str, second: str) -> str:
        """Return two lines as one, with a word that was torn between them made whole."""
        if not first or not second:
            return first or second
        if first.endswith("\u00ad"):
            return first[:-1] + second
        torn = _TORN.search(first)
        if torn:
            head = _HEAD.match(second)
            if head and head[0][0].islower() and self._one_word(torn[1], head[0], second[head.end() :]):
                return first[:-1] + second
            return first + second
        if first.endswith("/") or (first.endswith("-") and not first.endswith(" -")):
            return first + second
        return f"{first} {second}"

    def _one_word(self, left: str, right: str, rest: str) -> bool:
        tail = _WORD.match(rest.removeprefix("-"))
        if rest.startswith("-") and tail and tail.start() == 0:
            return False  # "face-to-" and "face": it goes on with hyphens
        with_hyphen, without = f"{left}-{right}".casefold(), (left + right).casefold()
        if with_hyphen in self.hyphened:
            return without in self.whole and without not in self.hyphened and self.tears
        if without in self.whole:
            return True
        if left.casefold() in _KEEPERS or not left.isalpha():
            return False
        return self.tears


def plain(text: str) -> str:
    """Return text on one line: composed (never NFKC), ligatures apart, white space folded."""
    return folded(normal(text).translate(_PLAIN))


def letters_of(text: str) -> str:
    """Return only the letters and digits of a text, in small letters: for comparing."""
    return "".join(c for c in text.casefold() if c.isalnum())
