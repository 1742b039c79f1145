"""Lists: which numbered lines are headings, which are paragraphs, and which are items, and how deep."""

import re
from dataclasses import dataclass, replace

from ingest.readers.docx.counters import BULLET
from ingest.readers.docx.headings import reads_as_heading
from ingest.readers.docx.lines import Line
from ingest.readers.docx.typed import bare_number
from ingest.readers.manuscript import Piece, Sort

_ORDINARY = re.compile(r"\(?(\d{1,3})[.)]?")
_LEGAL = re.compile(r"(?:[A-Z]\.?)?\d{1,3}(?:\.\d{1,3})+\.?(?:\(\w+\))?")
_ROMAN = re.compile(r"[ivxl]+")
_NEAR = 60  # twentieths of a point: indents that differ less are the same
_SHORT = 10  # words of a numbered heading that nothing but its place tells


@dataclass(frozen=True, slots=True)
class _Open:
    """An item that others may stand inside."""

    indent: int  # twentieths of a point
    form: str
    number: str


def as_pieces(lines: list[Line | Piece]) -> list[Piece]:
    """Return the lines as pieces."""
    lines = _with_bare_numbers(lines)
    lines = _with_numbered_headings(lines)
    running = _running(lines)
    pieces: list[Piece] = []
    open_ones: list[_Open] = []  # the items that the next may stand inside
    for at, line in enumerate(lines):
        if isinstance(line, Piece):
            pieces.append(line)
            open_ones = open_ones if line.left_out else []
            continue
        piece = Piece(sort=Sort.PROSE, text=line.text, number=line.number, left_out=line.left_out)
        if line.level and not line.left_out:
            piece = replace(piece, sort=Sort.HEADING, level=line.level)
        elif _is_item(line) and at not in running and not line.left_out:
            open_ones = _opened(open_ones, line)
            piece = replace(piece, sort=Sort.ITEM, depth=len(open_ones))
        if piece.sort is not Sort.ITEM and not line.left_out:
            # An indented paragraph may go on with the item above it, and more items follow it.
            goes_on = piece.sort is Sort.PROSE and not line.number and line.indent > _NEAR
            open_ones = [each for each in open_ones if goes_on and each.indent <= line.indent + _NEAR]
        pieces.append(piece)
    return pieces


def _opened(open_ones: list[_Open], line: Line) -> list[_Open]:
    """Return the items that are open once this one is, itself the last: it goes by indent, then by form.

    Where a letter and a roman are set in alike, the roman stands inside the letter.
    """
    kept = [each for each in open_ones if each.indent <= line.indent + _NEAR]
    alike = [each for each in kept if each.indent >= line.indent - _NEAR]
    form = _form(line.number, alike[-1] if alike else None)
    same = next((at for at, each in enumerate(kept) if each in alike and each.form == form), None)
    if same is not None:
        kept = kept[:same]
    elif alike and not _is_first(line.number, form):
        kept = kept[: kept.index(alike[0])]
    return [*kept, _Open(line.indent, form, line.number)]


def _form(number: str, last: _Open | None) -> str:
    """Return the form of a number: its figure as "1", its letter as "a" or, of a roman, "i"."""
    word = "".join(letter for letter in number if letter.isalnum())
    if not word.isalpha():
        return re.sub(r"\d+", "1", number)
    goes_on = last is not None and last.form == number.replace(word, "a") and _follows(last.number, number)
    roman = _ROMAN.fullmatch(word) and not goes_on and (len(word) > 1 or word == "i" or (last and "i" in last.form))
    return number.replace(word, "i" if roman else "a" if word.islower() else "A")


def _follows(number: str, after: str) -> bool:
    return [ord(letter) for letter in after if letter.isalnum()] == [ord(x) + 1 for x in number if x.isalnum()]


def _is_first(number: str, form: str) -> bool:
    return number in (form, BULLET)


def _is_item(line: Line) -> bool:
    return bool(line.number) and not _LEGAL.fullmatch(line.number)


