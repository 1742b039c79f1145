"""Contents lists of a PDF: entries that only repeat headings, with their pages."""

import itertools
import re

from ingest.readers.pdf.blocks import Block, ends_in_page
from ingest.readers.pdf.marks import Mark
from ingest.readers.pdf.words import Words, letters_of

_TITLES = frozenset("contents tableofcontents contentspage listofcontents content contentslist".split())
_PAGED = re.compile(r"(?:[.…_\s·]{2,}|\s)(?:p(?:age|\.)?\s*)?\d{1,3}$")
_WORDS = frozenset("page pageno pagenumber pages section number".split())
_LONG = 170  # letters: no entry is longer
_STRANGE = 10  # entries in a row that name no heading
_RUN = 4  # entries that need no title over them
_KNOWN = 0.5  # of the entries of a list without pages: so many must be headings further on


def contents_of(blocks: list[Block], headings: dict[int, int], words: Words) -> set[int]:
    """Return the places of blocks that belong to a contents list."""
    texts = [block.text(words) for block in blocks]
    found: set[int] = set()
    for index, text in enumerate(texts):
        if letters_of(text) in _TITLES and index not in found:
            found |= _after(index, blocks, texts, headings)
    run: list[int] = []
    for index, block in enumerate([*blocks, None]):
        if (
            block is not None
            and index not in found
            and block.first.spans
            and len(texts[index]) < _LONG
            and (ends_in_page(block.last) or _is_wrapped(index, blocks, texts, headings))
        ):
            run.append(index)
            continue
        if len(run) >= _RUN and _ascends([texts[i] for i in run]):
            found |= set(run)
        run = []
    return found


def _is_wrapped(index: int, blocks: list[Block], texts: list[str], headings: dict[int, int]) -> bool:
    """Return whether an entry begins in a block and ends, with its page, in the next: its heading stands further on."""
    if index + 1 >= len(blocks) or not blocks[index + 1].first.spans or not ends_in_page(blocks[index + 1].last):
        return False
    name = letters_of(texts[index] + _PAGED.sub("", texts[index + 1]).rstrip(".… "))
    return any(letters_of(texts[other]) == name for other in headings if other > index)


def _after(title: int, blocks: list[Block], texts: list[str], headings: dict[int, int]) -> set[int]:
    """Return a list's title and the entries under it."""
    later = {
        key
        for index in headings
        if index > title
        for key in (letters_of(texts[index]), letters_of(blocks[index].number + texts[index]))
    }
    seen: set[str] = set()
    entries: list[int] = []
    last = title
    known = paged = 0
    for index in range(title + 1, len(blocks)):
        text, block = texts[index], blocks[index]
        name = letters_of(_PAGED.sub("", text).rstrip(".… "))
        has_page = ends_in_page(block.last) or bool(_PAGED.search(text))
        if len(text) > _LONG or letters_of(text) in seen or (text.endswith((".", ";")) and not has_page):
            break
        if (
            block.mark is Mark.NONE
            and index in headings
            and not has_page
            and name not in _count(later, texts, index, headings)
        ):
            break
        entries.append(index)
        seen.add(name)
        if has_page:
            paged += 1
            last = index
        elif name in later or letters_of(text) in _WORDS:
            known += 1
            last = index
        elif index - last > _STRANGE:
            break
    entries = [index for index in entries if index <= last]
    if len(entries) < 2 or paged + known < _KNOWN * len(entries):
        return set()
    return {title, *entries}


def _count(later: set[str], texts: list[str], index: int, headings: dict[int, int]) -> set[str]:
    """Return the headings that stand again after a place: an entry has its heading further on."""
    return later & {letters_of(texts[other]) for other in headings if other > index}


def _ascends(texts: list[str]) -> bool:
    pages = [int(m[0]) for text in texts if (m := re.search(r"\d{1,3}$", text))]
    return len(pages) >= _RUN and sum(a <= b for a, b in itertools.pairwise(pages)) >= 0.8 * (len(pages) - 1)
