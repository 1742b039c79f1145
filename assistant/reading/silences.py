"""Silences: what the documents leave open or do not hold at all, and whether a question is about it."""

from collections import Counter
from functools import lru_cache

from assistant.reading.closeness import stems
from assistant.reading.intent import Intent, intent_of
from assistant.turn import Turn
from corpus.known.absent import Absent
from corpus.known.conflicts import Conflict
from corpus.rules.rule import Rule, RuleKind

_OF_ONE_KIND = 0.5  # share of a silence's questions that are of no kind, above which it is on a matter as a whole
_REACHED = 0.55  # likeness from which a contact answers a question of whom to reach,
_REACHED_NEAR = 0.15  # where the silence is nearer by no more than this
_OFTEN = 0.2  # share of a matter's questions that hold a word from which it is one of its own
_EVERYDAY = set(
    stems(
        "child children family families parent service plan meeting assessment social worker work team council case "
        "people person contact phone number timescale time step day form review referral policy use how long"
    )
)  # words that name no matter of their own


def speaks(silence: Conflict, likeness: float, turn: Turn) -> bool:
    """Whether the documents do hold a number for the question, though they are silent on one like it, or on hours."""
    least = max(_REACHED, likeness - _REACHED_NEAR)
    near = [known.matter for known in turn.known if isinstance(known.matter, Rule) and known.likeness >= least]
    return any(rule.kind is RuleKind.CONTACT and rule.topic in silence.topics for rule in near)


@lru_cache(maxsize=512)
def asked_of(silence: Conflict, intent: Intent) -> bool:
    """Whether a silence may be one on what a kind of question asks: one on how long is none on who."""
    kinds = [intent_of(asked) for asked in silence.asked_as]
    plain = kinds.count(Intent.PROCEDURE)
    return intent is Intent.PROCEDURE or intent in kinds or plain > _OF_ONE_KIND * len(kinds)


@lru_cache(maxsize=512)
def marks(absent: Absent) -> frozenset[str]:
    """Return the words that a matter goes by: those of its title, and those of several of its questions."""
    counts = Counter(stem for asked in absent.asked_as for stem in set(stems(asked)))
    often = {stem for stem, count in counts.items() if count >= _OFTEN * len(absent.asked_as)}
    return frozenset((often | set(stems(absent.title))) - _EVERYDAY)
