"""The accounts of a source: where every one of its characters went, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from corpus.paragraph import Paragraph
from corpus.report import PARAGRAPH as PARAGRAPH
from corpus.report import SPACE as SPACE

UNEXPLAINED = "left over"


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of source (half-open, characters) and what became of it."""

    start: int
    end: int
    fate: str


class Accounts:
    """A tally that gives each character of a source one fate; the first claim stands."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._fates: list[str] = [""] * len(source)

    def claim(self, spans: Iterable[tuple[int, int]], fate: str) -> None:
        """Say what became of some stretches of the source."""
        for start, end in spans:
            for i in range(max(start, 0), end):
                self._fates[i] = self._fates[i] or fate

    def close(self, paragraphs: Iterable[Paragraph]) -> tuple[Region, ...]:
        """Enter the paragraphs, then return the whole source as regions without gap or overlap.

        What a paragraph holds counts as a paragraph's, whatever a cleaning step said of it.
        White space and what nobody claimed are entered as such.
        """
        for paragraph in paragraphs:
            for segment in paragraph.segments:
                for i in range(segment.raw_start, segment.raw_end):
                    self._fates[i] = PARAGRAPH
        for i, fate in enumerate(self._fates):
            if not fate:
                self._fates[i] = SPACE if self._source[i].isspace() else UNEXPLAINED
        regions, start = [], 0
        for fate, run in groupby(self._fates):
            end = start + sum(1 for _ in run)
            regions.append(Region(start, end, fate))
            start = end
        return tuple(regions)
