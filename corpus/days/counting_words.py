"""What is said beside a date: how it was counted, and what the words of the duration leave open."""

from collections.abc import Iterator
from datetime import date, timedelta

from corpus.days.counting import Count, Counting
from corpus.days.dates import in_words, short
from corpus.days.durations import Pattern, Unit
from corpus.days.ways import WAYS, Asked, Way, not_working
from corpus.days.working_days import WorkingDays
from corpus.errors import CalendarError
from corpus.rules.readings import Reading

SURE = timedelta(days=548)  # about 18 months: one-off bank holidays are proclaimed some months ahead


def conventions(asked: Asked) -> Iterator[str]:
    """Say the rules of counting that were used."""
    unit = asked.duration.unit
    if unit is Unit.HOURS:
        yield "Hours run round the clock, by the clocks of the United Kingdom."
    elif unit is not Unit.SAME_DAY:
        yield _day_of_event(asked)
    if any(way.in_working_days for way in WAYS.get(unit, ())):
        yield f"Working days are Monday to Friday without bank holidays; {asked.calendar.reach}"
        if asked.calendar.closures:
            days = ", ".join(short(day) for day in sorted(asked.calendar.closures))
            yield f"Nor are the closure days counted that were added: {days}."
    if unit is Unit.DAYS:
        yield (
            "“Days” are calendar days here: every day counts. "
            f"Where a document prints only “days”, the unit “{Unit.DAYS_OPEN}” gives both readings."
        )
    if unit in (Unit.MONTHS, Unit.YEARS):
        yield "A month ends on the same day of the month, or on its last day where it has no such day."
    if asked.pattern is Pattern.EVERY:
        yield "Each one is counted from the one before."


def _day_of_event(asked: Asked) -> str:
    event = f"The day of the event, {in_words(asked.day)},"
    if asked.counting is Counting.EVENT_IS_DAY_1:
        return f"{event} is itself counted as day 1, if it is a day of the kind counted."
    if asked.direction == -1:
        return f"{event} is day 0: counting goes back from the day before it."
    return f"{event} is day 0: counting starts the day after it."


def left_open(asked: Asked, readings: tuple[Reading, ...]) -> Iterator[str]:
    """Say what the words do not settle, and which readings are therefore given."""
    unit = asked.duration.unit
    if unit in (Unit.DAYS_OPEN, Unit.DAY_NUMBER_OPEN):
        yield "The words do not say working days or calendar days: each is a reading of its own."
    if unit is Unit.DAY_NUMBER_OPEN:
        yield "Nor do they say whether the day of the event is Day 0 or Day 1."
    if asked.late and unit in (Unit.HOURS, Unit.SAME_DAY):
        yield f"{asked.late}. The words do not say that this clock waits for the office to open, so it does not."
    elif asked.late:
        yield (
            f"{asked.late}. The documents do not say whether counting then starts from that day or from the next "
            "working day: each is a reading of its own."
        )
    if not asked.calendar.knows(asked.day):
        yield f"Whether {short(asked.day)} was a working day is not known here; {asked.calendar.reach}"
    if len({reading.due for reading in readings}) > 1:
        yield "The earliest of these dates is given as the due date."


def beside_reading(asked: Asked, way: Way, origin: date, count: Count) -> Iterator[str]:
    """Say what bears on one reading's date."""
    if count.note:
        yield count.note
    if asked.pattern is Pattern.WITHIN and way.in_days:
        yield from _counted_otherwise(asked, way, origin, count.due)
    closed = not_working(count.due, asked.calendar)
    if closed and not way.in_working_days:
        yield f"{closed}; the date is not moved.{_working_day_before(count.due, asked.calendar)}"
    if way.in_working_days and count.due > asked.calendar.checked_on + SURE:
        yield (
            "A one-off bank holiday may still be proclaimed: the list was checked on "
            f"{short(asked.calendar.checked_on)}. Count again nearer the time."
        )


def _counted_otherwise(asked: Asked, way: Way, origin: date, due: date) -> Iterator[str]:
    if asked.counting is Counting.EVENT_IS_DAY_0:
        other, said = Counting.EVENT_IS_DAY_1, "If your authority counts the day of the event as day 1"
    else:
        other, said = Counting.EVENT_IS_DAY_0, "If your authority counts the day of the event as day 0"
    try:
        moved = way.count(asked.calendar, origin, asked.duration.most, other, 1).due
    except CalendarError:
        return
    if moved != due:
        yield f"{said}, the date is {in_words(moved)}."


def _working_day_before(day: date, calendar: WorkingDays) -> str:
    try:
        before = calendar.subtract(day, 1).due
    except CalendarError:
        return ""
    return f" The last working day before it is {in_words(before)}."
