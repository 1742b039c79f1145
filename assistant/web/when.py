"""The fields that say when something happened, and how that day is counted."""

from collections.abc import Iterator
from datetime import date, datetime

from pydantic import BaseModel, ConfigDict, Field

from assistant import words
from corpus.days.counting import Counting
from corpus.days.dates import read_moment
from corpus.days.uk_clock import day_and_time
from corpus.errors import CalendarError

DAY_OF_EVENT = {Counting.EVENT_IS_DAY_0: words.DAY_0, Counting.EVENT_IS_DAY_1: words.DAY_1}

_LONGEST = 60  # characters of what is no day that are shown again in its message
_ANY_DAY = "2026-01-01"  # on which a time of day is tried


class When(BaseModel):
    """What was typed and chosen; nothing is checked yet."""

    model_config = ConfigDict(frozen=True)

    start: str = Field(default="", alias="from")
    at: str = ""  # the time of day
    counting: str = ""

    @property
    def moment(self) -> date | datetime:
        """The day it happened, with the time of day where one was given; CalendarError when it cannot be read."""
        when = read_moment(self.start)
        return read_moment(f"{day_and_time(when)[0].isoformat()}T{self.at.strip()}") if self.at.strip() else when

    @property
    def readable(self) -> bool:
        """Whether a field for dates can show the day; what cannot be read is shown as it was typed."""
        try:
            read_moment(self.start)
        except CalendarError:
            return not self.start.strip()
        return True

    @property
    def fields(self) -> tuple[str, str]:
        """The day and the time of day as their fields show them; what cannot be read, as it was typed."""
        try:
            day, at = day_and_time(read_moment(self.start))
        except CalendarError:
            return self.start, self.at
        return day.isoformat(), self.at or (f"{at:%H:%M}" if at else "")

    def wrong(self) -> Iterator[tuple[str, str]]:
        """Yield each field that cannot be used, with what to do about it."""
        try:
            read_moment(self.start)
        except CalendarError as exc:
            typed = self.start.strip()
            yield "from", str(exc) if typed and len(typed) <= _LONGEST else words.TYPE_DAY
        try:
            read_moment(f"{_ANY_DAY}T{self.at.strip() or '12:00'}")
        except CalendarError:
            yield "at", words.TYPE_TIME
        if self.counting and self.counting not in set(Counting):
            yield "counting", words.CHOOSE_DAY
