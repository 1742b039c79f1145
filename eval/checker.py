"""The checker: does what is said stand in what is cited?

It shares no code with the product's own verification, so that one can catch the other's faults.
It reads words only: figures, telephone numbers, amounts with their units, duty words, negations,
and how many of the words that carry meaning stand in the cited words.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from eval.printing import plain

OVERLAP = 0.6  # share of a sentence's content words that the cited words must hold

_ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen""".split()
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "forty-five": 45, "fifty": 50, "sixty": 60, "ninety": 90}
_IN_WORDS = {word: value for value, word in enumerate(_ONES)} | _TENS | {"hundred": 100}
_SMALL = re.compile(rf"\b(?:{'|'.join(sorted(_IN_WORDS, key=len, reverse=True))})\b(?!-)")
_PHONE = re.compile(r"(?<!\d)(?:\+44|0)[\d ()-]{8,}\d(?!\d)")
_FIGURE = re.compile(r"\d+(?:[.:/]\d+)*")
_UNIT = r"(?:working[ -])?(?:day|week|month|year|hour|minute)"
_AMOUNT = re.compile(rf"(\d+)(?:(?:\s*(?:-|to|or|and)\s*)(\d+))?[\s-]+({_UNIT})s?\b")
_DUTY = re.compile(r"\b(must|should|shall|may|will|good practice)\b")
_MONTH_OF_MAY = re.compile(r"\bMay(?=\s+(?:of\s+)?\d)|(?<=\d)(?:st|nd|rd|th)?\s+May\b")
_NOT = re.compile(r"\b(?:not|no|never|cannot|without|nor|neither|none)\b|n't\b")
_DENIAL = "not"
_TOKEN = re.compile(rf"{_NOT.pattern}|[a-z][a-z'-]*[a-z]|\d+(?:[.:/]\d+)*")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-Z0-9'\"(‘“])|\n+")
_WORD = re.compile(r"[a-z][a-z'-]+|\d+(?:[.:/]\d+)*")
_LONGEST_OPENING = 12  # words
_STEM = 6  # letters of a word that are compared
_ATTRIBUTION = frozenset("nation guidan histor docume counci policy local local's pilot leafle".split())
_EMPTY = frozenset(
    """a about after all also an and any are as at be been before being but by can could did do does each
    either else for from had has have he her his how i if in into is it its itself made make may more must
    of on one only or other our out over own said says shall she should so some such than that the their
    them then there these they this those through to under up upon was we were what when where which while
    who whom whose why will with within would you your""".split()
)


def faults(said: str, cited: Sequence[str], beside: Sequence[str] = ()) -> list[str]:
    """Return what is wrong with something said, given the words it cites; [] when it is supported.

    `beside` holds words it may also use without citing them: the names, editions and labels of
    what is cited, the user's own question, a date that was counted.
    """
    whole = _run_on(" ".join(cited))
    found: list[str] = []
    for sentence in _sentences(said):
        own = _without_opening(sentence, " ".join(beside))
        if _run_on(own) not in whole and _run_on(sentence) not in whole:
            found += _faults(own, " ".join(cited), " ".join(beside))
    return found


def unfounded(said: str, cited: Sequence[str], beside: Sequence[str] = ()) -> list[str]:
    """Return the figures, telephone numbers and duty words of something said that nothing beside it holds."""
    held = _prepared(" ".join([*cited, *beside]))
    text = _prepared(said)
    figures = _beyond("figure", _figures(text), _figures(held))
    return [*figures, *_beyond("duty word", _duties(text), _duties(held))]


def _faults(sentence: str, cited: str, beside: str) -> Iterator[str]:
    said, held, near = _prepared(sentence), _prepared(cited), _prepared(beside)
    yield from _beyond("figure", _figures(said), _figures(held) | _figures(near))
    yield from _beyond("amount", _amounts(said), _amounts(held) | _amounts(near))
    yield from _beyond("duty word", _duties(said), _duties(held))
    words, there = _content(said), _content(held)
    own = [word for word in words if word not in _content(near)]
    share = sum(word in there for word in own) / len(own) if own else 1.0
    if share < OVERLAP:
        yield f"only {share:.0%} of its words are cited"
    denials, cited_denials = _denials(said), _denials_between(said, _nearest(said, cited))
    if denials != cited_denials:
        yield f"it denies {denials} times where the cited words deny {cited_denials} times"


def _without_opening(sentence: str, beside: str) -> str:
    """Return a sentence without the words before a colon that only say whose words follow."""
    opening, colon, rest = sentence.partition(":")
    if not colon or not rest.strip() or len(opening.split()) > _LONGEST_OPENING:
        return sentence
    strange = set(_content(plain(opening))) - set(_content(plain(beside))) - _ATTRIBUTION
    return sentence if strange or _duties(plain(opening)) or _denials(plain(opening)) else rest.strip()


def _nearest(said: str, cited: str) -> str:
    """Return the cited sentence that shares most words with what is said."""
    words = Counter(_content(said))
    sentences = [_prepared(sentence) for sentence in _sentences(cited)] or [""]
    return max(sentences, key=lambda sentence: sum((Counter(_content(sentence)) & words).values()))


def _denials_between(said: str, cited: str) -> int:
    """Return how often a cited sentence denies, from the first word it shares with what is said to the last."""
    words = _marked(cited)
    runs = SequenceMatcher(None, _marked(said), words, autojunk=False).get_matching_blocks()[:-1]
    return words[runs[0].b : runs[-1].b + runs[-1].size].count(_DENIAL) if runs else 0


def _marked(text: str) -> list[str]:
    """Return the content words of a text in order, each denial as the same mark."""
    return [_DENIAL if _NOT.fullmatch(word) else word[:_STEM] for word in _TOKEN.findall(text) if word not in _EMPTY]


def _beyond(name: str, said: Iterable[str], held: Iterable[str]) -> Iterator[str]:
    return (f"{name} “{one}” is not cited" for one in sorted(set(said) - set(held)))


def _sentences(text: str) -> list[str]:
    return [part for part in (piece.strip() for piece in _SENTENCE.split(text)) if part]


def _run_on(text: str) -> str:
    """Return text without spaces and end marks: torn and glued words of a poor scan compare equal."""
    return re.sub(r"[\s•·]+", "", plain(text)).strip(".,;:-")


def _prepared(text: str) -> str:
    """Return text in plain form, number words as figures and the month of May out of the way."""
    return _SMALL.sub(lambda match: str(_IN_WORDS[match.group()]), plain(_MONTH_OF_MAY.sub(" 5 ", text)))


def _figures(text: str) -> set[str]:
    phones = {re.sub(r"\D", "", match.group()) for match in _PHONE.finditer(text)}
    others = (match.group() for match in _FIGURE.finditer(_PHONE.sub(" ", text)))
    return phones | {figure.lstrip("0") or "0" for figure in others if figure != "1"}


def _amounts(text: str) -> set[str]:
    return {
        f"{number} {match[3].replace('-', ' ')}"
        for match in _AMOUNT.finditer(text)
        for number in (match[1], match[2])
        if number
    }


def _duties(text: str) -> set[str]:
    return set(_DUTY.findall(text))


def _denials(text: str) -> int:
    return len(_NOT.findall(text))


def _content(text: str) -> list[str]:
    return [word[:_STEM] for word in _WORD.findall(text) if word not in _EMPTY]
