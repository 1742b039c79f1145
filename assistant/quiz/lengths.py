"""Lengths: figures as options say them, and when two of them come to the same."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.numbers import fragments, states
from corpus.rule import Bound, Rule

_NEAR = 0.08  # two lengths of time this close, as a share of the longer, are never right and wrong
_TEN = 10  # times as much is another order of magnitude
_DAYS = {
    "hours": (1 / 24,),
    "working days": (1.4,),
    "days": (1.0,),
    "days (not said which)": (1.0, 1.4),
    "day number (not said which)": (1.0, 1.4),
    "weeks": (7.0,),
    "months": (30.4, 28.0),  # a month and four weeks are taken for the same
    "quarters": (91.3,),
    "years": (365.0, 336.0),
}  # calendar days that one of the unit may come to
_ONE = {"days (not said which)": "day", "day number (not said which)": "Day"}
_EVERY = (Bound.EVERY, Bound.AT_LEAST_EVERY, Bound.AT_MOST_EVERY)
_ORDINAL = re.compile(r"(?:first|second|third|once|twice)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Length:
    """A figure with its unit, or a range of figures."""

    least: float
    most: float
    unit: str  # as rules name it: "working days", "day number (not said which)"

    @classmethod
    def of(cls, rule: Rule) -> "Length | None":
        """Return the figure of a rule; None where it has none."""
        if rule.amount is None or not rule.unit:
            return None
        return cls(rule.amount, rule.amount if rule.amount_to is None else rule.amount_to, rule.unit)

    @property
    def timed(self) -> bool:
        """Whether it is a length of time."""
        return self.unit in _DAYS

    def same_as(self, other: "Length") -> bool:
        """Whether the two may come to the same, in whatever units: 10 working days and 2 weeks."""
        if not (self.timed and other.timed):
            return self.unit == other.unit and self.least <= other.most and other.least <= self.most
        return any(
            min(self.most * one, other.most * two) >= (1 - _NEAR) * max(self.least * one, other.least * two)
            for one in _DAYS[self.unit]
            for two in _DAYS[other.unit]
        )

    def __str__(self) -> str:
        amount = plain(self.most) if self.least == self.most else f"{plain(self.least)} to {plain(self.most)}"
        if self.unit.startswith("day number"):
            return f"Day {amount}"
        if self.unit == "%":
            return f"{amount}%"
        unit = self.unit.partition(" (")[0]
        one = _ONE.get(self.unit, "year of age" if unit == "years of age" else unit.removesuffix("s"))
        return f"{amount} {one if self.most == 1 else unit}"


def plain(number: float) -> str:
    """Return a number without a needless ".0"."""
    return str(int(number)) if float(number).is_integer() else str(number)


def printed_in(sentence: str, length: Length) -> str | None:
    """Return the words of a sentence that state a length, where it states it just once; "first week" is not one."""
    found = [words for words in fragments(sentence) if states(words, length.least, length.most, length.unit)]
    if len(found) != 1 or sentence.count(found[0]) != 1 or _ORDINAL.match(found[0]):
        return None
    return found[0]


def alike(one: Length, other: Length) -> bool:
    """Whether two figures look alike: the same unit, ranges both or neither, the same order of magnitude."""
    ranges = (one.least == one.most) == (other.least == other.most)
    return one.unit == other.unit and ranges and one.most <= _TEN * other.most and other.most <= _TEN * one.most


def recurs(rule: Rule) -> bool:
    """Whether a rule says how often."""
    return rule.bound in _EVERY


def neighbours(length: Length) -> Iterator[Length]:
    """Yield other figures of the same unit and order of magnitude, nearest first."""
    gap = length.most - length.least
    known = _LADDERS.get(length.unit, _COUNTS)
    for step in sorted(known, key=lambda step: (abs(step - length.least), step)):
        if step != length.least:
            yield Length(step, step + gap, length.unit)


_LADDERS = {
    "hours": (1, 2, 4, 12, 24, 48, 72),
    "working days": (1, 2, 3, 5, 7, 10, 15, 20, 25, 30, 35, 40, 45, 60),
    "days (not said which)": (2, 3, 5, 7, 10, 15, 20, 28, 30, 35, 45, 60),
    "day number (not said which)": (5, 10, 15, 20, 25, 30, 35, 40, 45, 60),
    "weeks": (1, 2, 3, 4, 6, 8, 10, 12),
    "months": (1, 2, 3, 4, 6, 9, 12, 18, 24),
    "years": (1, 2, 3, 5, 10),
    "years of age": (0, 1, 2, 5, 10, 12, 14, 16, 18, 21, 25),
    "%": (5, 10, 20, 25, 50, 75),
}
_COUNTS = (1, 2, 3, 4, 5, 6, 7, 8, 10, 12)
