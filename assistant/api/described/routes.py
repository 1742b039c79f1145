"""Routes and contacts: whom to turn to."""

from typing import Literal

from pydantic import BaseModel

from assistant.api.described.words import CitedWords
from corpus.routes.lines import Part
from corpus.routes.nodes import Channel


class Hours(BaseModel):
    """When somebody answers: as printed, and what is only inferred, apart."""

    printed: str | None
    inferred: str | None


class ContactEntry(BaseModel):
    """A number or address of the documents."""

    id: str
    area: str
    name: str
    purpose: str
    use: str
    number: str | None
    options: str | None
    email: str | None
    hours: Hours
    status: str
    citations: list[CitedWords]


class Now(BaseModel):
    """Whom to ring at a moment, whether that is printed or inferred, and why."""

    at: str
    reading: str
    note: str
    contact: ContactEntry | None
    otherwise: ContactEntry | None
    citations: list[CitedWords]


class ContactList(BaseModel):
    """The contacts of an area, or of all, and whom to ring in the area at a moment."""

    area: str | None
    at: str
    contacts: list[ContactEntry]
    now: Now | None
    index: str


class LineEntry(BaseModel):
    """A line of a route; `own` marks the product's own sentences, which cite nothing."""

    part: Part
    heading: str
    text: str
    own: bool
    strength: str
    limit: str | None
    counts_from: str | None
    note: str | None
    citations: list[CitedWords]


class AnswerEntry(BaseModel):
    """One answer to a question."""

    id: str
    says: str


class LeadingAnswer(AnswerEntry):
    """One answer, and the node it leads to."""

    goes: str


class _Question(BaseModel):
    id: str
    ask: str
    help: str
    lines: list[LineEntry]


class QuestionEntry(_Question):
    """One thing to ask."""

    answers: list[AnswerEntry]


class LeadingQuestion(_Question):
    """One thing to ask, and where each answer leads."""

    answers: list[LeadingAnswer]


class RouteSummary(BaseModel):
    """The decision list of an area, with its first question."""

    area: str
    name: str
    about: str
    national: bool
    start: QuestionEntry


class RouteList(BaseModel):
    """The decision lists there are."""

    routes: list[RouteSummary]
    index: str


class EditionEntry(BaseModel):
    """An edition that an outcome rests on."""

    document: str
    title: str
    edition: str
    status: str


class OutcomeEntry(BaseModel):
    """Where a route ends: what to do, whom to ring, by when, in the order in which people need it."""

    id: str
    title: str
    status: str
    editions: list[EditionEntry]
    emergency: bool
    national: bool
    channel: Channel
    contacts: list[ContactEntry]
    lines: list[LineEntry]
    notes: list[str]


class WholeRoute(RouteSummary):
    """The whole decision list of an area."""

    questions: list[LeadingQuestion]
    outcomes: list[OutcomeEntry]
    index: str


class AnsweredEntry(BaseModel):
    """A question as it was answered."""

    question: str
    asked: str
    answer: str
    says: str


class NextQuestion(QuestionEntry):
    """The next question of a route."""

    kind: Literal["question"]
    area: str | None
    area_name: str | None
    answered: list[AnsweredEntry]
    index: str


class Arrived(OutcomeEntry):
    """The outcome of a route, with the answers that led there."""

    kind: Literal["outcome"]
    area: str
    area_name: str
    answered: list[AnsweredEntry]
    now: Now | None
    index: str
