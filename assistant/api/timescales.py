"""What the addresses and pages about time share: the rules in force, how they count, how they are told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any

from fastapi import Request
from fastapi.responses import Response
from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from assistant import words
from assistant.api.complaints import Complaint
from assistant.api.port import Assistant
from assistant.api.problems import Problem, ProblemError, invalid
from assistant.api.routers.rules import rulebook_of
from assistant.api.turn import area_called
from assistant.shapes.rules import citations_of
from assistant.shapes.timelines import Telling, no_timeline
from corpus.catalogue import NATIONAL, Status
from corpus.days.bank_holidays import load_working_days
from corpus.days.counting import Counting
from corpus.days.dates import read_moment
from corpus.days.due import due, why_undated
from corpus.days.timelines import Entry, Timeline, timeline
from corpus.days.working_days import WorkingDays
from corpus.errors import CalendarError, UnknownName
from corpus.rules.rule import Rule
from corpus.rules.rulebook import Rulebook


def _moment(value: Any) -> Any:
    try:
        return read_moment(value) if isinstance(value, str) else read_moment("")
    except CalendarError as exc:
        raise PydanticCustomError("moment", "not a date such as 2026-11-02 or 2026-11-02T14:30") from exc


Moment = Annotated[datetime | date, BeforeValidator(_moment)]


@dataclass(frozen=True, slots=True)
class Timescales:
    """The rules over the live index, ready to be counted and told."""

    assistant: Assistant
    rulebook: Rulebook
    calendar: WorkingDays
    counting: Counting  # unless a caller asks for another

    @classmethod
    def of(cls, assistant: Assistant, request: Request) -> "Timescales":
        """Return those of the assistant that is open now."""
        counting = getattr(getattr(assistant, "knowledge", None), "counting", Counting.EVENT_IS_DAY_0)
        return cls(assistant, rulebook_of(assistant, request), load_working_days(), counting)

    @property
    def telling(self) -> Telling:
        """What the rules need in order to be told."""
        catalogue, facets = self.assistant.snapshot.catalogue, self.rulebook.facets

        def cite(rule_id: str) -> Sequence[Mapping[str, Any]]:
            return citations_of(self.rulebook.rule(rule_id), catalogue)

        def edition(document_id: str) -> str:
            document = catalogue.document(document_id)
            return "" if document.status is Status.IN_FORCE else words.edition_alert(document)

        areas = {NATIONAL: words.NATIONAL_GUIDANCE} | {area.id: area.name for area in catalogue.areas}
        return Telling(facets.events, facets.actors, areas, cite, edition)

    def rule(self, rule_id: str) -> Rule:
        """Return a rule; stop with a problem when it is not held."""
        for rule in self.rulebook.rules:
            if rule.id == rule_id:
                return rule
        raise ProblemError(invalid((Complaint("rule", words.UNKNOWN_RULE_HERE),)))

    def entry(self, rule: Rule, start: date | datetime, counting: Counting | None) -> Entry:
        """Count one rule; CalendarError when its date lies beyond what is known."""
        why = why_undated(rule)
        if why:
            return Entry(rule, None, why)
        return Entry(rule, due(rule, start, calendar=self.calendar, counting=counting or self.counting))

    def line(self, event: str, area: str | None, start: date | datetime, counting: Counting | None) -> Timeline:
        """Count a whole timeline; stop with a problem when nothing is held of its event or area."""
        area = area_called(self.assistant, area)
        try:
            event = self.telling.event_called(event)
        except UnknownName as exc:
            raise ProblemError(invalid((Complaint("event", words.UNKNOWN_EVENT_HERE),))) from exc
        counted = timeline(
            self.rulebook.rules, event, area, start, calendar=self.calendar, counting=counting or self.counting
        )
        if not counted.entries:
            said = no_timeline(event, area, self.rulebook.rules, self.telling)
            raise ProblemError(Problem(404, "no-timeline", said))
        return counted


def calendar_response(diary: bytes, name: str) -> Response:
    """Return a calendar file under a name, without its ending."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.ics"'}
    return Response(diary, media_type="text/calendar; charset=utf-8", headers=headers)
