"""Screen: danger and personal data, before anything else sees the words."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from assistant.screening.danger import detect
from assistant.screening.personal_data import asks_for_a_record, redact
from assistant.turn import Screened, Turn


@dataclass(frozen=True)
class Screen:
    """Look for a child in danger now, and take personal data out of the question and its history."""

    known: Collection[str] = frozenset()  # words that name no person here, in small letters

    def __call__(self, turn: Turn) -> Turn:
        """Return the turn with the words that the other steps may see."""
        danger = detect(turn.ask.question, turn.ask.history)
        question = redact(turn.ask.question, self.known)
        history = tuple(redact(m.content, self.known).text for m in turn.ask.history if m.role == "user")
        replies = tuple(redact(m.content, self.known).text for m in turn.ask.history if m.role == "assistant")
        screened = Screened(
            question=question.text,
            history=history,
            replies=replies,
            danger=danger is not None,
            danger_is_sure=danger is not None and danger.sure,
            child_writes=danger is not None and danger.child_is_writing,
            personal=question.kinds,
            asks_for_a_record=asks_for_a_record(turn.ask.question, self.known),
        )
        return replace(turn, screened=screened)
