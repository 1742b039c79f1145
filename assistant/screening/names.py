"""Names: which words of a text name a person, as far as cues and lists can tell.

A name is believed beside a cue ("called …", "mum …", "… aged 4", "…'s stepdad"), when it is a common
first name, or next to another name. Capitals count only where the writer uses them as English prose
does: in a text all in capitals, all in small letters, in Title Case or in German they say nothing.
A surname that the documents or the map have too is one beside a first name, a title or a cue.
Rare names without a cue stay unseen; `names.yaml` holds the lists.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from assistant.screening import name_cues as cues
from corpus.plain_yaml import read_plain

LISTS = Path(__file__).with_name("names.yaml")
LONGEST = 4  # words in a name
MANY_CAPITALS = 0.6  # share of words above which capitals say nothing
ENGLISH = 0.25  # share of words in small letters that are known, below which a text is in another language

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_JOINED = re.compile(r"\s{1,2}|-|\.\s?")  # between the words of one name
_LISTED = re.compile(r"\s*(?:,|&|and|or|/)(?:\s+and)?\s*", re.IGNORECASE)  # between two people
_INSIDE = re.compile(r"(?:^Mc|^Mac|['’-])[^\W\d_]")  # capitals that names have inside
_SIGN = re.compile(r"[&@#/]")  # stuck to a word, it makes no name: "C&A"
_INITIAL_OF_THINGS = frozenset(
    "appendix option part annex tier form section category stage grade level schedule plan group class block type step "
    "leaflet document letter box table chapter vitamin paragraph point item question figure column row".split()
)
_SURNAME_SHAPE = re.compile(  # after a first name in small letters
    r"o'[a-z]{3,}|mac?[b-df-hj-np-tv-z][a-z]{3,}|(?:al|el|ben|bin|abu)-[a-z]{3,}"
    r"|(?!re-|pre-|post-|non-|co-|self-|ex-|mid-|follow-|step-)[a-z']{3,}-[a-z']{3,}"
    r"|[a-z]{3,}(?:son|ton|ham|ford|worth|field|ley|shaw|stein|berg|wick|sk[iy]|ska|wicz|czyk|ova|eva|enko|chuk|escu"
    r"|oglu|castle|bottom|bridge|stone|brook|croft|hurst|thorpe|thwaite|combe|bourne|holme|poulos|idis|dottir|elli|ucci|nez|ndez|quez|ikov|anov)"
)
_ENGLISH = frozenset(  # with the words of the lists; where few are found, capitals follow another language
    "the is are do does did to of for on my he she his has have had who what when how where which can should must not "
    "with from by about and or if it i we u you they their our this that there be been no yes re please".split()
)
_SCHOLARS = frozenset({"professor", "prof"})
_ACCENTED = frozenset(  # no names, and one that the documents print
    "cafe fiance fiancee naive resume cliche facade attache protege debacle deja vu climbie".split()
)


class _Lists(NamedTuple):
    first_names: frozenset[str]
    word_names: frozenset[str]
    surnames: frozenset[str]
    printed: frozenset[str]
    places: frozenset[str]
    people: frozenset[str]
    titles: frozenset[str]
    kin: frozenset[str]
    not_names: frozenset[str]


class _Word(NamedTuple):
    start: int
    end: int  # without a closing 's
    text: str  # without it, too
    plain: str  # in small letters, without accents
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
            after = reading.end_of(name[-1])
            yield name[0].start, after
            if others and reading.opens_a_list(others[-1], name[0]):
                yield others[-1].start, others[-1].end
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
        self.within_english = len(_ENGLISH.intersection(word.plain for word in self.words)) > 1
        self.telling = self._capitals_tell()

    def name_at(self, at: int, after: int | None) -> int:
        """Return how many words from here on make a name, 0 for none; `after` is where the last name ended."""
        word = self.words[at]
        cue = self.words[at - 1] if at else None
        listed = after is not None and _LISTED.fullmatch(self.text[after : word.start])
        worth_a_look = word.capital or listed or self._is_first(word) or (cue and self._may_cue(cue))
        if not worth_a_look or self._is_no_persons(word):
            return 0
        if cue and self._may_cue(cue) and (length := self._initials_at(at, cue)):
            return length
        if self._is_first(word) or (listed and self._may_name(word)) or (cue and self._is_cued(cue, word)):
            length = self._extent(at)
            return 0 if cues.BODY.match(self.text, self.words[at + length - 1].end) else length
        return self._name_by_capital(at) if self.telling and word.capital else 0

    def opens_a_list(self, word: _Word, name: _Word) -> bool:
        """Tell whether a word goes with the name after it: "Hargreaves, Poppy", "Ngaio and Tom"."""
        joint = self.text[word.end : name.start]
        if not word.capital or not _LISTED.fullmatch(joint):
            return False
        if word.plain in self.lists.printed:
            return joint == ", "
        # not "Yesterday, Tom"
        return self._may_name(word) and (joint != ", " or self.text[: word.start].rstrip().endswith(":"))

    def end_of(self, word: _Word) -> int:
        """Return where a name ends, with the full stop of a closing initial if the sentence goes on."""
        goes_on = len(word.text) == 1 and re.match(r"\.(?=,|\s+[a-z(])", self.text[word.end : word.end + 4])
        return word.end + bool(goes_on)

    def _is_no_persons(self, word: _Word) -> bool:
        return bool(word.owns and cues.LAW.match(self.text, word.end))

    def _capitals_tell(self) -> bool:
        """Tell whether capitals are used as in English prose, so that one inside a sentence means something."""
        words = self.words
        prose = any(word.capital and not word.shouted for word in words)
        if not prose or len(words) < 5:
            return prose
        return self._is_english() and sum(word.capital for word in words) / len(words) < MANY_CAPITALS

    def _is_english(self) -> bool:
        small = [word for word in self.words if not word.capital]
        known = sum(word.plain in _ENGLISH or self._is_known(word) for word in small)
        return known >= ENGLISH * len(small)

    def _may_cue(self, cue: _Word) -> bool:
        return cue.plain in cues.ENDS or cue.plain in self.lists.people or cue.plain in self.lists.titles

    def _is_cued(self, cue: _Word, word: _Word) -> bool:
        """Tell whether what stands before a word says that it is a name."""
        between = self.text[cue.end : word.start]
        labelled = cues.LABEL.fullmatch(between) is not None
        if cue.plain in cues.ENDS:
            before = self.text[max(0, word.start - cues.CUE) : word.start]
            if cues.named(before) and self._may_fill_in(word, labelled):
                return True
            printed = cue.plain != "is" and self._is_printed(word)  # not "who is Horwath"
            if cues.introduced(before) and (printed or self._may_name(word)):
                return True
            if cues.person_called(before) and len(word.text) > 2 and word.plain not in self.lists.not_names:
                return True
        if cue.plain in self.lists.people and labelled and self._may_fill_in(word, labelled):
            return True
        if cue.owns or len(between) > 3 or between.strip(" ,:(–-\"'“‘."):
            return False
        if "." in between and len(cue.text) > 4:  # a full stop; "Mr." and "Cllr." are short
            return False
        if cue.plain in self.lists.titles:
            return word.plain not in self.lists.not_names or (word.capital and word.plain in self.lists.surnames)
        if cue.plain not in self.lists.people:
            return False
        printed = self._is_printed(word) and cue.plain not in _SCHOLARS
        return printed or self._may_name(word) or self._is_aged(word)

    def _may_fill_in(self, word: _Word, labelled: bool) -> bool:
        """Tell whether a word could stand in a form behind "Name:", however the rest is written."""
        if self._may_name(word) or self._is_printed(word) or (word.plain in self.lists.places and word.capital):
            return True
        return labelled and word.capital and len(word.text) > 1 and not self._is_known(word)

    def _is_printed(self, word: _Word) -> bool:
        return word.capital and any(part in self.lists.printed for part in word.plain.split("-"))

    def _is_aged(self, word: _Word) -> bool:
        """Tell whether an age comes after a word that is no other word: "lad bodhi, 5"."""
        return (
            len(word.text) > 2
            and not self._is_term(word)
            and word.plain not in _ENGLISH
            and cues.AGED.match(self.text, word.end) is not None
        )

    def _initials_at(self, at: int, cue: _Word) -> int:
        """Return the length of "J.B." or "JB" beside a cue."""
        word = self.words[at]
        dotted = cues.INITIALS.match(self.text, word.start)
        if dotted and self.text[cue.end : word.start] in (" ", ": ", " - ", ", ", " ("):
            letters = "".join(filter(str.isalpha, dotted[0])).lower()
            return len(letters) if letters not in self.lists.not_names else 0
        if cue.shouted or word.plain in self.lists.not_names or self.text[cue.end : word.start] != " ":
            return 0
        one_child = cue.plain in self.lists.kin or cue.plain in cues.ONE_CHILD
        return int(one_child and cues.TWO_CAPITALS.fullmatch(word.text) is not None)

    def _name_by_capital(self, at: int) -> int:
        """Return the length of a name that only its capital, or what follows, gives away."""
        word = self.words[at]
        if _SIGN.match(self.text, word.end) or _SIGN.match(self.text, word.start - 1):
            return 0
        opens = self._opens_sentence(word.start)
        if word.plain in self.lists.word_names:
            length = self._extent(at)
            if not opens or (length > 1 and word.plain != "will"):
                return length
        if len(word.text) == 1:
            return self._initial_at(at)
        printed = self._is_printed(word)
        if not printed and not self._may_name(word):
            return 0
        length = self._extent(at)
        last = self.words[at + length - 1]
        if cues.BODY.match(self.text, last.end):
            return 0
        told = cues.AGED.match(self.text, last.end) or cues.DOES.match(self.text, last.end)
        household = word.plain not in self.lists.places and cues.HOUSEHOLD.match(self.text, last.end)
        if printed and (told or household):
            return length
        plain = not opens and len(word.text) > 2 and not word.shouted and not self._within_a_title(at, length)
        if plain and not printed:
            return length
        owned = cues.OWNS.match(self.text, last.end)
        if owned and not self.lists.kin.isdisjoint(map(str.lower, owned.groups(""))):
            return length
        return length if told else 0

    def _extent(self, at: int) -> int:
        """Return how many words the name that starts here has."""
        length = 1
        for last, word in zip(self.words[at : at + LONGEST - 1], self.words[at + 1 :], strict=False):
            joint = self.text[last.end : word.start]
            if not _JOINED.fullmatch(joint) or (joint.startswith(".") and len(last.text) > 1) or last.owns:
                break
            initial = len(word.text) == 1 and word.capital and word.plain not in "ia"
            if not (initial or self._goes_on(last, word)):
                break
            length += 1
        return length

    def _goes_on(self, last: _Word, word: _Word) -> bool:
        """Tell whether a word after a name belongs to it."""
        if self._may_name(word):
            return True
        if word.capital != last.capital and self.telling:
            return False
        lists = self.lists
        if word.plain in lists.surnames or word.plain in lists.printed or word.plain in lists.places:
            return True
        shaped = _SURNAME_SHAPE.fullmatch(word.plain) or word.owns  # "thandeka mkhize's review"
        return bool(shaped) and not (word.capital and self.telling) and not self._is_known(word)

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
        if self._has_a_known_part(word):
            return False
        return self.telling and word.capital and not (word.shouted and len(word.text) < 5)

    def _is_first(self, word: _Word) -> bool:
        """Tell whether a word is a first name, perhaps with an s that wants its apostrophe, or has an accent."""
        plain, lists = word.plain, self.lists
        if plain.split("-")[0] in lists.first_names:
            return True
        if len(plain) > 5 and plain[-1] == "s" and plain[:-1] in lists.first_names:
            return plain not in lists.not_names and plain not in lists.surnames and plain not in lists.printed
        foreign = not word.text.isascii() and len(plain) > 2 and "’" not in word.text
        return foreign and self.within_english and word.plain not in _ACCENTED

    def _is_term(self, word: _Word) -> bool:
        """Tell whether a word is known as something else, or looks like an abbreviation ("LSCBs")."""
        if not word.shouted and any(map(str.isupper, _INSIDE.sub("", word.text)[1:])):
            return True
        return self._is_known(word) or word.plain in self.lists.printed or word.plain in self.lists.places

    def _is_known(self, word: _Word) -> bool:
        known = (self.lists.not_names, self.lists.people, self.lists.kin)
        forms = (word.plain, word.plain.removesuffix("s"), word.plain + "s")
        return any(form in group for form in forms for group in known)

    def _has_a_known_part(self, word: _Word) -> bool:
        parts = [part for part in re.split(r"['’-]", word.plain) if len(part) > 2]
        return len(parts) > 1 and any(part in self.lists.not_names or part in self.lists.places for part in parts)

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
        before = self.text[:start].rstrip(" \t\"'“‘(¿¡")
        return not before or before[-1] in ".!?:;\n•"


def _word(match: re.Match[str]) -> _Word:
    owns = match[0][-2:] in ("'s", "’s")
    text = match[0][:-2] if owns else match[0]
    return _Word(match.start(), match.start() + len(text), text, _plain(text), owns)


def _plain(text: str) -> str:
    """Return a word as the lists have it: small letters, a straight apostrophe, no accents."""
    plain = text.lower().replace("’", "'")
    if plain.isascii():
        return plain
    return "".join(letter for letter in unicodedata.normalize("NFD", plain) if not unicodedata.combining(letter))


@cache
def _lists() -> _Lists:
    return _Lists(**{name: frozenset(map(_plain, words.split())) for name, words in read_plain(LISTS).items()})
