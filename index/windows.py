"""Windows: the parts of a text too long for the model, cut where lines and sentences end."""

import re
from collections.abc import Callable, Iterator, Sequence

from index.entry import Entry

_ENDS = re.compile(r"\n+|(?<=[.;:?!])\s+")
_WORDS = 24  # words to a part, where a single sentence is itself too long

Count = Callable[[Sequence[str]], list[int]]  # word pieces of each text


def windows(entry: Entry, count: Count, room: int) -> tuple[str, ...]:
    """Return the texts to encode for an entry: one, or several of at most `room` word pieces.

    Each begins with the entry's title, unless the title alone takes half the room.
    """
    if count([entry.indexed])[0] <= room:
        return (entry.indexed,)
    title = entry.title if count([entry.title])[0] <= room // 2 else ""
    left = room - count([title])[0]
    parts = [part for part in _ENDS.split(entry.text) if part]
    texts: list[str] = []
    held, size = "", 0
    for part, pieces in _fitting(parts, count, left):
        if held and size + pieces > left:
            texts.append(held)
            held, size = "", 0
        held, size = f"{held} {part}" if held else part, size + pieces
    texts.append(held)
    return tuple(f"{title}\n{text}" if title else text for text in texts)


def _fitting(parts: Sequence[str], count: Count, room: int) -> Iterator[tuple[str, int]]:
    for part, pieces in zip(parts, count(parts), strict=True):
        if pieces <= room:
            yield part, pieces
            continue
        words = part.split()
        runs = [" ".join(words[at : at + _WORDS]) for at in range(0, len(words), _WORDS)]
        yield from zip(runs, count(runs), strict=True)
