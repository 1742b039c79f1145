"""Replies: what a language model wrote, taken apart by the marks that say what each sentence rests on."""

import re

from corpus.sentences import sentences
from corpus.text import folded

_LINE = re.compile(r"\[S([1-9]\d?)\] (\S.*)")
_THINKING = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)  # some models write this before their answer
_LONGEST = 20_000  # characters


class Unusable(Exception):
    """A reply of another form than was asked for; nothing of it is shown."""


def sentences_under_marks(reply: str, given: int) -> dict[int, str]:
    """Return what stands under each mark, from 1; Unusable unless every line is one sentence under a mark given."""
    if len(reply) > _LONGEST:
        raise Unusable("a reply that is too long")
    found: dict[int, str] = {}
    for line in filter(str.strip, _THINKING.sub("", reply).splitlines()):
        match = _LINE.fullmatch(line.strip())
        if match is None:
            raise Unusable("a line without a mark")
        number, said = int(match[1]), folded(match[2])
        if number > given:
            raise Unusable("a mark that was not given")
        if len(sentences(said)) != 1:
            raise Unusable("several sentences under one mark")
        found[number] = f"{found[number]} {said}" if number in found else said
    if not found:
        raise Unusable("an empty reply")
    return found
