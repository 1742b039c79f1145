"""Rephrase: sentences of a draft in plainer words, where a language model gave some that say the same."""

import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from threading import Lock

from assistant.rephrase.breaker import Breaker
from assistant.rephrase.fault import LIES, Fault, fault_of
from assistant.rephrase.offered import offered, own_words
from assistant.rephrase.prompt import TASK, lines_of
from assistant.rephrase.reply import Unusable, sentences_under_marks
from assistant.rephrase.server import Busy, NoReply
from assistant.statement import Origin, Statement
from assistant.turn import Turn
from corpus.text import matchable
from index.served import Encodes

MOST = 12  # sentences given in one call
LIKE = 0.8  # cosine of a sentence and its rewording below which they may not say the same
_KEPT = 2000  # sentences whose rewording is kept, so that the same question has the same answer

_log = logging.getLogger(__name__)

Writes = Callable[[str, str], str]  # task and text to a reply; raises NoReply
Told = Callable[[str, str], None]  # is told of each CALL how it ended, of each SENTENCE what became of it
CALL, SENTENCE = "call", "sentence"
HOLDS = "holds"  # what becomes of a sentence that is shown; of others, their fault


def nobody(of: str, became: str) -> None:
    """Keep no count."""


@dataclass(frozen=True)
class Rephrase:
    """Gives the documents' sentences to a language model, checks each that comes back, and shows those that hold.

    What does not come, or does not hold, leaves the documents' own words where they were.
    """

    write: Writes
    encoder: Encodes
    breaker: Breaker = field(default_factory=Breaker)
    told: Told = nobody
    kept: "Kept" = field(default_factory=lambda: Kept())

    def __call__(self, turn: Turn) -> Turn:
        """Return the turn with the sentences of its draft that could be put in plainer words."""
        draft = turn.draft
        words = list(dict.fromkeys(own_words(statement) for statement in offered(turn)))[:MOST]
        unknown = [one for one in words if one not in self.kept]
        if unknown:
            self.kept.keep(self.reworded(unknown))
        said = {one: new for one in words if (new := self.kept.of(one))}
        if not said or draft is None:
            return turn
        lead, points = (tuple(_in_other_words(one, said) for one in several) for several in (draft.lead, draft.points))
        return replace(turn, draft=replace(draft, lead=lead, points=points))

    def reworded(self, words: Sequence[str]) -> dict[str, str]:
        """Return each sentence with its rewording, "" where that does not hold; {} where there is no telling."""
        if not self.breaker.allows():
            self.told(CALL, "kept back")
            return {}
        try:
            reply = self.write(TASK, lines_of(words))
            found = self.checked(words, sentences_under_marks(reply, len(words)))
        except Busy as exc:
            self.told(CALL, str(exc))
            return {}
        except (NoReply, Unusable) as exc:
            self.breaker.failed()
            self.told(CALL, str(exc))
            _log.warning("language model: %s; the documents' own words stand", exc)
            return {}
        self.breaker.succeeded()
        self.told(CALL, "answered")
        return found

    def checked(self, words: Sequence[str], said: dict[int, str]) -> dict[str, str]:
        """Return each sentence with its rewording, "" for one that does not hold; Unusable after a lie."""
        found = dict.fromkeys(words, "")
        for number, held in enumerate(words, start=1):
            new = said.get(number, held)
            if matchable(new) == matchable(held):
                continue
            fault = fault_of(new, held) or self._unlike(new, held)
            self.told(SENTENCE, str(fault or HOLDS))
            if fault in LIES:
                raise Unusable(str(fault))
            if fault is None:
                found[held] = new
        return found

    def _unlike(self, new: str, held: str) -> Fault | None:
        one, other = self.encoder.encode([new, held])
        return None if float(one.vector @ other.vector) >= LIKE else Fault.MEANING


class Kept:
    """The rewordings found, those asked for last; shared by threads."""

    def __init__(self) -> None:
        self._found: OrderedDict[str, str] = OrderedDict()
        self._lock = Lock()

    def __contains__(self, words: str) -> bool:
        return words in self._found

    def of(self, words: str) -> str:
        """Return the rewording of a sentence, "" where there is none that holds."""
        return self._found.get(words, "")

    def keep(self, found: dict[str, str]) -> None:
        """Keep rewordings, and let go of the oldest."""
        with self._lock:
            self._found.update(found)
            while len(self._found) > _KEPT:
                self._found.popitem(last=False)


def _in_other_words(statement: Statement, said: dict[str, str]) -> Statement:
    """Return a statement in the words found for it, its citations as they were."""
    new = said.get(own_words(statement)) if statement.origin is Origin.DOCUMENT else None
    return replace(statement, text=f"{statement.opening} {new}".strip(), origin=Origin.REPHRASED) if new else statement
