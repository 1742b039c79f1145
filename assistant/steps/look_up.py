"""Look up: the proved rules, conflicts and silences that the question may be about, with no model's opinion."""

from dataclasses import dataclass, replace

from assistant.knowledge import Knowledge
from assistant.moments import moment_in
from assistant.turn import Known, Turn
from corpus.catalogue import NATIONAL
from index.snapshot import Snapshot

_LIMIT = 60  # matters looked at


@dataclass(frozen=True)
class LookUp:
    """Find what is known by the questions that it answers, within the area and national guidance."""

    snapshot: Snapshot
    knowledge: Knowledge

    def __call__(self, turn: Turn) -> Turn:
        """Return the turn with what is known of its question, nearest first, and the day it names."""
        understood = turn.understood
        assert understood is not None
        areas = {*understood.areas, NATIONAL} if understood.areas else None
        near = self.snapshot.nearest(understood.question, areas=areas, limit=_LIMIT)
        known = [Known(self.knowledge.matter(key), likeness) for key, likeness in near]
        event = moment_in(turn.screened.question, turn.ask.today)
        return replace(turn, known=tuple(known), event=event)
