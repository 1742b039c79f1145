"""Defined: the terms that a question asks the meaning of, where the documents define them."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from assistant.reading.closeness import stems
from assistant.reading.intent import Intent
from corpus.catalogue import NATIONAL
from corpus.known.definitions import Definition, Sort
from corpus.text import matchable

_FRAME = frozenset(
    stems(
        "mean means meaning meant defined definition stand stands explain term abbreviation acronym letters short plain"
        " english words simply simple terms new call called again sorry tell know remind like please exactly actually"
        " anyway basically i'm i've hi hello hiya quick question idea heard"
    )
)  # words with which a meaning is asked for
_SECTION = re.compile(r"\bs(?:ect|ec)?\.? ?(?=\d)", re.IGNORECASE)
_A_SECTION = re.compile(r"section \w+")
_ARTICLE = re.compile(r"^(?:an?|the) ", re.IGNORECASE)


@dataclass(frozen=True)
class Defined:
    """The definitions of the documents, found by their terms."""

    definitions: tuple[Definition, ...]

    def asked_in(self, question: str, intent: Intent, areas: Collection[str]) -> tuple[Definition, ...]:
        """Return what these areas' documents, and national ones, say of the one term that a question asks about.

        The local definition stands first. Where the question asks about more than the term, there is none.
        """
        text = _SECTION.sub("section ", question)
        plain, asked = matchable(text), set(stems(text)) - _FRAME
        found = [
            one
            for one in self.definitions
            if (not areas or one.area in (*areas, NATIONAL))
            and _named(one).search(plain)
            and self._asks(one, asked, text, intent)
        ]
        return tuple(sorted(found, key=lambda one: (one.sort is Sort.SECTION, (one.area == NATIONAL) == bool(areas))))

    def _asks(self, definition: Definition, asked: set[str], text: str, intent: Intent) -> bool:
        """Whether a question that names a term asks what it means, and nothing else."""
        term = _term(definition)
        named = _A_SECTION.match(term)
        letters = definition.sort is Sort.STANDS_FOR and intent is Intent.DEFINITION and term in text
        return letters or asked in (set(stems(term)), set(stems(named[0])) if named else None)


@lru_cache(maxsize=1024)
def _named(definition: Definition) -> re.Pattern[str]:
    """Return the pattern of a term in a question; "section 47" alone asks for its enquiry too."""
    term = _term(definition)
    section = _A_SECTION.match(term)
    return re.compile(rf"(?<!\w){re.escape(matchable(section[0] if section else term))}(?!\w)")


def _term(definition: Definition) -> str:
    """Return the term as people say it: without its article, and of a section without its Act."""
    term = _ARTICLE.sub("", definition.term)
    return term.partition(" of ")[0] if definition.sort is Sort.SECTION else term
