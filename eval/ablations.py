"""Ablations: the assistant with one of its parts switched off, to see what the part is worth.

A part is a step of a turn. What a step would have added is put in its place plainly, so that
the steps after it still have what they need.
"""

from collections.abc import Callable
from dataclasses import replace

from assistant.answer import Status
from assistant.assistant import Assistant, Step
from assistant.reading.intent import Intent
from assistant.turn import Decision, Screened, Turn
from index.snapshot import Snapshot

Steps = tuple[tuple[str, Step], ...]
Change = Callable[[Steps], Steps]


def _without(name: str) -> Change:
    return lambda steps: tuple((at, step) for at, step in steps if at != name)


def _instead(name: str, other: Callable[[Step], Step]) -> Change:
    return lambda steps: tuple((at, other(step) if at == name else step) for at, step in steps)


def _unscreened(_: Step) -> Step:
    def step(turn: Turn) -> Turn:
        said = turn.ask.history
        users = tuple(message.content for message in said if message.role == "user")
        replies = tuple(message.content for message in said if message.role == "assistant")
        return replace(turn, screened=Screened(turn.ask.question, users, replies))

    return step


def _forgetful(step: Step) -> Step:
    def forgets(turn: Turn) -> Turn:
        done = step(replace(turn, screened=replace(turn.screened, history=(), replies=())))
        return replace(done, screened=turn.screened)

    return forgets


def _blind_to_intent(step: Step) -> Step:
    def blind(turn: Turn) -> Turn:
        done = step(turn)
        if done.understood is None:
            return done
        return replace(done, understood=replace(done.understood, intent=Intent.PROCEDURE))

    return blind


def _everywhere(step: Step) -> Step:
    def unfiltered(turn: Turn) -> Turn:
        if turn.understood is None:
            return step(turn)
        done = step(replace(turn, understood=replace(turn.understood, areas=())))
        return replace(done, understood=turn.understood)

    return unfiltered


def _always_answers(_: Step) -> Step:
    return lambda turn: replace(turn, decision=Decision(Status.ANSWERED, turn.support))


# What is switched off, and how.
ABLATIONS: dict[str, Change] = {
    "rules off": _without("look_up"),
    "verify off": _without("verify"),
    "screen off": _instead("screen", _unscreened),
    "memory of the conversation off": _instead("understand", _forgetful),
    "intent off": _instead("understand", _blind_to_intent),
    "area filter off": _instead("retrieve", _everywhere),
    "deciding off: always answers": _instead("decide", _always_answers),
}


def ablated(assistant: Assistant, change: Change) -> Assistant:
    """Return the assistant with its steps changed."""
    changed: dict[str, Steps] = {}

    def steps(snapshot: Snapshot) -> Steps:
        if snapshot.version not in changed:
            changed[snapshot.version] = change(assistant.steps(snapshot))
        return changed[snapshot.version]

    return replace(assistant, steps=steps)


def changes(assistant: Assistant) -> dict[str, Assistant]:
    """Return each ablation that changes the steps this assistant has, by name."""
    own = assistant.steps(assistant.snapshot)
    return {name: ablated(assistant, change) for name, change in ABLATIONS.items() if change(own) != own}
