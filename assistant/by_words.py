"""While meanings cannot be searched: what may still be said, and what would be a guess."""

from dataclasses import replace

from assistant import words
from assistant.answer import Alert, AlertKind, Answer, Status
from corpus.errors import SearchDown

_SAID = (Status.ANSWERED, Status.CLARIFY)


def by_words_only(answer: Answer, *, asks_for_a_record: bool) -> Answer:
    """Return an answer that was found by words only, with a notice; raise SearchDown where it would be a no.

    That the documents do not hold something can be told only by a whole search. In danger the numbers to ring
    are shown whatever the search found.
    """
    danger = tuple(alert for alert in answer.alerts if alert.kind is AlertKind.DANGER)
    if not (danger or asks_for_a_record or answer.status in _SAID):
        raise SearchDown("Part of the search is away, and without it nothing was found. Ask again in a few minutes.")
    others = tuple(alert for alert in answer.alerts if alert.kind is not AlertKind.DANGER)
    return replace(answer, alerts=(*danger, Alert(AlertKind.SEARCH, words.BY_WORDS_ONLY), *others))
