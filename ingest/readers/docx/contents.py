"""Contents lists: those that Word makes, and those typed by hand."""

import re
from dataclasses import replace

from ingest.readers.docx.lines import Line
from ingest.readers.manuscript import Piece, Sort

CONTENTS = "contents list"

_HEADING = re.compile(r"(?:table of )?contents(?: page| list)?:?|index", re.I)
_LEADER = re.compile(r"(?:\.{4,}|…{2,}|(?:\. ){4,}|_{4,})\s*\d{0,3}$")
_PAGE = re.compile(r"(?:pages? )?(?:\d{1,3}|[ivx]{1,5})(?: ?[-–] ?\d{1,3})?", re.I)
_LONG = 300  # characters: more are no entry
_RUN = 3  # entries one after the other, before they are taken for a list of contents without a heading


def without_contents(lines: list[Line | Piece]) -> list[Line | Piece]:
    """Return the lines with every contents list, and its heading, marked as left out."""
    marked = list(lines)
    entries = [_is_entry(each) for each in marked]
    for start in range(len(marked)):
        if entries[start] and (start == 0 or not entries[start - 1]):
            end = next((at for at in range(start, len(marked)) if not entries[at]), len(marked))
            if end - start >= _RUN:
                _mark(marked, range(start, end))
    for at, each in enumerate(marked):
        if isinstance(each, Line) and _HEADING.fullmatch(each.text):
            end = _end(marked, at + 1)
            if end > at + 1:
                _mark(marked, range(at, end))
    return marked


def _end(lines: list[Line | Piece], start: int) -> int:
    """Return where the contents list ends whose first entry may stand at the start."""
    titles = [_title(each.text) if isinstance(each, Line) and len(each.text) <= _LONG else "" for each in lines]
    later = {title: at for at, title in enumerate(titles) if title}  # where each stands last
    end = start
    while end < len(lines):
        each = lines[end]
        again = isinstance(each, Line) and later.get(titles[end], end) > end
        if not (each.left_out or again or _is_entry(each)):
            break
        end += 1
    kept = [each for each in lines[start:end] if not each.left_out]
    return start if len(kept) == 1 and not _is_entry(kept[0]) else end


def _is_entry(each: Line | Piece) -> bool:
    if isinstance(each, Piece):
        cells = [cell for cell in each.cells if cell]
        return each.sort is Sort.ROW and len(cells) > 1 and bool(_PAGE.fullmatch(cells[-1]))
    if len(each.text) > _LONG:
        return False
    if _LEADER.search(each.text):
        return True
    return bool(each.tabbed and each.tabbed != each.text and _PAGE.fullmatch(each.tabbed))


def _title(text: str) -> str:
    return re.sub(r"[\W_]+", " ", re.sub(r"[\s.…]*\d{1,3}$", "", text)).strip().casefold()


def _mark(lines: list[Line | Piece], places: range) -> None:
    for at in places:
        if not lines[at].left_out:
            lines[at] = replace(lines[at], left_out=CONTENTS)
