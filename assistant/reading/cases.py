"""Cases: what is said of one case is no answer to a question about another that excludes it.

Which cases exclude each other stands in ``cases.yaml``: help for a child in need and protection by a plan, stepping
up at once and because early help does not help. So do a case and its denial: concerns that are substantiated, and
such as are not.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from assistant.reading.closeness import stems
from corpus.strict_yaml import read_yaml

_FILE = Path(__file__).with_name("cases.yaml")
_DENIED = re.compile(
    r"\b(?:not|no longer|never|is ?n[o']?t|are ?n[o']?t|was ?n[o']?t|were ?n[o']?t)\s+(?:been |be |yet )?(\w+)",
    re.IGNORECASE,
)
_CASE = re.compile(r"(?:where|if|when|unless)\b[^?]*$", re.IGNORECASE)
_ASIDE = re.compile(
    r"\b(?:after|since|following|before|once)(?:\W+(?:the|a|an|my|our))?\W*$"
    r"|\b(?:no|not|never|no one'?s?|nobody|nothing|(?:is|are|was|were|do|does|did|has|have|had|wo|ca|ai)n'?t)"
    r"(?:\W+\w+){0,2}\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Case:
    asked: re.Pattern[str]
    told: re.Pattern[str]


@dataclass(frozen=True)
class _Exclusive:
    """Cases that exclude each other."""

    by_headings: bool  # only the headings a text stands under tell of which case it is
    cases: tuple[_Case, ...]

    def parts(self, question: str, headings: str, text: str) -> bool:
        """Whether a text is of another of these cases than the question names."""
        asked = _named(self, question)
        told = _told(self, headings if self.by_headings else f"{headings} {text}")
        return bool(asked and told) and not asked & told


def of_another_case(question: str, headings: Iterable[str], text: str) -> bool:
    """Whether words under these headings are of a case that excludes the question's own."""
    named = tuple(headings)
    path = " ".join(named)
    return any(each.parts(question, path, text) for each in _exclusive()) or any(
        _opposite(question, heading) for heading in named if _CASE.match(heading)
    )


@cache
def _exclusive() -> tuple[_Exclusive, ...]:
    def compiled(words: Sequence[str]) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)

    return tuple(
        _Exclusive(
            each["in"] == "headings",
            tuple(_Case(compiled(one["asked"]), compiled(one.get("told", one["asked"]))) for one in each["cases"]),
        )
        for each in read_yaml(_FILE)
    )


@lru_cache(maxsize=4096)
def _named(exclusive: _Exclusive, question: str) -> frozenset[int]:
    """Return the numbers of the cases that a question names, and not only as denied or as what came before."""
    return frozenset(
        n
        for n, case in enumerate(exclusive.cases)
        if any(not _ASIDE.search(question[: found.start()]) for found in case.asked.finditer(question))
    )


@lru_cache(maxsize=16384)  # rules and paragraphs are looked at for each question
def _told(exclusive: _Exclusive, text: str) -> frozenset[int]:
    """Return the numbers of the cases that a text is of."""
    return frozenset(n for n, case in enumerate(exclusive.cases) if case.told.search(text))


def _opposite(question: str, heading: str) -> bool:
    """Whether a heading says of its case what the question denies of its own, or denies what the question says."""
    asked, told = _denied_in(question), _denied_in(heading)
    return bool(asked & set(stems(heading)) - told or told & set(stems(question)) - asked)


def _denied_in(text: str) -> set[str]:
    return {stem for word in _DENIED.findall(text.replace("’", "'")) for stem in stems(word)}
