"""Suggestions: what could be asked next, out of the questions that the paragraphs found are known to answer."""

from collections.abc import Iterable, Mapping, Sequence

from assistant.reading.closeness import stems
from assistant.turn import Support

_MOST = 3
_SAME = 0.6  # share of words in common from which two questions ask the same


def suggestions(support: Iterable[Support], asked: Mapping[str, Sequence[str]], question: str) -> tuple[str, ...]:
    """Return up to three questions, one for each paragraph, that are neither the one asked nor alike."""
    found: list[str] = []
    known = [set(stems(question))]
    for one in support:
        for each in asked.get(str(one.paragraph.ref), ())[:2]:
            words = set(stems(each))
            if words and not any(len(words & other) >= _SAME * min(len(words), len(other)) for other in known if other):
                known.append(words)
                found.append(_written(each))
                break
        if len(found) == _MOST:
            break
    return tuple(found)


def _written(question: str) -> str:
    """Return a question as it is shown: with a capital and a question mark."""
    return question[:1].upper() + question[1:].rstrip(" ?.") + "?"
