"""Deadlines: a duration and an event give a date, with every step of the counting.

Where the words leave something open (which days, or whether a late event counts from the next
working day) every reading is given and labelled; none is preferred in silence.
"""

from datetime import date, datetime, time, timedelta

from corpus.days import uk_clock
from corpus.days.counting import Counting, Skipped, Step
from corpus.days.counting_words import beside_reading, conventions, left_open
from corpus.days.dates import in_words
from corpus.days.durations import Duration, Pattern, Unit
from corpus.days.ways import WAYS, Asked, Way
from corpus.days.working_days import WorkingDays
from corpus.errors import CalendarError
from corpus.rules.readings import Deadline, Reading

OFFICE_CLOSES = time(17)  # an event at or after this time is a late one
REPEATS = 2  # further dates shown for "every"


def deadline(
    amount: int | float | str | None,
    unit: str,
    start: date | datetime,
    *,
    calendar: WorkingDays,
    counting: Counting = Counting.EVENT_IS_DAY_0,
    pattern: Pattern = Pattern.WITHIN,
    office_closes: time = OFFICE_CLOSES,
) -> Deadline:
    """Count a duration from an event; with `Pattern.BEFORE`, back from it.

    `amount` is a number, a number in words or a range ("4 to 6"); `unit` is one of `Unit`. A `start`
    that bears a zone is brought to the clocks of the United Kingdom. Raises CalendarError when amount
    or unit cannot be read, or when every reading needs a day that is not known.
    """
    day, at = uk_clock.day_and_time(start)
    if pattern is Pattern.EVERY:
        counting = Counting.EVENT_IS_DAY_0  # else a weekly meeting would come a day earlier each week
    asked = Asked(Duration.of(amount, unit), pattern, day, at, counting, calendar, office_closes)
    readings, refused = _readings(asked)
    return Deadline(
        duration=asked.duration,
        pattern=pattern,
        event=day,
        event_time=at,
        counting=counting,
        readings=readings,
        conventions=tuple(conventions(asked)),
        notes=(*left_open(asked, readings), *refused),
    )


def _readings(asked: Asked) -> tuple[tuple[Reading, ...], tuple[str, ...]]:
    """Return the readings, and why others cannot be given; raise CalendarError when none can."""
    if asked.duration.unit is Unit.HOURS:
        return (_in_hours(asked),), ()
    if asked.duration.unit is Unit.SAME_DAY:
        return (Reading("the same day", asked.day, asked.day, (Step(1, asked.day),)),), ()
    readings: list[Reading] = []
    refused: list[CalendarError] = []
    for way in WAYS[asked.duration.unit]:
        for from_next in (False, True) if asked.late else (False,):
            try:
                readings.append(_reading(asked, way, from_next))
            except CalendarError as exc:
                refused.append(exc)
    if not readings:
        raise refused[0]
    return tuple(readings), tuple(f"One reading has no date: {reason}" for reason in refused)


def _reading(asked: Asked, way: Way, from_next: bool) -> Reading:
    calendar, counting, direction = asked.calendar, asked.counting, asked.direction
    origin = calendar.after(asked.day) if from_next else asked.day
    near = way.count(calendar, origin, asked.duration.least, counting, direction)
    far = way.count(calendar, origin, asked.duration.most, counting, direction)
    first, last = (near, far) if direction == 1 else (far, near)
    waited = range(1, (origin - asked.day).days)  # the days between an event and the next working day
    return Reading(
        label=_label(asked, way, origin, from_next),
        counted_from=origin,
        due=last.due,
        steps=last.steps,
        skipped=tuple(_skipped(calendar, asked.day + timedelta(days=i)) for i in waited) + last.skipped,
        earliest=first.due if first.due != last.due else None,
        then=_repeats(asked, way, last.due) if asked.pattern is Pattern.EVERY else (),
        notes=tuple(beside_reading(asked, way, origin, last)),
    )


def _label(asked: Asked, way: Way, origin: date, from_next: bool) -> str:
    if not asked.late:
        return way.label
    begin = "the next working day" if from_next else "the day of the event"
    return f"{way.label}, counted from {begin}, {in_words(origin)}"


def _skipped(calendar: WorkingDays, day: date) -> Skipped:
    return Skipped(day, calendar.closed(day) or "")


def _repeats(asked: Asked, way: Way, due: date) -> tuple[date, ...]:
    """Return the next dates, each counted from the one before, as far as the calendar reaches."""
    days = [due]
    try:
        for _ in range(REPEATS):
            days.append(way.count(asked.calendar, days[-1], asked.duration.most, asked.counting, 1).due)
    except CalendarError:
        pass
    return tuple(days[1:])


def _in_hours(asked: Asked) -> Reading:
    hours = sorted((asked.duration.least * asked.direction, asked.duration.most * asked.direction))
    begin = datetime.combine(asked.day, asked.at or time(0))
    try:
        earliest, due = (uk_clock.hours_later(begin, number) for number in hours)
        latest = uk_clock.hours_later(datetime.combine(asked.day, time(23, 59)), hours[-1])
    except OverflowError as exc:
        raise CalendarError("That goes beyond the years a calendar can hold; give another date.") from exc
    note = (
        "Hours run from a time of day, and none was given: only the date can be said. "
        f"For the time as well, write the event as {asked.day}T14:30."
    )
    if latest.date() != due.date():
        note += f" Depending on the time, it is {in_words(due)} or {in_words(latest)}; the earlier is given."
    return Reading(
        label="hours, round the clock",
        counted_from=asked.day,
        due=due.date(),
        steps=(Step(asked.duration.most, due.date()),),
        at=due.time() if asked.at is not None else None,
        earliest=earliest.date() if len(set(hours)) > 1 else None,
        notes=() if asked.at is not None else (note,),
    )
