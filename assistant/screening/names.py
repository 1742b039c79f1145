"""Names: which words of a text name a person, as far as cues and lists can tell.

A name is believed beside a cue ("called …", "mum …", "… aged 4", "…'s stepdad"), when it is a common
first name, or next to another name. Capitals count only where the writer uses them as prose does:
in a text all in capitals, all in small letters or in Title Case they say nothing.
Rare names without a cue stay unseen; `names.yaml` holds the lists.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from corpus.plain_yaml import read_plain

LISTS = Path(__file__).with_name("names.yaml")
LONGEST = 4  # words in a name
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
_OWNS = re.compile(r"['’]s\s+([a-z]+)(?:\s+([a-z]+))?", re.IGNORECASE)  # and what, with one word between at most
_INITIAL_OF_THINGS = frozenset(
    "appendix option part annex tier form section category stage grade level schedule plan group class block type step "
    "leaflet document letter box table chapter vitamin paragraph point item question figure column row".split()
)


@dataclass(frozen=True, slots=True)
class _Lists:
    first: frozenset[str]
    also_words: frozenset[str]
    last: frozenset[str]
    people: frozenset[str]
    titles: frozenset[str]
    kin: frozenset[str]
    no_names: frozenset[str]


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    plain: str  # in small letters, without a closing 's
    capital: bool


def names(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text that name people."""
    words = [_word(match) for match in _WORD.finditer(text)]
    lists = _lists()
    telling = _capitals_tell(words)
    heard: set[str] = set()
    others: list[_Word] = []
    at, last_end = 0, None
    while at < len(words):
        length = 0
        if _worth_a_look(words, at, lists) or last_end is not None:
            length = _name_length(text, words, at, telling, lists, after=last_end)
        if length:
            name = words[at : at + length]
            heard.update(word.plain for word in name if len(word.plain) > 2)
            yield name[0].start, name[-1].start + len(_without_s(name[-1].text))
            last_end = name[-1].end
            if others and _opens_a_list(text, others[-1], name[0], telling, lists):
                yield others[-1].start, others[-1].end
        else:
            others.append(words[at])
        at += length or 1
    for word in others:  # once a name, the same word is a name elsewhere
        if word.plain in heard:
            yield word.start, word.start + len(_without_s(word.text))


def _opens_a_list(text: str, word: _Word, name: _Word, telling: bool, lists: _Lists) -> bool:
    """Tell whether a word goes with the name after it: "Hargreaves, Poppy", "Ngaio and Tom"."""
    joint = text[word.end : name.start]
    if not word.capital or not _LISTED.fullmatch(joint) or not _may_name(word, telling, lists):
        return False
    return joint != ", " or text[: word.start].rstrip().endswith(":")  # not "Yesterday, Tom"


def _worth_a_look(words: list[_Word], at: int, lists: _Lists) -> bool:
    """Tell at once that most words name nobody."""
    if words[at].capital or _is_first(words[at], lists):
        return True
    before = words[at - 1].plain if at else ""
    return before in _CUE_ENDS or before in lists.people or before in lists.titles


def _name_length(text: str, words: list[_Word], at: int, telling: bool, lists: _Lists, after: int | None) -> int:
    """Return how many words from here on make a name, 0 for none."""
    word = words[at]
    if _LAW.match(text, word.start + len(_without_s(word.text))):
        return 0
    if after is not None and _LISTED.fullmatch(text[after : word.start]) and _may_name(word, telling, lists):
        return _extent(text, words, at, telling, lists)
    if at and words[at - 1].plain in _CUE_ENDS:
        before = text[max(0, word.start - 40) : word.start]
        if _CALLED.search(before) and _may_name(word, telling, lists):
            return _extent(text, words, at, telling, lists)
        if _PERSON_CALLED.search(before) and len(word.text) > 2 and word.plain not in lists.no_names:
            return _extent(text, words, at, telling, lists)
    if at and _beside(text, words[at - 1], word):
        cue = words[at - 1].plain
        if cue in lists.people and _may_name(word, telling, lists):
            return _extent(text, words, at, telling, lists)
        if cue in lists.titles and word.plain not in lists.no_names:
            return _extent(text, words, at, telling, lists)
    if _is_first(word, lists):
        return _extent(text, words, at, telling, lists)
    if not telling or not word.capital:
        return 0
    if text[max(0, word.start - 1) : word.start] in ("&", "@", "#", "/") or text[word.end : word.end + 1] in (
        "&",
        "@",
        "#",
    ):
        return 0
    opens = _opens_sentence(text, word.start)
    if word.plain in lists.also_words and not opens:
        return _extent(text, words, at, telling, lists)
    if len(word.text) == 1:
        return _initial(text, words, at, telling, lists)
    if not _may_name(word, telling, lists):
        return 0
    length = _extent(text, words, at, telling, lists)
    if (
        not opens
        and len(word.text) > 2
        and not word.text.isupper()
        and not _within_a_title(text, words, at, length, lists)
    ):
        return length
    rest = text[words[at + length - 1].end - (2 if words[at + length - 1].text[-2:] in ("'s", "’s") else 0) :][:60]
    owned = _OWNS.match(rest)
    if _AGED.match(rest) or _DOES.match(rest) or (owned and not lists.kin.isdisjoint(map(str.lower, owned.groups("")))):
        return length
    follows = words[at + length].plain if at + length < len(words) else ""
    return length if follows == "family" and not opens else 0


