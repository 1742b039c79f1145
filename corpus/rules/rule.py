"""Rules: one fact of one document, with the words that prove it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from corpus.quote import Quote
from corpus.refs import ParagraphRef

if TYPE_CHECKING:  # the catalogue loads slowly; a command that must answer at once reads rules without it
    from corpus.catalogue import Status

NOT_STATED = "not stated"
CHILD_AT_RISK = "child-at-risk"  # the matter of a number to ring when a child may be at risk


class RuleKind(StrEnum):
    """What sort of fact a rule is."""

    TIMESCALE = "timescale"  # how long, or how soon after an event
    DEADLINE = "deadline"  # by a numbered day or a date
    FREQUENCY = "frequency"  # how often, or on which days
    DUTY_NOW = "duty_now"  # at once, without a figure
    THRESHOLD = "threshold"  # a figure that a case must reach or keep to
    COUNT = "count"
    AGE = "age"
    WHO_MAY = "who_may"  # whose task or decision it is
    CONTACT = "contact"
    HOURS = "hours"
    CHANNEL = "channel"  # how to get in touch: by telephone, by a form
    CONDITION = "condition"  # what must be so first

    @property
    def measures(self) -> bool:
        """Whether rules of this kind give a time, a figure or a number; the others name people and ways."""
        return self not in (RuleKind.WHO_MAY, RuleKind.CHANNEL, RuleKind.CONDITION)

    @property
    def runs(self) -> bool:
        """Whether rules of this kind say by when, or how often, something is done."""
        return self in (RuleKind.TIMESCALE, RuleKind.DEADLINE, RuleKind.FREQUENCY, RuleKind.DUTY_NOW)


class Strength(StrEnum):
    """How binding the printed words are."""

    MUST = "must"
    SHOULD = "should"
    GOOD_PRACTICE = "good practice"
    EXPECTATION = "expectation"
    MAY = "may"
    WILL = "will"
    NONE = "none"  # stated as a fact


def printed_word(strength: Strength, word: str | None) -> str:
    """Return the duty word as printed: the one written down beside the strength, or the strength itself."""
    return str(strength).removesuffix("none") if word is None else word


class Bound(StrEnum):
    """How the amount limits."""

    WITHIN = "within"
    BY = "by"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    LESS_THAN = "less than"
    ABOUT = "about"
    EXACTLY = "exactly"
    EVERY = "every"
    AT_LEAST_EVERY = "at least every"
    AT_MOST_EVERY = "at most every"
    BEFORE = "before"
    AFTER = "after"
    UNDER = "under"
    ON = "on"


@dataclass(frozen=True, slots=True)
class Proof:
    """Words of a document that prove a rule, and how people name the place."""

    quote: Quote
    label: str  # "para 4.5, bullet 3"


@dataclass(frozen=True, slots=True)
class Fact:
    """What a rule says, whether its words have been proved yet or not."""

    id: str
    kind: RuleKind
    area: str
    topic: str  # shared by all rules on the same matter, in whatever document
    event: str  # what sets the clock running, as a facet; "" where none does
    actor: str  # whose duty it is, as a facet
    duty: str  # who does what
    amount: int | float | None
    amount_to: int | float | None  # the larger figure of a range
    value: str | None  # what is no number: a telephone number, days of the week
    unit: str  # as printed; "" where there is none
    bound: Bound | None
    counts_from: str  # the event as printed, NOT_STATED, or "" where nothing is counted
    strength: Strength
    word: str  # the printed word that gives the strength
    exceptions: str  # as printed
    says: str  # one sentence for people, in the document's own tense
    replaced_by: str | None  # the id of the rule that took its place
    same_as: str | None  # the id of the rule that it repeats

    @property
    def stands(self) -> bool:
        """Whether no other rule of the corpus has taken its place."""
        return self.replaced_by is None

    @property
    def pattern(self) -> str:
        """How to count it: "every", "before" or "within" (see `corpus.days.durations.Pattern`)."""
        if self.bound in (Bound.EVERY, Bound.AT_LEAST_EVERY, Bound.AT_MOST_EVERY):
            return "every"
        return "before" if self.bound is Bound.BEFORE else "within"

    @property
    def length(self) -> int | float | str | None:
        """The amount alone, a range as "4 to 6"."""
        return self.amount if self.amount_to is None else f"{self.amount} to {self.amount_to}"


@dataclass(frozen=True, slots=True)
class Rule(Fact):
    """One fact, proved when it was loaded: `proofs` state every figure, unit and duty word of it."""

    proofs: tuple[Proof, ...]  # the first states the fact; the others what it leaves out
    status: "Status"  # its document's
    edition: str  # its paragraph's, as people say it
    differs_from: tuple[str, ...]  # the ids of rules it openly contradicts
    checked_on: date
    asked_as: tuple[str, ...]

    @property
    def ref(self) -> ParagraphRef:
        """The paragraph, or the item of it, that states the fact."""
        return self.proofs[0].quote.ref

    @property
    def document(self) -> str:
        """The id of the document that states the fact."""
        return self.ref.document

    @property
    def book(self) -> str:
        """The edition that states it: `document@edition`."""
        return self.ref.book

    @property
    def quote(self) -> str:
        """The words that state the fact, as printed."""
        return self.proofs[0].quote.words

    @property
    def label(self) -> str:
        """The place of those words, as people name it."""
        return self.proofs[0].label

    @property
    def figure(self) -> tuple[int | float | None, int | float | None, str | None, str]:
        """What makes two rules on the same matter agree or differ."""
        return self.amount, self.amount_to, self.value, self.unit
