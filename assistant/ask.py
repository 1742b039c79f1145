"""What is asked: one question with its conversation, area and day."""

from dataclasses import dataclass
from datetime import date, time
from typing import Literal


@dataclass(frozen=True, slots=True)
class Message:
    """One earlier message of the conversation."""

    role: Literal["user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A question, 1 to 2,000 characters, with what is needed to understand it."""

    question: str
    today: date  # for deadlines and opening hours
    area: str | None = None
    history: tuple[Message, ...] = ()  # oldest first
    as_at: date | None = None
    now: time | None = None  # the time of day, for opening hours; None: the clock's
