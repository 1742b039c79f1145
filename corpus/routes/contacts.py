"""Contacts: whom the documents say to ring or write to, what for, and who answers now."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from corpus.carried import stands_in
from corpus.cited import Cited, Library
from corpus.days import uk_clock
from corpus.days.opening_hours import OpeningHours, Reading
from corpus.errors import CatalogueError, RuleError
from corpus.plain_yaml import Entry, read_plain
from corpus.settings import CORPUS
from corpus.shelf import Shelf

CONTACTS = CORPUS / "contacts.yaml"


class Purpose(StrEnum):
    """What a contact is for; only the first is ever offered for a child at risk."""

    SAFEGUARDING = "safeguarding"
    ADVICE = "advice on the Common Assessment Framework"
    COMMENTS = "comments on the policy"


@dataclass(frozen=True, slots=True)
class Contact:
    """One number or address that a document prints."""

    id: str
    area: str
    name: str
    purpose: Purpose
    use: str  # what it is for and what not, in our words
    number: str  # "" for an address
    options: str  # what to choose once through: "Option 3, Option 2"
    email: str
    hours_printed: str  # verbatim; "" when none are
    hours_inferred: str  # what follows from printed hours of another contact
    status: str  # its document's
    proofs: tuple[Cited, ...]  # the first states number, options and address

    @property
    def reach(self) -> str:
        """How to reach it, to be read aloud: "0300 123 5012, Option 3, Option 2"."""
        return ", ".join(part for part in (self.number or self.email, self.options) if part)


@dataclass(frozen=True, slots=True)
class ContactNow:
    """Whom to ring about a child at risk at one moment."""

    area: str
    at: datetime  # the time on the wall in the United Kingdom, without a zone
    contact: Contact | None  # None: the documents print none
    reading: Reading
    note: str  # what is printed and what is inferred
    quotes: tuple[Cited, ...]
    otherwise: Contact | None = None  # the area's other safeguarding contact


@dataclass(frozen=True, slots=True)
class Contacts:
    """All contacts of the documents."""

    all: tuple[Contact, ...]
    hours: tuple[OpeningHours, ...]

    @classmethod
    def read(cls, shelf: Shelf, path: Path = CONTACTS) -> "Contacts":
        """Read the contacts of a file; the words are not yet proved against the documents."""
        data = read_plain(path)
        data.expect("contacts hours")
        hours = tuple(OpeningHours.of(entry) for entry in data.entries("hours"))
        found = tuple(_contact(entry, shelf, hours) for entry in data.entries("contacts"))
        ids = [contact.id for contact in found]
        for name in ids:
            if ids.count(name) > 1:
                raise RuleError(f"{path.name}: the contact “{name}” stands twice. Rename one.")
        for each in hours:
            if not {each.by_day, each.out_of_hours} <= {c.id for c in found if c.area == each.area}:
                raise RuleError(f"{path.name}: the hours of {each.area} name a contact that it does not have.")
        return cls(found, hours)

    def proved(self, library: Library) -> "Contacts":
        """Return the same, each with its quotes; RuleError when words do not stand where they should."""
        return Contacts(
            tuple(replace(each, proofs=tuple(proof.proved(library) for proof in each.proofs)) for each in self.all),
            tuple(each.proved(library) for each in self.hours),
        )

    def within(self, held: Collection[tuple[str, str]]) -> "Contacts":
        """Return the contacts that a set of documents (id and edition) prints."""
        return Contacts(
            tuple(each for each in self.all if each.proofs[0].document in held),
            tuple(each for each in self.hours if each.proof.document in held),
        )

    def of(self, area: str, purpose: Purpose | None = None) -> tuple[Contact, ...]:
        """Return the contacts of one area, and of no other."""
        return tuple(each for each in self.all if each.area == area and purpose in (None, each.purpose))

    def called(self, contact_id: str) -> Contact:
        """Return the contact with that id; CatalogueError when there is none."""
        for contact in self.all:
            if contact.id == contact_id:
                return contact
        raise CatalogueError(f"There is no contact “{contact_id}”.")

    def open_now(self, area: str, at: datetime, is_bank_holiday: bool | None = None) -> ContactNow:
        """Return whom to ring in an area at a moment; one without a zone is what the clock on the wall shows."""
        shown = uk_clock.local(at) if at.tzinfo else at
        safeguarding = self.of(area, Purpose.SAFEGUARDING)
        if not safeguarding:
            return ContactNow(area, shown, None, Reading.NONE, _none(self.of(area)), ())
        hours = next((each for each in self.hours if each.area == area), None)
        if hours is None:
            note = "The document does not print when this number is answered."
            return ContactNow(area, shown, safeguarding[0], Reading.NONE, note, safeguarding[0].proofs[:1])
        name, reading, note = hours.at(shown, is_bank_holiday)
        contact = self.called(name)
        other = self.called(hours.out_of_hours if name == hours.by_day else hours.by_day)
        quotes = tuple(dict.fromkeys((contact.proofs[0], hours.proof)))
        return ContactNow(area, shown, contact, reading, note, quotes, other)


def _none(others: Sequence[Contact]) -> str:
    says = "The documents held here print no safeguarding number for this area."
    purposes = {contact.purpose for contact in others if contact.number}
    if purposes:
        says += f" The numbers they do print are for something else: {', '.join(sorted(purposes))}."
    return says


def _contact(entry: Entry, shelf: Shelf, hours: Sequence[OpeningHours]) -> Contact:
    entry.expect("id area name purpose use proofs", "number options email")
    proofs = tuple(Cited.of(each) for each in entry.entries("proofs"))
    for field in ("number", "options", "email"):
        if field in entry and not (proofs and stands_in(entry.text(field), proofs[0].words)):
            raise RuleError(f"{entry.place}: “{entry.text(field)}” does not stand in the first quote. Correct one.")
    if not any(stands_in(entry.text("name"), proof.words) for proof in proofs):
        raise RuleError(f"{entry.place}: “{entry.text('name')}” does not stand in a quote. Use the printed name.")
    book = shelf.book(proofs[0].ref.book)
    if book.area != entry.text("area"):
        raise RuleError(f"{entry.place}: {book.id} is a document of {book.area}, not of {entry.text('area')}.")
    own = entry.text("id")
    return Contact(
        own, book.area, entry.text("name"), _purpose(entry), entry.text("use"),
        entry.text("number"), entry.text("options"), entry.text("email"),
        next((each.printed for each in hours if each.out_of_hours == own), ""),
        next((each.inferred for each in hours if each.by_day == own), ""),
        book.status, proofs,
    )  # fmt: skip


def _purpose(entry: Entry) -> Purpose:
    try:
        return Purpose(entry.text("purpose"))
    except ValueError as exc:
        known = ", ".join(Purpose)
        raise RuleError(f"{entry.place}: “{entry.text('purpose')}” is not a purpose. There are: {known}.") from exc
