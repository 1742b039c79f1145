"""The assistant: one turn is this list of steps."""

import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from time import perf_counter

from assistant.answer import Answer
from assistant.ask import Ask
from assistant.by_words import by_words_only
from assistant.knowledge import Knowledge
from assistant.present import present
from assistant.screening import warm
from assistant.turn import Turn
from corpus.catalogue import NATIONAL
from corpus.days.uk_clock import local
from corpus.errors import SearchDown
from corpus.refs import ParagraphRef
from index.snapshot import Snapshot

_log = logging.getLogger(__name__)

Step = Callable[[Turn], Turn]
Seen = Callable[[Answer, Mapping[str, float]], None]  # is told of each answer, and how many milliseconds each step took


def _unseen(answer: Answer, millis: Mapping[str, float]) -> None:
    """Do nothing."""


@dataclass(frozen=True, slots=True)
class Found:
    """A paragraph that a search found."""

    ref: ParagraphRef
    document: str
    title: str
    edition: str
    status: str
    label: str
    text: str
    url: str
    score: float


@dataclass(frozen=True)
class Assistant:
    """Answers questions and finds paragraphs in the snapshot that is live."""

    live: Callable[[], Snapshot]
    steps: Callable[[Snapshot], tuple[tuple[str, Step], ...]]
    known: Callable[[Snapshot], Knowledge]
    seen: Seen = _unseen

    def seen_by(self, seen: Seen) -> "Assistant":
        """Return the same assistant, whose turns are counted."""
        return replace(self, seen=seen)

    @property
    def snapshot(self) -> Snapshot:
        """The index version that serves now."""
        return self.live().on(_today())

    @property
    def knowledge(self) -> Knowledge:
        """What is proved beside the paragraphs of the index that serves now."""
        return self.known(self.snapshot)

    def ask(self, ask: Ask) -> Answer:
        """Answer one question; raise Unproved when what would be said cannot be proved."""
        answer, millis = self._answered(ask)
        self.seen(answer, millis)
        refs = " ".join(citation.ref for citation in answer.citations)
        _log.info("turn %s %s %s", answer.status, millis, refs)
        return answer

    def warm(self) -> None:
        """Take a turn now, so that whatever is read or compiled once does not make the first person wait."""
        warm()
        with suppress(SearchDown):
            self._answered(Ask("Who can be told of a child who needs help?", _today()))

    def _answered(self, ask: Ask) -> tuple[Answer, dict[str, float]]:
        """Return the answer of a turn, and how long each step took."""
        snapshot = self.live().on(ask.as_at or ask.today, published=ask.as_at is not None)
        if ask.area is not None:
            snapshot.catalogue.area(ask.area)
        began = perf_counter()
        partial = snapshot.by_words_only
        turn = Turn(ask)
        for name, step in self.steps(snapshot):
            start = perf_counter()
            turn = step(turn)
            turn = replace(turn, millis={**turn.millis, name: round(1000 * (perf_counter() - start), 2)})
        answer = present(turn, snapshot, round(1000 * (perf_counter() - began)))
        if partial:
            answer = by_words_only(answer, asks_for_a_record=turn.screened.asks_for_a_record)
        return answer, turn.millis

    def search(self, words: str, *, area: str | None, limit: int) -> tuple[Found, ...]:
        """Return the paragraphs of an area and of national guidance that fit some words, best first.

        SearchDown while meanings cannot be searched: a list has no place for a notice.
        """
        snapshot = self.snapshot
        if snapshot.by_words_only:
            raise SearchDown("Part of the search is away. Try again in a few minutes.")
        areas = None if area is None else {snapshot.catalogue.area(area).id, NATIONAL}
        found = []
        for hit in snapshot.search(words, areas=areas, limit=limit):
            paragraph = snapshot.paragraphs[str(hit.ref)]
            document = snapshot.catalogue.document(hit.ref.book)
            found.append(
                Found(
                    ref=hit.ref,
                    document=document.id,
                    title=document.title,
                    edition=paragraph.edition,
                    status=str(document.status),
                    label=paragraph.label,
                    text=paragraph.text,
                    url=f"/documents/{snapshot.catalogue.address(document)}#{hit.ref.label}",
                    score=hit.score,
                )
            )
        return tuple(found)


def _today() -> date:
    return local(datetime.now(UTC)).date()
