"""What an answer is made of: the body that every face of the product shows."""

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """How a turn ended; only these four."""

    ANSWERED = "answered"
    CLARIFY = "clarify"
    NOT_IN_DOCUMENTS = "not_in_documents"
    OUT_OF_SCOPE = "out_of_scope"


class Wording(StrEnum):
    """In whose words an answer is given; either way each citation shows the document's own."""

    DOCUMENTS = "documents"  # the documents' own, and sentences made by code from proved rules
    REPHRASED = "rephrased"  # some sentences in a language model's words, each checked against what it cites


class AlertKind(StrEnum):
    """What an alert is about."""

    DANGER = "danger"
    PERSONAL_DATA = "personal_data"
    SUPERSEDED = "superseded"
    CONFLICT = "conflict"
    NOT_STATED = "not_stated"
    PREMISE = "premise"
    AREA = "area"
    SEARCH = "search"


@dataclass(frozen=True, slots=True)
class Understood:
    """The question as it was understood: standalone and without personal data."""

    question: str
    area: str | None
    intent: str


@dataclass(frozen=True, slots=True)
class Citation:
    """Chapter and verse: where the words stand and what they are."""

    n: int
    ref: str
    document: str
    title: str
    edition: str
    status: str
    label: str
    quote: str  # verbatim, as printed, white space folded
    url: str
    area: str
    start: int  # characters of the source
    end: int
    page: int | None = None  # where the file has pages


@dataclass(frozen=True, slots=True)
class Point:
    """A statement of the answer and the numbers of the citations that carry it."""

    text: str
    citations: tuple[int, ...]
    wording: Wording = Wording.DOCUMENTS


@dataclass(frozen=True, slots=True)
class Alert:
    """Something to know before relying on the answer."""

    kind: AlertKind
    text: str
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleShown:
    """A proved rule that bears on the question."""

    id: str
    area: str
    area_name: str
    says: str  # one sentence for people
    amount: float | None
    amount_to: float | None  # the larger figure of a range
    unit: str
    counts_from: str
    strength: str
    word: str  # the duty word as printed; "" where none is
    due: str | None
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """An offer to narrow the question."""

    label: str
    area: str


@dataclass(frozen=True, slots=True)
class Body:
    """The lead answers the question in a sentence or two; the points hold the rest."""

    lead: str
    lead_citations: tuple[int, ...]
    points: tuple[Point, ...]
    lead_wording: Wording = Wording.DOCUMENTS

    @property
    def wording(self) -> Wording:
        """In whose words it is given: a language model's where any of it is."""
        words = (self.lead_wording, *(point.wording for point in self.points))
        return Wording.REPHRASED if Wording.REPHRASED in words else Wording.DOCUMENTS


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole answer of one turn."""

    status: Status
    understood: Understood
    alerts: tuple[Alert, ...]
    answer: Body
    rules: tuple[RuleShown, ...]
    choices: tuple[Choice, ...]
    citations: tuple[Citation, ...]
    nearest: tuple[Citation, ...]
    suggestions: tuple[str, ...]
    index: str
    took_ms: int
    wording: Wording = Wording.DOCUMENTS
