"""Names: which words of a text name a person, as far as cues and lists can tell.

A name is believed beside a cue ("called …", "mum …", "… aged 4", "…'s stepdad"), when it is a common
first name, or next to another name. Capitals count only where the writer uses them as English prose
does: in a text all in capitals, all in small letters, in Title Case or in German they say nothing.
A surname that the documents or the map have too is one beside a first name, a title or a cue.
Rare names without a cue stay unseen; `names.yaml` holds the lists.
"""

import re
from collections.abc import Iterator

from assistant.screening import name_cues as cues
from assistant.screening.name_words import ENGLISH_WORDS, NameWords, Word

LONGEST = 4  # words in a name

_JOINED = re.compile(r"\s{1,2}|-|\.\s?")  # between the words of one name
_LISTED = re.compile(r"\s*(?:,|&|and|or|/)(?:\s+and)?\s*", re.IGNORECASE)  # between two people
_SIGN = re.compile(r"[&@#/]")  # stuck to a word, it makes no name: "C&A"
_INITIAL_OF_THINGS = frozenset(
    "appendix option part annex tier form section category stage grade level schedule plan group class block type step "
    "leaflet document letter box table chapter vitamin paragraph point item question figure column row".split()
)
_SCHOLARS = frozenset({"professor", "prof"})


def names(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text that name people."""
    reading = _Reading(text)
    words = reading.words
    heard: set[str] = set()
    others: list[Word] = []
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

    def __init__(self, text: str) -> None:
        self.text = text
        self.sense = NameWords(text)
        self.words = self.sense.all
        self.lists = self.sense.lists

    def name_at(self, at: int, after: int | None) -> int:
        """Return how many words from here on make a name, 0 for none; `after` is where the last name ended."""
        word = self.words[at]
        cue = self.words[at - 1] if at else None
        listed = after is not None and _LISTED.fullmatch(self.text[after : word.start])
        worth_a_look = word.capital or listed or self.sense.is_first(word) or (cue and self._may_cue(cue))
        if not worth_a_look or self._is_no_persons(word):
            return 0
        if length := self._initials_at(at, cue):
            return length
        if self.sense.is_first(word) or (listed and self.sense.may_name(word)) or (cue and self._is_cued(cue, word)):
            length = self._extent(at)
            return 0 if cues.BODY.match(self.text, self.words[at + length - 1].end) else length
        return self._name_by_capital(at) if self.sense.telling and word.capital else 0

    def opens_a_list(self, word: Word, name: Word) -> bool:
        """Tell whether a word goes with the name after it: "Hargreaves, Poppy", "Ngaio and Tom"."""
        joint = self.text[word.end : name.start]
        if not word.capital or not _LISTED.fullmatch(joint):
            return False
        if word.plain in self.lists.printed:
            return joint == ", "
        # not "Yesterday, Tom"
        return self.sense.may_name(word) and (joint != ", " or self.text[: word.start].rstrip().endswith(":"))

    def end_of(self, word: Word) -> int:
        """Return where a name ends, with the full stop of a closing initial if the sentence goes on."""
        goes_on = len(word.text) == 1 and re.match(r"\.(?=,|\s+[a-z(])", self.text[word.end : word.end + 4])
        return word.end + bool(goes_on)

    def _is_no_persons(self, word: Word) -> bool:
        return bool(word.owns and cues.LAW.match(self.text, word.end))

    def _may_cue(self, cue: Word) -> bool:
        return cue.plain in cues.ENDS or cue.plain in self.lists.people or cue.plain in self.lists.titles

    def _is_cued(self, cue: Word, word: Word) -> bool:
        """Tell whether what stands before a word says that it is a name."""
        between = self.text[cue.end : word.start]
        labelled = cues.LABEL.fullmatch(between) is not None
        if cue.plain in cues.ENDS:
            before = self.text[max(0, word.start - cues.CUE) : word.start]
            if cues.named(before) and self.sense.may_fill_in(word, labelled):
                return True
            printed = cue.plain != "is" and self.sense.is_printed(word)  # not "who is Horwath"
            if cues.introduced(before) and (printed or self.sense.may_name(word)):
                return True
            if cues.person_called(before) and len(word.text) > 2 and word.plain not in self.lists.not_names:
                return True
        if cue.plain in self.lists.people and labelled and self.sense.may_fill_in(word, labelled):
            return True
        if cue.owns or len(between) > 3 or between.strip(" ,:(–-\"'“‘."):
            return False
        if "." in between and len(cue.text) > 4:  # a full stop; "Mr." and "Cllr." are short
            return False
        if cue.plain in self.lists.titles:
            return word.plain not in self.lists.not_names or (word.capital and word.plain in self.lists.surnames)
        if cue.plain not in self.lists.people:
            return False
        printed = self.sense.is_printed(word) and cue.plain not in _SCHOLARS
        return printed or self.sense.may_name(word) or self._is_aged(word)

    def _is_aged(self, word: Word) -> bool:
        """Tell whether an age comes after a word that is no other word: "lad bodhi, 5"."""
        return (
            len(word.text) > 2
            and not self.sense.is_term(word)
            and word.plain not in ENGLISH_WORDS
            and cues.AGED.match(self.text, word.end) is not None
        )

    def _initials_at(self, at: int, cue: Word | None) -> int:
        """Return the length of "J.B." or "JB" beside a cue, or of the initials of one who has a mother."""
        word = self.words[at]
        between = self.text[cue.end : word.start] if cue and self._may_cue(cue) else ""
        if dotted := cues.INITIALS.match(self.text, word.start):
            letters = "".join(filter(str.isalpha, dotted[0])).lower()
            told = between in (" ", ": ", " - ", ", ", " (") or self._has_kin(dotted.end())
            return len(letters) if told and letters not in self.lists.not_names else 0
        if not cue or between != " " or cue.shouted or word.plain in self.lists.not_names:
            return 0
        one_child = cue.plain in self.lists.kin or cue.plain in cues.ONE_CHILD
        return int(one_child and cues.TWO_CAPITALS.fullmatch(word.text) is not None)

    def _has_kin(self, end: int) -> bool:
        owned = cues.OWNS.match(self.text, end)
        return owned is not None and not self.lists.kin.isdisjoint(map(str.lower, owned.groups("")))

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
        printed = self.sense.is_printed(word)
        if not printed and not self.sense.may_name(word):
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
        return length if told or self._has_kin(last.end) else 0

    def _extent(self, at: int) -> int:
        """Return how many words the name that starts here has."""
        length = 1
        for last, word in zip(self.words[at : at + LONGEST - 1], self.words[at + 1 :], strict=False):
            joint = self.text[last.end : word.start]
            if not _JOINED.fullmatch(joint) or (joint.startswith(".") and len(last.text) > 1) or last.owns:
                break
            initial = len(word.text) == 1 and word.capital and word.plain not in "ia"
            if not (initial or self.sense.goes_on(last, word)):
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
        fits = len(surname.text) > 2 and not surname.shouted and self.sense.may_name(surname)
        return self._extent(at + 1) + 1 if fits else 0

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
