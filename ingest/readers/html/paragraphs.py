"""Paragraphs of a page: running text gathered between blocks, parted where lines are."""

import re
from dataclasses import dataclass, field, replace

from ingest.readers.html.marks import Mark, item_mark, paragraph_number

_ENDED = re.compile(r"[.:;?!][\"”’')\]]*$")
_HOLDING = frozenset(("p", "li", "dd", "td", "th", "address"))  # a line break in these begins no paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in a page a text stands."""

    left_out: str = ""
    tag: str = "body"  # of the block around it
    depth: int = 0  # of lists
    mark: Mark | None = None  # of the item that it stands in
    note: Mark | None = None  # of the footnote
    heading: bool = False
    cell: bool = False
    bold: bool = False
    listed: bool = False  # a word processor calls it an item
    indent: int = 0  # of a paragraph that may be an item of a list typed by hand: its depth, 0 where not told


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text between two tags."""

    text: str
    left_out: str
    bold: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, on one line."""

    text: str
    place: Place
    bold: bool = False  # all of it


@dataclass(slots=True)
class Gatherer:
    """Gathers parts until a block ends."""

    parts: list[Part] = field(default_factory=list)
    place: Place = field(default_factory=Place)
    begun: bool = False  # something else than space was said

    def say(self, text: str, place: Place) -> None:
        """Add a text; the first decides where the paragraph stands."""
        if not self.begun:
            self.place, self.begun = place, bool(text.strip())
        self.parts.append(Part(text, place.left_out, place.bold))

    def paragraphs(self) -> list[Paragraph]:
        """Return what was gathered, and begin anew.

        What is left out in the midst of a paragraph stands after it, as paragraphs of their own.
        """
        parts, place = self.parts, self.place
        self.parts, self.begun = [], False
        solid = [part for part in parts if part.text.strip()]
        if not solid:
            return []
        base = "" if any(not part.left_out for part in solid) else solid[0].left_out
        text = "".join(part.text if part.left_out == base else " " for part in parts)
        bold = all(part.bold for part in solid if part.left_out == base)
        at = replace(place, left_out=base)
        found = [Paragraph(line, at, bold) for line in _parted(text, at)]
        for reason in dict.fromkeys(part.left_out for part in solid if part.left_out != base):
            aside = " ".join(part.text.strip() for part in solid if part.left_out == reason)
            found.append(Paragraph(aside, Place(left_out=reason)))
        return found


def _parted(text: str, place: Place) -> list[str]:
    """Return the paragraphs of a text whose lines end in "\\n": parted by empty lines, and before typed marks."""
    if place.heading:
        return [text.replace("\n", " ")]
    paragraphs: list[list[str]] = []  # of lines
    begins = True
    for line in text.split("\n"):
        folded = " ".join(line.split())
        if not folded:
            begins = True
            continue
        marked = bool(paragraph_number(folded)[0] or item_mark(folded)[0])
        loose = place.tag not in _HOLDING and bool(paragraphs) and bool(_ENDED.search(paragraphs[-1][-1]))
        if begins or marked or loose:
            paragraphs.append([folded])
        else:
            paragraphs[-1].append(folded)
        begins = False
    return [" ".join(lines) for lines in paragraphs]
