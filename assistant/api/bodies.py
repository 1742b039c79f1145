"""What may be sent: the bodies of requests, checked before anything reads them."""

import re
import unicodedata
from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

from assistant.ask import Ask, Message
from corpus.days.uk_clock import local

QUESTION_LIMIT = 2_000  # characters, after trimming

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _iso_day(value: Any) -> Any:
    if value is None or isinstance(value, date):
        return value
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("iso_day", "not a day written as 2026-11-21")


def plain(value: Any) -> Any:
    """Return text as it is read here: full-width letters as ordinary ones, no control or invisible characters.

    Anything but text is returned as it is.
    """
    if not isinstance(value, str):
        return value
    return "".join(map(_visible, unicodedata.normalize("NFKC", value)))


def _visible(character: str) -> str:
    if character in "\n\r\t" or unicodedata.category(character) not in ("Cc", "Cf"):
        return character
    return " " if character.isspace() else ""


Plain = Annotated[str, BeforeValidator(plain)]
Words = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=QUESTION_LIMIT),
    BeforeValidator(plain),
]
Day = Annotated[date | None, BeforeValidator(_iso_day)]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class MessageBody(_Body):
    """One earlier message of the conversation."""

    role: Literal["user", "assistant"]
    content: Plain


class AskBody(_Body):
    """A question with the conversation it stands in; `today` is the day in the UK unless given."""

    question: Words
    area: str | None = None
    history: tuple[MessageBody, ...] = ()  # oldest first
    today: Day = None
    as_at: Day = None

    def ask(self) -> Ask:
        """Return the question as the assistant takes it."""
        return Ask(
            question=self.question,
            today=self.today or local(datetime.now(UTC)).date(),
            area=self.area,
            history=tuple(Message(message.role, message.content) for message in self.history),
            as_at=self.as_at,
        )
