"""Shapes of deadlines and timelines: their JSON forms, which the pages and the terminal show too."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from assistant import words
from corpus.days.counting import Counting
from corpus.days.dates import in_words
from corpus.days.timelines import Entry, Timeline, events
from corpus.errors import UnknownName
from corpus.rules.rule import NOT_STATED, Bound, Fact
from corpus.shelf import NATIONAL

Shape = dict[str, Any]

_UNDATED: Shape = dict.fromkeys(("due", "earliest", "settled", "from", "amount_from", "pattern", "counting")) | {
    name: [] for name in ("steps", "skipped", "readings", "conventions", "notes")
}


@dataclass(frozen=True, slots=True)
class Telling:
    """What rules need in order to be told: how people name things, and chapter and verse."""

    events: Mapping[str, str]
    actors: Mapping[str, str]
    areas: Mapping[str, str]
    cite: Callable[[str], Sequence[Mapping[str, Any]]]  # the citations of a rule, by its id
    edition: Callable[[str], str]  # what is known of a document's edition, by its id; "" where it is in force

    def event_called(self, said: str) -> str:
        """Return the event that people call this; raise UnknownName when there is none."""
        for event, name in self.events.items():
            if _plain(said) in (_plain(event), _plain(name)):
                return event
        raise UnknownName(words.UNKNOWN_EVENT.format(event=said))


def entry_shape(entry: Entry, telling: Telling) -> Shape:
    """Return one rule with its date and every step to it, or with the reason why it has none."""
    rule, counted = entry.rule, entry.deadline
    citations = telling.cite(rule.id)
    status = citations[0]["status"]
    if counted is None:
        dated = _UNDATED | {"amount": rule.amount, "unit": rule.unit or None, "citations": [dict(c) for c in citations]}
    else:
        dated = counted.as_dict(citations)
        dated["settled"] = counted.settled and rule.counts_from != NOT_STATED
    return {
        "rule": rule.id,
        "area": rule.area,
        "area_name": telling.areas[rule.area],
        "national": rule.area == NATIONAL,
        "status": str(status),
        "history": status == "historical",
        "duty": rule.duty,
        "says": rule.says,
        "who": telling.actors.get(rule.actor),
        "strength": str(rule.strength),
        "word": rule.word or None,
        "counts_from": rule.counts_from or None,
        "exceptions": rule.exceptions or None,
        "when": _when(entry),
        "why": entry.why or None,
        "left_open": [*(counted.notes if counted else ()), *([words.AKIN] if entry.akin else ())],
        **dated,
    }


def timeline_shape(line: Timeline, counting: Counting, telling: Telling) -> Shape:
    """Return a timeline: all its rules in order, and what must be known to read them."""
    entries = [entry_shape(entry, telling) for entry in line.entries]
    unanchored = [entry_shape(entry, telling) for entry in line.unanchored]
    start = datetime.combine(line.day, line.at) if line.at else line.day
    return {
        "event": line.event,
        "event_name": telling.events[line.event],
        "area": line.area,
        "area_name": telling.areas[line.area or NATIONAL],
        "from": start.isoformat(),
        "from_in_words": in_words(line.day) + (f" at {line.at:%H:%M}" if line.at else ""),
        "counting": counting.value,
        "conventions": list(line.conventions),
        "deadlines": entries,
        "unanchored": unanchored,
        "narrower": [{"event": event, "name": telling.events[event]} for event in line.narrower],
        "notes": list(_notes(line, [*entries, *unanchored], telling)),
    }


def events_shape(rules: Iterable[Fact], area: str | None, telling: Telling) -> Shape:
    """Return the events that the rules of an area and the national ones count from."""
    return {
        "area": area,
        "area_name": telling.areas[area or NATIONAL],
        "events": [
            {
                "event": event,
                "name": telling.events[event],
                "local": sum(rule.area != NATIONAL for rule in found),
                "national": sum(rule.area == NATIONAL for rule in found),
            }
            for event, found in events(rules, area).items()
        ],
    }


def no_timeline(event: str, area: str | None, rules: Iterable[Fact], telling: Telling) -> str:
    """Return the sentence that an area's documents and national ones count nothing from an event, and what they do."""
    said = words.NO_NATIONAL_TIMELINE if area in (None, NATIONAL) else words.NO_TIMELINE
    known = words.EVENTS_ARE.format(events=", ".join(events(rules, area)))
    return f"{said.format(area=telling.areas[area or NATIONAL], event=telling.events[event])} {known}"


def chapter_and_verse(shape: Shape) -> str:
    """Return the citations of a rule in words: document, edition, status, place and the words themselves."""
    return "\n".join(
        f"{cited['title']} ({cited['edition']}; status: {cited['status']}), {cited['label']}: “{cited['quote']}”"
        for cited in shape["citations"]
    )


def _when(entry: Entry) -> str:
    rule = entry.rule
    if entry.deadline is not None:
        readings = sorted(entry.deadline.readings, key=lambda reading: reading.due)
        return " or ".join(dict.fromkeys(reading.window_in_words for reading in readings))
    if rule.kind.runs and rule.value is None and rule.amount is None and rule.unit:
        return words.NO_DATE_WORDS.format(unit=rule.unit)
    if rule.bound in (Bound.BEFORE, Bound.AFTER) and rule.amount is None:
        return words.NO_DATE_ORDER.format(bound=rule.bound)
    return words.NO_DATE


def _notes(line: Timeline, shapes: Sequence[Shape], telling: Telling) -> Iterable[str]:
    if line.area is None:
        yield words.NATIONAL_ONLY
    if any(shape["history"] for shape in shapes):
        yield words.HISTORY_NOTE
    documents = dict.fromkeys(cited["document"] for shape in shapes for cited in shape["citations"])
    yield from filter(None, map(telling.edition, documents))


def _plain(said: str) -> str:
    name = " ".join(said.casefold().replace("-", " ").split())
    return name.removeprefix("a ").removeprefix("an ").removeprefix("the ")
