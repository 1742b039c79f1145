"""Decide: is there enough to answer with, and if not, which no is it?"""

import re
from dataclasses import dataclass, replace

from assistant.answer import Status
from assistant.reading.bearing import RULE, conflict_of, new_in, rules_of, speaks_of, taken_wrongly, times
from assistant.reading.cases import of_another_case
from assistant.reading.claims import Also, confirmed, share_said
from assistant.reading.closeness import BARE, Rarity, holds_what_was_asked, stems
from assistant.reading.defined import prints, term_in
from assistant.reading.follow_up import leans
from assistant.reading.going_on import SECTION
from assistant.reading.intent import Intent
from assistant.reading.silences import asked_of, marks, speaks
from assistant.turn import Decision, Support, Turn, Understanding
from corpus.catalogue import NATIONAL
from corpus.known.absent import Absent, Outside
from corpus.known.conflicts import Conflict
from corpus.rules.rule import Rule, RuleKind
from corpus.rules.rulebook import Rulebook
from corpus.sentences import sentences

_FAR = 0.45  # cosine: with no known question like it, a best paragraph below this is about something else
_ALIKE = 0.585  # likeness below which no known question vouches for a paragraph
_ALIKE_GOING_ON = 0.5  # or for what goes on with what was answered
_FOREIGN = 0.28  # share of the question's weight in words that nobody here uses: not about social care at all
_FOREIGN_ALIKE = 0.64
_SILENCE = 0.68  # likeness from which a known silence answers,
_ABSENT = 0.7
_ABSENT_BY_FAR = 0.6  # and from which what is not held is meant though not named, where it is the nearest by far:
_BY_FAR = 0.05  # so much nearer than anything that is held
_OTHERS_MATTER = 0.12  # so much nearer to what another area's documents hold: it is theirs,
_OWN_MATTER = 0.72  # unless it is this near to what the area's own or national ones hold
_SILENCE_NEAR = 0.03  # though something else be as much nearer
_NEAR = 0.6  # share of the best score at which another paragraph still supports
_PLAIN = 0.72  # likeness from which even a few words are understood
_FOOTNOTE = 0.3  # of the best score: what a footnote loses,
_ANOTHER_CASE = 0.4  # and what is of another case than the question names
_LITTLE = 2  # words that carry meaning
_ITEMS = 3  # of a list
_NAMED = 0.5  # share of the question's words that a list's opening holds
_LISTED = 0.8  # share of the best score at which a list comes first where one is asked for
_OF_ALL = 0.75  # likeness from which national guidance answers for an authority whose documents are not held
_OF_A_TOPIC = re.compile(
    r"\b(?:everything|anything|something|all|more|information|info|say|says|said|tell (?:me|us))\s+(?:about|on)\b", re.I
)  # what is said of a matter is asked, not one thing about it
_WHOM = re.compile(r"^(?!.*\b(?:phone|ring|call|dial|number|tel|e-?mail|address)\b).*\bwho(?:m|ever)?\b", re.I | re.S)
_WHOM_IS_SAID = 0.8  # and from which it is said whom to reach, though no number is held
_ADDED_NEAR = 0.35  # cosine of an added paragraph, or its best sentence,
_ADDED_HOLDS = 0.5  # and share of the question's weight in its words, from which it holds what is asked
_ADDED_LOOKED_AT = 5  # paragraphs
_REACH = {RuleKind.CONTACT, RuleKind.HOURS}
_SPEAKS = 0.6  # likeness from which a paragraph speaks of what a question takes for granted
_CONFIRMS, _CONFIRMS_AGAINST = 0.75, 0.85  # share of a claim that must be said: of any, and of a known misbelief
_BEARS = 0.4  # share of a claim's weight in words of what is said to it
_OF_A_CLAIM = 3  # rules
_SAID_WITHIN = 0.9  # likeness from which a document itself says when or by whom it was made
_TIMED = 0.66  # and, to its own words, from which a follow-up's time is told though no rule has its new words
_KNOWN = 1.5  # of the best score: what a likeness of 1 to a known question adds to a paragraph's place
_LOCAL = 0.12  # of the best score: what an area's own paragraph gains over national ones


