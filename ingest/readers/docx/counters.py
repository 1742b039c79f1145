"""Counters: the number that Word shows before each paragraph of a list, which no file holds."""

import re

from ingest.readers.docx.formats import formatted
from ingest.readers.docx.numbering import Level, List

BULLET = "•"

_COUNT = re.compile(r"%([1-9])")
_WORD = re.compile(r"[^\W_]{2}")


class Counters:
    """The counts of all lists in one story (the body, the footnotes…), paragraph by paragraph."""

    def __init__(self) -> None:
        self._counts: dict[str, dict[int, int]] = {}  # by list key, then by level
        self._begun: set[tuple[str, int]] = set()  # lists and levels that have used their own start

    def next(self, of: List, level: int) -> str:
        """Count one paragraph, and return its number as printed: "4.2", "(a)", "•", "" for none."""
        counts = self._counts.setdefault(of.key, {})
        # A level that was passed over counts as if it stood there: 1, then 1.1.1, then 1.2.
        for above in range(level):
            if above not in counts:
                counts[above] = _start(of, above)
        if level in of.starts and (of.id, level) not in self._begun:
            counts[level] = of.starts[level]
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = _start(of, level)
        self._begun.add((of.id, level))
        for deeper in [each for each in counts if each > level]:
            if _begins_anew(of.levels.get(deeper, Level()), deeper, after=level):
                del counts[deeper]
        return _shown(of, level, counts)


def _start(of: List, level: int) -> int:
    return of.starts.get(level, of.levels.get(level, Level()).start)


def _begins_anew(level: Level, number: int, after: int) -> bool:
    if level.restart is None or level.restart > number:  # it can only name a level above itself
        return True
    return after < level.restart


def _shown(of: List, level: int, counts: dict[int, int]) -> str:
    mine = of.levels.get(level, Level())
    if mine.form == "bullet":
        return mine.pattern.strip() if _WORD.search(mine.pattern) else BULLET
    if mine.form == "none" and not _COUNT.sub("", mine.pattern).strip():
        return ""

    def count(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        its = of.levels.get(at, Level())
        if at > level or its.form == "bullet":
            return ""
        if mine.legal and its.form != "none":
            return str(counts.get(at, its.start))
        return formatted(counts.get(at, its.start), its.form, its.custom)

    return _COUNT.sub(count, mine.pattern).strip()