def _extent(text: str, words: list[_Word], at: int, telling: bool, lists: _Lists) -> int:
    """Return how many words the name that starts here has."""
    length = 1
    while length < LONGEST and at + length < len(words):
        word = words[at + length]
        joint = text[words[at + length - 1].end : word.start]
        if not _JOINED.fullmatch(joint) or (joint.startswith(".") and len(words[at + length - 1].text) > 1):
            break
        if words[at + length - 1].text[-2:] in ("'s", "’s"):
            break
        initial = len(word.text) == 1 and word.capital and word.plain not in ("i", "a")
        in_small_letters = not telling or not words[at + length - 1].capital
        if not (
            initial
            or _may_name(word, telling, lists)
            or (word.plain in lists.last and (word.capital or in_small_letters))
        ):
            break
        length += 1
    return length


def _initial(text: str, words: list[_Word], at: int, telling: bool, lists: _Lists) -> int:
    """Return the length of "J. Smith" or "J Smith"."""
    if at + 1 >= len(words) or (at and words[at - 1].plain in _INITIAL_OF_THINGS):
        return 0
    surname = words[at + 1]
    joint = text[words[at].end : surname.start]
    dotted = joint.startswith(".")
    if not (joint == " " or (dotted and not joint[1:].strip())) or (words[at].plain in ("a", "i") and not dotted):
        return 0
    fits = len(surname.text) > 2 and not surname.text.isupper() and _may_name(surname, telling, lists)
    return _extent(text, words, at + 1, telling, lists) + 1 if fits else 0


def _may_name(word: _Word, telling: bool, lists: _Lists) -> bool:
    """Tell whether a word could be a name, given that a cue speaks for it."""
    if _is_first(word, lists):
        return True
    if len(word.text) == 1 or _is_term(word, lists):
        return False
    if word.plain in lists.also_words or word.plain in lists.last:
        return word.capital or (not telling and word.plain not in lists.also_words)
    if any(part in lists.no_names for part in re.split(r"['’-]", word.plain) if len(part) > 2):
        return False
    return telling and word.capital and not (word.text.isupper() and len(word.text) < 5)


def _is_term(word: _Word, lists: _Lists) -> bool:
    """Tell whether a word is known, or looks like an abbreviation ("LSCBs")."""
    if word.text in ("Mc", "Mac") or (
        any(capital.isupper() for capital in _INSIDE.sub("", word.text)[1:]) and not word.text.isupper()
    ):
        return True
    plain = word.plain
    return any(
        form in known
        for form in (plain, plain.removesuffix("s"))
        for known in (lists.no_names, lists.people, lists.kin)
    )


def _within_a_title(text: str, words: list[_Word], at: int, length: int, lists: _Lists) -> bool:
    """Tell whether a known word with a capital stands right beside: "Key Worker", "Local Offer"."""
    beside = [(words[at - 1], words[at])] if at else []
    if at + length < len(words):
        beside.append((words[at + length - 1], words[at + length]))
    for left, right in beside:
        other = left if right is words[at] else right
        if (
            text[left.end : right.start] == " "
            and other.capital
            and not other.text.isupper()
            and not _opens_sentence(text, other.start)
        ):
            return True
    return False


def _is_first(word: _Word, lists: _Lists) -> bool:
    return word.plain in lists.first or ("-" in word.plain and word.plain.split("-")[0] in lists.first)


def _beside(text: str, cue: _Word, word: _Word) -> bool:
    between = text[cue.end : word.start]
    return (
        len(between) <= 3
        and between.strip(" ,:(–-\"'“‘.") == ""
        and ((between != "." and ". " not in between) or len(cue.text) <= 4)
    )


def _opens_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \t\"'“‘(")
    return not before or before[-1] in ".!?:;\n•"


def _capitals_tell(words: list[_Word]) -> bool:
    """Tell whether capitals are used as in prose, so that one inside a sentence means something."""
    capitals = sum(word.capital for word in words)
    prose = any(word.capital and not word.text.isupper() for word in words)
    return prose and (len(words) < 5 or capitals / len(words) < MANY_CAPITALS)


def _word(match: re.Match[str]) -> _Word:
    text = match[0]
    return _Word(match.start(), match.end(), text, _without_s(text).lower().replace("’", "'"), text[0].isupper())


def _without_s(word: str) -> str:
    return word[:-2] if word[-2:] in ("'s", "’s") else word


@cache
def _lists() -> _Lists:
    data = {name: frozenset(words.split()) for name, words in read_plain(LISTS).items()}
    return _Lists(
        data["first_names"],
        data["word_names"],
        data["surnames"],
        data["people"],
        data["titles"],
        data["kin"],
        data["not_names"],
    )
