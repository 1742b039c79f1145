"""Danger: does somebody tell of a child who is in danger now?

Plain code and a vocabulary (``danger.yaml``), before any model and any search. It tells a thing that
is happening to somebody ("dad punched the 8 yr old this morning") from a question about procedure
with the same words in it ("who chairs the conference after a child was injured?"). Unsure, it alarms.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from assistant.ask import Message
from assistant.screening.wording import Wording
from corpus.strict_yaml import read_yaml

VOCABULARY = Path(__file__).with_name("danger.yaml")
FOLLOW_UP = 12  # words; a longer question stands on its own


class DangerKind(StrEnum):
    """What the danger is; the first that fits, in this order."""

    SEXUAL_ABUSE = "sexual abuse"
    SELF_HARM = "self-harm"
    REMOVAL = "removal"  # abroad, forced marriage, female genital mutilation
    MISSING = "missing"  # or taken, or held
    THREAT = "threat"
    HARM = "harm"
    INJURY = "injury"
    UNFIT_ADULT = "unfit adult"
    LEFT_ALONE = "left alone"
    FEAR = "fear"


@dataclass(frozen=True, slots=True)
class Danger:
    """A child in danger now, as far as words can tell."""

    kind: DangerKind
    child_is_writing: bool


def detect(question: str, history: tuple[Message, ...] = ()) -> Danger | None:
    """Return the danger that the question tells of, or None.

    Earlier messages of the person, oldest first, say who "he" is ("he is doing it again") and
    whether a short question ("who do I ring?") still belongs to a danger told just before.
    """
    return _ear().hear(question, [message.content for message in history if message.role == "user"])


@cache
def _ear() -> "_Ear":
    return _Ear(read_yaml(VOCABULARY))


class _Ear:
    """The vocabulary, compiled once."""

    def __init__(self, data: Any) -> None:
        groups = dict(data["groups"])
        for kind in data["kinds"].values():
            groups |= kind.pop("groups", {})
        self._wording = Wording(groups, data["short_forms"], _patterns(data))
        self._kinds = [(DangerKind(name), self._compile(kind)) for name, kind in data["kinds"].items()]
        self._aside = self._compile(data["set_aside"])
        self._writer = self._compile(data["writer"])
        self._here = self._compile({"strong": data["here"], "weak": data["somebody"]})
        self._follow_up = self._compile({"asks": data["follow_up"]})["asks"]

    def _compile(self, lists: Any) -> dict[str, re.Pattern[str]]:
        """Return one regular expression for each named list of patterns."""
        return {
            name: re.compile("|".join(self._wording.compile(pattern).pattern for pattern in patterns))
            for name, patterns in lists.items()
        }

    def hear(self, question: str, earlier: list[str]) -> Danger | None:
        sentences = self._wording.read(question)
        if any(map(self._aside["exercise"].search, sentences)):
            return None
        before = self._wording.read("\n".join(earlier))
        here = any(map(self._here["strong"].search, (*before, *sentences)))
        kind = self._kind(sentences, here)
        if kind is None and earlier and len("".join(sentences)) <= FOLLOW_UP and any(map(self._follow_up.search, sentences)):
            kind = self._kind(self._wording.read(earlier[-1]), here)
        if kind is None:
            return None
        told = (*before, *sentences)
        child = any(map(self._writer["child"].search, told)) and not any(map(self._writer["adult"].search, told))
        return Danger(kind, child)

    def _kind(self, sentences: Iterable[str], here: bool) -> DangerKind | None:
        told = [self._said(sentence) for sentence in sentences]
        for strength in ("firm", "soft"):
            for sentence in told:
                if strength == "soft" and self._is_procedure(sentence, here):
                    continue
                for kind, signals in self._kinds:
                    if signals[strength].search(sentence):
                        return kind
        return None

    def _said(self, sentence: str) -> str:
        """Return the sentence without what it only supposes or denies."""
        supposed = self._aside["supposed"].search(sentence)
        if supposed:
            sentence = sentence[: supposed.start()]
        return self._aside["denied"].sub("_", sentence)

    def _is_procedure(self, sentence: str, here: bool) -> bool:
        """Tell whether a sentence with words of danger is about something over, dealt with, or nobody."""
        now = self._aside["now"].search(sentence)
        if self._aside["in_hand"].search(sentence) or (self._aside["past"].search(sentence) and not now):
            return True
        if here:
            return False
        return not self._here["weak"].search(sentence) or bool(self._aside["asked"].search(sentence))


def _patterns(data: Any) -> list[str]:
    lists = [data["here"], data["somebody"], data["follow_up"]]
    lists += [*data["set_aside"].values(), *data["writer"].values()]
    lists += [kind[strength] for kind in data["kinds"].values() for strength in ("firm", "soft")]
    return [pattern for patterns in lists for pattern in patterns]
