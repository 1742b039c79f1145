"""Text that remembers where each of its characters stood in the source."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.paragraph import Segment

ADDED = (-1, -1)  # a character that stands nowhere in the source, such as a joining space


@dataclass(frozen=True, slots=True)
class Traced:
    """A string with, for every character, the half-open stretch of source it was read from."""

    text: str = ""
    spans: tuple[tuple[int, int], ...] = ()

    @classmethod
    def read(cls, source: str, start: int, end: int) -> "Traced":
        """Return the characters start to end of a source, each tracing to itself."""
        return cls(source[start:end], tuple((i, i + 1) for i in range(start, end)))

    @classmethod
    def added(cls, text: str) -> "Traced":
        """Return text that stands nowhere in the source."""
        return cls(text, (ADDED,) * len(text))

    def __add__(self, other: "Traced") -> "Traced":
        return Traced(self.text + other.text, self.spans + other.spans)

    def __getitem__(self, part: slice) -> "Traced":
        return Traced(self.text[part], self.spans[part])

    def __bool__(self) -> bool:
        return bool(self.text)

    def __len__(self) -> int:
        return len(self.text)

    def strip(self) -> "Traced":
        """Return the text without white space at its ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self[start : start + len(self.text.strip())]

    def sub(self, pattern: re.Pattern[str], replacement: str) -> "Traced":
        """Replace every match; the replacement traces to the whole stretch it stands for."""
        done, parts = 0, []
        for match in pattern.finditer(self.text):
            parts.append(self[done : match.start()])
            parts.append(self.replaced(match.start(), match.end(), match.expand(replacement)))
            done = match.end()
        if not done:
            return self
        return joined([*parts, self[done:]])

    def replaced(self, start: int, end: int, new: str) -> "Traced":
        """Return `new`, tracing to the stretch of source behind characters start to end."""
        if not new:
            return Traced()
        span = self.span(start, end)
        if len(new) == end - start:
            return Traced(new, self.spans[start:end])
        return Traced(new, (span,) * len(new))

    def span(self, start: int = 0, end: int | None = None) -> tuple[int, int]:
        """Return the smallest stretch of source that holds characters start to end."""
        real = [span for span in self.spans[start:end] if span != ADDED]
        return (min(a for a, _ in real), max(b for _, b in real)) if real else ADDED

    def segments(self) -> tuple[Segment, ...]:
        """Return the stretches of text and source that belong together, in order."""
        found: list[Segment] = []
        for i, (raw_start, raw_end) in enumerate(self.spans):
            if raw_start < 0:
                continue
            if found and found[-1].end == i:
                last = found[-1]
                plain = last.end - last.start == last.raw_end - last.raw_start
                if plain and raw_end - raw_start == 1 and last.raw_end == raw_start:
                    found[-1] = Segment(last.start, i + 1, last.raw_start, raw_end)
                    continue
                if self.spans[i - 1] == (raw_start, raw_end):
                    found[-1] = Segment(last.start, i + 1, raw_start, raw_end)
                    continue
            found.append(Segment(i, i + 1, raw_start, raw_end))
        return tuple(found)


def joined(parts: Iterable[Traced], glue: str = "") -> Traced:
    """Return the parts put together, with glue that stands nowhere in the source."""
    texts: list[str] = []
    spans: list[tuple[int, int]] = []
    for n, part in enumerate(parts):
        if n and glue:
            texts.append(glue)
            spans.extend([ADDED] * len(glue))
        texts.append(part.text)
        spans.extend(part.spans)
    return Traced("".join(texts), tuple(spans))
