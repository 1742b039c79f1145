"""Premises: what a question takes for granted, held against the proved rules and known misbeliefs."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.reading.closeness import stems
from corpus.known.misbeliefs import Misbelief
from corpus.numbers import Number, numbers_in
from corpus.rules.rule import NOT_STATED, Rule, Strength

_TAKEN = re.compile(
    r"\b(?:since|as(?! (?:an?|well|soon|long|far|much|many|quick\w*|early|per)\b)|seeing as|seeing|given(?: that)?|cos"
    r"|coz|because|considering|now that|once)\b.{3,}|"
    r"\b(?:right|correct|yeah|yes|true|innit|is that right|(?:is|does|are|do|was|has|wo|ca)n'?t (?:it|they|we|i|that)|"
    r"can we|do we|does it)\s*\??\s*$|"
    r"\b(?:is it (?:true|right|correct))\b|^(?:so|we can'?t|we only|only)\b|"
    r",? so (?:next|the|i|we|my|do|what|how|when)\b|"
    r"\bjust\b.*\?$|\bwhy (?:does|do|must|is|are|can'?t)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?s?\b", re.IGNORECASE)
_UNIT = re.compile(
    r"[\s-]*(?:full |whole |working |calendar |school )?(hour|hr|day|week|wk|month|mth|year|yr)s?\b", re.I
)
_UNITS = {"hr": "hour", "wk": "week", "mth": "month", "yr": "year"}
_SITUATION = re.compile(
    r"\b(?:been|past|ago|old|aged|gone|so far|already|still|waiting|waited|late|over|today)\b", re.I
)
_ASKS_WHICH = re.compile(r"\b(?:how (?:long|many|often|soon|quick\w*)|by when)\b|\d\s*(?:or|/)\s*\d|\bor\b.*\?", re.I)
_CLAUSES = re.compile(
    r"[,;:?!]\s+|\s+-\s+|\.\s+|\s+(?:so|but|then)\s+|\s+(?=(?:what|when|who|how|where|can|do|does) )", re.I
)
_BOUND = re.compile(
    r"\b(?:has|have|had|'?s got|must|every|within|gave|gives|gets?|only|always|limit|max(?:imum)?)\b", re.I
)
_NEGATED = re.compile(r"\b(?:not|no|never|cannot|without|nobody|none|optional|voluntary)\b|n['’]?t\b", re.IGNORECASE)
_BINDING = re.compile(r"\b(?:must|compulsory|mandatory|legally|required|have to|has to|had to)\b", re.IGNORECASE)
_START = re.compile(
    r"\b(?:from|(?:days?|weeks?|hours?|months?|counted) (?:after|following)|(?:starts?|runs?) (?:on|with|at|after))\s+"
    r"(?P<start>[^,.?!;]{4,60})",
    re.IGNORECASE,
)
_EVENTS = frozenset(
    stems(
        "referral allocation allocated assessment meeting conference decision strategy visit step-down transfer closure"
        " contact plan review birth notification"
    )
)  # what a time may be counted from
_MILD = {Strength.SHOULD, Strength.GOOD_PRACTICE, Strength.EXPECTATION, Strength.MAY}


@dataclass(frozen=True, slots=True)
class Amount:
    """A length of time as a question states it."""

    low: float
    high: float
    unit: str  # "day", "week"…


def takes_for_granted(question: str) -> bool:
    """Whether a question is put as one that takes something for granted, or asks for a yes to it."""
    return bool(_TAKEN.search(question.strip()))


def amounts(text: str) -> tuple[Amount, ...]:
    """Return the lengths of time that a text states, in digits or words."""
    return tuple(filter(None, (_amount(text, number) for number in numbers_in(text))))


def claim_in(question: str) -> str | None:
    """Return the clause of a question that states a length of time or days of the week as a fact; None without one."""
    if not takes_for_granted(question) and not _BOUND.search(question):
        return None
    for clause in _CLAUSES.split(question):
        if (amounts(clause) or _weekdays(clause)) and not _SITUATION.search(clause) and not _ASKS_WHICH.search(clause):
            return clause
    return None


def wrong_figure(claim: str, rules: Sequence[Rule]) -> Rule | None:
    """Return the nearest rule when a claim states a length of time, or days of the week, that no near rule has."""
    days = _weekdays(claim)
    if days:
        printed = [rule for rule in rules if _weekdays(rule.quote)]
        return printed[0] if printed and not any(days <= _weekdays(rule.quote) for rule in printed) else None
    stated = amounts(claim)
    measured = [rule for rule in rules if amounts(rule.quote)]
    if not stated or not measured:
        return None
    known = {amount for rule in measured for amount in amounts(rule.quote)}
    return None if any(amount in known for amount in stated) else measured[0]


def wrong_start(question: str, rules: Sequence[Rule]) -> Rule | None:
    """Return the nearest rule when a question has a time run from what no near rule counts from."""
    match = _START.search(question)
    if match is None or not takes_for_granted(question):
        return None
    start = set(stems(match["start"]))
    counted = [set(stems(rule.counts_from)) for rule in rules if rule.counts_from != NOT_STATED]
    if not start & _EVENTS or not counted or any(start & events for events in counted):
        return None
    return next(rule for rule in rules if rule.counts_from != NOT_STATED)


def too_strong(question: str, rules: Iterable[Rule]) -> Rule | None:
    """Return the nearest rule when a question wants it confirmed that something binds, and the rule is milder."""
    rule = next(iter(rules), None)
    if rule is None or rule.strength not in _MILD or not _BINDING.search(question):
        return None
    return rule if takes_for_granted(question) else None


def holds(misbelief: Misbelief, question: str) -> bool:
    """Whether a question that is like a misbelief claims as much: it denies where that denies, and states a figure.

    "need" is not "needn't", and a question that has the document's own figure is not mistaken about it.
    """
    words = set(stems(question))
    nearest = max(misbelief.asked_as, key=lambda asked: _alike(words, set(stems(asked))))
    if bool(_NEGATED.search(question)) != bool(_NEGATED.search(nearest)):
        return False
    if not any(amounts(asked) for asked in misbelief.asked_as):
        return True
    stated = set(amounts(question))
    return bool(stated) and not stated <= set(amounts(misbelief.proof.quote.words))


def _alike(words: set[str], others: set[str]) -> float:
    """Return the share of all their words that two questions have in common."""
    return len(words & others) / max(1, len(words | others))


def _amount(text: str, number: Number) -> Amount | None:
    unit = _UNIT.match(text, number.end)
    if unit is None:
        return None
    name = unit[1].casefold()
    return Amount(number.low, number.high, _UNITS.get(name, name))


def _weekdays(text: str) -> set[str]:
    return {match[1][:3].casefold() for match in _WEEKDAY.finditer(text)}
