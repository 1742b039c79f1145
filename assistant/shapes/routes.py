"""Shapes of routes and contacts: their JSON forms, the same on every face."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from urllib.parse import quote as escaped

from corpus.cited import Cited
from corpus.days.bank_holidays import load_working_days
from corpus.routes.contacts import Contact, ContactNow, Contacts
from corpus.routes.lines import HEADINGS, Line
from corpus.routes.nodes import Outcome, Question
from corpus.routes.routes import Answered, Routes, which_area
from corpus.shelf import Shelf


def whom_to_ring(contacts: Contacts, area: str, at: datetime) -> ContactNow:
    """Return whom to ring in an area at a moment, bank holidays of England and Wales considered."""
    calendar = load_working_days()
    day: date = at.date()
    known = day in calendar.holidays if calendar.knows(day) else None
    return contacts.open_now(area, at, known)


def area_shape(areas: Mapping[str, str], shelf: Shelf) -> dict[str, Any]:
    """Return the question of which area it is, the one before all others; the areas are names by id."""
    return {
        "kind": "question",
        "area": None,
        "area_name": None,
        "answered": [],
        **question_shape(which_area(areas), shelf),
    }


def step_shape(routes: Routes, area: str, answers: Mapping[str, str], at: datetime) -> dict[str, Any]:
    """Return the next question of an area or the outcome, with the answers that led there.

    `at` is the time on the wall in the United Kingdom for which an outcome says whom to ring.
    """
    node = routes.next(area, answers)
    answered = [_answered_shape(each) for each in routes.answered(area, answers)]
    head = {"area": area, "area_name": routes.areas[area], "answered": answered}
    if isinstance(node, Question):
        return {"kind": "question", **head, **question_shape(node, routes.shelf)}
    now = now_shape(whom_to_ring(routes.contacts, area, at), routes.shelf) if node.front_door else None
    return {"kind": "outcome", **head, **outcome_shape(node, routes.shelf), "now": now}


def question_shape(question: Question, shelf: Shelf) -> dict[str, Any]:
    """Return a question with its answers, and the documents' own conditions where it shows any."""
    return {
        "id": question.id,
        "ask": question.ask,
        "help": question.help,
        "lines": [line_shape(line, shelf) for line in question.lines],
        "answers": [{"id": choice.id, "says": choice.says} for choice in question.choices],
    }


def outcome_shape(outcome: Outcome, shelf: Shelf) -> dict[str, Any]:
    """Return an outcome: its lines in the order in which people need them, each with its citations."""
    order = list(HEADINGS)
    return {
        "id": outcome.id,
        "title": outcome.title,
        "status": outcome.status,
        "editions": _editions(outcome, shelf),
        "emergency": outcome.emergency,
        "national": outcome.source != outcome.area,
        "channel": outcome.channel,
        "contacts": [contact_shape(contact, shelf) for contact in outcome.contacts],
        "lines": [line_shape(line, shelf) for line in sorted(outcome.lines, key=lambda line: order.index(line.part))],
        "notes": list(outcome.notes),
    }


def line_shape(line: Line, shelf: Shelf) -> dict[str, Any]:
    """Return a line; `own` marks the product's own sentences, which cite nothing."""
    return {
        "part": line.part,
        "heading": HEADINGS[line.part],
        "text": line.text,
        "own": line.own,
        "strength": line.strength,
        "limit": line.limit or None,
        "counts_from": line.counts_from or None,
        "note": line.note or None,
        "citations": [cited_shape(cited, shelf) for cited in line.cited],
    }


def contact_shape(contact: Contact, shelf: Shelf) -> dict[str, Any]:
    """Return a contact: what is printed of its hours, and what is only inferred, apart."""
    return {
        "id": contact.id,
        "area": contact.area,
        "name": contact.name,
        "purpose": contact.purpose,
        "use": contact.use,
        "number": contact.number or None,
        "options": contact.options or None,
        "email": contact.email or None,
        "hours": {"printed": contact.hours_printed or None, "inferred": contact.hours_inferred or None},
        "status": contact.status,
        "citations": [cited_shape(cited, shelf) for cited in contact.proofs],
    }


def now_shape(now: ContactNow, shelf: Shelf) -> dict[str, Any]:
    """Return whom to ring at a moment, whether that is printed or inferred, and why."""
    return {
        "at": now.at.isoformat(timespec="minutes"),
        "reading": now.reading,
        "note": now.note,
        "contact": contact_shape(now.contact, shelf) if now.contact else None,
        "otherwise": contact_shape(now.otherwise, shelf) if now.otherwise else None,
        "citations": [cited_shape(cited, shelf) for cited in now.quotes],
    }


def cited_shape(cited: Cited, shelf: Shelf) -> dict[str, Any]:
    """Return cited words with their place; the spans are characters of the source, once proved."""
    book = shelf.book(cited.ref.book)
    anchor = cited.ref.label + (f"/{cited.ref.item}" if cited.ref.item else "")
    return {
        "document": book.id,
        "ref": str(cited.ref),
        "label": cited.label,
        "quote": cited.words,
        "title": book.title,
        "edition": cited.edition or book.edition_name,
        "status": book.status,
        "url": f"/documents/{book.id}#{escaped(anchor, safe='/')}",
        "spans": [[quote.start, quote.end] for quote in cited.quotes],
    }


def _answered_shape(answered: Answered) -> dict[str, str]:
    return {
        "question": answered.question.id,
        "asked": answered.question.ask,
        "answer": answered.choice.id,
        "says": answered.choice.says,
    }


def _editions(outcome: Outcome, shelf: Shelf) -> list[dict[str, str]]:
    books = dict.fromkeys(shelf.book(cited.ref.book) for cited in outcome.cited)
    return [
        {"document": book.id, "title": book.title, "edition": book.edition_name, "status": book.status}
        for book in books
    ]
