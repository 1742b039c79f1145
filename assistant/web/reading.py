"""The reading page of a document: headings, passages and lists, with cited words marked."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.paragraph import Item, LabelStatus, Paragraph

_BULLET = re.compile(r"[\s•·▪◦‣➤>*o–—-]*")  # marks that stand for "an item" and nothing more
_MARK = re.compile(_BULLET.pattern + r"(?:\(\w{1,5}\)|\w{1,5}[.):])?\s*")  # or with a printed letter: "(iii) "

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; marked when it is among the cited words."""

    text: str
    marked: bool = False
    anchor: str = ""  # of an item that stands inside a sentence


@dataclass(slots=True)
class Entry:
    """One item of a list; grows while its lines are read."""

    anchor: str
    mark: str  # as printed, "(f)"; empty for a bullet
    lines: list[tuple[Piece, ...]]
    entries: list["Entry"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Block:
    """A line of text, or a list."""

    line: tuple[Piece, ...] = ()
    entries: list[Entry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, laid out for reading."""

    paragraph: Paragraph
    anchor: str
    blocks: tuple[Block, ...]
    cited: bool
    edition: str  # of its section, where it differs from the passage before

    @property
    def reconstructed(self) -> bool:
        """Whether its number stands elsewhere on the page and was put back."""
        return self.paragraph.label_status is LabelStatus.RECONSTRUCTED

    @property
    def source(self) -> Span:
        """The stretch of source that it was read from, from its first character to its last."""
        segments = self.paragraph.segments
        return min(each.raw_start for each in segments), max(each.raw_end for each in segments)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the document, with those under it."""

    text: str
    anchor: str
    level: int  # of the HTML heading, 2 to 6
    under: list["Heading"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reading:
    """A document to read: its contents, and headings and passages as they follow each other."""

    contents: list[Heading]
    flow: list[Heading | Passage]

    @property
    def cited(self) -> list[Passage]:
        """The passages that hold cited words."""
        return [part for part in self.flow if isinstance(part, Passage) and part.cited]


def read(paragraphs: Sequence[Paragraph], cited: Span | None = None, title: str = "") -> Reading:
    """Lay a document out for reading; `cited` is a stretch of source characters to mark.

    A first heading that only repeats the title is left out.
    """
    reading = Reading([], [])
    path: list[Heading] = []
    edition = ""
    for paragraph in paragraphs:
        headings = paragraph.headings[paragraph.headings[:1] == (title,) :]
        for heading in _opened(path, headings):
            siblings = path[-1].under if path else reading.contents
            opened = Heading(heading, f"section_{len(reading.flow)}", min(len(path) + 2, 6))
            siblings.append(opened)
            path.append(opened)
            reading.flow.append(opened)
        marked = cited_in(paragraph, cited) if cited else ()
        shown = paragraph.edition if paragraph.edition != edition else ""
        reading.flow.append(passage(paragraph, marked, cited=bool(marked), edition=shown))
        edition = paragraph.edition
    return reading


def passage(paragraph: Paragraph, marked: Sequence[Span], *, cited: bool = False, edition: str = "") -> Passage:
    """Lay one paragraph out; `marked` are stretches of its text, in order, none within another."""
    return Passage(paragraph, paragraph.ref.label, tuple(_blocks(paragraph, marked)), cited, edition)


def _opened(path: list[Heading], headings: Sequence[str]) -> Sequence[str]:
    """Close the headings that ended, and return those that begin.

    A paragraph without headings, such as a footnote, belongs to the section it stands in.
    """
    if not headings:
        return ()
    same = 0
    while same < min(len(path), len(headings)) and path[same].text == headings[same]:
        same += 1
    del path[same:]
    return headings[same:]


def cited_in(paragraph: Paragraph, cited: Span) -> tuple[Span, ...]:
    """Return the stretches of a paragraph's text that were read from these source characters."""
    found: list[Span] = []
    for segment in paragraph.segments:
        start, end = max(segment.raw_start, cited[0]), min(segment.raw_end, cited[1])
        if start >= end:
            continue
        if segment.end - segment.start == segment.raw_end - segment.raw_start:
            shift = segment.start - segment.raw_start
            span = (start + shift, end + shift)
        else:  # repaired: its characters do not correspond one to one
            span = (segment.start, segment.end)
        if found and not paragraph.text[found[-1][1] : span[0]].strip():
            span = (found.pop()[0], span[1])
        found.append(span)
    return tuple(found)


def _blocks(paragraph: Paragraph, marked: Sequence[Span]) -> Iterator[Block]:
    entries: list[Entry] = []
    current: Item | None = None
    for start, end in _lines(paragraph.text):
        item = _item_of_line(paragraph, start, end)
        if item is not None:
            mark = paragraph.text[start : item.start]
            entry = Entry(
                f"{paragraph.ref.label}/{item.mark}",
                "" if _BULLET.fullmatch(mark) else mark.strip(),
                [_pieces(paragraph, item.start, end, marked)],
            )
            _siblings(entries, item.mark.count(".")).append(entry)
            current = item
        elif current is not None and start < current.end:
            _last(entries).lines.append(_pieces(paragraph, start, end, marked))
        else:
            if entries:
                yield Block(entries=entries)
                entries, current = [], None
            yield Block(line=_pieces(paragraph, start, end, marked))
    if entries:
        yield Block(entries=entries)


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _item_of_line(paragraph: Paragraph, start: int, end: int) -> Item | None:
    for item in paragraph.items:
        if start <= item.start < end and _MARK.fullmatch(paragraph.text, start, item.start):
            return item
    return None


def _siblings(entries: list[Entry], depth: int) -> list[Entry]:
    while depth and entries:
        entries, depth = entries[-1].entries, depth - 1
    return entries


def _last(entries: list[Entry]) -> Entry:
    entry = entries[-1]
    while entry.entries:
        entry = entry.entries[-1]
    return entry


def _pieces(paragraph: Paragraph, start: int, end: int, marked: Sequence[Span]) -> tuple[Piece, ...]:
    """Cut text[start:end] where cited words or items inside the sentence begin and end."""
    inside = {item.start: f"{paragraph.ref.label}/{item.mark}" for item in paragraph.items if start < item.start < end}
    ends = [item.end for item in paragraph.items if item.start in inside]
    cuts = {start, end, *inside, *ends, *(edge for span in marked for edge in span)}
    edges = sorted(edge for edge in cuts if start <= edge <= end)
    return tuple(Piece(paragraph.text[a:b], _covered(a, marked), inside.get(a, "")) for a, b in pairwise(edges))


def _covered(at: int, spans: Sequence[Span]) -> bool:
    index = bisect_right([start for start, _ in spans], at) - 1
    return index >= 0 and at < spans[index][1]
