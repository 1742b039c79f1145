"""Sentences: where each one stands in a paragraph's text."""

import re
from functools import lru_cache

_END = re.compile(r"[.!?][\"’”')\]]*\s+(?=[A-Z0-9‘“\"'(\[])")
_ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|etc|No|no|S|s|St|Mr|Mrs|Dr|vs|para|paras|cf)|\([A-Z])\.$")


@lru_cache(maxsize=20_000)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the sentences of a text as half-open stretches of characters, in order; lines always end one."""
    spans: list[tuple[int, int]] = []
    line_start = 0
    for line in text.split("\n"):
        start = 0
        for match in _END.finditer(line):
            stop = match.end() - (len(match.group()) - len(match.group().rstrip()))
            if _ABBREVIATION.search(line[start : match.start() + 1]):
                continue
            spans.append((line_start + start, line_start + stop))
            start = match.end()
        if line[start:].strip():
            spans.append((line_start + start, line_start + len(line.rstrip())))
        line_start += len(line) + 1
    return tuple(spans)
