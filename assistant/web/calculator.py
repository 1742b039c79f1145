"""The calculator: one date, counted from a rule or from a length of time, with every day drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from assistant import words
from assistant.api.complaints import Complaint
from assistant.api.problems import ProblemError, invalid
from assistant.api.state import Open
from assistant.api.timescales import Timescales, calendar_response
from assistant.shapes.diary import diary
from assistant.shapes.ics import calendar_file, diary_entries
from assistant.shapes.timelines import Shape, entry_shape
from assistant.web.counted_words import dates_of, heading_of, of_own_length, passed_over
from assistant.web.months import Month, month_of, months_of
from assistant.web.pager import Pager
from assistant.web.render import page
from assistant.web.rule_words import limit_of
from assistant.web.when import DAY_OF_EVENT, When
from corpus.days.counting import Counting
from corpus.days.dates import in_words
from corpus.days.deadlines import deadline
from corpus.days.due import why_undated
from corpus.days.durations import Duration, Pattern, Unit
from corpus.days.timelines import Entry
from corpus.errors import CalendarError
from corpus.rules.readings import Deadline, Reading
from corpus.rules.rule import Rule
from corpus.shelf import NATIONAL

router = APIRouter(include_in_schema=False)

RULE, LENGTH = "rule", "length"
MONTHS = 18  # drawn on one page
_AMOUNT = 40  # characters, which every amount in words keeps to
_LABEL = 90  # characters of a rule's sentence in the list
_UNITS = {unit: unit.value for unit in Unit} | {Unit.DAYS: "calendar days", Unit.SAME_DAY: "the same day"}
_PATTERNS = {
    Pattern.WITHIN: "After the day: it is due by then",
    Pattern.BEFORE: "Before the day: counted back from it",
    Pattern.EVERY: "Again and again: each from the one before",
}


class Form(When):
    """A rule, or a length of time, and the day to count it from."""

    what: str = ""
    rule: str = ""
    amount: str = ""
    unit: str = Unit.WORKING_DAYS.value
    pattern: str = Pattern.WITHIN.value
    page: str = ""  # of the calendar, where it is a long one

    @property
    def sent(self) -> bool:
        """Whether the form was sent, and not only opened with a rule."""
        return "start" in self.model_fields_set

    @property
    def counts(self) -> str:
        """Whether a rule is counted or a length of time; a link that names only one of them has chosen it."""
        if self.what in (RULE, LENGTH):
            return self.what
        if self.what or bool(self.rule) == bool(self.amount.strip()):
            return ""
        return RULE if self.rule else LENGTH

    @property
    def query(self) -> dict[str, str]:
        """What was asked for, as the query of an address."""
        asked = {"what": self.counts, "from": self.start, "at": self.at, "counting": self.counting}
        length = {"amount": self.amount, "unit": self.unit, "pattern": self.pattern}
        own = {"rule": self.rule} if self.counts == RULE else length
        return {name: value for name, value in (asked | own).items() if value}

    @property
    def base(self) -> str:
        """The address of a page of the calendar, up to its number."""
        return f"/timescales/calculator?{urlencode(self.query)}&page="


@dataclass(frozen=True, slots=True)
class Drawn:
    """One reading with the months of it that are on the page."""

    reading: Reading
    months: tuple[Month, ...]

    @property
    def then(self) -> list[str]:
        """The days after the first, of "every", in words."""
        return [in_words(day) for day in self.reading.then]

    @property
    def skipped(self) -> list[str]:
        """The days that were passed over, in words, with the reason where it is not the weekday."""
        return [passed_over(day.date, day.why) for day in self.reading.skipped]


@router.get("/timescales/calculator")
def calculator(form: Annotated[Form, Query()], assistant: Open, request: Request) -> HTMLResponse:
    """Show the form, and below it the date that it asks for, or what is wrong with it."""
    times = Timescales.of(assistant, request)
    known = {rule.id: rule for rule in times.rulebook.rules}
    wrong = dict(_wrong(form, known)) if form.sent else {}
    entry, counted = None, None
    if form.sent and not wrong:
        try:
            entry, counted = _counted(form, times)
        except CalendarError as exc:
            wrong = {"from": str(exc)}
    months = max((len(months_of(counted, each)) for each in counted.readings), default=0) if counted else 0
    pager = Pager.at(form.page, months, MONTHS)
    chosen = known.get(form.rule) if form.counts == RULE else None
    readings = _drawn(counted, times, pager) if counted else []
    return page(
        "calculator.html",
        422 if wrong else 200,
        form=form,
        wrong=wrong,
        rule=entry_shape(entry or Entry(chosen, None), times.telling) if chosen else None,
        why=why_undated(chosen) if chosen else "",
        follows=_follows(chosen, form, times) if chosen and chosen.event else None,
        shape=_shape(counted, own=chosen is None) if counted else None,
        readings=readings,
        dates=list(dates_of([each.reading for each in readings])),
        pager=pager,
        numbered=counted is not None and counted.duration.unit not in (Unit.HOURS, Unit.SAME_DAY),
        passed=counted is not None and any(reading.skipped for reading in counted.readings),
        groups=_groups(times, chosen),
        units=_UNITS.items(),
        patterns=_PATTERNS.items(),
        countings=DAY_OF_EVENT,
        counting=form.counting or times.counting,
        documents=assistant.snapshot.catalogue.by_id,
        words=words,
        rulebook=times.rulebook.version,
    )


@router.get("/timescales/calculator.ics")
def calendar(form: Annotated[Form, Query()], assistant: Open, request: Request) -> Response:
    """Give what the calculator counts as a calendar file; stop with a problem when there is nothing to give."""
    times = Timescales.of(assistant, request)
    wrong = list(_wrong(form, {rule.id: rule for rule in times.rulebook.rules}))
    if wrong:
        raise ProblemError(invalid(tuple(Complaint(*each) for each in wrong)))
    entry, counted = _counted(form, times)
    if counted is None:
        raise CalendarError(entry.why if entry else words.NO_DATE)
    if entry is not None:
        return calendar_response(diary([entry], times.telling), f"{entry.rule.id}-{counted.event}")
    entries = diary_entries(counted, str(counted.duration), f"{counted.duration}|{counted.pattern}")
    text = calendar_file(entries, datetime.now(UTC))
    return calendar_response(text.encode(), f"deadline-{counted.event}")


def _wrong(form: Form, known: dict[str, Rule]) -> Iterator[tuple[str, str]]:
    match form.counts:
        case "rule":
            if form.rule not in known:
                yield "rule", words.CHOOSE_RULE
        case "length":
            yield from _wrong_length(form)
        case _:
            yield "what", words.CHOOSE_WHAT
    yield from form.wrong()


def _wrong_length(form: Form) -> Iterator[tuple[str, str]]:
    if form.pattern not in set(Pattern):
        yield "pattern", words.CHOOSE_PATTERN
    if form.unit not in set(Unit):
        yield "unit", words.CHOOSE_UNIT
    elif form.unit != Unit.SAME_DAY:
        if len(form.amount.strip()) > _AMOUNT:
            yield "amount", words.AMOUNT_TOO_LONG
            return
        try:
            Duration.of(form.amount, form.unit)
        except CalendarError as exc:
            yield "amount", str(exc) if form.amount.strip() else words.TYPE_AMOUNT


def _counted(form: Form, times: Timescales) -> tuple[Entry | None, Deadline | None]:
    """Count what a form without faults asks for; CalendarError when it goes beyond the days that are known."""
    counting = Counting(form.counting) if form.counting else times.counting
    if form.counts == RULE:
        entry = times.entry(times.rule(form.rule), form.moment, counting)
        return entry, entry.deadline
    return None, deadline(
        form.amount,
        form.unit,
        form.moment,
        calendar=times.calendar,
        counting=counting,
        pattern=Pattern(form.pattern),
    )


def _follows(rule: Rule, form: Form, times: Timescales) -> dict[str, str]:
    """Return the event that sets a rule running, with the address of all that follows from it."""
    asked = {"event": rule.event, "area": "" if rule.area == NATIONAL else rule.area, "from": form.start, "at": form.at}
    query = urlencode({name: value for name, value in asked.items() if value})
    return {"name": times.telling.events[rule.event], "address": f"/timescales/timeline?{query}"}


def _shape(counted: Deadline, *, own: bool) -> Shape:
    notes = map(of_own_length, counted.notes) if own else counted.notes
    return {"conventions": counted.conventions, "notes": list(notes), "sentence": heading_of(counted)}


def _drawn(counted: Deadline, times: Timescales, pager: Pager) -> list[Drawn]:
    """Return the readings, the earliest first, with the months of each that are on the page."""
    drawn = []
    for reading in sorted(counted.readings, key=lambda reading: reading.due):
        months = months_of(counted, reading)[pager.here]
        drawn.append(Drawn(reading, tuple(month_of(*each, counted, reading, times.calendar) for each in months)))
    return drawn


def _groups(times: Timescales, chosen: Rule | None) -> list[dict[str, Any]]:
    """Return the rules whose time can be counted, under their documents; and the one that a link chose."""
    catalogue = times.assistant.snapshot.catalogue
    groups: dict[str, list[tuple[str, str]]] = {}
    for rule in times.rulebook.rules:
        if rule is chosen or not why_undated(rule):
            groups.setdefault(rule.book, []).append((rule.id, _name(rule)))
    return [{"name": catalogue.document(book).short_title, "rules": rules} for book, rules in groups.items()]


def _name(rule: Rule) -> str:
    limit = limit_of(rule)
    name = f"{limit}: {rule.says}" if limit else rule.says
    return name if len(name) <= _LABEL else name[:_LABEL].rpartition(" ")[0] + " …"
