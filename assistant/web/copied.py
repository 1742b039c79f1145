"""The answer as plain text, to be copied with its citations."""

from dataclasses import replace

from assistant.answer import Answer
from assistant.cli.layout import Layout

_UNWRAPPED = Layout(width=1_000_000, colour=False)


def as_text(question: str, area: str, answer: Answer) -> str:
    """Return the question as it is shown, the area that it was read for, the answer, and the index it came from."""
    told = _UNWRAPPED.answer(replace(answer, choices=(), suggestions=()))
    return f"Question: {question}\nFor: {area}\n\n{told}\n\nChapter & Verse, index {answer.index}\n"
