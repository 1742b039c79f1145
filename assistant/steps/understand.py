"""Understand: which area, which kind of answer, and the question standing on its own."""

from dataclasses import dataclass, replace

from assistant.areas import AreaNames
from assistant.follow_up import standalone
from assistant.intent import intent_of
from assistant.turn import Turn, Understanding
from corpus.catalogue import NATIONAL


@dataclass(frozen=True)
class Understand:
    """Read area, topic and intent from the words, the choice made and the conversation."""

    names: AreaNames

    def __call__(self, turn: Turn) -> Turn:
        """Return the turn with its question standing on its own."""
        asked = turn.screened
        whole = standalone(asked.question, asked.history, self.names.without(asked.question))
        named = self.names.local(asked.question)
        chosen = (turn.ask.area,) if turn.ask.area and turn.ask.area != NATIONAL else ()
        national = turn.ask.area == NATIONAL and not named
        areas = named or chosen or (() if national else self._from_history(asked.history))
        areas = areas or ((NATIONAL,) if national or NATIONAL in self.names.named(asked.question) else ())
        question = self.names.without(whole) if areas else whole
        understood = Understanding(question or whole, areas, intent_of(whole), bool(named))
        return replace(turn, understood=understood)

    def _from_history(self, history: tuple[str, ...]) -> tuple[str, ...]:
        for earlier in reversed(history):
            named = self.names.local(earlier)
            if named:
                return named
        return ()
