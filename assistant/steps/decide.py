"""Decide: is there enough to answer with, and if not, which no is it?"""

from dataclasses import dataclass, replace

from assistant.answer import Status
from assistant.closeness import Rarity, stems
from assistant.follow_up import leans
from assistant.intent import Intent
from assistant.turn import Decision, Turn, Understanding
from corpus.catalogue import NATIONAL
from corpus.conflicts import Conflict
from corpus.rule import Rule, RuleKind

_FAR = 0.30  # cosine: a best paragraph below this is about something else
_FOREIGN = 0.18  # cosine: a question below this is not about children's social care at all
_ALIKE = 0.62  # likeness from which a known question vouches for its paragraph
_RULE = 0.66  # likeness from which a rule may lead
_RULE_NEAR = 0.06  # rules this near the best one are given with it
_SILENCE = 0.66  # likeness from which a known silence answers
_CONFLICT = 0.62
_NEAR = 0.6  # share of the best score at which another paragraph still supports
_LOCAL = 0.12  # of the best score: what an area's own paragraph gains over national ones
_ASKED_FOR = {
    Intent.TIMESCALE: {
        RuleKind.TIMESCALE,
        RuleKind.DEADLINE,
        RuleKind.FREQUENCY,
        RuleKind.DUTY_NOW,
        RuleKind.THRESHOLD,
    },
    Intent.CONTACT: {RuleKind.CONTACT, RuleKind.HOURS, RuleKind.CHANNEL},
}


@dataclass(frozen=True)
class Decide:
    """Weigh what was found: likeness to known questions, closeness of meaning, and the rare words held."""

    rarity: Rarity

    def __call__(self, turn: Turn) -> Turn:
        """Return the turn with its decision."""
        understood = turn.understood
        assert understood is not None
        if leans(turn.screened.question) and not turn.screened.history and self._says_little(understood):
            return replace(turn, decision=Decision(Status.CLARIFY, why="leans on what was not said"))
        return replace(turn, decision=self.weigh(turn, understood))

    def weigh(self, turn: Turn, understood: Understanding) -> Decision:
        """Return the decision for what was found."""
        rules = self._rules(turn, understood)
        alike = max((support.likeness for support in turn.support), default=-1.0)
        best_rule = max((k.likeness for k in turn.known if isinstance(k.matter, Rule)), default=-1.0)
        silence = self._silence(turn, max(alike, best_rule))
        if silence is not None:
            return Decision(Status.NOT_IN_DOCUMENTS, turn.support, silence=silence, why="a known silence")
        status, why = self._enough(turn, understood, max(alike, best_rule))
        if status is not Status.ANSWERED:
            return Decision(status, turn.support, why=why)
        best = turn.support[0]
        near = [s for s in turn.support if s.score >= _NEAR * best.score]
        near.sort(key=lambda s: -(s.score + (_LOCAL * best.score if s.area in understood.areas else 0)))
        conflicts = tuple(
            known.matter
            for known in turn.known
            if isinstance(known.matter, Conflict) and known.likeness >= _CONFLICT and known.likeness >= alike - 0.1
        )
        return Decision(Status.ANSWERED, tuple(near), rules, conflicts=conflicts[:1], why=why)

    def _enough(self, turn: Turn, understood: Understanding, alike: float) -> tuple[Status, str]:
        if not turn.support:
            return Status.NOT_IN_DOCUMENTS, "nothing was found"
        best = turn.support[0]
        asked = stems(understood.question)
        held = self.rarity.share(asked, " ".join((*best.paragraph.headings, best.paragraph.text)))
        if best.cosine < _FOREIGN and alike < 0.45 and held < 0.5:
            return Status.OUT_OF_SCOPE, "far from everything in the documents"
        if alike < _ALIKE and best.cosine < _FAR and held < 0.35:
            return Status.NOT_IN_DOCUMENTS, "the nearest paragraph is about something else"
        return Status.ANSWERED, "supported"

    def _rules(self, turn: Turn, understood: Understanding) -> tuple[Rule, ...]:
        """Return the rules that lead: those nearest to the question, the area's own before national ones."""
        wanted = _ASKED_FOR.get(understood.intent)
        found = [(k.likeness, k.matter) for k in turn.known if isinstance(k.matter, Rule) and k.likeness >= _RULE]
        if wanted:
            found = [(likeness, rule) for likeness, rule in found if rule.kind in wanted]
        if not found:
            return ()
        top = found[0][0]
        chosen = [rule for likeness, rule in found if likeness >= top - _RULE_NEAR and rule.stands]
        told: dict[tuple[object, ...], Rule] = {}
        for rule in chosen:
            told.setdefault((rule.topic, rule.area, *rule.figure), rule)
        return tuple(sorted(told.values(), key=lambda rule: rule.area == NATIONAL))[:4]

    @staticmethod
    def _silence(turn: Turn, others: float) -> Conflict | None:
        for known in turn.known:
            if isinstance(known.matter, Conflict) and known.matter.kind == "silence":
                return known.matter if known.likeness >= max(_SILENCE, others) else None
        return None

    def _says_little(self, understood: Understanding) -> bool:
        """Whether the words hold hardly anything that the documents speak of."""
        return len(stems(understood.question)) <= 2
