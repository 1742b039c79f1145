"""Decide: is there enough to answer with, and if not, which no is it?"""

from dataclasses import dataclass, replace

from assistant.answer import Status
from assistant.closeness import Rarity, stems
from assistant.turn import Decision, Support, Turn

_FAR = 0.30  # cosine: a best paragraph below this is about something else
_FOREIGN = 0.15  # cosine: a question below this is not about children's social care at all
_NEAR = 0.6  # share of the best score at which another paragraph still supports


@dataclass(frozen=True)
class Decide:
    """Weigh what was found: closeness of meaning, and the share of the question's rare words it holds."""

    rarity: Rarity

    def __call__(self, turn: Turn) -> Turn:
        """Return the turn with its decision."""
        understood = turn.understood
        assert understood is not None
        return replace(turn, decision=self.weigh(understood.question, turn.support))

    def weigh(self, question: str, support: tuple[Support, ...]) -> Decision:
        """Return the decision for a question and the paragraphs found for it."""
        if not support:
            return Decision(Status.NOT_IN_DOCUMENTS, (), "nothing was found")
        rarity = self.rarity
        asked = stems(question)
        best = support[0]
        held = rarity.share(asked, " ".join((*best.paragraph.headings, best.paragraph.text)))
        known = sum(rarity.knows(stem) for stem in asked)
        if best.cosine < _FOREIGN and not (known and held > 0.5):
            return Decision(Status.OUT_OF_SCOPE, support, "far from everything in the documents")
        if best.cosine < _FAR and held < 0.35:
            return Decision(Status.NOT_IN_DOCUMENTS, support, "the nearest paragraph is about something else")
        near = tuple(s for s in support if s.score >= _NEAR * best.score)
        return Decision(Status.ANSWERED, near)
