"""Danger: does somebody tell of a child who is in danger now?

Plain code, three vocabularies (``danger.yaml``, ``no_danger.yaml``, ``speech.yaml``) and the weights of
their groups and of plain words (``weighed.py``), before any model and any search. It tells a thing that is happening to
somebody ("dad punched the 8 yr old this morning") from a question about procedure with the same words
in it ("who chairs the conference after a child was injured?"). Unsure, it alarms.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from assistant.ask import Message
from assistant.screening.weighed import sound
from assistant.screening.wording import Wording
from corpus.errors import CatalogueError
from corpus.plain_yaml import read_plain

VOCABULARY = Path(__file__).with_name("danger.yaml")
BESIDE = (VOCABULARY.with_name("speech.yaml"), VOCABULARY.with_name("no_danger.yaml"))
LIKE_DANGER = -0.5  # what a message must sound like to alarm where it holds a word of danger,
NO_WORD = 0.5  # or where it holds none,
SUPPOSED = 3.0  # or where it only supposes or denies it,
SURE = 4.0  # what is surely told; where a firm pattern fits, _SURE_AND_FIRM is enough. Else somebody may only ask
_SURE_AND_FIRM = 2.0
CALM = -0.5  # what sounds calmer is no child's cry, though it says "mum" and "scared"
LIKE_AN_OFFICE = -3.0  # and what calms one though a pattern fits it, unless it says that it is now
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
    UNCLEAR = "unclear"  # told as something that is happening, in words that say no more


@dataclass(frozen=True, slots=True)
class Danger:
    """A child in danger now, as far as words can tell."""

    kind: DangerKind
    child_is_writing: bool
    sure: bool  # told outright: not a question that only sounds like it, nor one that follows


def detect(question: str, history: tuple[Message, ...] = ()) -> Danger | None:
    """Return the danger that the question tells of, or None.

    Earlier messages of the person, oldest first, say whether a child is writing and whether a short
    question ("who do I ring?") still belongs to a danger told just before.
    """
    return _ear().hear(question, [message.content for message in history if message.role == "user"])


def heard_in(message: str) -> set[str]:
    """Return what of a message is weighed: its words, and the groups that they belong to, as "{group}"."""
    return _ear().heard_in(message)


@cache
def _ear() -> "_Ear":
    data = read_plain(VOCABULARY)
    lists = [kind["groups"] for kind in data["kinds"].values()]
    for file in BESIDE:
        beside = read_plain(file)
        lists.append(beside.pop("groups"))
        data |= beside
    groups = [entry for groups in lists for entry in groups.items()]
    if repeated := [name for name, n in Counter(name for name, _ in groups).items() if n > 1]:
        raise CatalogueError(f"Words of danger: two groups are called {repeated[0]!r}. Give one another name.")
    return _Ear(data, dict(groups))


class _Ear:
    """The vocabularies, compiled once."""

    def __init__(self, data: Any, groups: dict[str, Any]) -> None:
        self._wording = Wording(groups, data["short_forms"], _patterns(data))
        compiled = self._wording.compile
        self._firm = [(DangerKind(name), compiled(kind["firm"])) for name, kind in data["kinds"].items()]
        self._words = [
            (DangerKind(name), self._any_of({name: kind}, "alarming"), self._any_of({name: kind}, "alarming", "uneasy"))
            for name, kind in data["kinds"].items()
        ]
        self._aside = {name: compiled(patterns) for name, patterns in data["set_aside"].items()}
        self._writer = {name: compiled(patterns) for name, patterns in data["writer"].items()}
        self._follow_up = compiled(data["follow_up"])
        self._asks = compiled(data["asks"])
        self._now = compiled(["{at_once}"])

    def _any_of(self, kinds: Any, *lists: str) -> re.Pattern[str]:
        """Return an expression for any word of these lists of groups."""
        groups = [group for kind in kinds.values() for name in lists for group in kind[name]]
        return self._wording.compile(["{" + "|".join(groups) + "}"])

    def heard_in(self, message: str) -> set[str]:
        sentences = self._wording.read(message)
        aside = {name for name, patterns in self._aside.items() if any(map(patterns.search, sentences))}
        if "?" in message:
            aside.add("?")
        return self._wording.words(message) | {f"{{{name}}}" for name in self._wording.groups(sentences) | aside}

    def hear(self, question: str, earlier: list[str]) -> Danger | None:
        sentences = self._wording.read(question)
        before = self._wording.read("\n\n".join(earlier))
        sounds = sound(self.heard_in(question))
        kind = self._kind(sentences, sounds)
        if kind:
            sure = sounds >= (_SURE_AND_FIRM if self._is_firm(sentences) else SURE)
            child = sounds >= CALM and self._child_writes((*before, *sentences))
            return Danger(kind, child, sure)
        if earlier:
            told = self.hear(earlier[-1], [])
            adds = told is not None and told.sure and self._asks_nothing(question, sentences)
            if told and (adds or self._goes_on(sentences)):
                return Danger(told.kind, self._child_writes((*before, *sentences)), adds)
        return None

    def _is_firm(self, sentences: Sequence[str]) -> bool:
        said = [self._said(sentence) for sentence in sentences]
        return any(any(map(signals.search, said)) for _, signals in self._firm)

    def _asks_nothing(self, question: str, sentences: Sequence[str]) -> bool:
        """Tell whether these are a few words that only add to what was told: "were in crewe"."""
        few = len("".join(sentences)) <= FOLLOW_UP
        return few and "?" not in question and not any(map(self._asks.search, sentences))

    def _child_writes(self, told: Sequence[str]) -> bool:
        surely, perhaps, adult = (
            any(map(self._writer[name].search, told)) for name in ("surely_child", "child", "adult")
        )
        return surely or (perhaps and not adult)

    def _goes_on(self, sentences: Sequence[str]) -> bool:
        """Tell whether these are a few words that only make sense after what was told before."""
        return len("".join(sentences)) <= FOLLOW_UP and any(map(self._follow_up.search, sentences))

    def _kind(self, sentences: Sequence[str], sounds: float) -> DangerKind | None:
        if any(map(self._aside["exercise"].search, sentences)):
            return None
        said = [self._said(sentence) for sentence in sentences]
        firm = (kind for kind, signals in self._firm if any(map(signals.search, said)))
        now = any(map(self._now.search, sentences))
        kind = next(firm, None) if now or sounds >= LIKE_AN_OFFICE else None
        if kind is None and sounds >= LIKE_DANGER:
            kind = self._most_told(said)
        if kind:
            return kind
        supposed = self._most_told(sentences)
        return (supposed or DangerKind.UNCLEAR) if sounds >= (SUPPOSED if supposed else NO_WORD) else None

    def _most_told(self, sentences: Sequence[str]) -> DangerKind | None:
        """Return the kind of danger that most of the words belong to."""
        words = {
            kind: _count(alarming, sentences) + _count(worrying, sentences) for kind, alarming, worrying in self._words
        }
        return max(words, key=words.__getitem__) if any(words.values()) else None

    def _said(self, sentence: str) -> str:
        """Return the sentence without what it only supposes or denies."""
        supposed = self._aside["supposed"].search(sentence)
        if supposed:
            sentence = sentence[: supposed.start()]
        return self._aside["denied"].sub("_", sentence)


def _count(words: re.Pattern[str], sentences: Iterable[str]) -> int:
    return sum(len(words.findall(sentence)) for sentence in sentences)


def _patterns(data: Any) -> list[str]:
    lists = [data["follow_up"], data["asks"]]
    for name in ("set_aside", "writer"):
        lists += data[name].values()
    lists += [kind["firm"] for kind in data["kinds"].values()]
    return [pattern for patterns in lists for pattern in patterns]
