"""Headings of a PDF: told by bookmarks, by look or by number, and ranked."""

import re
from collections import Counter
from dataclasses import dataclass

from ingest.readers.pdf.blocks import Block, ends_in_page, is_gapped
from ingest.readers.pdf.habits import Habits
from ingest.readers.pdf.marks import Mark
from ingest.readers.pdf.words import Words, letters_of

_LONG = 160  # letters
_LARGE = 1.12  # of the body's size
_DISPLAY = 1.5  # of the body's size: so large, it is a heading whatever it ends with
_LINES = 5
_DEEPEST = 6
_NEAR = 0.08  # of the size: styles no further apart are of one level
_SHORT = 3  # pages: a document no longer has no cover
_STOP = re.compile(r"[.,;!][\"'”’)\]]*$")
_Style = tuple[float, int, bool, tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class Bookmark:
    """One entry of the file's own outline."""

    title: str
    level: int  # from 1
    page: int | None


@dataclass(frozen=True, slots=True)
class Headings:
    """Which blocks are headings, and at which level."""

    levels: dict[int, int]  # by the block's place in the list


def headings_of(blocks: list[Block], habits: Habits, words: Words, outline: tuple[Bookmark, ...]) -> Headings:
    """Return the headings among blocks, with their levels."""
    marks = _by_letters(outline)
    found: dict[int, tuple[_Style, int | None]] = {}
    colours = Counter(line.spans[0].look.colour for b in blocks for line in b.lines if line.spans)
    ink = colours.most_common(1)[0][0] if colours else (0, 0, 0)
    for index, block in enumerate(blocks):
        if not block.first.spans:
            continue
        text = block.text(words)
        level = _marked_level(block, text, marks)
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if level is not None or _looks(block, text, habits, ink) or _numbered(block, text, following):
            found[index] = (_style(block, text), level)
    ranks = _ranks(found, blocks)
    return Headings({index: min(_DEEPEST, ranks[index]) for index in found})


def _by_letters(outline: tuple[Bookmark, ...]) -> dict[str, list[Bookmark]]:
    marks: dict[str, list[Bookmark]] = {}
    for mark in outline:
        key = letters_of(mark.title)
        if key:
            marks.setdefault(key, []).append(mark)
    return marks


def _marked_level(block: Block, text: str, marks: dict[str, list[Bookmark]]) -> int | None:
    if len(block.lines) > _LINES or ends_in_page(block.last):
        return None
    for key in (letters_of(block.number + text), letters_of(text)):
        for mark in marks.get(key, ()):
            if mark.page is None or abs(mark.page - block.page) <= 1:
                return mark.level
    return None


def _looks(block: Block, text: str, habits: Habits, ink: tuple[int, int, int]) -> bool:
    """Return whether a block is printed as a heading."""
    if block.mark in (Mark.BULLET,) or len(text) > _LONG or len(block.lines) > _LINES:
        return False
    title = block.first.size >= _DISPLAY * habits.body and len(text) <= 80
    if title and sum(c.isalpha() for c in text) >= 3:
        return True
    if (
        sum(c.isalpha() for c in text) < 3
        or is_gapped(block.first)
        or (_STOP.search(text) and not text.endswith("etc."))
    ):
        return False
    first = block.first
    if block.mark is Mark.LETTERED and not (first.bold and not habits.bold):
        return False
    if any(line.size >= _LARGE * habits.body for line in block.lines):
        return True
    bold = all(line.bold for line in block.lines) and not habits.bold
    if bold and first.size >= 0.9 * habits.body:
        return True
    if ends_in_page(block.last):
        return False
    links = text.casefold().startswith(("http", "www.")) or "@" in text or first.spans[0].look.colour != ink
    underlined = all(line.underlined for line in block.lines) and len(text) <= 100 and not links
    capital = text.isupper() and len(text) <= 80 and len(text.split()) <= 12 and first.size >= 0.9 * habits.body
    look = first.spans[0].look
    coloured = look.colour != ink and max(look.colour) - min(look.colour) > 40 and first.size >= habits.body + 0.4
    return capital or underlined or (coloured and len(text) <= 100)


def _numbered(block: Block, text: str, following: Block | None) -> bool:
    """Return whether a block is a heading by its number alone: "4.2 Recording", with plain text under it."""
    if block.mark not in (Mark.DOTTED, Mark.COUNTED) or len(text) > 60 or len(block.lines) > 1 or following is None:
        return False
    if re.search(r"[.,;:!?]$", text) or not text[:1].isupper() or len(text.split()) > 8:
        return False
    if following.mark in (Mark.NONE, Mark.BULLET, Mark.LETTERED):
        return following.mark is Mark.NONE and bool(following.first.spans) and len(following.lines) > 1
    return following.number.rstrip(".").startswith(block.number.rstrip(".") + ".")


def _style(block: Block, text: str) -> _Style:
    size = max(line.size for line in block.lines)
    weight = 2 * all(line.bold for line in block.lines) + (text.isupper() and len(text) > 3)
    italic = all(line.italic for line in block.lines)
    return round(size * 2) / 2, weight, italic, (block.first.spans[0].look.colour)


def _ranks(found: dict[int, tuple[_Style, int | None]], blocks: list[Block]) -> dict[int, int]:
    votes: dict[_Style, Counter[int]] = {}
    for style, level in found.values():
        votes.setdefault(style, Counter())
        if level is not None:
            votes[style][level] += 1
    depths: dict[_Style, list[int]] = {}
    for index, (style, _) in found.items():
        if blocks[index].mark is Mark.DOTTED or blocks[index].mark is Mark.COUNTED:
            depths.setdefault(style, []).append(_depth(blocks[index].number))
    long = max((block.page for block in blocks), default=0) > _SHORT
    cover = _cover(found, blocks) if long else set()
    levels: dict[_Style, int] = {}
    before: _Style | None = None
    level = 0
    for style in sorted(votes, key=lambda s: (-s[0], -s[1], s[2], s[3])):
        if style in cover and not votes[style]:
            levels[style] = 1
            continue
        once = long and sum(1 for other, _ in found.values() if other == style) == 1
        if once and not votes[style] and found[min(found)][0] != style:
            levels[style] = level + 1  # a style of its own, used once: no level is made for it
            continue
        if votes[style]:
            level = votes[style].most_common(1)[0][0]
        elif before is None or not _alike(before, style):
            level += 1
        before = style
        levels[style] = max(1, level)
    ranks = {}
    for index, (style, own) in found.items():
        rank = own if own is not None else levels[style]
        some = depths.get(style, [])
        if own is None and some and blocks[index].mark in (Mark.DOTTED, Mark.COUNTED):
            rank += _depth(blocks[index].number) - min(some)
        ranks[index] = rank
    return ranks


def _alike(a: _Style, b: _Style) -> bool:
    """Return whether two styles are of one level: nearly the same size, and the same weight where it is small."""
    return a[0] - b[0] <= _NEAR * a[0] and a[1:3] == b[1:3]


def _cover(found: dict[int, tuple[_Style, int | None]], blocks: list[Block]) -> set[_Style]:
    """Return styles of the first page alone: titles, over which no headings stand."""
    pages: dict[_Style, set[int]] = {}
    for index, (style, _) in found.items():
        pages.setdefault(style, set()).add(blocks[index].page)
    first = {style for style, on in pages.items() if on == {1}}
    return first if len(first) < len(pages) else set()


def _depth(number: str) -> int:
    return number.strip(".)").count(".")
