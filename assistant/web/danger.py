"""The danger box: what to do at once, and each number on a line of its own, with when it is answered."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from fastapi import Request

from assistant import words
from assistant.answer import Alert, AlertKind, Answer
from assistant.api.port import Assistant
from assistant.api.problems import ProblemError
from assistant.api.routers.routes import routes_of
from assistant.shapes.routes import whom_to_ring
from assistant.web.render import TELEPHONE
from corpus.catalogue import Area
from corpus.days.opening_hours import Reading
from corpus.days.uk_clock import local
from corpus.routes.contacts import Contact, ContactNow, Contacts, Purpose
from corpus.shelf import NATIONAL

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“])")


@dataclass(frozen=True, slots=True)
class Ring:
    """One number to ring, and when it is answered."""

    when: str  # "Now, out of hours"
    number: str
    options: str
    name: str


@dataclass(frozen=True, slots=True)
class DangerBox:
    """What stands in the box, in order."""

    safety: tuple[str, ...]  # sentences: first of all, the product's own
    rings: tuple[Ring, ...]
    others: tuple[str, ...]  # sentences with numbers that are no ring of the area
    rest: str  # what the documents say of it
    citations: tuple[int, ...]
    areas: tuple[Area, ...]  # those with numbers of their own to ring, where none was chosen


def danger_box(answer: Answer, assistant: Assistant, request: Request) -> DangerBox | None:
    """Return the box of an answer that has an alert of danger."""
    alert = next((alert for alert in answer.alerts if alert.kind is AlertKind.DANGER), None)
    if alert is None:
        return None
    contacts = contacts_of(assistant, request)
    area = answer.understood.area
    if area is None or area == NATIONAL:
        return _box(alert, (), with_numbers(assistant.snapshot.catalogue.areas, contacts))
    return _box(alert, rings(whom_to_ring(contacts, area, local(datetime.now(UTC)))), ())


def with_numbers(areas: Iterable[Area], contacts: Contacts) -> tuple[Area, ...]:
    """Return the councils whose own documents print a number to ring about a child at risk."""

    def rung(area: Area) -> bool:
        return area.id != NATIONAL and any(contact.number for contact in contacts.of(area.id, Purpose.SAFEGUARDING))

    return tuple(filter(rung, areas))


def contacts_of(assistant: Assistant, request: Request) -> Contacts:
    """Return the contacts of the documents held; none where they print none."""
    try:
        return routes_of(assistant, request).contacts
    except ProblemError:
        return Contacts((), ())


def rings(now: ContactNow) -> tuple[Ring, ...]:
    """Return the numbers of an area, the one that is answered at that moment first."""
    return tuple(_rings(now))


def _rings(now: ContactNow) -> Iterator[Ring]:
    for contact in filter(None, (now.contact, now.otherwise)):
        hours = _hours(contact, now)
        if contact is now.contact and now.reading is not Reading.NONE:
            sure = "" if now.reading is Reading.PRINTED else f" ({now.reading})"
            when = f"{words.NOW}, {hours}{sure}"
        else:
            when = hours
        yield Ring(when[:1].upper() + when[1:], contact.number, contact.options, contact.name)


def _hours(contact: Contact, now: ContactNow) -> str:
    if now.otherwise is None:
        return words.HOURS_UNKNOWN
    return words.OUT_OF_HOURS if contact.hours_printed else words.OFFICE_HOURS


def _box(alert: Alert, ringing: tuple[Ring, ...], areas: tuple[Area, ...]) -> DangerBox:
    own = next((said for said in (words.DANGER_TO_A_CHILD, words.DANGER) if alert.text.startswith(said)), "")
    rest = _sentences(alert.text[len(own) :])
    known = {ring.number for ring in ringing}
    shown = [each for each in rest if _shows(each, known)]
    return DangerBox(
        safety=_sentences(own) or tuple(shown),
        rings=ringing,
        others=tuple(shown) if own else (),
        rest=" ".join(each for each in rest if each not in shown),
        citations=tuple(sorted(alert.citations)),
        areas=areas,
    )


def _shows(sentence: str, known: set[str]) -> bool:
    """Whether a sentence must be seen at once: it has a number of its own, or says that there is none."""
    numbers = [match[0] for match in TELEPHONE.finditer(sentence)]
    missing = sentence.startswith(words.NO_NUMBER.partition("{")[0]) or sentence in words.NO_NUMBER
    return missing or any(number not in known for number in numbers)


def _sentences(text: str) -> tuple[str, ...]:
    return tuple(filter(None, _SENTENCE.split(text.strip())))
