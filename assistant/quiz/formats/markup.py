"""Pieces of HTML that Moodle, GIFT and Anki show: text escaped, and chapter and verse below it."""

from collections.abc import Iterable, Iterator
from html import escape

from assistant.api.wording import status_words
from assistant.quiz.formats.texts import folded
from assistant.quiz.question import Option, Question, Verse

_IN_FORCE = "in force"


def plain(text: str) -> str:
    """Return text on one line, for places that take no elements but read entities."""
    return escape(folded(text), quote=False)


def paragraph(text: str) -> str:
    """Return text as a paragraph, its lines kept."""
    return f"<p>{lines(text)}</p>" if text.strip() else ""


def lines(text: str) -> str:
    """Return text with its lines kept."""
    return "<br>".join(map(plain, text.split("\n")))


def place(verse: Verse) -> str:
    """Return which document, in which edition, and where: what is not in force says so."""
    status = "" if verse.status == _IN_FORCE else f" ({status_words(verse.status)})"
    return f"{verse.title}, {verse.edition}{status}, {verse.label}"


def verses(given: Iterable[Verse]) -> str:
    """Return chapter and verse: each quote with its place."""
    return "".join(f"<p>“{plain(verse.quote)}”<br><cite>{plain(place(verse))}</cite></p>" for verse in given)


def feedback(question: Question) -> str:
    """Return what is shown after any answer."""
    return paragraph(question.feedback) + verses(question.verses)


def why(option: Option) -> str:
    """Return what is shown after this option is chosen."""
    return paragraph(option.why) + verses(option.verses)


def tags(question: Question) -> Iterator[str]:
    """Yield the tags of a question: what it asks for, how hard it is, its matter, its area, its documents."""
    found = (question.kind, question.difficulty, question.topic, question.area, *question.documents)
    yield from dict.fromkeys(str(tag) for tag in found if tag)
