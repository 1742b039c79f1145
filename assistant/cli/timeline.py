"""What `verse deadline` finds by a rule or an event: read from the rule files, counted, ready to be shown."""

from dataclasses import dataclass
from datetime import date, datetime

from assistant.cli.deadline_layout import deadline_page
from assistant.cli.layout import Layout
from assistant.cli.timeline_layout import events_page, rule_page, timeline_page
from assistant.shapes.diary import diary
from assistant.shapes.glanced import Glance
from assistant.shapes.timelines import Shape, entry_shape, events_shape, no_timeline, timeline_shape
from corpus.days.counting import Counting
from corpus.days.due import due, why_undated
from corpus.days.timelines import Entry, timeline
from corpus.days.working_days import WorkingDays
from corpus.errors import UnknownName
from corpus.settings import Settings


@dataclass(frozen=True, slots=True)
class How:
    """The day that is counted from, and how."""

    start: date | datetime
    calendar: WorkingDays
    counting: Counting
    steps: bool  # whether each is shown


@dataclass(frozen=True, slots=True)
class Told:
    """What a command shows: as JSON, as lines for the terminal, or as a calendar file."""

    shape: Shape
    page: tuple[str, ...]
    diary: bytes = b""


def of_rule(rule_id: str, how: How, settings: Settings) -> Told:
    """Count one rule; one that gives no date says why."""
    known = Glance.of_rule(settings, rule_id)
    rule = known.rules.rule(rule_id)
    why = why_undated(rule)
    counted = None if why else due(rule, how.start, calendar=how.calendar, counting=how.counting)
    entry = Entry(rule, counted, why)
    shape = entry_shape(entry, known.telling)
    page = list(rule_page(shape, Layout.of_terminal()))
    if counted is not None:
        page += ["", *deadline_page(counted, how.steps)]
    return Told(shape, tuple(page), diary([entry], known.telling))


def of_event(event: str, area: str | None, how: How, settings: Settings) -> Told:
    """Count all that an event sets running in an area; UnknownName when nothing is said of the event there."""
    known = Glance.of_area(settings, area)
    area_id = known.shelf.area(area).id if area else None
    name = known.telling.event_called(event)
    line = timeline(known.rules.rules, name, area_id, how.start, calendar=how.calendar, counting=how.counting)
    if not line.entries:
        raise UnknownName(no_timeline(name, area_id, known.rules.rules, known.telling))
    shape = timeline_shape(line, how.counting, known.telling)
    page = tuple(timeline_page(shape, Layout.of_terminal(), how.steps))
    return Told(shape, page, diary(line.entries, known.telling))


def events(area: str | None, settings: Settings) -> Told:
    """List the events that an area's rules and the national ones count from."""
    known = Glance.of_area(settings, area)
    area_id = known.shelf.area(area).id if area else None
    shape = events_shape(known.rules.rules, area_id, known.telling)
    return Told(shape, tuple(events_page(shape, Layout.of_terminal())))
