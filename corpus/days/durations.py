"""Durations in the units that documents print: "45 working days", "four to six weeks", "same day"."""

import re
from dataclasses import dataclass
from enum import StrEnum

from corpus.errors import CalendarError

LARGEST = 5000  # units; no document comes near, and every unit is listed as a step


class Unit(StrEnum):
    """A unit of time as documents print it; two of them leave open which days are meant."""

    HOURS = "hours"
    WORKING_DAYS = "working days"
    DAYS = "days"  # calendar days
    DAYS_OPEN = "days (not said which)"
    DAY_NUMBER_OPEN = "day number (not said which)"  # "by Day 15"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    SAME_DAY = "same day"

    @classmethod
    def parse(cls, text: str) -> "Unit":
        """Read a unit, singular or plural; CalendarError lists the units there are."""
        asked = " ".join(text.casefold().split())
        name = _ALSO.get(asked, asked)
        for unit in cls:
            if name in (unit.value, unit.one):
                return unit
        known = ", ".join(unit.value for unit in cls)
        raise CalendarError(f"“{text}” is not a unit of time here. The units are: {known}.")

    @property
    def one(self) -> str:
        """The unit in the singular: "working day"."""
        return _ONE.get(self.value, self.value.removesuffix("s"))


class Pattern(StrEnum):
    """What a duration says of its event: by when after it, how often from it, or how long before it."""

    WITHIN = "within"
    EVERY = "every"
    BEFORE = "before"

    @classmethod
    def parse(cls, text: str) -> "Pattern":
        """Read a pattern; CalendarError lists the patterns there are."""
        try:
            return cls(text)
        except ValueError as exc:
            known = ", ".join(pattern.value for pattern in cls)
            raise CalendarError(f"“{text}” does not say how to count. The patterns are: {known}.") from exc


_ONE = {"days (not said which)": "day (not said which)"}
_ALSO = {
    "calendar days": "days",
    "calendar day": "day",
    "the same day": "same day",
    "day number": "day number (not said which)",
}

_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_RANGE = re.compile(r"(?P<least>.+?)\s+(?:to|or)\s+(?P<most>.+)|(?P<low>\d+)\s*[-–]\s*(?P<high>\d+)")


@dataclass(frozen=True, slots=True)
class Duration:
    """A stretch of time: `least` and `most` differ where the document prints a range."""

    least: int
    most: int
    unit: Unit

    @classmethod
    def of(cls, amount: int | float | str | None, unit: str) -> "Duration":
        """Make a duration of a number, a number in words or a range ("4 to 6"), and a printed unit."""
        kind = Unit.parse(unit)
        if kind is Unit.SAME_DAY:
            return cls(0, 0, kind)
        least, most = _amounts(amount, kind)
        if least > most:
            raise CalendarError(f"“{amount} {kind}” goes from more to less; write the smaller number first.")
        return cls(least, most, kind)

    @classmethod
    def parse(cls, text: str) -> "Duration":
        """Read "45 working days", "four to six weeks" or "same day"."""
        words = text.split()
        if " ".join(words).casefold() in ("same day", "the same day"):
            return cls.of(None, Unit.SAME_DAY)
        for length in range(len(words) - 1, 0, -1):
            try:
                _amounts(" ".join(words[:length]), Unit.DAYS)
            except CalendarError:
                continue
            return cls.of(" ".join(words[:length]), " ".join(words[length:]))
        if len(words) > 1:
            return cls.of(words[0], " ".join(words[1:]))
        raise CalendarError(
            f"“{text}” is not a length of time; write an amount and a unit, for example 45 working days."
        )

    @property
    def amount(self) -> str:
        """The amount alone: "45", "4 to 6"."""
        return str(self.most) if self.least == self.most else f"{self.least} to {self.most}"

    def __str__(self) -> str:
        if self.unit is Unit.SAME_DAY:
            return self.unit.value
        if self.unit is Unit.DAY_NUMBER_OPEN:
            return f"Day {self.amount} (working or calendar days: not said)"
        return f"{self.amount} {self.unit.one if self.most == 1 else self.unit.value}"


def _amounts(amount: int | float | str | None, unit: Unit) -> tuple[int, int]:
    if isinstance(amount, str):
        match = _RANGE.fullmatch(amount.strip())
        if match:
            return _whole(match["least"] or match["low"], unit), _whole(match["most"] or match["high"], unit)
    number = _whole(amount, unit)
    return number, number


def _whole(amount: int | float | str | None, unit: Unit) -> int:
    number = _number(amount)
    if number is None or (isinstance(number, float) and not number.is_integer()):
        raise CalendarError(f"“{amount}” is not a whole number of {unit}; write it as 45 or forty-five.")
    if number < 1:
        raise CalendarError(f"{amount} {unit} cannot be counted; the amount must be 1 or more.")
    if number > LARGEST:
        raise CalendarError(f"{amount} {unit} are more than can be counted here; the most is {LARGEST:,}.")
    return int(number)


def _number(amount: int | float | str | None) -> int | float | None:
    if isinstance(amount, bool) or amount is None:
        return None
    if isinstance(amount, (int, float)):
        return amount
    said = [_WORDS.get(word) for word in re.split(r"[\s-]+", amount.strip().casefold())]
    match said:
        case [int(number)]:
            return number
        case [int(tens), int(ones)] if tens >= 20 and ones < 10:  # "forty-five"
            return tens + ones
    return float(amount) if re.fullmatch(r"\s*[+-]?\d{1,9}(\.\d+)?\s*", amount, re.ASCII) else None
