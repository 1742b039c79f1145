"""Screen: danger and personal data, before anything else sees the words."""

from dataclasses import replace

from assistant.screening.danger import detect
from assistant.screening.personal_data import asks_for_a_record, redact
from assistant.turn import Screened, Turn


def screen(turn: Turn) -> Turn:
    """Look for a child in danger now, and take personal data out of the question and its history."""
    danger = detect(turn.ask.question, turn.ask.history)
    question = redact(turn.ask.question)
    history = tuple(redact(m.content).text for m in turn.ask.history if m.role == "user")
    replies = tuple(redact(m.content).text for m in turn.ask.history if m.role == "assistant")
    screened = Screened(
        question=question.text,
        history=history,
        replies=replies,
        danger=danger is not None,
        child_writes=danger is not None and danger.child_is_writing,
        personal=question.kinds,
        asks_for_a_record=asks_for_a_record(turn.ask.question),
    )
    return replace(turn, screened=screened)
