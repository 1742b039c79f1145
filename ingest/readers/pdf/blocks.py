"""Blocks of a PDF: lines rejoined into paragraphs, over columns and pages."""

import re
from dataclasses import dataclass, field

from ingest.readers.pdf.habits import Habits
from ingest.readers.pdf.letters import Look
from ingest.readers.pdf.lines import Line
from ingest.readers.pdf.marks import Mark, Marked, marked
from ingest.readers.pdf.words import Words, plain

_END = re.compile(r"[.!?:;][\"'”’)\]]*$")
_STOP = re.compile(r"[.!?][\"'”’)\]]*$")
_GOES_ON = re.compile(r"(?:,|\b(?:and|or|of|the|to|a|an|in|for|with|by|on|from|that|which|their|is|are|be|as))$", re.I)
_LISTED = re.compile(r"(?:\.{4,}|…{2,}|(?:\. ){4,}|_{4,})\s*[\divxlc]*$")
_SPACE = 0.25  # of the print's size
_FAR_APART = 2.5  # of the print's size
_SAME_PLACE = 3.0  # points
_SLACK = 0.4  # of the print's size: a line need not be filled to the last point
_SHORT = 0.3  # of the column: so much room left ends a paragraph
_EMPTY = 0.55  # of the column: so much room left ends it surely
_RAGGED = 0.2  # of the column: lines of prose end no earlier
_INDENT = 0.8  # of the print's size
_DISPLAY = 1.15  # of the body's size: lines of a large heading go together
_CLOSE = 1.45  # of the print's size: the step between the lines of a large heading
_WIDE = 2.4  # the same, where each line is centred
_FIRST_LINE = 4.5  # of the print's size: a first line is indented no deeper


