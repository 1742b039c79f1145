"""Name words: the words of a text, and what each alone says for or against being a name."""

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import NamedTuple

from corpus.plain_yaml import read_plain

LISTS = Path(__file__).with_name("names.yaml")
MANY_CAPITALS = 0.6  # share of words above which capitals say nothing
ENGLISH = 0.25  # share of words in small letters that are known, below which a text is in another language

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_INSIDE = re.compile(r"(?:^Mc|^Mac|['’-])[^\W\d_]")  # capitals that names have inside
_SURNAME_SHAPE = re.compile(  # after a first name in small letters
    r"o'[a-z]{3,}|mac?[b-df-hj-np-tv-z][a-z]{3,}|(?:al|el|ben|bin|abu)-[a-z]{3,}"
    r"|(?!re-|pre-|post-|non-|co-|self-|ex-|mid-|follow-|step-)[a-z']{3,}-[a-z']{3,}"
    r"|[a-z]{3,}(?:son|ton|ham|ford|worth|field|ley|shaw|wick|castle|bottom|bridge|stone|brook|croft|hurst|thorpe"
    r"|thwaite|combe|bourne|holme|stein|berg|dottir|sk[iy]|ska|wicz|czyk|niak|czak|ova|eva|ikov|anov|enko|chuk|escu"
    r"|oglu|poulos|idis|elli|ucci|nez|ndez|quez)"
)
ENGLISH_WORDS = frozenset(  # with the words of the lists; where few are found, capitals follow another language
    "the is are do does did to of for on my he she his has have had who what when how where which can should must not "
    "with from by about and or if it i we u you they their our this that there be been no yes re please".split()
)
_ACCENTED = frozenset(  # no names, and one that the documents print
    "cafe fiance fiancee naive resume cliche facade attache protege debacle deja vu creche climbie".split()
)


class Lists(NamedTuple):
    """The lists of ``names.yaml``."""

    first_names: frozenset[str]
    word_names: frozenset[str]
    surnames: frozenset[str]
    printed: frozenset[str]
    places: frozenset[str]
    people: frozenset[str]
    titles: frozenset[str]
    kin: frozenset[str]
    not_names: frozenset[str]


class Word(NamedTuple):
    """A word and where it stands in its text."""

    start: int
    end: int  # without a closing 's
    text: str  # without it, too
    plain: str  # in small letters, without accents
    owns: bool  # a closing 's was there

    @property
    def capital(self) -> bool:
        """Tell whether it begins with a capital."""
        return self.text[0].isupper()

    @property
    def shouted(self) -> bool:
        """Tell whether it is all in capitals."""
        return self.text.isupper()


class NameWords:
    """The words of one text, judged by the lists and by how the text uses capitals."""

    def __init__(self, text: str) -> None:
        self.all = [_word(match) for match in _WORD.finditer(text)]
        self.lists = name_lists()
        self.within_english = len(ENGLISH_WORDS.intersection(word.plain for word in self.all)) > 1
        self.telling = self._capitals_tell()

    def may_name(self, word: Word) -> bool:
        """Tell whether a word could be a name, given that something speaks for it."""
        if self.is_first(word):
            return True
        if len(word.text) == 1 or self.is_term(word):
            return False
        if word.plain in self.lists.word_names:
            return word.capital
        if word.plain in self.lists.surnames:
            return word.capital or not self.telling
        if self._has_a_known_part(word):
            return False
        return self.telling and word.capital and not (word.shouted and len(word.text) < 5)

    def is_first(self, word: Word) -> bool:
        """Tell whether a word is a first name, perhaps with an s that wants its apostrophe, or has an accent."""
        plain, lists = word.plain, self.lists
        if plain.split("-")[0] in lists.first_names:
            return True
        if len(plain) > 5 and plain[-1] == "s" and plain[:-1] in lists.first_names:
            return plain not in lists.not_names and plain not in lists.surnames and plain not in lists.printed
        foreign = not word.text.isascii() and len(plain) > 2 and "’" not in word.text
        return foreign and self.within_english and word.plain not in _ACCENTED

    def is_term(self, word: Word) -> bool:
        """Tell whether a word is known as something else, or looks like an abbreviation ("LSCBs")."""
        if not word.shouted and any(map(str.isupper, _INSIDE.sub("", word.text)[1:])):
            return True
        return self.is_known(word) or word.plain in self.lists.printed or word.plain in self.lists.places

    def is_known(self, word: Word) -> bool:
        """Tell whether a word, or its plural, is in a list of words that name no person."""
        known = (self.lists.not_names, self.lists.people, self.lists.kin)
        forms = (word.plain, word.plain.removesuffix("s"), word.plain + "s")
        return any(form in group for form in forms for group in known)

    def is_printed(self, word: Word) -> bool:
        """Tell whether a word is a surname that the documents have too."""
        return word.capital and any(part in self.lists.printed for part in word.plain.split("-"))

    def may_fill_in(self, word: Word, labelled: bool) -> bool:
        """Tell whether a word could stand in a form behind "Name:", however the rest is written."""
        if self.may_name(word) or self.is_printed(word) or (word.plain in self.lists.places and word.capital):
            return True
        return labelled and word.capital and len(word.text) > 1 and not self.is_known(word)

    def goes_on(self, last: Word, word: Word) -> bool:
        """Tell whether a word after a name belongs to it."""
        if self.may_name(word):
            return True
        if word.capital != last.capital and self.telling:
            return False
        lists = self.lists
        if word.plain in lists.surnames or word.plain in lists.printed or word.plain in lists.places:
            return True
        shaped = _SURNAME_SHAPE.fullmatch(word.plain) or word.owns  # "thandeka mkhize's review"
        return bool(shaped) and not (word.capital and self.telling) and not self.is_known(word)

    def _has_a_known_part(self, word: Word) -> bool:
        parts = re.split(r"['’-]", word.plain)
        known = (self.lists.not_names, self.lists.places)
        return len(parts) > 1 and any(len(part) > 2 and part in group for part in parts for group in known)

    def _capitals_tell(self) -> bool:
        """Tell whether capitals are used as in English prose, so that one inside a sentence means something."""
        words = self.all
        prose = any(word.capital and not word.shouted for word in words)
        if not prose or len(words) < 5:
            return prose
        return self._is_english() and sum(word.capital for word in words) / len(words) < MANY_CAPITALS

    def _is_english(self) -> bool:
        small = [word for word in self.all if not word.capital]
        known = sum(word.plain in ENGLISH_WORDS or self.is_known(word) for word in small)
        return known >= ENGLISH * len(small)


def _word(match: re.Match[str]) -> Word:
    owns = match[0][-2:] in ("'s", "’s")
    text = match[0][:-2] if owns else match[0]
    return Word(match.start(), match.start() + len(text), text, _plain(text), owns)


def _plain(text: str) -> str:
    """Return a word as the lists have it: small letters, a straight apostrophe, no accents."""
    plain = text.lower().replace("’", "'")
    if plain.isascii():
        return plain
    return "".join(letter for letter in unicodedata.normalize("NFD", plain) if not unicodedata.combining(letter))


@cache
def name_lists() -> Lists:
    """Return the lists, read once."""
    return Lists(**{name: frozenset(map(_plain, words.split())) for name, words in read_plain(LISTS).items()})
