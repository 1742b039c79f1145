"""What is asked of a count, and the ways in which each unit can be counted."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time

from corpus.days import calendar_days
from corpus.days.counting import Count, Counting
from corpus.days.dates import WEEKDAYS, in_words
from corpus.days.durations import Duration, Pattern, Unit
from corpus.days.working_days import WorkingDays


@dataclass(frozen=True, slots=True)
class Asked:
    """A duration, the event it is counted from, and the settings of the count."""

    duration: Duration
    pattern: Pattern
    day: date
    at: time | None  # the event's time of day, if it was given
    counting: Counting
    calendar: WorkingDays
    office_closes: time

    @property
    def direction(self) -> int:
        """Forward from the event (1) or back from it (-1)."""
        return -1 if self.pattern is Pattern.BEFORE else 1

    @property
    def late(self) -> str:
        """Why the event found the office closed; empty when it did not, or when that is unknown."""
        if self.direction == -1:
            return ""
        closed = not_working(self.day, self.calendar)
        if closed:
            return closed
        return f"{self.at:%H:%M} is after office hours" if self.at and self.at >= self.office_closes else ""


@dataclass(frozen=True, slots=True)
class Way:
    """One way of counting."""

    label: str
    count: Callable[[WorkingDays, date, int, Counting, int], Count]  # calendar, from, amount, counting, 1 or -1
    in_days: bool
    in_working_days: bool = False


def not_working(day: date, calendar: WorkingDays) -> str:
    """Return in words that a day is not a working day, and why; empty when it is one or is unknown."""
    why = calendar.closed(day) if calendar.knows(day) else None
    if why is None:
        return ""
    return f"{in_words(day)} is not a working day" + ("" if why in WEEKDAYS else f" ({why})")


def _working_days(calendar: WorkingDays, start: date, amount: int, counting: Counting, direction: int) -> Count:
    walk = calendar.add if direction == 1 else calendar.subtract
    return walk(start, amount, counting)


def _by_calendar(
    count: Callable[[date, int, Counting, int], Count],
) -> Callable[[WorkingDays, date, int, Counting, int], Count]:
    return lambda _, start, amount, counting, direction: count(start, amount, counting, direction)


_WORKING = Way("working days", _working_days, in_days=True, in_working_days=True)
_CALENDAR = Way("calendar days", _by_calendar(calendar_days.days), in_days=True)

# Hours and "same day" are missing: they are not counted in days.
WAYS: dict[Unit, tuple[Way, ...]] = {
    Unit.WORKING_DAYS: (_WORKING,),
    Unit.DAYS: (_CALENDAR,),
    Unit.DAYS_OPEN: (_CALENDAR, _WORKING),
    Unit.DAY_NUMBER_OPEN: (_CALENDAR, _WORKING),
    Unit.WEEKS: (Way("weeks", _by_calendar(calendar_days.weeks), in_days=False),),
    Unit.MONTHS: (Way("months", _by_calendar(calendar_days.months), in_days=False),),
    Unit.YEARS: (Way("years", _by_calendar(calendar_days.years), in_days=False),),
}
