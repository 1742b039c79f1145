"""The liar: a language model of our own that changes what it is given, to see whether any change is shown."""

import json
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager

from assistant.rephrase.prompt import lines_of
from eval.model_server import Asked, body, playing, send
from eval.mutants import mutants

Reply = Callable[[str], str]  # what a model is given to what it writes

_HONEST = (("ensure", "make sure"), ("prior to", "before"), ("in order to", "to"), ("undertake", "carry out"))
_FORMS: tuple[tuple[str, Callable[[list[str]], str]], ...] = (
    ("no marks", "\n".join),
    ("an invented source", lambda said: lines_of([*said, "Assessments take 90 days."])),
    ("two sources for one sentence", lambda said: f"[S1, S{len(said)}] {said[0]}"),
    ("sources exchanged", lambda said: lines_of([*said[1:], said[0]]) if said[1:] else f"[S2] {said[0]}"),
    ("sentences run together", lambda said: f"[S1] {' and '.join(one.rstrip('.') for one in said)} by default."),
    ("markup", lambda said: f"```\n{lines_of(said)}\n```"),
    ("of itself", lambda said: f"As a language model, I checked this.\n{lines_of(said)}"),
)


class Liar:
    """Changes one thing in each reply, and every line of every second one; of the kinds it can, the rarest so far."""

    def __init__(self) -> None:
        self.told: Counter[str] = Counter()  # lies by kind
        self.lies: set[str] = set()  # the sentences
        self._calls = 0

    def __call__(self, text: str) -> str:
        """Return a reply that says something else than what was given."""
        self._calls += 1
        held = [line.partition("] ")[2] for line in text.split("\n")]
        said = [_honest(one) for one in held]
        form, build = _FORMS[self._calls % len(_FORMS)]
        if self._calls % (2 * len(_FORMS)) < len(_FORMS) and self._calls % 3 == 0:
            self.told[form] += 1
            return build(said)
        every = self._calls % 2 == 0
        for at in range(len(held)) if every else (self._calls % len(held),):
            said[at] = self._lie(held[at])
        return lines_of(said)

    def _lie(self, held: str) -> str:
        by_kind: dict[str, list[str]] = {}
        for kind, changed in mutants(held):
            by_kind.setdefault(kind, []).append(changed)
        kind = min(by_kind, key=lambda kind: self.told[kind])
        lie = by_kind[kind][self.told[kind] % len(by_kind[kind])]
        self.told[kind] += 1
        self.lies.add(" ".join(lie.split()))
        return lie


def _honest(said: str) -> str:
    for old, new in _HONEST:
        said = said.replace(f" {old} ", f" {new} ")
    return said


def served(reply: Reply) -> AbstractContextManager[str]:
    """Serve a model that writes what a function makes of the text it is given; give its address."""

    def write(asked: Asked) -> None:
        send(asked, body(reply(json.loads(asked.text)["messages"][-1]["content"])))

    return playing(write)
