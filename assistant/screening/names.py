"""Names: which words of a text name a person, as far as cues and lists can tell.

A name is believed beside a cue ("called …", "mum …", "… aged 4", "…'s stepdad"), when it is a common
first name, or next to another name. Capitals count only where the writer uses them as prose does:
in a text all in capitals, all in small letters or in Title Case they say nothing.
Rare names without a cue stay unseen; `names.yaml` holds the lists.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from corpus.plain_yaml import read_plain

LISTS = Path(__file__).with_name("names.yaml")
LONGEST = 4  # words in a name
CUE = 40  # characters before a word in which a cue may stand
MANY_CAPITALS = 0.6  # share of words above which capitals say nothing

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_JOINED = re.compile(r"\s{1,2}|-|\.\s?")  # between the words of one name
_LISTED = re.compile(r"\s*(?:,|&|and|or|/)(?:\s+and)?\s*", re.IGNORECASE)  # between two people
_QUOTE = r"[\s\"'“‘:=]*$"
_PERSON = (
    "(?:boy|girl|child|lad|baby|son|daughter|kid|pupil|man|woman|person|student|teenager|toddler|sister|brother|mum|dad"
    "|mother|father|partner|boyfriend|client|patient|twins|neighbour|who)"
)
_CALLED = re.compile(  # before a name
    rf"\b(?:name(?:s|d)?(?: is| are| was)?|known as|surname(?: is)?|aka|(?:is|are) called|initials|{_PERSON} is"
    rf"|re|regarding|concerning|(?:case|family|parents|mother|father|mum|dad) of){_QUOTE}",
    re.IGNORECASE,
)
_PERSON_CALLED = re.compile(rf"\b{_PERSON}(?:['’]?s)? (?:is |was |are )?(?:called|named){_QUOTE}", re.IGNORECASE)
_CUE_ENDS = frozenset(  # the last words of both
    "called name names named is are was as surname aka initials re regarding concerning of".split()
)
_AGED = re.compile(  # after a name
    r"(?:['’]s)?\s*[,(–-]?\s*(?:\(?(?:aged?\s*:?\s*\d|d\.?o\.?b\b|date of birth|born\b)"
    r"|\(\s*\d{1,2}\s*[)ymf,]|,\s*\d{1,2}\s*(?:[,.ymf]|$|and\b)"
    r"|(?:is|who is|who's)\s+\d{1,2}\b(?!\s*(?:working|days|weeks|hours|out))"
    r"|\d{1,2}\s*(?:yo|yrs?|years?|months?|mths?)\s*(?:old)?\b|\bnhs\b)",
    re.IGNORECASE,
)
_DOES = re.compile(  # after a name that opens a sentence
    r"\s+(?:(?:has\s+)?(?:disclosed|told (?:me|us|his|her|the|staff|a)|was born|(?:ran|run) away|(?:gone|went) missing)"
    r"|(?:is|was)\s+(?:(?:still|now|already)\s+)?"
    r"(?:on (?:a|the) (?:cp|cin|child|plan|protection)|pregnant|missing|autistic|adopted|known to|scared|crying|safe)"
    r"|lives? with|(?:has|had) (?:a )?(?:bruis|black eye|marks|been hit|been hurt)|came (?:in|into school) with"
    r"|(?:hits?|hurts?|punched|slapped) (?:him|her|his|me|them))",
    re.IGNORECASE,
)
_LAW = re.compile(r"['’]s (?:law|rule)\b", re.IGNORECASE)  # a person's name, but nobody's data
_INSIDE = re.compile(r"(?:^Mc|^Mac|['’-])[^\W\d_]")  # capitals that names have inside
_SIGN = re.compile(r"[&@#/]")  # stuck to a word, it makes no name: "C&A"
_OWNS = re.compile(r"['’]s\s+([a-z]+)(?:\s+([a-z]+))?", re.IGNORECASE)  # and what, with one word between at most
_INITIAL_OF_THINGS = frozenset(
    "appendix option part annex tier form section category stage grade level schedule plan group class block type step "
    "leaflet document letter box table chapter vitamin paragraph point item question figure column row".split()
)


class _Lists(NamedTuple):
    first_names: frozenset[str]
    word_names: frozenset[str]
    surnames: frozenset[str]
    people: frozenset[str]
    titles: frozenset[str]
    kin: frozenset[str]
    not_names: frozenset[str]


class _Word(NamedTuple):
    start: int
    end: int  # without a closing 's
    text: str  # without it, too
    plain: str  # in small letters
    owns: bool  # a closing 's was there

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def shouted(self) -> bool:
        return self.text.isupper()


def names(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text that name people."""
    reading = _Reading(text, _lists())
    words = reading.words
    heard: set[str] = set()
    others: list[_Word] = []
    at, after = 0, None
    while at < len(words):
        length = reading.name_at(at, after)
        if length:
            name = words[at : at + length]
            heard.update(word.plain for word in name if len(word.plain) > 2)
            yield name[0].start, name[-1].end
            if others and reading.opens_a_list(others[-1], name[0]):
                yield others[-1].start, others[-1].end
            after = name[-1].end
        else:
            others.append(words[at])
        at += length or 1
    for word in others:  # once a name, the same word is a name elsewhere
        if word.plain in heard:
            yield word.start, word.end


