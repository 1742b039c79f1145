"""Lines of a PDF's page: chunks in a row, as text with its print, its gaps and its footnote marks."""

import re
from collections import Counter
from dataclasses import dataclass
from statistics import median

from ingest.readers.pdf.chunks import APART, RAISED, Chunk
from ingest.readers.pdf.letters import Look

_SPACE = 0.17  # of the letters' size: a wider gap is a space, where none is drawn
_RUNS = 0.09  # the same, between letters drawn in two goes
_WIDE_SPACE = 0.3  # the same, in a stretch that draws its own spaces
WHOLE = -1  # column of a line that stands in no column
_MARKER = re.compile(r"[\d*†‡§a-z](?:[\d,\s*–-]*[\d*])?")
_UNITS = re.compile(r"(?:^|[^\w])(?:[ckm]?m|ft|in|CO)$")
_ORDINAL = re.compile(r"\d$")
_SQUARE = str.maketrans("23", "²³")


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


def line_of(page: int, row: list[Chunk], left: float, right: float, column: int) -> Line:
    """Return a row of stretches as a line of text."""
    main = max(row, key=lambda c: len(c.letters))
    spans: list[Span] = []
    markers: list[str] = []
    opens = ""
    reach = row[0].x0
    for chunk in row:
        text = "".join(letter.text for letter in chunk.letters).strip()
        raised = chunk.size <= RAISED * main.size and chunk.base < main.base - 0.08 * main.size
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
        gap = bool(spans) and chunk.x0 - reach > APART * min(chunk.size, main.size)
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
