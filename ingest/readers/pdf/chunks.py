"""Chunks of a PDF's page: letters that stand side by side with no wide gap between them."""

from collections import Counter
from dataclasses import dataclass
from statistics import median

from ingest.readers.pdf.letters import Letter

APART = 0.6  # of the letters' size: a wider gap parts two stretches
_SAME_BASE = 0.12  # of the letters' size
_ROW = 0.35  # of the letters' size: stretches no further apart in height stand in one line
RAISED = 0.86  # of the neighbours' size: smaller raised letters are a footnote's mark


@dataclass(frozen=True, slots=True)
class Chunk:
    """Letters side by side with no wide gap between them."""

    letters: tuple[Letter, ...]
    x0: float
    x1: float
    base: float
    size: float

    @property
    def top(self) -> float:
        """Where its letters begin, roughly."""
        return self.base - 0.8 * self.size

    @property
    def bottom(self) -> float:
        """Where its letters end, roughly."""
        return self.base + 0.22 * self.size

    @property
    def at(self) -> int:
        """Its place in the order in which the page is drawn."""
        return self.letters[0].at


def chunks_of(letters: list[Letter]) -> list[Chunk]:
    """Return stretches of letters that stand side by side, in the order in which they are drawn."""
    runs: list[list[Letter]] = []
    for letter in letters:
        if runs and _follows(runs[-1][-1], letter):
            if not _printed_twice(runs[-1], letter):
                runs[-1].append(letter)
        elif letter.text != " ":
            runs.append([letter])
    return _merged([_chunk(run) for run in runs])


def _follows(before: Letter, letter: Letter) -> bool:
    size = max(before.look.size, letter.look.size, 1.0)
    if abs(letter.base - before.base) > _SAME_BASE * size:
        return False
    if letter.text == " " and before.text == " ":
        return letter.x0 - before.x1 <= APART * size
    smaller = min(before.look.size, letter.look.size)
    return -0.6 * size <= letter.x0 - before.x1 <= APART * smaller and letter.x0 >= before.x0 - 0.2 * size


def _printed_twice(run: list[Letter], letter: Letter) -> bool:
    near = 0.15 * letter.look.size
    if letter.text == " ":
        return False
    return any(
        other.text == letter.text
        and other.run != letter.run
        and abs(other.x0 - letter.x0) < near < letter.x1 - letter.x0
        for other in run[-2:]
    )


def _chunk(run: list[Letter]) -> Chunk:
    while run[-1].text == " ":
        run = run[:-1]
    sizes = Counter(letter.look.size for letter in run if letter.text != " ")
    size = sizes.most_common(1)[0][0]
    base = median(letter.base for letter in run)
    return Chunk(tuple(run), min(c.x0 for c in run), max(c.x1 for c in run), base, size)


def _merged(chunks: list[Chunk]) -> list[Chunk]:
    """Join stretches that were drawn apart but touch on the page."""
    rows: dict[int, list[Chunk]] = {}
    for chunk in sorted(chunks, key=lambda c: c.x0):
        joined = None
        for key in (round(chunk.base / 2) + step for step in (0, -1, 1)):
            for other in reversed(rows.get(key, ())):
                size = min(chunk.size, other.size)
                if abs(other.base - chunk.base) <= _SAME_BASE * size and -0.3 * size <= chunk.x0 - other.x1 <= (
                    APART * size
                ):
                    joined = (key, other)
                    break
            if joined:
                break
        if joined:
            key, other = joined
            rows[key].remove(other)
            chunk = _chunk([*other.letters, *chunk.letters])
        rows.setdefault(round(chunk.base / 2), []).append(chunk)
    return sorted((chunk for row in rows.values() for chunk in row), key=lambda c: c.at)


def rows_of(chunks: list[Chunk]) -> list[list[Chunk]]:
    """Return stretches as rows from the top down, each from left to right; raised letters join their row."""
    rows: list[list[Chunk]] = []
    for chunk in sorted(chunks, key=lambda c: (-c.size, c.base)):
        best = None
        for row in rows:
            head = row[0]
            if abs(head.base - chunk.base) <= _ROW * chunk.size or _rides(chunk, row):
                best = row if best is None or abs(head.base - chunk.base) < abs(best[0].base - chunk.base) else best
        if best is None:
            rows.append([chunk])
        else:
            best.append(chunk)
    rows.sort(key=lambda row: row[0].base)
    return [sorted(_parted(row), key=lambda c: c.x0) for row in rows]


def _parted(row: list[Chunk]) -> list[Chunk]:
    """Part a stretch where smaller raised letters stand inside it."""
    main = max(row, key=lambda c: len(c.letters))
    parts: list[Chunk] = []
    rest = main
    for chunk in sorted(row, key=lambda c: c.x0):
        if chunk.size > RAISED * main.size or not rest.x0 < chunk.x0 < rest.x1:
            continue
        before = [letter for letter in rest.letters if letter.x0 < chunk.x0 + 0.1]
        after = [letter for letter in rest.letters if letter.x0 >= chunk.x0 + 0.1]
        if any(c.text != " " for c in before) and any(c.text != " " for c in after):
            parts.append(_chunk(before))
            rest = _chunk(after)
    return [*(chunk for chunk in row if chunk is not main), *parts, rest]


def _rides(chunk: Chunk, row: list[Chunk]) -> bool:
    """Return whether a small stretch is raised or lowered beside a larger one."""
    return any(
        chunk.size <= RAISED * other.size
        and -0.6 * other.size <= chunk.base - other.base <= 0.3 * other.size
        and chunk.x0 >= other.x0
        and chunk.x0 - other.x1 <= 0.35 * other.size
        for other in row
    ) or any(
        chunk.size <= RAISED * other.size
        and -0.6 * other.size <= chunk.base - other.base < -0.1 * other.size
        and 0 <= other.x0 - chunk.x1 <= 0.8 * other.size
        for other in row
    )
