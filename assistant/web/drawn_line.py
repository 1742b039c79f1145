"""A timeline drawn to scale: a numbered dot for each date, above a line with its months or days.

Across, everything is a share of the width, so that one drawing fits every screen; up and down, it is
in lines of text. Nothing overlaps on a screen of 320 pixels. The list below says the same in words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.days.dates import MONTHS
from corpus.days.timelines import Timeline

_FIRST, _LAST = 5.0, 95.0  # per cent of the width at which the line begins and ends
_APART = 9.0  # per cent between the middles of two dots that stand side by side
_LEVEL = 1.8  # lines of text from one row of dots to the next
_FEET = 3.0  # lines of text for what stands under the line
_WIDTH_OF_LETTER = 2.5  # per cent of the narrowest screen
_STEPS = (1, 2, 7, 14, 28)  # days between two ticks of a short line
_LONG = 62  # days; a line that is longer has months for its ticks


@dataclass(frozen=True, slots=True)
class Dot:
    """One date, numbered like its entry in the list."""

    number: int
    x: float  # per cent
    y: float  # lines of text from the top
    first: bool  # whether it is the earliest reading of its entry


@dataclass(frozen=True, slots=True)
class Tick:
    """A day that is named under the line."""

    x: float  # per cent
    label: str
    anchor: str  # how its name stands to it: "start", "middle" or "end"


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A timeline as it is drawn."""

    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    event: Tick  # the day of the event, named below the ticks
    base: float  # where the line lies: lines of text from the top
    height: float  # lines of text


def numbers_of(line: Timeline) -> list[int | None]:
    """Return the number of each entry in the order of the list; None for one without a date."""
    numbers: list[int | None] = []
    for entry in line.entries:
        dated = sum(number is not None for number in numbers)
        numbers.append(None if entry.deadline is None else dated + 1)
    return numbers


def drawn_line(line: Timeline, event: str) -> DrawnLine | None:
    """Draw a timeline; `event` is what stands under its day. None when all it has is one day."""
    dates = list(_dates(line))
    days = sorted({line.day, *(day for _, day, _ in dates)})
    if len(days) < 2:
        return None
    scale = _Scale(days[0], days[-1])
    levels: list[list[float]] = []
    placed = []
    for number, day, first in sorted(dates, key=lambda each: (each[1], each[0])):
        x = scale.x(day)
        level = next((n for n, row in enumerate(levels) if all(abs(x - other) >= _APART for other in row)), None)
        if level is None:
            levels.append([])
            level = len(levels) - 1
        levels[level].append(x)
        placed.append((number, x, level, first))
    base = _LEVEL * len(levels) + 0.4
    dots = tuple(Dot(number, x, round(base - _LEVEL * (level + 0.75), 2), first) for number, x, level, first in placed)
    at = scale.x(line.day)
    return DrawnLine(dots, tuple(_ticks(scale)), Tick(at, event, _anchor(at)), round(base, 2), round(base + _FEET, 2))


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date

    def x(self, day: date) -> float:
        share = (day - self.first).days / (self.last - self.first).days
        return round(_FIRST + share * (_LAST - _FIRST), 2)


def _dates(line: Timeline) -> Iterator[tuple[int, date, bool]]:
    """Yield every date of every dated entry: its number, the day, and whether it is the entry's earliest."""
    for number, entry in zip(numbers_of(line), line.entries, strict=True):
        if number is not None and entry.deadline is not None:
            days = sorted({reading.due for reading in entry.deadline.readings})
            yield from ((number, day, day == days[0]) for day in days)


def _ticks(scale: _Scale) -> Iterator[Tick]:
    """Yield the ticks whose names do not run into one another."""
    free = 0.0
    for day, label in _named(scale):
        x = scale.x(day)
        width = len(label) * _WIDTH_OF_LETTER
        anchor = _anchor(x)
        left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        if left >= free:
            yield Tick(x, label, anchor)
            free = left + width + _WIDTH_OF_LETTER


def _named(scale: _Scale) -> Sequence[tuple[date, str]]:
    days = (scale.last - scale.first).days
    if days > _LONG:
        months = range(scale.first.year * 12 + scale.first.month, scale.last.year * 12 + scale.last.month)
        firsts = [date(month // 12, month % 12 + 1, 1) for month in months]
        return [(day, f"{MONTHS[day.month - 1][:3]} {day.year}") for day in firsts]
    step = next((step for step in _STEPS if days / step <= 6), _STEPS[-1])
    listed = [scale.first + timedelta(days=n) for n in range(0, days + 1, step)]
    return [(day, f"{day.day} {MONTHS[day.month - 1][:3]}") for day in listed]


def _anchor(x: float) -> str:
    if x < 20:
        return "start"
    return "end" if x > 80 else "middle"
