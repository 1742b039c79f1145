"""Paragraphs: the only unit that is indexed, cited, quoted and scored."""

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from corpus.errors import RefError
from corpus.refs import ParagraphRef


class Kind(StrEnum):
    """The sort of region of the page that a paragraph stands in."""

    BODY = "body"
    CELL = "table cell"
    LIST = "list"
    FORM = "form"
    TEMPLATE = "template"
    APPENDIX = "appendix"
    FLOW_CHART = "flow chart"
    FRONT_MATTER = "front matter"
    GLOSSARY = "glossary"


class LabelStatus(StrEnum):
    """How sure a paragraph's label is."""

    PRINTED = "printed"  # the number stands beside the text
    RECONSTRUCTED = "reconstructed"  # the number stands elsewhere and was put back
    HEADING = "heading"  # no number: the heading path is the label


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of reading text and the stretch of source it was read from (half-open, characters)."""

    start: int
    end: int
    raw_start: int
    raw_end: int


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a paragraph's list: a stretch of its text, without bullet or letter."""

    mark: str  # as in references: "3" for the third bullet, "f" where "(f)" is printed, "3.1" inside 3
    label: str  # as people say it: "para 4.5, bullet 3", "Core Assessment (f)"
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One labelled paragraph of a document, with the way back to its source."""

    ref: ParagraphRef
    label: str  # "para 4.5", or the heading path joined by " > "
    label_status: LabelStatus
    headings: tuple[str, ...]  # from the top of the document down
    text: str  # repaired for reading; items on lines of their own
    segments: tuple[Segment, ...]  # ascending in `text`; characters of `text` outside them were added
    items: tuple[Item, ...] = ()
    kind: Kind = Kind.BODY
    edition: str = ""  # of this paragraph's section, as printed
    page: int | None = None
    strength: tuple[str, ...] = ()  # printed marks such as "Practice Guidance"
    recognised: bool = False  # read from a picture, by character recognition
    places: tuple[str, ...] = ()  # other places where the same passage is printed

    def item(self, mark: str) -> Item:
        """Return the item with that mark; raise RefError when there is none."""
        for item in self.items:
            if item.mark == mark:
                return item
        raise RefError(f"{self.ref} has no item {mark}.")

    def raw_spans(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Return the source stretches (start, end) behind text[start:end], in reading order.

        Neighbouring segments are joined where nothing was left out between them.
        """
        spans: list[tuple[int, int]] = []
        first = max(0, bisect_right([s.start for s in self.segments], start) - 1)
        for segment in self.segments[first:]:
            if segment.end <= start:
                continue
            if segment.start >= end:
                break
            same = segment.end - segment.start == segment.raw_end - segment.raw_start
            head = max(start - segment.start, 0) if same else 0
            tail = max(segment.end - end, 0) if same else 0
            raw = (segment.raw_start + head, segment.raw_end - tail)
            if spans and spans[-1][1] == raw[0]:
                raw = (spans.pop()[0], raw[1])
            spans.append(raw)
        return tuple(spans)
