"""Look up: the proved rules, conflicts and silences that the question may be about, with no model's opinion."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.knowledge import Knowledge
from assistant.reading.cases import of_another_case
from assistant.reading.claims import told
from assistant.reading.premise import claim_in, holds
from assistant.turn import Known, Turn
from corpus.catalogue import NATIONAL
from corpus.known.conflicts import Conflict
from corpus.known.matters import Matter
from corpus.known.misbeliefs import Misbelief
from corpus.refs import ParagraphRef
from corpus.rules.rule import Rule
from index.snapshot import Snapshot

_LIMIT = 60  # matters looked at


@dataclass(frozen=True)
class LookUp:
    """Find what is known by the questions that it answers, within the area and national guidance."""

    snapshot: Snapshot
    knowledge: Knowledge

    def __call__(self, turn: Turn) -> Turn:
        """Return the turn with what is known of its question, nearest first."""
        understood = turn.understood
        assert understood is not None
        areas = {*understood.areas, NATIONAL} if understood.areas else None
        claim = claim_in(turn.screened.question)
        return replace(
            turn,
            known=self.known(understood.search, areas),
            claimed=claim or "",
            known_of_claim=self.known(claim, areas) if claim else (),
            known_of_told=tuple(self.misbelieved(turn.screened.question, areas)),
            known_of_assumed=self.known(turn.assumed, areas) if turn.assumed else (),
        )

    def misbelieved(self, question: str, areas: set[str] | None) -> Iterator[Known]:
        """Yield the misbeliefs that the sentences of a message come nearest to, where they claim as much."""
        for statement in told(question):
            nearest = next((k for k in self.known(statement, areas) if isinstance(k.matter, Misbelief)), None)
            if nearest and isinstance(nearest.matter, Misbelief) and holds(nearest.matter, statement):
                yield nearest

    def known(self, question: str, areas: set[str] | None) -> tuple[Known, ...]:
        """Return the matters nearest to a question, best first.

        Passed over are what is withdrawn by now, and rules and silences of another case than the question names.
        """
        matters = self.knowledge.matters.by_key
        near = self.snapshot.nearest(question, areas=areas, limit=_LIMIT)
        found = (Known(matters[key], likeness) for key, likeness in near if key in matters)
        return tuple(known for known in found if not of_another_case(question, *self._told(known.matter)))

    def _told(self, matter: Matter) -> tuple[tuple[str, ...], str]:
        """Return the headings and the words of a rule, a misbelief or a silence that name its case."""
        if isinstance(matter, Rule):
            return self._headings(matter.proofs[0].quote.ref), f"{matter.says} {matter.quote}"
        if isinstance(matter, Misbelief):
            return self._headings(matter.proof.quote.ref), matter.proof.quote.words
        return (), matter.title if isinstance(matter, Conflict) and matter.kind == "silence" else ""

    def _headings(self, ref: ParagraphRef) -> tuple[str, ...]:
        paragraph = self.snapshot.paragraphs.get(str(ref.paragraph))
        return paragraph.headings if paragraph else ()