class _Reading:
    """A text cut into words, and what it shows of names."""

    def __init__(self, text: str, lists: _Lists) -> None:
        self.text = text
        self.words = [_word(match) for match in _WORD.finditer(text)]
        self.lists = lists
        self.telling = _capitals_tell(self.words)

    def name_at(self, at: int, after: int | None) -> int:
        """Return how many words from here on make a name, 0 for none; `after` is where the last name ended."""
        word = self.words[at]
        cue = self.words[at - 1] if at else None
        listed = after is not None and _LISTED.fullmatch(self.text[after : word.start])
        worth_a_look = word.capital or listed or self._is_first(word) or (cue and self._may_cue(cue))
        if not worth_a_look or (word.owns and _LAW.match(self.text, word.end)):
            return 0
        if self._is_first(word) or (listed and self._may_name(word)) or (cue and self._is_cued(cue, word)):
            return self._extent(at)
        return self._name_by_capital(at) if self.telling and word.capital else 0

    def opens_a_list(self, word: _Word, name: _Word) -> bool:
        """Tell whether a word goes with the name after it: "Hargreaves, Poppy", "Ngaio and Tom"."""
        joint = self.text[word.end : name.start]
        if not word.capital or not _LISTED.fullmatch(joint) or not self._may_name(word):
            return False
        return joint != ", " or self.text[: word.start].rstrip().endswith(":")  # not "Yesterday, Tom"

    def _may_cue(self, cue: _Word) -> bool:
        return cue.plain in _CUE_ENDS or cue.plain in self.lists.people or cue.plain in self.lists.titles

    def _is_cued(self, cue: _Word, word: _Word) -> bool:
        """Tell whether what stands before a word says that it is a name."""
        if cue.plain in _CUE_ENDS:
            before = self.text[max(0, word.start - CUE) : word.start]
            if _CALLED.search(before) and self._may_name(word):
                return True
            if _PERSON_CALLED.search(before) and len(word.text) > 2 and word.plain not in self.lists.not_names:
                return True
        between = self.text[cue.end : word.start]
        if cue.owns or len(between) > 3 or between.strip(" ,:(–-\"'“‘."):
            return False
        if "." in between and len(cue.text) > 4:  # a full stop; "Mr." and "Cllr." are short
            return False
        if cue.plain in self.lists.people and self._may_name(word):
            return True
        return cue.plain in self.lists.titles and word.plain not in self.lists.not_names

    def _name_by_capital(self, at: int) -> int:
        """Return the length of a name that only its capital, or what follows, gives away."""
        word = self.words[at]
        if _SIGN.match(self.text, word.end) or _SIGN.match(self.text, word.start - 1):
            return 0
        opens = self._opens_sentence(word.start)
        if word.plain in self.lists.word_names and not opens:
            return self._extent(at)
        if len(word.text) == 1:
            return self._initial_at(at)
        if not self._may_name(word):
            return 0
        length = self._extent(at)
        if not opens and len(word.text) > 2 and not word.shouted and not self._within_a_title(at, length):
            return length
        last = self.words[at + length - 1]
        owned = _OWNS.match(self.text, last.end)
        if owned and not self.lists.kin.isdisjoint(map(str.lower, owned.groups(""))):
            return length
        return length if _AGED.match(self.text, last.end) or _DOES.match(self.text, last.end) else 0

    def _extent(self, at: int) -> int:
        """Return how many words the name that starts here has."""
        length = 1
        for last, word in zip(self.words[at : at + LONGEST - 1], self.words[at + 1 :], strict=False):
            joint = self.text[last.end : word.start]
            if not _JOINED.fullmatch(joint) or (joint.startswith(".") and len(last.text) > 1):
                break
            initial = len(word.text) == 1 and word.capital and word.plain not in "ia"
            surname = word.plain in self.lists.surnames and (word.capital or not self.telling or not last.capital)
            if not (initial or surname or self._may_name(word)):
                break
            length += 1
        return length

    def _initial_at(self, at: int) -> int:
        """Return the length of "J. Smith" or "J Smith"."""
        if at + 1 == len(self.words) or (at and self.words[at - 1].plain in _INITIAL_OF_THINGS):
            return 0
        initial, surname = self.words[at : at + 2]
        joint = self.text[initial.end : surname.start]
        if joint not in (" ", ".", ". ") or (initial.plain in "ia" and joint == " "):
            return 0
        fits = len(surname.text) > 2 and not surname.shouted and self._may_name(surname)
        return self._extent(at + 1) + 1 if fits else 0

    def _may_name(self, word: _Word) -> bool:
        """Tell whether a word could be a name, given that something speaks for it."""
        if self._is_first(word):
            return True
        if len(word.text) == 1 or self._is_term(word):
            return False
        if word.plain in self.lists.word_names:
            return word.capital
        if word.plain in self.lists.surnames:
            return word.capital or not self.telling
        if any(part in self.lists.not_names for part in re.split(r"['’-]", word.plain) if len(part) > 2):
            return False
        return self.telling and word.capital and not (word.shouted and len(word.text) < 5)

    def _is_first(self, word: _Word) -> bool:
        return word.plain.split("-")[0] in self.lists.first_names

    def _is_term(self, word: _Word) -> bool:
        """Tell whether a word is known as something else, or looks like an abbreviation ("LSCBs")."""
        if not word.shouted and any(map(str.isupper, _INSIDE.sub("", word.text)[1:])):
            return True
        known = (self.lists.not_names, self.lists.people, self.lists.kin)
        return any(form in group for form in (word.plain, word.plain.removesuffix("s")) for group in known)

    def _within_a_title(self, at: int, length: int) -> bool:
        """Tell whether another word with a capital stands right beside: "Key Worker", "Local Offer"."""
        first, last = self.words[at], self.words[at + length - 1]
        for other in self.words[max(0, at - 1) : at] + self.words[at + length : at + length + 1]:
            between = (
                self.text[other.end : first.start] if other.end <= first.start else self.text[last.end : other.start]
            )
            if between == " " and other.capital and not other.shouted and not self._opens_sentence(other.start):
                return True
        return False

    def _opens_sentence(self, start: int) -> bool:
        before = self.text[:start].rstrip(" \t\"'“‘(")
        return not before or before[-1] in ".!?:;\n•"


def _capitals_tell(words: list[_Word]) -> bool:
    """Tell whether capitals are used as in prose, so that one inside a sentence means something."""
    capitals = sum(word.capital for word in words)
    prose = any(word.capital and not word.shouted for word in words)
    return prose and (len(words) < 5 or capitals / len(words) < MANY_CAPITALS)


def _word(match: re.Match[str]) -> _Word:
    owns = match[0][-2:] in ("'s", "’s")
    text = match[0][:-2] if owns else match[0]
    return _Word(match.start(), match.start() + len(text), text, text.lower().replace("’", "'"), owns)


@cache
def _lists() -> _Lists:
    return _Lists(**{name: frozenset(words.split()) for name, words in read_plain(LISTS).items()})
