"""Months of a calendar on which a count is drawn: every day that was counted, passed over, or is due."""

from calendar import Calendar
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.days.dates import MONTHS, WEEKDAYS, in_words
from corpus.days.durations import Unit
from corpus.days.working_days import WorkingDays
from corpus.rules.readings import Deadline, Reading

_DAYS = (Unit.WORKING_DAYS, Unit.DAYS, Unit.DAYS_OPEN, Unit.DAY_NUMBER_OPEN)


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that is so of a day."""

    look: str  # "start", "counted", "skipped" or "due"
    seen: str  # few letters
    said: str


@dataclass(frozen=True, slots=True)
class Day:
    """One day: what is seen in its box, what is said of it, and how it is drawn."""

    number: int  # of the month
    marks: tuple[str, ...]  # few letters each: "start", "12", "–", "due"
    said: str  # the same in words; empty where there is nothing to say
    look: str  # "start", "counted", "skipped", "due" or ""


@dataclass(frozen=True, slots=True)
class Month:
    """A month as a table: weeks from Monday to Sunday, None for a day of another month."""

    name: str  # "December 2026"
    weeks: tuple[tuple[Day | None, ...], ...]
    holidays: tuple[tuple[str, str], ...]  # the bank holidays and closure days in it: day in words, name


def months_of(deadline: Deadline, reading: Reading) -> tuple[tuple[int, int], ...]:
    """Return the months (year and number) in which something of a reading happens, in order."""
    days = {day for day, _ in _marked(deadline, reading)}
    return tuple(sorted({(day.year, day.month) for day in days}))


def month_of(year: int, number: int, deadline: Deadline, reading: Reading, calendar: WorkingDays) -> Month:
    """Draw one month of a reading."""
    marks: dict[date, list[Mark]] = {}
    for day, mark in _marked(deadline, reading):
        marks.setdefault(day, []).append(mark)
    closed = {**calendar.holidays, **calendar.closures}
    weeks = tuple(
        tuple(_day(date(year, number, day), marks, closed) if day else None for day in week)
        for week in Calendar().monthdayscalendar(year, number)
    )
    holidays = tuple(
        (in_words(day), name) for day, name in sorted(closed.items()) if (day.year, day.month) == (year, number)
    )
    return Month(f"{MONTHS[number - 1]} {year}", weeks, holidays)


def _marked(deadline: Deadline, reading: Reading) -> Iterator[tuple[date, Mark]]:
    """Yield each day that bears a mark: the event, what was counted and passed over, and what is due."""
    yield deadline.event, Mark("start", "start", "the day of the event")
    if reading.counted_from != deadline.event:
        yield reading.counted_from, Mark("start", "from", "counted from here")
    unit = deadline.duration.unit
    for step in reading.steps:
        if unit in _DAYS:
            yield step.date, Mark("counted", str(step.number), f"counted, {step.number}")
        elif unit not in (Unit.HOURS, Unit.SAME_DAY):
            yield step.date, Mark("counted", f"{unit.value[0]}{step.number}", f"{unit.one} {step.number} ends")
    for day in reading.skipped:
        weekend = day.why in WEEKDAYS
        said = "not counted, weekend" if weekend else f"not counted, {day.why}"
        yield day.date, Mark("skipped", "–" if weekend else "BH", said)
    if reading.earliest is not None:
        yield reading.earliest, Mark("due", "first", "the first day that fits")
    yield reading.due, Mark("due", "due", "due")
    for later in reading.then:
        yield later, Mark("due", "next", "the next, if each is held on its last day")


def _day(day: date, marked: Mapping[date, Sequence[Mark]], closed: Mapping[date, str]) -> Day:
    marks = marked.get(day, ())
    order = ("due", "start", "counted", "skipped")
    look = next((look for look in order if any(mark.look == look for mark in marks)), "")
    said = [mark.said for mark in marks]
    if day in closed and not any(closed[day] in each for each in said):
        said.append(closed[day])
    seen = [mark.seen for mark in marks]
    if day in closed and "BH" not in seen:
        seen.append("BH")
    return Day(day.day, tuple(seen), "; ".join(said), look)
