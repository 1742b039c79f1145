"""Days, weeks, months and years by the calendar, whatever day of the week they end on."""

from calendar import monthrange
from datetime import date, timedelta

from corpus.days.counting import Count, Counting, Step
from corpus.days.dates import MONTHS
from corpus.errors import CalendarError

_DAY = timedelta(days=1)


def days(start: date, amount: int, counting: Counting, way: int = 1) -> Count:
    """Count calendar days from an event; `way` is 1 for forward and -1 for back."""
    return _even(start, amount, 1, counting, way)


def weeks(start: date, amount: int, counting: Counting, way: int = 1) -> Count:
    """Count weeks: each ends on the weekday of the event, or the day before when the event is day 1."""
    return _even(start, amount, 7, counting, way)


def months(start: date, amount: int, counting: Counting, way: int = 1) -> Count:
    """Count months: each ends on the event's day of the month, or on the month's last day if it has none."""
    return _by_months(start, amount, 1, counting, way)


def years(start: date, amount: int, counting: Counting, way: int = 1) -> Count:
    """Count years: each ends on the event's day of the year; 29 February falls back to the 28th."""
    return _by_months(start, amount, 12, counting, way)


def _even(start: date, amount: int, length: int, counting: Counting, way: int) -> Count:
    try:
        ends = [start + _DAY * length * number * way for number in range(1, amount + 1)]
        return Count(_steps(ends, counting, way))
    except OverflowError as exc:
        raise _no_such_year() from exc


def _by_months(start: date, amount: int, length: int, counting: Counting, way: int) -> Count:
    try:
        ends = [_month_away(start, number * length * way) for number in range(1, amount + 1)]
        steps = _steps(ends, counting, way)
    except (OverflowError, ValueError) as exc:
        raise _no_such_year() from exc
    last = ends[-1]
    if last.day == start.day:
        return Count(steps)
    note = f"{MONTHS[last.month - 1]} {last.year} has no day {start.day}, so its last day, the {last.day}th, is taken."
    return Count(steps, note=note)


def _month_away(start: date, months_away: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months_away, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last))


def _steps(ends: list[date], counting: Counting, way: int) -> tuple[Step, ...]:
    back = _DAY * way if counting is Counting.EVENT_IS_DAY_1 else timedelta(0)
    return tuple(Step(number, end - back) for number, end in enumerate(ends, start=1))


def _no_such_year() -> CalendarError:
    return CalendarError("That goes beyond the years a calendar can hold; give a smaller amount or another date.")
