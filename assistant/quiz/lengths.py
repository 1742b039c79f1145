"""Lengths: figures as options say them, and when two of them come to the same."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.numbers import SMALL, WORDS, fragments, numbers_in, states
from corpus.rules.rule import Bound, Rule

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

    @property
    def is_count(self) -> bool:
        """Whether it counts things, such as stages; then an option is the number alone."""
        return self.unit not in _LADDERS and not self.timed

    @property
    def days(self) -> float:
        """The fewest calendar days that it may come to; of what is no time, the figure itself."""
        return self.least * min(_DAYS.get(self.unit, (1.0,)))

    def same_as(self, other: "Length") -> bool:
        """Whether the two may come to the same, in whatever units: 10 working days and 2 weeks."""
        if self.unit == other.unit:
            return self.least <= other.most and other.least <= self.most
        if not (self.timed and other.timed):
            return False
        return any(
            min(self.most * one, other.most * two) >= (1 - _NEAR) * max(self.least * one, other.least * two)
            for one in _DAYS[self.unit]
            for two in _DAYS[other.unit]
        )

    @property
    def told(self) -> str:
        """The figure with what it counts: "10 working days", "two districts"."""
        return f"{self} {self.unit}" if self.is_count else str(self)

    def __str__(self) -> str:
        amount = plain(self.most) if self.least == self.most else f"{plain(self.least)} to {plain(self.most)}"
        if self.unit.startswith("day number"):
            return f"Day {amount}"
        if self.unit == "%":
            return f"{amount}%"
        if self.is_count:
            return spelt(int(self.most))
        unit = self.unit.partition(" (")[0]
        one = _ONE.get(self.unit, "year of age" if unit == "years of age" else unit.removesuffix("s"))
        return f"{amount} {one if self.most == 1 else unit}"


def plain(number: float) -> str:
    """Return a number without a needless ".0"."""
    return str(int(number)) if float(number).is_integer() else str(number)


def printed_in(sentence: str, length: Length) -> str | None:
    """Return the words of a sentence that state a length, where it states it once and as an option would.

    "The first week", "a 4-month review" and "18 month period" are no such words.
    """
    found = [words for words in _stated(sentence, length) if states(words, length.least, length.most, length.unit)]
    if len(found) != 1 or sentence.count(found[0]) != 1 or _ORDINAL.match(found[0]):
        return None
    if not length.is_count:
        return found[0] if _unit_of(found[0]) == _unit_of(str(length)) else None
    number = found[0].split()[0]
    return number if length.most > 1 and len(re.findall(rf"\b{number}\b", sentence)) == 1 else None


def _stated(sentence: str, length: Length) -> Iterator[str]:
    """Yield the numbers of a sentence with what they count."""
    if not length.is_count:
        yield from fragments(sentence)
        return
    for number in numbers_in(sentence):
        counted = re.match(rf"\s+{re.escape(length.unit)}\b", sentence[number.end :])
        if counted:
            yield sentence[number.start : number.end + counted.end()]


def _unit_of(words: str) -> str:
    """Return the last word of a length: "days", or the sign behind its number."""
    last = words.split()[-1].casefold()
    return "day" if last.isdigit() and words.startswith("Day ") else last.lstrip("0123456789.")


def tells_figure(rule: Rule) -> bool:
    """Whether the duty of a rule, told without its figure elsewhere, states a figure itself."""
    return any(True for _ in fragments(rule.duty))


def alike(one: Length, other: Length) -> bool:
    """Whether two figures look alike: the same unit, ranges both or neither, the same order of magnitude."""
    ranges = (one.least == one.most) == (other.least == other.most)
    times = 2 if one.unit == "years of age" else _TEN
    return one.unit == other.unit and ranges and one.most <= times * other.most and other.most <= times * one.most


def certainly_shorter(one: Length, other: Length) -> bool:
    """Whether one length of time is shorter than another, however their days are read."""
    return one.most * max(_DAYS[one.unit]) * (1 + _NEAR) < other.least * min(_DAYS[other.unit])


def as_printed(length: Length, like: str) -> str:
    """Return a length in the manner of printed words: "fifteen working days" like "ten working days"."""
    if length.is_count:
        return plain(length.most) if like.isdigit() else spelt(int(length.most))
    text = str(length)
    digits = re.match(r"\d+", text)
    if digits and not re.search(r"\d", like):
        text = spelt(int(digits[0])) + text[digits.end() :]
    return text


def spelt(number: int) -> str:
    """Return a number below a hundred in words; any other in digits."""
    return next((word for word, value in WORDS.items() if value == number and word not in SMALL - {"one"}), str(number))


def recurs(rule: Rule) -> bool:
    """Whether a rule says how often."""
    return rule.bound in _EVERY


def neighbours(length: Length) -> Iterator[Length]:
    """Yield other figures of the same unit and order of magnitude, nearest first."""
    gap = length.most - length.least
    known = _LADDERS.get(length.unit, _COUNTS)
    for step in sorted(known, key=lambda step: (abs(step - length.least), step)):
        other = Length(step, step + gap, length.unit)
        if step != length.least and alike(other, length) and not (length.is_count and step == 1):
            yield other


_LADDERS = {
    "hours": (1, 2, 4, 12, 24, 48, 72),
    "working days": (1, 2, 3, 5, 7, 10, 15, 20, 25, 30, 35, 40, 45, 60),
    "days (not said which)": (2, 3, 5, 7, 10, 15, 20, 28, 30, 35, 45, 60),
    "day number (not said which)": (5, 10, 15, 20, 25, 30, 35, 40, 45, 60),
    "weeks": (1, 2, 3, 4, 6, 8, 10, 12, 14),
    "months": (1, 2, 3, 4, 6, 9, 12, 18, 24),
    "years": (1, 2, 3, 4, 5, 6, 10),
    "years of age": (0, 1, 2, 5, 10, 12, 14, 16, 18, 21, 25),
    "%": (5, 10, 20, 25, 50, 75),
}
_COUNTS = (1, 2, 3, 4, 5, 6, 7, 8, 10, 12)
