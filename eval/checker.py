"""The checker: does what is said stand in what is cited?

It shares no code with the product's own verification, so that one can catch the other's faults.
It reads words only: figures, telephone numbers, amounts with their units, duty words, negations,
and how many of the words that carry meaning stand in the cited words.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

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
_MONTHS = "january february march april maymonth june july august september october november december".split()
_DATE = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? ({'|'.join(_MONTHS)}) (\d{{4}})\b|\b(\d{{4}})-(\d\d)-(\d\d)\b")
_NOT = re.compile(r"\b(?:not|no|never|cannot|without|nor|neither|none)\b|n't\b")
_DENIAL = "not"
_TOKEN = re.compile(rf"{_NOT.pattern}|[a-z][a-z'-]*[a-z]|\d+(?:[.:/]\d+)*")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-Z0-9'\"(‘“])|\n+")
_WORD = re.compile(r"[a-z][a-z'-]+")  # figures are checked one by one
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


def faults(said: str, cited: Sequence[str], names: Sequence[str] = (), figures: Sequence[str] = ()) -> list[str]:
    """Return what is wrong with something said, given the words it cites; [] when it is supported.

    `names` holds words it may use without citing them: titles, editions and labels of what is cited.
    `figures` holds figures that it may use: those of the user's question, a date that was counted.
    """
    whole = _run_on(" ".join(cited))
    found: list[str] = []
    for sentence in _sentences(said):
        own = _without_opening(sentence, " ".join(names))
        if _run_on(own) not in whole and _run_on(sentence) not in whole:
            found += _faults(own, " ".join(cited), " ".join(names), " ".join((*names, *figures)))
    return found


def unfounded(said: str, beside: Sequence[str]) -> list[str]:
    """Return the figures, telephone numbers and duty words of something said that nothing beside it holds."""
    held, text = _prepared(" ".join(beside)), _prepared(said)
    figures = _beyond("figure", _figures(text), _figures(held))
    return [*figures, *_beyond("duty word", _duties(text), _duties(held))]


def _faults(sentence: str, cited: str, names: str, beside: str) -> Iterator[str]:
    said, held, near = _prepared(sentence), _prepared(cited), _prepared(beside)
    yield from _beyond("figure", _figures(said), _figures(held) | _figures(near))
    yield from _beyond("amount", _amounts(said), _amounts(held) | _amounts(near))
    yield from _beyond("duty word", _duties(said), _duties(held))
    words, there = _content(said), _content(held)
    own = [word for word in words if word not in _content(_prepared(names))]
    share = sum(word in there for word in own) / len(own) if own else 1.0
    if share < OVERLAP:
        yield f"only {share:.0%} of its words are cited"
    yield from _denials(_marked(said), [_marked(_prepared(one)) for one in _sentences(cited)])


def _denials(said: list[str], held: list[list[str]]) -> Iterator[str]:
    """Yield the words that are denied where the cited sentences do not deny them, and the other way round."""
    denied = {word for sentence in held for _, word, _ in _denied(sentence)}
    own = {word for _, word, _ in _denied(said)}
    for word in sorted(own - denied):
        yield f"it denies “{word}”, and the cited words do not"
    affirmed = set(pairwise(said)) - {pair for sentence in held for pair in _affirmed(sentence)}
    for sentence in held:
        for before, word, after in _denied(sentence):
            if word not in own and affirmed & {(before, word), (word, after) if not before else ()}:
                yield f"it says “{word}”, which the cited words deny"


def _affirmed(words: list[str]) -> Iterator[tuple[str, str]]:
    """Yield each two neighbours that no denial stands before."""
    for before, first, second in zip(["", *words], words, words[1:], strict=False):
        if before != _DENIAL:
            yield first, second


def _denied(words: list[str]) -> Iterator[tuple[str, str, str]]:
    """Yield each denied word with the words before and after it, "" where there is none."""
    for at, word in enumerate(words):
        if word == _DENIAL:
            before = [one for one in words[:at] if one != _DENIAL][-1:] or [""]
            after = [*(one for one in words[at + 1 :] if one != _DENIAL), "", ""][:2]
            yield before[0], after[0] or before[0], after[1]


def _without_opening(sentence: str, beside: str) -> str:
    """Return a sentence without the words before a colon that only say whose words follow."""
    opening, colon, rest = sentence.partition(":")
    if not colon or not rest.strip() or len(opening.split()) > _LONGEST_OPENING:
        return sentence
    strange = set(_content(plain(opening))) - set(_content(plain(beside))) - _ATTRIBUTION
    return sentence if strange or _duties(plain(opening)) or _NOT.search(plain(opening)) else rest.strip()


def _marked(text: str) -> list[str]:
    """Return the content and duty words of a text in order, each denial as the same mark."""
    kept = (word for word in _TOKEN.findall(text) if word not in _EMPTY or _DUTY.fullmatch(word))
    return [_DENIAL if _NOT.search(word) else word[:_STEM] for word in kept]


def _beyond(name: str, said: Iterable[str], held: Iterable[str]) -> Iterator[str]:
    return (f"{name} “{one}” is not cited" for one in sorted(set(said) - set(held)))


def _sentences(text: str) -> list[str]:
    return [part for part in (piece.strip() for piece in _SENTENCE.split(text)) if part]


def _run_on(text: str) -> str:
    """Return text without spaces and end marks: torn and glued words of a poor scan compare equal."""
    return re.sub(r"[\s•·]+", "", plain(text)).strip(".,;:-")


def _prepared(text: str) -> str:
    """Return text in plain form, number words as figures and the month of May out of the way."""
    return _SMALL.sub(lambda match: str(_IN_WORDS[match.group()]), plain(_MONTH_OF_MAY.sub(" maymonth ", text)))


def _figures(text: str) -> set[str]:
    dates = {_iso(match) for match in _DATE.finditer(text)}
    text = _DATE.sub(" ", text)
    phones = {re.sub(r"\D", "", match.group()) for match in _PHONE.finditer(text)}
    others = (match.group() for match in _FIGURE.finditer(_PHONE.sub(" ", text)))
    return dates | phones | {figure.lstrip("0") or "0" for figure in others if figure != "1"}


def _iso(match: re.Match[str]) -> str:
    day, month, year = (match[1], _MONTHS.index(match[2]) + 1, match[3]) if match[1] else (match[6], match[5], match[4])
    return f"{year}-{int(month):02}-{int(day):02}"


def _amounts(text: str) -> set[str]:
    return {
        f"{number} {match[3].replace('-', ' ')}"
        for match in _AMOUNT.finditer(text)
        for number in (match[1], match[2])
        if number
    }


def _duties(text: str) -> set[str]:
    return set(_DUTY.findall(text))


def _content(text: str) -> list[str]:
    return [word[:_STEM] for word in _WORD.findall(text) if word not in _EMPTY]
