"""Working days: Monday to Friday, without bank holidays and the closure days an office adds.

Nothing is guessed: a count that needs a day outside the known bank holidays is refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from corpus.days.counting import Count, Counting, Skipped, Step
from corpus.days.dates import MONTHS, WEEKDAYS, in_words, short
from corpus.errors import CalendarError

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The working days of one division, known between two dates."""

    division: str  # "England and Wales"
    source: str
    known_from: date
    known_to: date
    checked_on: date
    holidays: Mapping[date, str]
    closures: Mapping[date, str] = field(default_factory=dict)  # not bank holidays: days an office adds

    def with_closures(self, closures: Mapping[date, str]) -> "WorkingDays":
        """Return the same calendar with further days on which the office is closed."""
        return replace(self, closures={**self.closures, **closures})

    def knows(self, day: date) -> bool:
        """Whether the bank holidays around this day are known."""
        return self.known_from <= day <= self.known_to

    def closed(self, day: date) -> str | None:
        """Return why a day is not a working day, or None when it is one; CalendarError when unknown."""
        if not self.knows(day):
            raise CalendarError(f"Whether {short(day)} is a working day is not known here: {self.reach}")
        if day in self.holidays:
            return self.holidays[day]
        if day.weekday() > 4:
            return WEEKDAYS[day.weekday()]
        return self.closures.get(day)

    def is_working(self, day: date) -> bool:
        """Whether work is done on that day; CalendarError when unknown."""
        return self.closed(day) is None

    def on_or_after(self, day: date) -> date:
        """Return the day itself when it is a working day, else the next one."""
        while not self.is_working(day):
            day += _DAY
        return day

    def after(self, day: date) -> date:
        """Return the first working day after a day."""
        return self.on_or_after(day + _DAY)

    def add(self, start: date, days: int, counting: Counting = Counting.EVENT_IS_DAY_0) -> Count:
        """Count working days forward from the day of an event."""
        return self._walk(start, days, counting, 1)

    def subtract(self, start: date, days: int, counting: Counting = Counting.EVENT_IS_DAY_0) -> Count:
        """Count working days back from the day of an event."""
        return self._walk(start, days, counting, -1)

    def count(self, first: date, last: date, counting: Counting = Counting.EVENT_IS_DAY_0) -> int:
        """Return how many working days have passed on `last` since an event on `first`."""
        if last < first:
            raise CalendarError(f"{short(last)} is before {short(first)}; give the earlier day first.")
        begin = first + _DAY if counting is Counting.EVENT_IS_DAY_0 else first
        self.closed(first)  # refuses a day that is not known
        return sum(self.is_working(begin + _DAY * i) for i in range((last - begin).days + 1))

    def _walk(self, start: date, days: int, counting: Counting, way: int) -> Count:
        if days < 1:
            raise CalendarError(f"{days} working days cannot be counted; give 1 or more.")
        steps: list[Step] = []
        skipped: list[Skipped] = []
        day = start
        while len(steps) < days:
            if not self.knows(day):
                raise CalendarError(self._out_of_reach(start, days, day))
            if day != start or counting is Counting.EVENT_IS_DAY_1:
                why = self.closed(day)
                if why is None:
                    steps.append(Step(len(steps) + 1, day))
                else:
                    skipped.append(Skipped(day, why))
            day += _DAY * way
        return Count(tuple(steps), tuple(skipped))

    @property
    def reach(self) -> str:
        """A sentence: between which dates the bank holidays are known."""
        return (
            f"the bank holidays of {self.division} are known from {short(self.known_from)} "
            f"to {short(self.known_to)} (checked on {short(self.checked_on)})."
        )

    def _out_of_reach(self, start: date, days: int, day: date) -> str:
        counted = f"{days} working day{'s' if days > 1 else ''}"
        if day == start:
            return f"{counted} cannot be counted from {in_words(start)}: {self.reach}"
        return (
            f"{counted} from {in_words(start)} cannot be counted, because that needs "
            f"{MONTHS[day.month - 1]} {day.year}: {self.reach}"
        )
