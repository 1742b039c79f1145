"""Defined: the terms that a question asks the meaning of, where the documents define them."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from assistant.reading.closeness import stems
from assistant.reading.intent import Intent
from assistant.turn import Support
from corpus.catalogue import NATIONAL
from corpus.known.definitions import Definition, Sort
from corpus.text import matchable

_FRAME = frozenset(
    stems(
        "mean means meaning meant defined definition stand stands explain term abbreviation acronym letters short plain"
        " english words simply simple terms new call called again sorry tell know remind like please exactly actually"
        " anyway basically what's i'm i've hi hello hiya quick question idea heard"
    )
)  # words with which a meaning is asked for
_MORE = re.compile(
    r"\b(?:who|whom|whose|when|where|why|which|should|must|needs?|needed|do (?:i|we|you|they))\b"
    r"|\bhow\b(?!.*\bdefin)",
    re.IGNORECASE,
)  # what is asked of a term with these is not what it means
_SECTION = re.compile(r"\bs(?:ect|ec)?\.? ?(?=\d)", re.IGNORECASE)
_A_SECTION = re.compile(r"section \w+")
_ARTICLE = re.compile(r"^(?:an?|the) ", re.IGNORECASE)
_TERM = r"(?:(?:a|an|the|your|our)\s+)?(?P<{}>[\w&’'-]+(?:\s+[\w&’'-]+){{0,5}}?)"
_TWO = [
    re.compile(pattern.format(one=_TERM.format("one"), other=_TERM.format("other")), re.IGNORECASE)
    for pattern in (
        r"\b(?:difference|differences|diff|distinction)\s+(?:is\s+)?between\s+{one}\s+(?:and|&|or)\s+{other}\s*[?.!]*$",
        r"^(?:so\s+)?{one}\s+(?:vs?|versus)\b\.?\s+{other}\s*[?.!]*$",
        r"\bcompare\s+{one}\s+(?:with|to|and|against)\s+{other}\s*[?.!]*$",
        r"\bhow\s+(?:is|are|does|do)\s+{one}\s+(?:different|differ)\s+(?:from|to|than)\s+{other}\s*[?.!]*$",
    )
]
_ASKED = re.compile(
    r"^(?:\w+[,:]? ){0,3}?(?:what(?:'?s| is| are| does| do)?|define|meaning of) (?:(?:a|an|the) )?"
    r"(?P<term>[\w&’'-]+(?: [\w&’'-]+){0,3}?)(?: (?:actually )?(?:means?|stands?(?: for)?|short for))?\W*$",
    re.IGNORECASE,
)
_ORDER = (Sort.IS, Sort.IS_FOR, Sort.DOES, Sort.STANDS_FOR, Sort.SECTION)
_LETTERS = re.compile(r"\b(?:stands? for|letters|short for|abbreviation|acronym|initials)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Defined:
    """The definitions of the documents, found by their terms."""

    definitions: tuple[Definition, ...]

    def asked_in(self, question: str, intent: Intent, areas: Collection[str]) -> tuple[Definition, ...]:
        """Return what these areas' documents, and national ones, say of the one term that a question asks about.

        The local definition stands first. Where the question asks about more than the term, there is none.
        """
        text = sections_spelt_out(question)
        if _MORE.search(text):
            return ()
        plain, asked = matchable(text), set(stems(text)) - _FRAME
        found = [
            one
            for one in self.definitions
            if (not areas or one.area in (*areas, NATIONAL))
            and any(_asks(one, name, asked, text, plain, intent) for name in _names(one))
        ]
        order = [Sort.STANDS_FOR, *_ORDER] if _LETTERS.search(text) else _ORDER
        return tuple(sorted(found, key=lambda one: ((one.area == NATIONAL) == bool(areas), order.index(one.sort))))

    def compared_in(self, question: str, areas: Collection[str]) -> tuple[str, ...]:
        """Return the two questions of one that compares two terms, where the documents define both; else none."""
        for pattern in _TWO:
            match = pattern.search(question.strip())
            one, other = match.group("one", "other") if match else ("", "")
            for term in (one, f"{one} {other.split()[-1]}") if match else ():  # "initial v core assessment"
                asked = (f"what is {term}?", f"what is {other}?")
                found = [self.asked_in(each, Intent.DEFINITION, areas) for each in asked]
                if all(found) and found[0] != found[1]:
                    return asked
        return ()


def sections_spelt_out(text: str) -> str:
    """Return a text with "s47" and "sec 47" as "section 47"."""
    return _SECTION.sub("section ", text)


def term_in(question: str) -> str:
    """Return the words whose meaning a short question asks; "" where it asks something else."""
    match = None if _MORE.search(question) else _ASKED.match(question.strip())
    return match["term"] if match else ""


def prints(support: Iterable[Support], term: str) -> bool:
    """Whether one of the paragraphs found has a term in its words."""
    return any(has_term(one.paragraph.text, term) for one in support)


def has_term(text: str, term: str) -> bool:
    """Whether a term, which is not "", stands in a text as a word of its own."""
    return bool(term) and re.search(rf"(?<!\w){re.escape(matchable(term))}(?!\w)", matchable(text)) is not None


def _asks(definition: Definition, name: str, asked: set[str], text: str, plain: str, intent: Intent) -> bool:
    """Whether a question asks what something of this name means, and nothing else."""
    if not _named(name).search(plain):
        return False
    section = _A_SECTION.match(name)
    letters = definition.sort is Sort.STANDS_FOR and intent is Intent.DEFINITION and name in text
    return letters or asked in (set(stems(name)), set(stems(section[0])) if section else None)


@lru_cache(maxsize=1024)
def _named(name: str) -> re.Pattern[str]:
    """Return the pattern of a name in a question; "section 47" alone asks for its enquiry too."""
    section = _A_SECTION.match(name)
    return re.compile(rf"(?<!\w){re.escape(matchable(section[0] if section else name))}(?!\w)")


def _names(definition: Definition) -> tuple[str, ...]:
    """Return what people call a term: without its article, and of a section without its Act."""
    term = _ARTICLE.sub("", definition.term)
    return (term.partition(" of ")[0] if definition.sort is Sort.SECTION else term, *definition.called)