def _with_bare_numbers(lines: list[Line | Piece]) -> list[Line | Piece]:
    """Read "4 Scope" as number and heading where 3 went before; "7 minute briefing" stays whole."""
    marked = list(lines)
    last = 0
    for at, line in enumerate(marked):
        if isinstance(line, Line) and line.level and not line.left_out and not line.number:
            number, rest = bare_number(line.text)
            if number and int(number) == last + 1:
                marked[at] = replace(line, number=number, text=rest)
                last += 1
    return marked


def _with_numbered_headings(lines: list[Line | Piece]) -> list[Line | Piece]:
    """Give a level to short numbered lines that others, numbered more deeply or not at all, stand under."""
    marked = list(lines)
    levels = [each.level for each in lines if isinstance(each, Line) and each.level and not each.left_out]
    base = min(levels, default=0)
    for at, line in enumerate(lines):
        below = _next(lines, at)
        if (
            isinstance(line, Line)
            and _may_head(line)
            and isinstance(below, Line)
            and _extends(below.number, line.number)
        ):
            marked[at] = replace(line, level=min(base + _depth(line.number), 9))
    for sequence in _sequences(marked):
        members = [each for at in sequence if isinstance(each := lines[at], Line)]
        under = [at for at in sequence if _stands_over(lines, at)]
        if len(sequence) > 1 and len(under) * 10 >= len(sequence) * 6 and all(map(_may_head, members)):
            for at, line in zip(sequence, members, strict=True):
                marked[at] = replace(line, level=min(base + 1, 9))
    return marked


def _may_head(line: Line) -> bool:
    if line.left_out or line.level or line.boxed or line.number == BULLET or not _depth(line.number):
        return False
    words = len(line.text.split())
    return words <= _SHORT and line.text[-1] not in ".;:,?" and line.text[:1].isupper() and reads_as_heading(line.text)


def _stands_over(lines: list[Line | Piece], at: int) -> bool:
    below = _next(lines, at)
    return isinstance(below, Line) and (not below.number or below.number == BULLET) and not below.level


def _next(lines: list[Line | Piece], at: int) -> Line | Piece | None:
    return next((lines[n] for n in range(at + 1, len(lines)) if not lines[n].left_out), None)


def _depth(number: str) -> int:
    """Return how many figures a decimal number has; 0 of another."""
    return len(re.findall(r"\d+", number)) if _LEGAL.fullmatch(number) or _ORDINARY.fullmatch(number) else 0


def _extends(number: str, above: str) -> bool:
    return bool(_LEGAL.fullmatch(number)) and number.startswith(f"{above.rstrip('.)')}.")


def _sequences(lines: list[Line | Piece]) -> list[list[int]]:
    """Return the places of lines numbered 1, 2, 3… in one form, sequence by sequence."""
    open_ones: dict[str, tuple[int, list[int]]] = {}
    found: list[list[int]] = []
    for at, line in enumerate(lines):
        number = _ORDINARY.fullmatch(line.number) if isinstance(line, Line) and not line.left_out else None
        if number is None or not isinstance(line, Line) or line.level:
            continue
        form = line.number.replace(number[1], "1")
        count = int(number[1])
        last, places = open_ones.get(form, (0, []))
        if not places or count != last + 1:
            places = []
            found.append(places)
        places.append(at)
        open_ones[form] = (count, places)
    return found


def _running(lines: list[Line | Piece]) -> set[int]:
    """Return the places of paragraphs whose numbers run on past a heading: those are no list's."""
    running: set[int] = set()
    for sequence in _sequences(lines):
        between = lines[sequence[0] : sequence[-1]]
        headings = any(isinstance(each, Line) and each.level and not each.left_out for each in between)
        over = any(_extends(below.number, above.number) for above, below in _pairs(lines, sequence))
        if headings or over:
            running.update(sequence)
    return running


def _pairs(lines: list[Line | Piece], sequence: list[int]) -> list[tuple[Line, Line]]:
    pairs = ((lines[at], _next(lines, at)) for at in sequence)
    return [(above, below) for above, below in pairs if isinstance(above, Line) and isinstance(below, Line)]
