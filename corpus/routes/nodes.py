"""The nodes of a decision list: questions, and the outcomes they lead to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.carried import check_own
from corpus.cited import Cited, Library
from corpus.errors import RuleError
from corpus.plain_yaml import Entry
from corpus.routes.contacts import Contact, Contacts
from corpus.routes.lines import Line, Part


class Channel(StrEnum):
    """How the first step of an outcome is taken."""

    PHONE = "phone"
    PORTAL = "portal"
    FORM = "form"
    MEETING = "meeting"
    VISIT = "visit"
    EMAIL = "e-mail"
    WRITING = "in writing"
    NOT_STATED = "not stated"


# What the words quoted for the channel must hold.
_EVIDENCE = {
    Channel.PHONE: r"telephone|phone|\d{4} \d{3}",
    Channel.PORTAL: r"portal",
    Channel.FORM: r"\bform\b",
    Channel.MEETING: r"meeting|discuss|conference",
    Channel.VISIT: r"visit|\bseen?\b",
    Channel.EMAIL: r"@",
    Channel.WRITING: r"in writing|notif",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a question, and the node it leads to."""

    id: str
    says: str
    goes: str  # "node", or "area/node"


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask; `lines` show the documents' own conditions, where there are any."""

    id: str
    ask: str
    help: str
    choices: tuple[Choice, ...]
    lines: tuple[Line, ...] = ()

    @classmethod
    def of(cls, entry: Entry) -> "Question":
        """Read a question; what it says in our own words states no figure and no duty."""
        entry.expect("id ask answers", "help lines")
        choices = []
        for answer in entry.entries("answers"):
            answer.expect("id says goes")
            check_own(answer.place, answer.text("says"))
            choices.append(Choice(answer.text("id"), answer.text("says"), answer.text("goes")))
        if len({choice.id for choice in choices}) < max(2, len(choices)):
            raise RuleError(f"{entry.place}: a question needs two answers or more, each with its own id.")
        check_own(entry.place, f"{entry.text('ask')} {entry.text('help')}")
        lines = tuple(Line.of(line) for line in entry.entries("lines"))
        return cls(entry.text("id"), entry.text("ask"), entry.text("help"), tuple(choices), lines)

    def proved(self, library: Library) -> "Question":
        """Return the same, its lines proved."""
        return replace(self, lines=tuple(line.proved(library) for line in self.lines))


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a path ends: who does what, how, by when and what then."""

    id: str
    area: str  # whose list was followed
    source: str  # whose list the outcome stands in: the area's, or the national one
    title: str
    channel: Channel
    lines: tuple[Line, ...]
    contacts: tuple[Contact, ...]
    front_door: bool  # whether the area's safeguarding contacts belong to it
    emergency: bool  # whether it opens with the product's own 999 text
    status: str = ""  # of the document that leads it
    notes: tuple[str, ...] = ()  # the product's own: what is missing, and how old the documents are

    @classmethod
    def of(cls, entry: Entry, area: str, contacts: Contacts) -> "Outcome":
        """Read an outcome; RuleError when its channel is not proved or a contact is another area's."""
        entry.expect("id title channel lines", "contacts front_door emergency")
        check_own(entry.place, entry.text("title"))
        lines = tuple(Line.of(line) for line in entry.entries("lines"))
        named = tuple(contacts.called(name) for name in entry.items_of("contacts"))
        for contact in named:
            if contact.area != area:
                raise RuleError(f"{entry.place}: “{contact.id}” belongs to {contact.area}; never lend it to {area}.")
        if not any(line.cited for line in lines) or lines[0].part is not Part.DO:
            raise RuleError(f"{entry.place}: an outcome begins with what to do, and cites the documents.")
        channel = _channel(entry, lines)
        flags = (entry.text("front_door") == "yes", entry.text("emergency") == "yes")
        return cls(entry.text("id"), area, area, entry.text("title"), channel, lines, named, *flags)

    def proved(self, library: Library) -> "Outcome":
        """Return the same, its lines and contacts proved."""
        contacts = (
            replace(each, proofs=tuple(proof.proved(library) for proof in each.proofs)) for each in self.contacts
        )
        return replace(self, lines=tuple(line.proved(library) for line in self.lines), contacts=tuple(contacts))

    def part(self, part: Part) -> tuple[Line, ...]:
        """Return the lines of one part, in order."""
        return tuple(line for line in self.lines if line.part is part)

    @property
    def cited(self) -> tuple[Cited, ...]:
        """Everything the outcome cites, each once, in order."""
        found = [cited for line in self.lines for cited in line.cited]
        found += [cited for contact in self.contacts for cited in contact.proofs]
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class RouteList:
    """The decision list of one area."""

    area: str
    falls_to: str  # the area whose list answers what this one does not; "" for none
    about: str
    start: str
    nodes: Mapping[str, Question | Outcome]

    @property
    def documents(self) -> set[tuple[str, str]]:
        """Every document, and its edition, that the list cites."""
        return {cited.document for node in self.nodes.values() for line in node.lines for cited in line.cited}


def _channel(entry: Entry, lines: tuple[Line, ...]) -> Channel:
    try:
        channel = Channel(entry.text("channel"))
    except ValueError as exc:
        known = ", ".join(Channel)
        raise RuleError(f"{entry.place}: “{entry.text('channel')}” is not a channel. There are: {known}.") from exc
    how = " ".join(line.words for line in lines if line.part is Part.HOW).strip()
    if channel is Channel.NOT_STATED:
        if how:
            raise RuleError(f"{entry.place}: the channel is “not stated”, yet a line tells how. Name the channel.")
    elif not re.search(_EVIDENCE[channel], how, re.IGNORECASE):
        raise RuleError(f"{entry.place}: no line with part “how” proves the channel “{channel}”. Quote one.")
    return channel
