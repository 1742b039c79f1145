"""Read as: what was understood of a question, where that is not plain from what was typed."""

import re
from dataclasses import dataclass
from datetime import date

from assistant.answer import AlertKind, Answer, Status
from assistant.reading.intent import Intent
from assistant.reading.moments import moment_in
from assistant.screening.personal_data import redact
from corpus.catalogue import NATIONAL, Catalogue
from corpus.days.dates import in_words, short

_MARKS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class ReadAs:
    """How a question was read."""

    area: str  # whose documents answer, in words
    question: str  # standing on its own; "" where it is as it was typed
    day: str  # the date it names, in words; "" where nothing hangs on it, or it was typed in those words


def read_as(answer: Answer, shown: str, today: date, catalogue: Catalogue) -> ReadAs:
    """Return how the question, as it is shown without personal data, was read."""
    understood = answer.understood.question if answer.status in (Status.ANSWERED, Status.NOT_IN_DOCUMENTS) else ""
    day = moment_in(redact(shown).text, today)
    return ReadAs(
        area=_area(answer, catalogue),
        question="" if _plain(understood) == _plain(shown) else understood,
        day="" if day is None or not _hangs_on(answer) or _plain(short(day)) in _plain(shown) else in_words(day),
    )


def _hangs_on(answer: Answer) -> bool:
    """Whether the day bears on an answer: a date is counted, or a number is answered at certain hours."""
    at_once = any(alert.kind is AlertKind.DANGER for alert in answer.alerts)
    asks_whom = answer.understood.intent == Intent.CONTACT and not at_once
    return asks_whom or any(rule.due for rule in answer.rules)


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
