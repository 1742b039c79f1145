"""Standing: questions about the documents themselves: which are held, whose, from when, and whether they still bind."""

import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.reading.closeness import BARE, stems
from corpus.catalogue import NATIONAL, Catalogue, Document

_DOCUMENT = (
    r"(?:polic(?:y|ies)|procedures?|guidance|guid(?:e|elines?)|documents?|docs?|leaflets?|protocols?|handbook|manual"
    r"|analysis|editions?|versions?|working together(?: ?(?:20)?\d\d)?|wt ?(?:20)?\d\d)"
)
_STANDS = (
    r"(?:(?:valid|current|in force|in use|in date|live|up[- ]to[- ]date|out[- ]of[- ]date|outdated|old|superseded"
    r"|replaced|withdrawn|obsolete|historic(?:al)?|(?<=still )(?:applicable|appl(?:y|ies)|stands?)"
    r"|the (?:latest|newest|most recent|current|right|real)(?: (?:one|version|edition))?"
    r"|the (?:one|version|edition) (?:we|i|you|they|to) (?:should )?(?:use|follow|go by|be using))\b)"
)
_WHOSE = r"(?:wrote|writes|written|published?|publishes|issued?|issues|made|produced?|produces|owns?|drew|drafted)"
_WHEN = (
    r"(?:written|published|issued|made|produced|(?:last )?(?:updated|reviewed|revised|changed)|dated|brought in"
    r"|(?:come|came|go|went) (?:out|in|into force)|drawn up)"
)
_AGE = r"(?:old|recent|new|current|up[- ]to[- ]date)"
_WORDS = r"(?:[\w'’/-]+ ){0,5}?"  # few, between one and the other
_ABOUT = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:is|are|was|were|isn'?t|aren'?t|has|have|does|do)\b(?: not)? {_WORDS}{_DOCUMENT} (?:been )?"
        rf"(?:the |still |now |even |already |actually |yet )*{_STANDS}",
        rf"\b(?:which|what)\b {_WORDS}{_DOCUMENT} {_WORDS}{_STANDS}",
        rf"\bhow {_AGE} (?:is|are) {_WORDS}{_DOCUMENT}\b",
        rf"\bwhen (?:was|were|is|did)? ?{_WORDS}{_DOCUMENT} (?:was |is )?{_WHEN}\b",
        rf"^\W*(?:and |so )?(?:when was (?:this|that) {_WHEN}|is (?:this|that|it) {_STANDS})\W*$",
        rf"\bhow {_AGE} (?:is|are) (?:this|that|these|your) ?(?:information|answers?)?\W*$",
        rf"\b(?:are|do) you (?:us(?:e|ing)|have|hold) {_WORDS}(?:latest|current|newest|right) {_WORDS}{_DOCUMENT}",
        rf"\b(?:what|which) {_WORDS}{_DOCUMENT} (?:are|were) you (?:trained|based|built) on\b",
        rf"\b(?:what|which) (?:is the )?(?:date|year|edition|version)\b {_WORDS}{_DOCUMENT}\b",
        r"\b(?:what|which) (?:edition|version) (?:is|are|do|does)\b",
        rf"\bwho (?:has |had )?{_WHOSE} {_WORDS}{_DOCUMENT}\b",
        rf"\b(?:what|which) {_WORDS}{_DOCUMENT} (?:do|are|have|does|can) (?:you|this|it|we|there)\b",
        rf"\b(?:what|which) {_WORDS}{_DOCUMENT} (?:is|are) (?:this|it|these|held|here|in here|there|loaded|covered)\b",
        rf"\blist (?:of )?(?:the |your |all )+{_WORDS}{_DOCUMENT}\b",
        r"\bwhat (?:are )?(?:your|the) sources\b|\bwhere (?:do|does) (?:your|the|these|its) answers? come from\b",
    )
)
_HELD = re.compile(
    rf"^\W*do you (?:hold|have(?! to)|know) {_WORDS}(?:{_DOCUMENT}|strategy|framework|chapters?)\b",
    re.IGNORECASE,
)  # whatever it names: what is held is then listed
_ALONE = re.compile(
    rf"^\W*(?:and |but |so )?(?:is|are) (?:that|this|it|these|those|they) still {_STANDS}\W*$", re.IGNORECASE
)
_LONGEST = 20  # words: who asks about a document tells no story
_PLAIN = frozenset(
    stems(
        """document documents doc docs policy policies procedure procedures guidance guide guides guideline guidelines
        leaflet leaflets protocol protocols handbook manual analysis edition editions version versions working together
        valid current force use used using date up live old outdated superseded replaced withdrawn obsolete historic
        historical applicable applies apply stand stands still now even already actually yet latest newest most recent
        right real one follow go by year new wrote writes write written published publish publishes issued issue issues
        made make produced produces owns own drew drafted last updated update reviewed revised changed dated brought
        come came out based hold held have loaded covered cover sources source answers answer look read know list
        council council's local national here these council tell please many and different rely relied could whether
        something anything know quoting quote quoted meant check using trained based built information wonder going"""
    )
)  # words that name no other document


def asks_about_documents(question: str, catalogue: Catalogue) -> bool:
    """Whether a question is about documents that are held, not about what they say or others that they name."""
    if len(question.split()) > _LONGEST:
        return False
    if _HELD.search(question):
        return True
    names = {stem for document in catalogue.documents for stem in _names(document)}
    others = {stem for stem in stems(question) if stem.isalpha()} - names - _PLAIN - BARE
    return not others and (bool(_ALONE.match(question)) or any(pattern.search(question) for pattern in _ABOUT))


def documents_meant(question: str, areas: Sequence[str], catalogue: Catalogue) -> tuple[Document, ...]:
    """Return the documents that a question names by a word of theirs alone, or all that answer for its areas.

    Where one area is asked about, its own come before national ones.
    """
    held = [one for one in catalogue.leading if not areas or one.area in (*areas, NATIONAL)]
    asked = set(stems(question))
    named = [one for one in held if asked & _own_words(one, held)]
    local = [one for one in held if one.area in areas and one.area != NATIONAL]
    return tuple(named or [*local, *(one for one in held if one not in local)])


def _own_words(document: Document, held: Iterable[Document]) -> set[str]:
    """Return the stems that stand in the names of one document alone."""
    others = {stem for one in held if one is not document for stem in _names(one)}
    return set(_names(document)) - others


def _names(document: Document) -> Iterator[str]:
    for name in (document.title, document.short_title, document.kind):
        yield from (stem for stem in stems(name) if stem.isalpha())
