"""Danger: does somebody tell of a child who is in danger now?

Plain code, three vocabularies (``danger.yaml``, ``no_danger.yaml``, ``speech.yaml``) and the weight of
each word (``weighed.py``), before any model and any search. It tells a thing that is happening to
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
# An alarming word counts two points, an uneasy word one.
PARTICULAR = 2  # points that alarm when somebody in particular is spoken of
ANYBODY = 3  # points that alarm otherwise
# People in danger tell, others ask: points for a message that asks nothing, or no more than "what do I do?"
FIRST_WORDS = 2  # when it opens the conversation and speaks of somebody
LATER_WORDS = 1
OFFICE = 2  # points that words of procedure take away at most, one each
# What the weights of its words make of a message that tells nothing firmly
SOUNDS = 1.0  # alarms though the vocabularies heard little,
CALM = -2.5  # and this calms what they heard
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


def detect(question: str, history: tuple[Message, ...] = ()) -> Danger | None:
    """Return the danger that the question tells of, or None.

    Earlier messages of the person, oldest first, say who "he" is ("he is doing it again") and
    whether a short question ("who do I ring?") still belongs to a danger told just before.
    """
    return _ear().hear(question, [message.content for message in history if message.role == "user"])


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
        self._alarming = self._any_of(data["kinds"], "alarming")
        self._worrying = self._any_of(data["kinds"], "alarming", "uneasy")
        self._words = [
            (DangerKind(name), self._any_of({name: kind}, "alarming"), self._any_of({name: kind}, "alarming", "uneasy"))
            for name, kind in data["kinds"].items()
        ]
        self._office = compiled(["{office}"])
        self._aside = {name: compiled(patterns) for name, patterns in data["set_aside"].items()}
        self._writer = {name: compiled(patterns) for name, patterns in data["writer"].items()}
        self._somebody = {name: compiled(patterns) for name, patterns in data["somebody"].items()}
        self._plea = compiled(["{plea}"])
        self._follow_up = compiled(data["follow_up"])

    def _any_of(self, kinds: Any, *lists: str) -> re.Pattern[str]:
        """Return an expression for any word of these lists of groups."""
        groups = [group for kind in kinds.values() for name in lists for group in kind[name]]
        return self._wording.compile(["{" + "|".join(groups) + "}"])

    def hear(self, question: str, earlier: list[str]) -> Danger | None:
        sentences = self._wording.read(question)
        before = self._wording.read("\n\n".join(earlier))
        told = (*before, *sentences)
        kind = self._kind(sentences, before, sound(question), marked="?" in question)
        if kind is None and earlier and self._goes_on(sentences):
            kind = self._kind(self._wording.read(earlier[-1]), before, sound(earlier[-1]), marked=False)
        if kind is None:
            return None
        return Danger(kind, self._child_writes(told))

    def _child_writes(self, told: Sequence[str]) -> bool:
        surely, perhaps, adult = (
            any(map(self._writer[name].search, told)) for name in ("surely_child", "child", "adult")
        )
        return surely or (perhaps and not adult)

    def _goes_on(self, sentences: Sequence[str]) -> bool:
        """Tell whether these are a few words that only make sense after what was told before."""
        return len("".join(sentences)) <= FOLLOW_UP and any(map(self._follow_up.search, sentences))

    def _kind(
        self, sentences: Sequence[str], before: Sequence[str], weight: float, *, marked: bool
    ) -> DangerKind | None:
        if any(map(self._aside["exercise"].search, sentences)):
            return None
        said = [self._said(sentence) for sentence in sentences]
        for kind, signals in self._firm:
            if any(map(signals.search, said)):
                return kind
        particular = any(map(self._somebody["particular"].search, (*before, *sentences)))
        told = [self._stated(sentence, particular) for sentence in said]
        points = _count(self._alarming, told) + _count(self._worrying, told)
        points -= min(_count(self._office, sentences), OFFICE)
        asks = (marked and not any(map(self._plea.search, sentences))) or any(
            map(self._aside["asked"].search, sentences)
        )
        if not asks:
            opens = not before and any(map(self._somebody["anybody"].search, told))
            points += FIRST_WORDS if opens else LATER_WORDS
        heard = points >= (PARTICULAR if particular else ANYBODY)
        if weight < (CALM if heard else SOUNDS):
            return None
        return self._most_told(told) or self._most_told(said) or DangerKind.UNCLEAR

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

    def _stated(self, sentence: str, particular: bool) -> str:
        """Return what of a sentence is told as happening, not over, dealt with, asked or about nobody."""
        if self._aside["in_hand"].search(sentence):
            return ""
        if self._aside["past"].search(sentence) and not self._aside["now"].search(sentence):
            return ""
        if particular:
            return sentence
        if not self._somebody["anybody"].search(sentence):
            return ""
        asked = self._aside["asked"].search(sentence)
        return sentence[: asked.start()] if asked else sentence


def _count(words: re.Pattern[str], sentences: Iterable[str]) -> int:
    return sum(len(words.findall(sentence)) for sentence in sentences)


def _patterns(data: Any) -> list[str]:
    lists = [data["follow_up"]]
    for name in ("set_aside", "writer", "somebody"):
        lists += data[name].values()
    lists += [kind["firm"] for kind in data["kinds"].values()]
    return [pattern for patterns in lists for pattern in patterns]
