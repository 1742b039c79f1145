"""Decide: is there enough to answer with, and if not, which no is it?"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.answer import Status
from assistant.closeness import Rarity, holds_what_was_asked, stems
from assistant.follow_up import leans
from assistant.intent import Intent
from assistant.premise import holds, only_asks, takes_for_granted, too_strong, wrong_figure
from assistant.turn import Decision, Known, Support, Turn, Understanding
from corpus.absent import Absent, Outside
from corpus.catalogue import NATIONAL
from corpus.conflicts import Conflict
from corpus.misbeliefs import Misbelief
from corpus.rule import Rule, RuleKind

_FAR = 0.45  # cosine: with no known question like it, a best paragraph below this is about something else
_ALIKE = 0.585  # likeness below which no known question vouches for a paragraph
_FOREIGN = 0.28  # share of the question's weight in words that nobody here uses: not about social care at all
_FOREIGN_ALIKE = 0.64
_RULE = 0.66  # likeness from which a rule may lead
_RULE_ALONE = 0.8  # and from which it leads though its paragraph was not found
_RULE_NEAR = 0.06  # rules this near the best one are given with it
_SILENCE = 0.68  # likeness from which a known silence answers,
_ABSENT = 0.7
_SILENCE_NEAR = 0.03  # though something else be as much nearer
_CONFLICT = 0.68  # likeness from which a conflict is told,
_CONFLICT_ASKED = 0.52  # and where the question itself speaks of a difference
_NEAR = 0.6  # share of the best score at which another paragraph still supports
_PLAIN = 0.72  # likeness from which even a few words are understood
_FOOTNOTE = 0.3
_LITTLE = 2  # words that carry meaning
_ITEMS = 3  # of a list
_LISTED = 0.8  # share of the best score at which a list comes first where one is asked for
_MISBELIEF = 0.7  # likeness from which a known misbelief is put right where the question takes something for granted,
_NEVER = 2.0  # no likeness reaches it
_MISBELIEF_PLAIN = 0.76  # and where it only seems to; it must then be nearer than any question known to be asked
_PREMISE = 0.5  # likeness from which a rule bears on what a question takes for granted
_PREMISE_NEAR = 0.05  # rules this near the best one bear on it too
_ASKING = """long longer soon often quick quickly fast time timescale deadline day days week number ring phone call due
hv got get happen happens next limit have gotta u ur hello hi thanks ok help question"""
_BARE = set(stems(_ASKING))  # words that name no matter
_REACH = {RuleKind.CONTACT, RuleKind.HOURS}
_DIFFERS = re.compile(
    r"\b(?:which|either|both|differ\w*|match|contradict\w*|conflict\w*|says?|swears?|two different|other one|one doc)\b"
    r"|\bor\b.*\?|\?\?|\bn\b.*\bor\b",
    re.IGNORECASE,
)
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
        return replace(turn, decision=self.weigh(turn, understood))

    def weigh(self, turn: Turn, understood: Understanding) -> Decision:
        """Return the decision for what was found."""
        if not turn.screened.danger:
            refused = self._refused(turn, understood)
            if refused is not None:
                return refused
        if not turn.support:
            return Decision(Status.NOT_IN_DOCUMENTS, why="nothing was found")
        best = turn.support[0]
        several = len(understood.areas) > 1
        near = [s for s in turn.support if s.score >= _NEAR * best.score or (several and s.area in understood.areas)]
        near.sort(key=lambda s: -(s.score + best.score * self._standing(s, understood)))
        if understood.intent is Intent.LIST:
            near.sort(key=lambda s: not (len(s.paragraph.items) >= _ITEMS and s.score >= _LISTED * best.score))
        rules = self._rules(turn, understood)
        wrong = self._taken_wrongly(turn)
        return Decision(Status.ANSWERED, tuple(near), rules, conflicts=self._conflicts(turn), taken_wrongly=wrong)

    @staticmethod
    def _standing(support: Support, understood: Understanding) -> float:
        """Return what a paragraph gains, or loses, by where it stands, as a share of the best score."""
        if support.paragraph.ref.label.startswith("footnote"):
            return -_FOOTNOTE
        return _LOCAL if support.area in understood.areas else 0.0

    def _refused(self, turn: Turn, understood: Understanding) -> Decision | None:
        """Return which no it is, or None where there is enough to answer with."""
        if turn.screened.asks_for_a_record:
            return Decision(Status.OUT_OF_SCOPE, why="a case record")
        alike = max((support.likeness for support in turn.support), default=-1.0)
        words = set(stems(understood.search))
        little = leans(turn.screened.question) and len(words) <= _LITTLE
        if words <= _BARE or (little and not turn.screened.history and alike < _PLAIN):
            return Decision(Status.CLARIFY, why="leans on what was not said")
        ruled = max((known.likeness for known in turn.known if isinstance(known.matter, Rule)), default=-1.0)
        silence = self._silence(turn, max(alike, ruled))
        if isinstance(silence, Outside):
            return Decision(Status.OUT_OF_SCOPE, why="outside what this is for")
        if understood.elsewhere and not understood.areas:
            return Decision(Status.NOT_IN_DOCUMENTS, turn.support, why="of an authority whose documents are not held")
        if silence is not None:
            return Decision(Status.NOT_IN_DOCUMENTS, turn.support, silence=silence, why="a known silence")
        best = max((support.cosine for support in turn.support), default=0.0)
        if alike < _FOREIGN_ALIKE and best < _FAR and self.rarity.foreign(stems(understood.search)) >= _FOREIGN:
            return Decision(Status.OUT_OF_SCOPE, why="words that nobody here uses")
        if alike < _ALIKE and best < _FAR:
            return Decision(Status.NOT_IN_DOCUMENTS, turn.support, why="nothing like it is known")
        if understood.intent is Intent.CONTACT and not self._holds_a_contact(turn):
            return Decision(Status.NOT_IN_DOCUMENTS, turn.support, why="no number or address")
        return None

    @staticmethod
    def _holds_a_contact(turn: Turn) -> bool:
        """Whether something found for the question holds a number to ring or an address."""
        if any(isinstance(k.matter, Rule) and k.matter.kind in _REACH and k.likeness >= _RULE for k in turn.known):
            return True
        return any(holds_what_was_asked(Intent.CONTACT, support.paragraph.text) for support in turn.support[:3])

    @staticmethod
    def _conflicts(turn: Turn) -> tuple[Conflict, ...]:
        """Return the conflict that the question is about, if it is about one."""
        least = _CONFLICT_ASKED if _DIFFERS.search(turn.screened.question) else _CONFLICT
        for known in turn.known:
            if isinstance(known.matter, Conflict) and known.matter.kind != "silence":
                return (known.matter,) if known.likeness >= least else ()
        return ()

    @staticmethod
    def _taken_wrongly(turn: Turn) -> Rule | Misbelief | None:
        """Return what puts right something that the question takes for granted, if it does."""
        question = turn.screened.question
        alike = max((support.likeness for support in turn.support), default=-1.0)
        least = max(_MISBELIEF_PLAIN, alike)
        if takes_for_granted(question):
            least = _MISBELIEF
        elif only_asks(question):
            least = _NEVER
        nearest = next(((k.likeness, k.matter) for k in turn.known if isinstance(k.matter, Misbelief)), None)
        if nearest and nearest[0] >= least and holds(nearest[1], question):
            return nearest[1]
        claimed = _near_rules(turn.known_of_claim)
        return (wrong_figure(turn.claimed, claimed) if claimed else None) or too_strong(
            question, _near_rules(turn.known)
        )

    def _rules(self, turn: Turn, understood: Understanding) -> tuple[Rule, ...]:
        """Return the rules that lead: those nearest to the question, the area's own before national ones."""
        wanted = _ASKED_FOR.get(understood.intent)
        found = [(k.likeness, k.matter) for k in turn.known if isinstance(k.matter, Rule) and k.likeness >= _RULE]
        heard = {support.paragraph.ref for support in turn.support}
        found = [
            (likeness, rule)
            for likeness, rule in found
            if likeness >= _RULE_ALONE or any(proof.quote.ref.paragraph in heard for proof in rule.proofs)
        ]
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
    def _silence(turn: Turn, others: float) -> Conflict | Absent | None:
        """Return what the documents are silent on, where the question is nearer to it than to what they say."""
        for known in turn.known:
            if isinstance(known.matter, Absent):  # nothing at all is held: it must be the nearest by far
                return known.matter if known.likeness >= max(_ABSENT, others) else None
            if isinstance(known.matter, Conflict) and known.matter.kind == "silence":
                return known.matter if known.likeness >= max(_SILENCE, others - _SILENCE_NEAR) else None
        return None


def _near_rules(known: Iterable[Known]) -> list[Rule]:
    """Return the rules with a figure that bear on a claim, nearest first."""
    ruled = [(k.likeness, k.matter) for k in known if isinstance(k.matter, Rule) and k.likeness >= _PREMISE]
    measured = [(likeness, rule) for likeness, rule in ruled if rule.kind.measures]
    return [rule for likeness, rule in measured if likeness >= measured[0][0] - _PREMISE_NEAR]
