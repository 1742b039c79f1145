"""Read as: what was understood of a question, where that is not plain from what was typed."""

import re
from dataclasses import dataclass
from datetime import date

from assistant.answer import Answer, Status
from assistant.moments import moment_in
from assistant.screening.personal_data import redact
from corpus.catalogue import NATIONAL, Catalogue
from corpus.dates import in_words, short

_MARKS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class ReadAs:
    """How a question was read."""

    area: str  # whose documents answer, in words
    question: str  # standing on its own; "" where it is as it was typed
    day: str  # the date it names, in words; "" where it names none, or in those words


def read_as(answer: Answer, shown: str, today: date, catalogue: Catalogue) -> ReadAs:
    """Return how the question, as it is shown without personal data, was read."""
    understood = answer.understood.question if answer.status in (Status.ANSWERED, Status.NOT_IN_DOCUMENTS) else ""
    day = moment_in(redact(shown).text, today)
    return ReadAs(
        area=_area(answer, catalogue),
        question="" if _plain(understood) == _plain(shown) else understood,
        day="" if day is None or _plain(short(day)) in _plain(shown) else in_words(day),
    )


def _area(answer: Answer, catalogue: Catalogue) -> str:
    area = answer.understood.area
    if area == NATIONAL:
        return "national guidance alone"
    if area is not None:
        return f"{catalogue.area(area).name}, with national guidance"
    if answer.choices:
        return "no area chosen"
    return "several areas" if answer.status is Status.ANSWERED else "no one area"


def _plain(text: str) -> str:
    return _MARKS.sub(" ", text.casefold()).strip()