@dataclass(slots=True)
class Block:
    """Lines that belong together, and the mark before them."""

    lines: list[Line]
    mark: Mark = Mark.NONE
    number: str = ""
    x0: float = 0.0  # where its mark, or else its first line, stands
    text_x: float = 0.0  # where its words begin
    parts: list[str] = field(default_factory=list)

    @property
    def first(self) -> Line:
        """The first line."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """The last line."""
        return self.lines[-1]

    @property
    def page(self) -> int:
        """The page it begins on."""
        return self.first.page

    def text(self, words: Words) -> str:
        """Return its words on one line."""
        text = ""
        for line in self.lines:
            text = words.join(text, line.text.strip())
        return plain(text)


def blocks_of(lines: list[Line], habits: Habits) -> list[Block]:
    """Return lines in reading order as blocks."""
    blocks: list[Block] = []
    for line in lines:
        now = marked(line)
        block = blocks[-1] if blocks else None
        if block is not None and not block.last.spans and block.mark and not now.mark:
            _fill(block, now)  # the mark stood on a line of its own
        elif block is not None and _goes_on(block, line, now, habits):
            block.lines.append(line)
        else:
            x0 = now.x0 if now.mark else line.x0
            blocks.append(Block([now.line], now.mark, now.number, x0, now.line.x0))
    return [block for block in blocks if block.first.spans or block.mark or block.first.opens]


def _fill(block: Block, now: Marked) -> None:
    block.lines[-1] = now.line
    block.text_x = now.line.x0


def _goes_on(block: Block, line: Line, now: Marked, habits: Habits) -> bool:
    if line.opens or not line.spans:
        return False
    last = block.last
    if now.mark:
        again = now.number == block.number and abs(now.x0 - block.x0) <= _SAME_PLACE
        if now.sure or now.mark is Mark.BARE or again:
            return False
        # A number or dash may open a line in the middle of a sentence.
        if not _joins(block, last, line, habits) or _END.search(last.text.rstrip()):
            return False
        dash = now.mark is Mark.BULLET and now.line.text[:1].islower() and block.mark is Mark.BULLET
        return _room(last, line) <= 0 or last.tags[1] == line.tags[0] >= 0 or dash
    return _joins(block, last, line, habits)


def _room(a: Line, b: Line) -> float:
    """Return how much room the first word of a line would have left over on the line before, in points."""
    words = b.text.split(maxsplit=1)
    width = (b.x1 - b.x0) * len(words[0]) / max(1, len(b.text.strip())) if words else 0.0
    return (a.right - a.x1) - width - (_SPACE + _SLACK) * a.size


def ends_in_page(line: Line) -> bool:
    """Return whether a line of a contents list ends: with dots, or a number after a wide gap."""
    text = line.text.rstrip()
    last = line.spans[-1] if line.spans else None
    numbered = last is not None and last.gap and len(line.spans) > 1 and last.text.strip().isdigit()
    return numbered or bool(_LISTED.search(text))


def _joins(block: Block, a: Line, b: Line, habits: Habits) -> bool:
    if ends_in_page(a) or is_gapped(a) or (is_gapped(b) and not ends_in_page(b)):
        return False
    if abs(a.size - b.size) > 0.1 * max(a.size, b.size):
        return False
    if not _same_print(a, b, habits):
        return False
    if a.page != b.page or a.column != b.column or b.base < a.base:
        return _joins_over(block, a, b, habits)
    if a.size >= _DISPLAY * habits.body:
        if a.bold != b.bold or b.base - a.base > (_WIDE if _centred(a, b) else _CLOSE) * a.size:
            return False
        low = b.text.lstrip()[:1].islower() or bool(_GOES_ON.search(a.text.rstrip()))
        return low or _room(a, b) <= 0 or _centred(a, b) or (a.text.isupper() and b.text.isupper())
    if not habits.close(a, b):
        return _loosely(a, b)
    if a.tags[1] == b.tags[0] >= 0:
        return True
    if not _centred(a, b) and not _indented_alike(block, a, b):
        return False
    return _flows(a, b, habits)


def _centred(a: Line, b: Line) -> bool:
    return abs((a.x0 + a.x1) - (b.x0 + b.x1)) < a.size and abs(a.x0 - b.x0) > _INDENT * a.size


def is_gapped(line: Line) -> bool:
    """Return whether words stand far apart in a line, as in a list of names and numbers."""
    return any(
        span.gap and span.x0 - before.x1 > _FAR_APART * line.size
        for before, span in zip(line.spans, line.spans[1:], strict=False)
        if before.text.strip()
    )


def _same_print(a: Line, b: Line, habits: Habits) -> bool:
    """Return whether two lines are printed so that they may be one paragraph."""
    end, start = _last_look(a), _first_look(b)
    if end is None or start is None:
        return True
    if (a.bold and not start.bold) or (b.bold and not end.bold):
        return False
    whole = all(s.look.colour == end.colour for s in a.spans if s.text.strip())
    other = all(s.look.colour == start.colour for s in b.spans if s.text.strip())
    return not (whole and other and end.colour != start.colour and _room(a, b) > 0)


def _last_look(line: Line) -> Look | None:
    return next((s.look for s in reversed(line.spans) if any(map(str.isalnum, s.text))), None)


def _first_look(line: Line) -> Look | None:
    return next((s.look for s in line.spans if any(map(str.isalnum, s.text))), None)


def _loosely(a: Line, b: Line) -> bool:
    """Return whether a sentence goes on after a wider step, as in text set with wide lines."""
    return (
        b.base - a.base <= 2.1 * a.size
        and _room(a, b) <= 0
        and not _END.search(a.text.rstrip())
        and (b.text.lstrip()[:1].islower() or a.tags[1] == b.tags[0] >= 0)
    )


def _indented_alike(block: Block, a: Line, b: Line) -> bool:
    tolerance = _INDENT * a.size
    starts = {block.text_x, block.x0, a.x0} if len(block.lines) > 1 else {block.text_x, block.x0}
    if any(abs(b.x0 - x) <= tolerance for x in starts):
        return True
    if b.x0 < min(starts):  # the first line was indented
        return len(block.lines) == 1 and not block.mark and a.x0 - b.x0 <= _FIRST_LINE * a.size and _room(a, b) <= 0
    return False


def _flows(a: Line, b: Line, habits: Habits) -> bool:
    """Return whether a line's end was made by the margin and not by its author."""
    room = _room(a, b)
    if room <= 0:
        return True
    text, width = a.text.rstrip(), max(1.0, a.right - a.left)
    low = b.text.lstrip(" –—-")[:1].islower()
    share = (a.right - a.x1) / width
    if share > _EMPTY:
        return False
    if share > _SHORT:
        return low and not _END.search(text)
    if _STOP.search(text) or text.endswith((":", ";")):
        return habits.spaced and share <= _RAGGED and not text.endswith((":", ";"))
    return low or habits.spaced or bool(_GOES_ON.search(text)) or share <= _RAGGED / 2


def _joins_over(block: Block, a: Line, b: Line, habits: Habits) -> bool:
    """Return whether a paragraph goes on in the next column or on the next page."""
    if a.size >= _DISPLAY * habits.body or (a.bold and not habits.bold):
        return False
    text = a.text.rstrip()
    low = b.text.lstrip()[:1].islower()
    offset, inside = b.x0 - b.left, block.text_x - a.left
    if abs(offset - inside) > 2.5 * a.size and not (offset < inside and abs(offset - (block.x0 - a.left)) < a.size):
        return False
    if _END.search(text):
        return low and _room(a, b) <= 0 and not text.endswith((":", ";"))
    if low:
        return (a.right - a.x1) <= _EMPTY * max(1.0, a.right - a.left)
    return _room(a, b) <= 0 or bool(_GOES_ON.search(text))
