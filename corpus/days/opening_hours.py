"""Opening hours: what a document prints of when an office is closed, and what may be inferred from it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import StrEnum

from corpus.carried import stands_in
from corpus.cited import Cited, Library
from corpus.days.dates import WEEKDAYS
from corpus.errors import RuleError
from corpus.plain_yaml import Entry

_SHORT = [day[:3].casefold() for day in WEEKDAYS]


class Reading(StrEnum):
    """How sure it is whom to ring at a moment."""

    PRINTED = "printed"  # the document prints it
    INFERRED = "inferred"  # it follows from what is printed, and is marked so
    NONE = "not in the documents"


@dataclass(frozen=True, slots=True)
class Closed:
    """A printed stretch in which the office is closed: it begins on each of the days."""

    days: tuple[int, ...]  # Monday is 0
    begins: time
    ends: time | None  # of the next morning; None: not printed


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """When an area's office is closed, as printed, and who is rung by day and out of hours."""

    area: str
    by_day: str  # the id of a contact
    out_of_hours: str
    printed: str  # verbatim
    closed: tuple[Closed, ...]
    proof: Cited

    @classmethod
    def of(cls, entry: Entry) -> "OpeningHours":
        """Read the entry of a file; RuleError when an hour or a day does not stand in the printed words."""
        entry.expect("area by_day out_of_hours printed closed proof")
        printed = entry.text("printed")
        closed = tuple(_closed(each, printed) for each in entry.entries("closed"))
        proof = Cited.of(entry.entry("proof"))
        if printed not in proof.words:
            raise RuleError(f"{entry.place}: “{printed}” does not stand in the quote. Correct one of them.")
        return cls(entry.text("area"), entry.text("by_day"), entry.text("out_of_hours"), printed, closed, proof)

    def proved(self, library: Library) -> "OpeningHours":
        """Return the same, its words proved against their paragraph."""
        return replace(self, proof=self.proof.proved(library))

    @property
    def inferred(self) -> str:
        """The office hours as they follow from the printed closing: "Mon to Thu 08:30 to 17:00, …"."""
        opens = self._opens
        return ", ".join(
            f"{_span(each.days)} {opens:%H:%M} to {each.begins:%H:%M}" for each in self.closed if opens is not None
        )

    def at(self, moment: datetime, is_bank_holiday: bool | None = None) -> tuple[str, Reading, str]:
        """Return the contact to ring at a time on the wall, how sure that is, and why in a sentence.

        `is_bank_holiday` is None when it is not known.
        """
        day, clock = moment.weekday(), moment.time()
        when = f"{clock:%H:%M} on a {WEEKDAYS[day]}"
        if self._is_closed(day, clock) or self._is_closed_since(moment):
            return self.out_of_hours, Reading.PRINTED, f"The document prints {when} as out of office hours."
        gap = self._not_printed(day, clock, is_bank_holiday)
        if gap:
            return (
                self.out_of_hours,
                Reading.INFERRED,
                f"The document does not print any hours for {gap}. "
                "That the out-of-hours number answers then is inferred, not printed.",
            )
        unsure = "" if is_bank_holiday is False else " Whether it is a bank holiday is not known here."
        return (
            self.by_day,
            Reading.INFERRED,
            f"The document does not print office hours, only when the office is closed; {when} is not among it. "
            f"So the office is inferred to be open ({self.inferred}).{unsure} "
            "If there is no answer, ring the out-of-hours number.",
        )

    @property
    def _opens(self) -> time | None:
        return next((each.ends for each in self.closed if each.ends is not None), None)

    def _is_closed(self, day: int, clock: time) -> bool:
        return any(day in each.days and clock >= each.begins for each in self.closed)

    def _is_closed_since(self, moment: datetime) -> bool:
        evening = (moment - timedelta(days=1)).weekday()
        return any(evening in each.days and each.ends is not None and moment.time() < each.ends for each in self.closed)

    def _not_printed(self, day: int, clock: time, is_bank_holiday: bool | None) -> str | None:
        if not any(day in each.days for each in self.closed):
            return f"a {WEEKDAYS[day]}"
        if self._opens is not None and clock < self._opens:
            return f"a {WEEKDAYS[day]} before {self._opens:%H:%M}"
        return "bank holidays" if is_bank_holiday else None


def _closed(entry: Entry, printed: str) -> Closed:
    entry.expect("days begins", "ends")
    for name in ("days", "begins", "ends"):
        if name in entry and not stands_in(entry.text(name), printed):
            raise RuleError(f"{entry.place}: “{entry.text(name)}” does not stand in “{printed}”. Correct one of them.")
    ends = _clock(entry, "ends") if "ends" in entry else None
    return Closed(_days(entry), _clock(entry, "begins"), ends)


def _clock(entry: Entry, name: str) -> time:
    try:
        return time.fromisoformat(entry.text(name))
    except ValueError as exc:
        raise RuleError(f"{entry.place}: “{entry.text(name)}” is not a time of day. Write it as 16:30.") from exc


def _days(entry: Entry) -> tuple[int, ...]:
    try:
        ends = [_SHORT.index(day.strip()[:3].casefold()) for day in entry.text("days").split("-")]
    except ValueError as exc:
        raise RuleError(f"{entry.place}: “{entry.text('days')}” does not name days of the week.") from exc
    return tuple(range(ends[0], ends[-1] + 1))


def _span(days: Sequence[int]) -> str:
    first, last = WEEKDAYS[days[0]], WEEKDAYS[days[-1]]
    return first if first == last else f"{first} to {last}"
