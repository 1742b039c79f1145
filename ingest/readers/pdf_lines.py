"""Lines of a PDF's page: letters that stand side by side, with the gaps between them."""

import re
from collections import Counter
from dataclasses import dataclass
from statistics import median

from ingest.readers.pdf_letters import Letter, Look

_APART = 0.6  # of the letters' size: a wider gap parts two stretches
_SPACE = 0.17  # of the letters' size: a wider gap is a space, where none is drawn
_RUNS = 0.09  # the same, between letters drawn in two goes
_WIDE_SPACE = 0.3  # the same, in a stretch that draws its own spaces
_SAME_BASE = 0.12  # of the letters' size
_ROW = 0.35  # of the letters' size: stretches no further apart in height stand in one line
_RAISED = 0.86  # of the neighbours' size: smaller raised letters are a footnote's mark
_MARKER = re.compile(r"[\d*†‡§a-z](?:[\d,\s*–-]*[\d*])?")
_UNITS = re.compile(r"(?:^|[^\w])(?:[ckm]?m|ft|in|CO)$")
_ORDINAL = re.compile(r"\d$")
_SQUARE = str.maketrans("23", "²³")


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


@dataclass(frozen=True, slots=True)
class Span:
    """Text printed alike."""

    text: str
    x0: float
    x1: float
    look: Look
    gap: bool = False  # a wide gap stands before it


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line."""

    page: int
    spans: tuple[Span, ...]
    x0: float
    x1: float
    base: float
    size: float = 0.0  # of most of its letters, in points
    left: float = 0.0  # edges of the column it stands in
    right: float = 0.0
    column: int = 0  # number of its column, over the whole document
    tags: tuple[int, int] = (-1, -1)  # the marked stretches of its first and its last letter
    markers: tuple[str, ...] = ()  # footnote marks taken out of it
    opens: str = ""  # the footnote mark that it opens with
    at: int = 0
    dot: float | None = None  # where a bullet is drawn before it
    underlined: bool = False

    @property
    def text(self) -> str:
        """Its words, as printed."""
        return "".join(span.text for span in self.spans)

    @property
    def bold(self) -> bool:
        """Whether all its words are bold."""
        words = [span.look.bold for span in self.spans if any(map(str.isalnum, span.text))]
        return bool(words) and all(words)

    @property
    def italic(self) -> bool:
        """Whether all its words are slanted."""
        words = [span.look.italic for span in self.spans if any(map(str.isalnum, span.text))]
        return bool(words) and all(words)

    @property
    def furniture(self) -> bool:
        """Whether the file marks it as no part of the text."""
        return all(span.look.furniture for span in self.spans if span.text.strip())


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
        return letter.x0 - before.x1 <= _APART * size
    smaller = min(before.look.size, letter.look.size)
    return -0.6 * size <= letter.x0 - before.x1 <= _APART * smaller and letter.x0 >= before.x0 - 0.2 * size


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
                    _APART * size
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
        if chunk.size > _RAISED * main.size or not rest.x0 < chunk.x0 < rest.x1:
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
        chunk.size <= _RAISED * other.size
        and -0.6 * other.size <= chunk.base - other.base <= 0.3 * other.size
        and chunk.x0 >= other.x0
        and chunk.x0 - other.x1 <= 0.35 * other.size
        for other in row
    ) or any(
        chunk.size <= _RAISED * other.size
        and -0.6 * other.size <= chunk.base - other.base < -0.1 * other.size
        and 0 <= other.x0 - chunk.x1 <= 0.8 * other.size
        for other in row
    )


def line_of(page: int, row: list[Chunk], left: float, right: float, column: int) -> Line:
    """Return a row of stretches as a line of text."""
    main = max(row, key=lambda c: len(c.letters))
    spans: list[Span] = []
    markers: list[str] = []
    opens = ""
    reach = row[0].x0
    for chunk in row:
        text = "".join(letter.text for letter in chunk.letters).strip()
        raised = chunk.size <= _RAISED * main.size and chunk.base < main.base - 0.08 * main.size
        before = "".join(span.text for span in spans).rstrip()
        if raised and _MARKER.fullmatch(text) and not (text.isalpha() and _ORDINAL.search(before)):
            if text in ("2", "3") and _UNITS.search(before):
                spans[-1] = _with(spans[-1], text.translate(_SQUARE))
            elif before:
                markers.append(text)
            else:
                opens = text
            reach = max(reach, chunk.x1)
            continue
        gap = bool(spans) and chunk.x0 - reach > _APART * min(chunk.size, main.size)
        spaced = chunk.letters[0].text == " " or (
            bool(before) and chunk.x0 - reach > (_SPACE if raised else _RUNS) * chunk.size
        )
        spans.extend(_spans(chunk, gap, " " if spans and spaced else ""))
        reach = chunk.x1
    letters = [letter for chunk in row for letter in chunk.letters if letter.text != " "]
    return Line(
        page,
        tuple(spans),
        spans[0].x0 if spans else row[0].x0,
        spans[-1].x1 if spans else row[-1].x1,
        main.base,
        _size(spans) or main.size,
        left,
        right,
        column,
        (letters[0].tag, letters[-1].tag),
        tuple(markers),
        opens,
        min(chunk.at for chunk in row),
    )


def _size(spans: list[Span]) -> float:
    sizes: Counter[float] = Counter()
    for span in spans:
        sizes[span.look.size] += len(span.text.strip())
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def _with(span: Span, more: str) -> Span:
    return Span(span.text.rstrip() + more, span.x0, span.x1, span.look, span.gap)


def _spans(chunk: Chunk, gap: bool, lead: str) -> list[Span]:
    threshold = _space_width(chunk)
    spacing = {letter.look for letter in chunk.letters[1:-1] if letter.text == " "}
    spans: list[Span] = []
    text, start, before = lead, chunk.letters[0], None
    for letter in chunk.letters:
        if letter.look != start.look and letter.text != " ":
            assert before is not None
            spans.append(Span(text, start.x0, before.x1, start.look, gap and not spans))
            text, start = "", letter
        if before is not None and before.text != " " and letter.text != " ":
            apart = letter.x0 - before.x1
            # Words drawn one by one stand apart a little, where no space is drawn between any of them.
            alone = letter.run != before.run and letter.look not in spacing
            if apart > threshold or (alone and apart > _RUNS * chunk.size):
                text += " "
        text += letter.text
        before = letter
    assert before is not None
    spans.append(Span(text, start.x0, before.x1, start.look, gap and not spans))
    return spans


def _space_width(chunk: Chunk) -> float:
    """Return how wide a gap between letters is a space; letters may be set wide apart on purpose."""
    gaps = [
        b.x0 - a.x1 for a, b in zip(chunk.letters, chunk.letters[1:], strict=False) if a.text != " " and b.text != " "
    ]
    drawn = len(gaps) < len(chunk.letters) - 1
    usual = median(gaps) if len(gaps) >= 4 else 0.0
    wide = max(0.0, usual) if usual > 0.1 * chunk.size else 0.0
    return wide + (_WIDE_SPACE if drawn else _SPACE) * chunk.size
