"""One turn: what is known so far of a question on its way to an answer; it never changes, it is replaced."""

from dataclasses import dataclass, field

from assistant.answer import Alert, Answer, Choice, Status
from assistant.ask import Ask
from assistant.intent import Intent
from assistant.statement import Statement
from corpus.paragraph import Paragraph


@dataclass(frozen=True, slots=True)
class Screened:
    """What the screen found, and the words that everything after it may see."""

    question: str  # without personal data
    history: tuple[str, ...] = ()  # the user's earlier questions, likewise, oldest first
    replies: tuple[str, ...] = ()  # the assistant's earlier answers
    danger: bool = False
    child_writes: bool = False
    personal: tuple[str, ...] = ()  # kinds of personal data that were taken out
    asks_for_a_record: bool = False


@dataclass(frozen=True, slots=True)
class Understanding:
    """What is asked, standing on its own."""

    question: str
    areas: tuple[str, ...]  # the local areas asked about; () when none was named or chosen
    intent: Intent
    named: bool = False  # the areas were named in the words, not chosen


@dataclass(frozen=True, slots=True)
class Support:
    """A paragraph that may answer, and how well it fits."""

    paragraph: Paragraph
    area: str
    score: float  # of this search: comparable within it only
    cosine: float  # of question and paragraph, -1 to 1


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether there is enough to answer with, and which paragraphs answer."""

    status: Status
    support: tuple[Support, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What will be said, before it is verified."""

    lead: tuple[Statement, ...]
    points: tuple[Statement, ...] = ()
    alerts: tuple[tuple[Alert, tuple[Statement, ...]], ...] = ()
    choices: tuple[Choice, ...] = ()
    nearest: tuple[Statement, ...] = ()
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and all that the steps have added to it."""

    ask: Ask
    screened: Screened = Screened("")
    understood: Understanding | None = None
    support: tuple[Support, ...] = ()
    decision: Decision | None = None
    draft: Draft | None = None
    answer: Answer | None = None
    millis: dict[str, float] = field(default_factory=dict)  # by step
