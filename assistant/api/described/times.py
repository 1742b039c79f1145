"""Rules, deadlines and timelines."""

from datetime import date

from pydantic import BaseModel, Field

from assistant.api.described.words import Proof
from corpus.days.counting import Counting
from corpus.days.durations import Pattern, Unit
from corpus.rules.rule import Bound, RuleKind, Strength


class RuleEntry(BaseModel):
    """A timescale, contact or limit, with the words that prove it."""

    id: str
    area: str
    document: str
    topic: str
    kind: RuleKind
    says: str
    duty: str
    amount: float | None
    amount_to: float | None
    value: str | None
    unit: str
    bound: Bound | None
    event: str | None
    actor: str | None
    counts_from: str
    strength: Strength
    word: str | None
    exceptions: str | None
    status: str
    edition: str
    replaced_by: str | None
    same_as: str | None
    differs_from: list[str]
    checked_on: date
    citations: list[Proof]


class Rules(BaseModel):
    """Rules, and how many there are of the kind asked for."""

    rules: list[RuleEntry]
    total: int
    rulebook: str
    index: str


class CountedDay(BaseModel):
    """A unit counted, and the day it ends on."""

    number: int
    date: date
    weekday: str


class SkippedDay(BaseModel):
    """A day that was not counted, and why."""

    date: date
    weekday: str
    why: str


class ReadingEntry(BaseModel):
    """One way to read the words, and the date it gives."""

    label: str
    due: str  # a day, or a day with its time
    due_in_words: str
    earliest: str | None
    counted_from: str
    steps: list[CountedDay]
    skipped: list[SkippedDay]
    then: list[date]
    notes: list[str]


class _Dates(BaseModel):
    steps: list[CountedDay]
    skipped: list[SkippedDay]
    readings: list[ReadingEntry]
    conventions: list[str]
    notes: list[str]
    citations: list[Proof]
    earliest: str | None


class CountedAmount(_Dates):
    """A length of time counted from an event; the dates are those of the earliest reading."""

    due: str
    settled: bool  # every reading gives the same date
    event: str = Field(alias="from")
    amount: float
    amount_from: float
    unit: Unit
    pattern: Pattern
    counting: Counting


class CountedRule(_Dates):
    """A rule with its date and every step to it, or with the reason why it has none."""

    rule: str
    area: str
    area_name: str
    national: bool
    status: str
    history: bool
    duty: str
    says: str
    who: str | None
    strength: Strength
    word: str | None
    counts_from: str | None
    exceptions: str | None
    when: str
    why: str | None
    left_open: list[str]
    due: str | None
    settled: bool | None
    event: str | None = Field(alias="from")
    amount: float | None
    amount_from: float | None
    unit: str | None
    pattern: Pattern | None
    counting: Counting | None


class NarrowerEvent(BaseModel):
    """An event that is part of another."""

    event: str
    name: str


class TimelineEntry(BaseModel):
    """Everything that an event sets running in an area, in order."""

    event: str
    event_name: str
    area: str | None
    area_name: str
    start: str = Field(alias="from")
    from_in_words: str
    counting: Counting
    conventions: list[str]
    deadlines: list[CountedRule]
    unanchored: list[CountedRule]
    narrower: list[NarrowerEvent]
    notes: list[str]
    rulebook: str
    index: str


class EventEntry(BaseModel):
    """An event, and how many rules count from it."""

    event: str
    name: str
    local: int
    national: int


class Events(BaseModel):
    """The events that the rules of an area, and the national ones, count from."""

    area: str | None
    area_name: str
    events: list[EventEntry]
    rulebook: str
    index: str
