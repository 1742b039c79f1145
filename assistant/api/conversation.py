"""The conversation as its caller keeps it: the server stores none of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import AlertKind, Answer
from assistant.api.bodies import plain
from assistant.ask import Message

KEPT = 6  # turns that the form carries; a follow-up needs the last few
_TOLD_LIMIT = 1_500  # characters of an earlier answer


@dataclass(frozen=True, slots=True)
class Exchange:
    """One earlier question and what was answered."""

    asked: str
    told: str


def earlier(asked: Sequence[str], told: Sequence[str]) -> tuple[Exchange, ...]:
    """Return the last few exchanges that a form sent back, oldest first."""
    return tuple(Exchange(plain(a), plain(b)) for a, b in zip(asked, told, strict=False))[-KEPT:]


def messages(exchanges: Sequence[Exchange]) -> tuple[Message, ...]:
    """Return the exchanges as the messages of a conversation."""
    return tuple(
        message
        for exchange in exchanges
        for message in (Message("user", exchange.asked), Message("assistant", exchange.told))
    )


def exchange_of(question: str, answer: Answer) -> Exchange:
    """Return a turn for the next form; a question that held personal data is kept without it."""
    lines = [answer.answer.lead, *(point.text for point in answer.answer.points)]
    return Exchange(safe(question, answer), "\n".join(line for line in lines if line)[:_TOLD_LIMIT])


def safe(question: str, answer: Answer) -> str:
    """Return the question as it may be shown again."""
    personal = any(alert.kind is AlertKind.PERSONAL_DATA for alert in answer.alerts)
    return answer.understood.question if personal else question
