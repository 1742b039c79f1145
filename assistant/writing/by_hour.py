"""By the hour: a question about whom to ring is answered with who answers at that hour, and what is only inferred."""

import re
from datetime import date, datetime, time, timedelta

from assistant import words
from assistant.knowledge import Knowledge
from assistant.reading.clock import time_named
from assistant.shapes.routes import whom_to_ring
from assistant.statement import Statement
from assistant.turn import Decision, Turn
from corpus.days import uk_clock
from corpus.days.opening_hours import Reading
from corpus.routes.contacts import Contact, ContactNow, Purpose
from corpus.rules.rule import RuleKind

_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_DAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:days?)?\b", re.IGNORECASE)
_NIGHT = re.compile(
    r"\b(?:nights?|night ?time|tonight|overnight|evenings?|out[ -]of[ -](?:office )?hours|after[ -]hours|midnight)\b",
    re.IGNORECASE,
)
_BANK_HOLIDAY = re.compile(r"\bbank holiday|\b(?:christmas|boxing|new year'?s|easter) (?:day|monday)\b", re.IGNORECASE)
_HOURS = re.compile(
    r"\b(?:night|tonight|evenings?|weekends?|saturdays?|sundays?|bank holidays?|hours|overnight)\b",
    re.IGNORECASE,
)
_WEEKEND = re.compile(r"\bweekends?\b", re.IGNORECASE)
_DAYTIME = re.compile(
    r"\b(?:day ?time|(?<!out of )office hours|working hours|(?:in|during|through) the (?:day|week)|week ?days?)\b",
    re.IGNORECASE,
)
_LATE, _EARLY = time(22), time(10)  # what "at night" and "in the daytime" stand for


def moment_of(question: str, today: date, now: time | None) -> datetime:
    """Return the moment a question is about: the day and hour it names, or else now."""
    clock = now or uk_clock.local(datetime.now().astimezone()).time()
    day = today
    named = _DAY.search(question)
    if named:
        wanted = next(n for n, name in enumerate(_DAYS) if name.startswith(named[1].casefold()))
        day = today + timedelta(days=(wanted - today.weekday()) % 7)
    elif _WEEKEND.search(question):
        day = today + timedelta(days=(_DAYS.index("saturday") - today.weekday()) % 7)
    hour = time_named(question)
    if hour:
        clock = hour
    elif _NIGHT.search(question):
        clock = _LATE
    elif named or _WEEKEND.search(question) or _DAYTIME.search(question):
        clock = _EARLY
    return datetime.combine(day, clock)


def contact_at_that_hour(turn: Turn, decision: Decision, knowledge: Knowledge) -> ContactNow | None:
    """Return whom to ring in the area asked about, at the hour asked about; None where that is not the question."""
    assert turn.understood is not None
    areas = turn.understood.areas
    if len(areas) != 1 or not any(rule.kind is RuleKind.CONTACT for rule in decision.rules):
        return None
    safeguarding = knowledge.contacts.of(areas[0], Purpose.SAFEGUARDING)
    if not any(rule.value == contact.number for rule in decision.rules for contact in safeguarding):
        return None
    question = turn.screened.question
    if any(named_in(contact, question) for contact in safeguarding) and not (
        _HOURS.search(question) or time_named(question)
    ):
        return None  # asked for by its name
    at = moment_of(question, turn.event or turn.ask.today, turn.ask.now)
    if _BANK_HOLIDAY.search(question):
        return knowledge.contacts.open_now(areas[0], at, is_bank_holiday=True)
    return whom_to_ring(knowledge.contacts, areas[0], at)


def named_in(contact: Contact, question: str) -> bool:
    """Whether a question asks for a contact by its name, or by the initials that the document gives it."""
    initials = "".join(word[0] for word in re.findall(r"[A-Z][a-z]+", contact.name.partition("(")[0]))
    names = [contact.name.partition("(")[0].strip(), *re.findall(r"\((\w+)\)", contact.name), initials]
    return any(re.search(rf"\b{re.escape(name)}\b", question, re.IGNORECASE) for name in names if len(name) > 1)


def said(found: ContactNow) -> tuple[Statement, ...]:
    """Return who answers then, and the other contact."""
    return tuple(statement_of(contact) for contact in (found.contact, found.otherwise) if contact)


def how_sure(found: ContactNow) -> str:
    """Return what of it is printed and what is only inferred, without a figure."""
    if found.reading is not Reading.INFERRED:
        return words.HOURS_PRINTED if found.reading is Reading.PRINTED else words.HOURS_NOT_PRINTED
    by_day = found.contact is not None and found.contact.hours_inferred
    return words.HOURS_OPEN_INFERRED if by_day else words.HOURS_CLOSED_INFERRED


def statement_of(contact: Contact) -> Statement:
    """Return a contact as it is said: its name and how to reach it, with the words that print them."""
    quotes = tuple(quote for proof in contact.proofs for quote in proof.quotes)
    return Statement.by_rule(f"{contact.name}: {contact.reach}.", quotes)
