"""One turn: what is known so far of a question on its way to an answer; it never changes, it is replaced."""

from dataclasses import dataclass, field
from datetime import date

from assistant.answer import Alert, Answer, Choice, Status
from assistant.ask import Ask
from assistant.reading.intent import Intent
from assistant.statement import Statement
from corpus.catalogue import Document
from corpus.known.absent import Absent
from corpus.known.conflicts import Conflict
from corpus.known.matters import Matter
from corpus.known.misbeliefs import Misbelief
from corpus.paragraph import Paragraph
from corpus.rules.readings import Deadline
from corpus.rules.rule import Rule


@dataclass(frozen=True, slots=True)
class Screened:
    """What the screen found, and the words that everything after it may see."""

    question: str  # without personal data
    history: tuple[str, ...] = ()  # the user's earlier questions, likewise, oldest first
    replies: tuple[str, ...] = ()  # the assistant's earlier answers
    danger: bool = False
    danger_is_sure: bool = False  # told outright
    child_writes: bool = False
    personal: tuple[str, ...] = ()  # kinds of personal data that were taken out
    asks_for_a_record: bool = False


@dataclass(frozen=True, slots=True)
class Understanding:
    """What is asked, standing on its own."""

    question: str  # as it is shown
    areas: tuple[str, ...]  # the local areas asked about; () when none was named or chosen
    intent: Intent
    named: bool = False  # the areas were named in the words, not chosen
    search: str = ""  # the question without what is no part of the matter: names of areas, dates
    also: str = ""  # what the documents call the question's words
    own: str = ""  # of a follow-up: its own words, without what came before
    beside: str = ""  # of a later question that stands on its own: it, with the conversation's topic before it
    elsewhere: tuple[str, ...] = ()  # authorities named whose documents are not held
    put_elsewhere: bool = False  # the question is put to one of them; nobody only came from there
    documents: tuple[Document, ...] = ()  # that the question is about, and not about what they say


@dataclass(frozen=True, slots=True)
class Support:
    """A paragraph that may answer, and how well it fits."""

    paragraph: Paragraph
    area: str
    score: float  # of this search: comparable within it only
    cosine: float  # of question and paragraph, -1 to 1
    likeness: float = -1.0  # of the question and the nearest that the paragraph is known to answer
    sentences: tuple[float, ...] = ()  # cosine of the question with each sentence
    told: tuple[float, ...] = ()  # and with the nearest question that the sentence is known to answer; -1: none is
    told_own: tuple[float, ...] = ()  # the same of a follow-up's own words, without what came before
    goes_on: float = 0.0  # how near it stands to what the answer before cited, from 0 to 1: the same paragraph
    asked_for: bool = False  # by chapter and verse: the question names its place
    defines: str = ""  # the words that define the term that is asked about
    added: bool = False  # of a document that an operator added: nothing is known of how it is asked


@dataclass(frozen=True, slots=True)
class Known:
    """Something known beside the paragraphs that a question may be about."""

    matter: Matter
    likeness: float  # of the question and the nearest that it is asked as, -1 to 1


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether there is enough to answer with, and which paragraphs answer."""

    status: Status
    support: tuple[Support, ...] = ()
    rules: tuple[Rule, ...] = ()  # that lead the answer
    silence: Conflict | Absent | None = None  # what the documents say nothing of
    conflicts: tuple[Conflict, ...] = ()  # that bear on the answer
    taken_wrongly: Rule | Misbelief | None = None  # what puts right something the question takes for granted
    doubted: Rule | Support | None = None  # what is said of something it takes for granted, and does not confirm it
    unsaid: bool = False  # it takes something for granted that nothing found speaks of
    documents: tuple[Document, ...] = ()  # that are asked about themselves
    why: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What will be said, before it is verified."""

    lead: tuple[Statement, ...]
    points: tuple[Statement, ...] = ()
    rules: tuple[tuple[Rule, Deadline | None], ...] = ()
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
    known: tuple[Known, ...] = ()  # nearest first
    claimed: str = ""  # the clause that states a figure as a fact,
    known_of_claim: tuple[Known, ...] = ()  # and what is known of it, nearest first
    assumed: str = ""  # what is taken for granted, or is to be confirmed,
    known_of_assumed: tuple[Known, ...] = ()  # what is known of it, nearest first,
    support_of_assumed: tuple[Support, ...] = ()  # and what was found for it, best first
    known_of_told: tuple[Known, ...] = ()  # misbeliefs that sentences of the message are like, and say the same as
    event: date | None = None  # the day of the event that the question names
    support: tuple[Support, ...] = ()
    held_elsewhere: float = -1.0  # likeness to what other areas' documents are known to answer, where it was looked up
    decision: Decision | None = None
    draft: Draft | None = None
    answer: Answer | None = None
    parts: tuple["Turn", ...] = ()  # where a message puts several questions together: a turn for each
    millis: dict[str, float] = field(default_factory=dict)  # by step
