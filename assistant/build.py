"""Where the parts of the assistant meet; nothing else opens a file or loads a model."""

from dataclasses import replace
from functools import lru_cache

from assistant.assistant import Assistant, Step
from assistant.knowledge import Knowledge
from assistant.reading.areas import AreaNames
from assistant.reading.closeness import Rarity
from assistant.reading.defined import Defined
from assistant.reading.going_on import Places
from assistant.reading.shorthand import Shorthand
from assistant.rephrase.rephrase import Rephrase, Told, nobody
from assistant.rephrase.server import Server
from assistant.screening.known_words import known_words
from assistant.steps.compose import Compose
from assistant.steps.decide import Decide
from assistant.steps.look_up import LookUp
from assistant.steps.retrieve import Retrieve
from assistant.steps.screen import Screen
from assistant.steps.understand import Understand
from assistant.steps.verify import Verify
from assistant.turn import Turn
from corpus.settings import Settings
from index.live import Live
from index.model import load_model
from index.snapshot import Snapshot

_KEPT = 6  # snapshots whose steps are kept: the live one as it is on different days, and the one before it


def build(settings: Settings, reworded: Told = nobody) -> Assistant:
    """Return an assistant over the live index; raise SnapshotError when there is none.

    `reworded` is told what a language model, where there is one, came to.
    """
    model = settings.language_model
    known = lru_cache(maxsize=_KEPT)(lambda snapshot: Knowledge.of(settings, snapshot))
    rephrase = Rephrase(Server(model), load_model(), told=reworded) if model else None
    over = lru_cache(maxsize=_KEPT)(lambda snapshot: steps_over(snapshot, known(snapshot), rephrase))
    return Assistant(Live(settings), over, known)


def steps_over(snapshot: Snapshot, knowledge: Knowledge, rephrase: Step | None = None) -> tuple[tuple[str, Step], ...]:
    """Return the steps of a turn over one snapshot, in order; `each` also takes the parts of a compound question."""
    asked = snapshot.questions
    rarity = Rarity(snapshot.paragraphs.values(), (one for several in asked.values() for one in several))
    names = AreaNames(snapshot.catalogue, knowledge.matters.elsewhere)
    shorthand = Shorthand(paragraph.text for paragraph in snapshot.paragraphs.values())
    defined = Defined(knowledge.definitions)
    return (
        ("screen", Screen(known_words(snapshot.catalogue, snapshot.paragraphs.values()))),
        ("understand", Understand(names, knowledge.vocabulary, shorthand, defined)),
        ("look_up", each(LookUp(snapshot, knowledge))),
        ("retrieve", each(Retrieve(snapshot, defined, Places(snapshot.paragraphs)))),
        ("decide", each(Decide(rarity, knowledge.rulebook, knowledge.vocabulary.also))),
        ("compose", each(Compose(snapshot, rarity, knowledge, asked))),
        *((("rephrase", rephrase),) if rephrase else ()),
        ("verify", Verify(snapshot)),
    )


def each(step: Step) -> Step:
    """Return the step that also takes every part of a turn, before the whole of it."""

    def taken(turn: Turn) -> Turn:
        return step(replace(turn, parts=tuple(step(part) for part in turn.parts)))

    return taken