@dataclass(frozen=True)
class Decide:
    """Weigh what was found: likeness to known questions, closeness of meaning, and the rare words held."""

    rarity: Rarity
    rulebook: Rulebook
    also: Also  # what the documents call a word

    def __call__(self, turn: Turn) -> Turn:
        """Return the turn with its decision."""
        understood = turn.understood
        assert understood is not None
        return replace(turn, decision=_all_on_what_is_absent(turn) or self.weigh(turn, understood))

    def weigh(self, turn: Turn, understood: Understanding) -> Decision:
        """Return the decision for what was found."""
        about = () if turn.screened.danger or _answered_within(turn) else understood.documents
        if about:
            return Decision(Status.ANSWERED, documents=about, why="the documents themselves")
        if not turn.screened.danger:
            refused = self._refused(turn, understood)
            if refused is not None:
                return refused
        if not turn.support:
            return Decision(Status.NOT_IN_DOCUMENTS, why="nothing was found")
        best = turn.support[0]
        several = len(understood.areas) > 1
        near = [
            s
            for s in turn.support
            if s.score >= _NEAR * best.score or s.goes_on >= SECTION or (several and s.area in understood.areas)
        ]
        near.sort(
            key=lambda s: (
                not s.asked_for,
                not s.defines,
                -(s.score + best.score * (self._standing(s, understood) + _KNOWN * s.likeness)),
            )
        )
        if understood.intent is Intent.LIST and not (best.asked_for or best.defines):
            listed = {
                s.paragraph.ref for s in near if len(s.paragraph.items) >= _ITEMS and s.score >= _LISTED * best.score
            }
            near.sort(key=lambda s: (s.paragraph.ref not in listed, not self._announces(s, understood)))
        conflict = conflict_of(turn)
        rules = () if best.asked_for or best.defines else rules_of(turn, conflict, self.rulebook)
        new = new_in(turn, self.rarity)
        if new:
            rules = tuple(rule for rule in rules if speaks_of(rule, new, self.rarity))
            unlike = max((told for one in near for told in one.told_own), default=0.0) < _TIMED
            if not rules and unlike and understood.intent is Intent.TIMESCALE and not any(times(s, new) for s in near):
                return Decision(Status.NOT_IN_DOCUMENTS, turn.support, why="the time of something else")
        if not conflict and understood.intent is Intent.CONTACT:
            conflict = self._no_contact(turn)
        conflicts = (conflict,) if conflict else ()
        decision = Decision(Status.ANSWERED, tuple(near), rules, conflicts=conflicts, taken_wrongly=taken_wrongly(turn))
        return self._doubting(turn, decision) if turn.assumed else decision

    def _doubting(self, turn: Turn, decision: Decision) -> Decision:
        """Return the decision with what is said of something taken for granted, where it is not confirmed."""
        wrongly = decision.taken_wrongly
        rules = [k.matter for k in turn.known_of_assumed if isinstance(k.matter, Rule) and k.likeness >= RULE]
        found = [one for one in turn.support_of_assumed if one.likeness >= _SPEAKS]
        said = [one.paragraph.text[a:b] for one in found for a, b in sentences(one.paragraph.text)]
        said += [rule.says for rule in rules[:_OF_A_CLAIM]]
        if confirmed(turn.assumed, said, self.rarity, self.also, _CONFIRMS_AGAINST if wrongly else _CONFIRMS):
            return replace(decision, taken_wrongly=None)
        spoken: tuple[Rule | Support, ...] = (*rules[:1], *found[:1])
        if wrongly or not spoken:
            return decision
        bears = [one for one in spoken if self._bears(one, turn.assumed)]
        return replace(decision, doubted=bears[0] if bears else None, unsaid=not bears)

    def _bears(self, said: Rule | Support, claim: str) -> bool:
        text = said.says if isinstance(said, Rule) else said.paragraph.text
        return share_said(text, claim, self.rarity, self.also) >= _BEARS

    @staticmethod
    def _standing(support: Support, understood: Understanding) -> float:
        """Return what a paragraph gains, or loses, by where it stands, as a share of the best score."""
        if support.paragraph.ref.label.startswith("footnote"):
            return -_FOOTNOTE
        if of_another_case(understood.search, support.paragraph.headings, support.paragraph.text):
            return -_ANOTHER_CASE
        return _LOCAL if support.area in understood.areas else 0.0

    def _announces(self, support: Support, understood: Understanding) -> bool:
        """Whether a list's own heading and opening words name what is asked for."""
        paragraph = support.paragraph
        opening = " ".join(
            (*paragraph.headings[-1:], paragraph.text[: paragraph.items[0].start if paragraph.items else 0])
        )
        return self.rarity.share(stems(understood.search), opening) >= _NAMED

    def _refused(self, turn: Turn, understood: Understanding) -> Decision | None:
        """Return which no it is, or None where there is enough to answer with."""
        if turn.screened.asks_for_a_record:
            return Decision(Status.OUT_OF_SCOPE, why="a case record")
        if turn.support and (turn.support[0].asked_for or turn.support[0].defines):
            return None
        alike = max((support.likeness for support in turn.support), default=-1.0)
        words = set(stems(understood.search))
        little = leans(turn.screened.question) and len(words) <= _LITTLE
        if words <= BARE:
            return Decision(Status.CLARIFY, why="leans on what was not said")
        ruled = max((known.likeness for known in turn.known if isinstance(known.matter, Rule)), default=-1.0)
        held = self._held_in_added(turn, understood)
        silence = None if held else self._silence(turn, max(alike, ruled))
        if isinstance(silence, Outside):
            return Decision(Status.OUT_OF_SCOPE, why="outside what this is for")
        national = understood.areas == (NATIONAL,) and max(alike, ruled) >= _OF_ALL
        if understood.put_elsewhere and not national and understood.areas in ((), (NATIONAL,)):
            return Decision(Status.NOT_IN_DOCUMENTS, turn.support, why="of an authority whose documents are not held")
        if silence is not None:
            return Decision(Status.NOT_IN_DOCUMENTS, turn.support, silence=silence, why="a known silence")
        if little and not turn.screened.history and alike < _PLAIN:
            if prints(turn.support, term_in(understood.search)):
                return None
            if term_in(understood.search) and understood.intent is Intent.DEFINITION:
                return Decision(Status.NOT_IN_DOCUMENTS, turn.support, why="a word that is not held")
            return Decision(Status.CLARIFY, why="leans on what was not said")
        if held:
            return None
        near = max(alike, ruled)
        if near < _OWN_MATTER and turn.held_elsewhere >= near + _OTHERS_MATTER:
            return Decision(Status.NOT_IN_DOCUMENTS, turn.support, why="a matter of another area's documents")
        best = max((support.cosine for support in turn.support), default=0.0)
        goes_on = bool(turn.screened.history and understood.own)
        foreign = not goes_on and self.rarity.foreign(stems(understood.own or understood.search)) >= _FOREIGN
        if alike < _FOREIGN_ALIKE and best < _FAR and foreign:
            return Decision(Status.OUT_OF_SCOPE, why="words that nobody here uses")
        if alike < (_ALIKE_GOING_ON if goes_on else _ALIKE) and best < _FAR:
            return Decision(Status.NOT_IN_DOCUMENTS, turn.support, why="nothing like it is known")
        if understood.intent is Intent.CONTACT and not self._holds_a_contact(turn):
            whom = _WHOM.search(turn.screened.question) and near >= _WHOM_IS_SAID
            if not whom:
                none = self._no_contact(turn)
                return Decision(Status.NOT_IN_DOCUMENTS, turn.support, silence=none, why="no number or address")
        return None

    def _held_in_added(self, turn: Turn, understood: Understanding) -> bool:
        """Whether a document that was added holds most of what is asked: what is known of the others is then no bar."""
        asked = set(stems(understood.search)) - BARE
        for support in turn.support[:_ADDED_LOOKED_AT]:
            text = support.paragraph.text
            near = support.added and max((support.cosine, *support.sentences)) >= _ADDED_NEAR
            words = " ".join((*support.paragraph.headings, text))
            if (
                near
                and self.rarity.share(asked, words) >= _ADDED_HOLDS
                and holds_what_was_asked(understood.intent, text)
            ):
                return True
        return False

    @staticmethod
    def _holds_a_contact(turn: Turn) -> bool:
        """Whether something found for the question holds a number to ring or an address."""
        if any(isinstance(k.matter, Rule) and k.matter.kind in _REACH and k.likeness >= RULE for k in turn.known):
            return True
        return any(holds_what_was_asked(Intent.CONTACT, support.paragraph.text) for support in turn.support[:3])

    @staticmethod
    def _no_contact(turn: Turn) -> Conflict | None:
        """Return the silence on how an area's people are reached, where one is known for the question."""
        assert turn.understood is not None
        for known in turn.known:
            silence = known.matter
            if not isinstance(silence, Conflict) or silence.kind != "silence" or known.likeness < _SILENCE:
                continue
            if set(silence.areas) <= set(turn.understood.areas) and asked_of(silence, Intent.CONTACT):
                return silence
        return None

    def _silence(self, turn: Turn, others: float) -> Conflict | Absent | None:
        """Return what the documents are silent on, where the question is nearer to it than to what they say.

        A matter that is not held at all must be the nearest by far, and the question in words of this field, or
        else it must be the nearest and named: one of its own words must be asked.
        """
        assert turn.understood is not None
        words = set(stems(turn.understood.search))
        ours = self.rarity.foreign(words) < _FOREIGN
        of_a_topic = _OF_A_TOPIC.search(turn.understood.search) and turn.support
        spoken = set(stems(turn.support[0].paragraph.text)) if of_a_topic else set()
        for known in turn.known:
            if isinstance(known.matter, Absent):
                named = bool(words & marks(known.matter) - spoken)
                by_far = known.likeness >= max(_ABSENT_BY_FAR, others + _BY_FAR)
                if by_far and (ours or named or isinstance(known.matter, Outside)):
                    return known.matter
                if not named:
                    continue
                return known.matter if known.likeness >= max(_ABSENT, others) else None
            if isinstance(known.matter, Conflict) and known.matter.kind == "silence":
                if turn.understood.areas and not set(known.matter.areas) & {*turn.understood.areas, NATIONAL}:
                    continue  # another area's
                if speaks(known.matter, known.likeness, turn) or not asked_of(known.matter, turn.understood.intent):
                    continue
                return known.matter if known.likeness >= max(_SILENCE, others - _SILENCE_NEAR) else None
        return None


def _answered_within(turn: Turn) -> bool:
    """Whether the documents themselves are known to say what is asked, though it is about one of them."""
    return max((support.likeness for support in turn.support), default=-1.0) >= _SAID_WITHIN


def _all_on_what_is_absent(turn: Turn) -> Decision | None:
    """Return the refusal of one part of a message where all its other parts lean on that one."""
    for part in turn.parts:
        decision = part.decision
        if decision and isinstance(decision.silence, Absent):
            others = [other.screened.question for other in turn.parts if other is not part]
            if all(leans(other) or set(stems(other)) <= BARE for other in others):
                return decision
    return None
