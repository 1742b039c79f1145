"""Web pages of real settings, beside the source that each was made from; see VERSE_SAMPLES."""

import os
import re
from collections import Counter
from pathlib import Path

import pytest

from ingest.readers.html.reader import read_html
from ingest.readers.limits import Limits
from ingest.readers.manuscript import Manuscript, Sort

FOLDER = Path(os.environ.get("VERSE_SAMPLES") or Path(__file__).parents[4] / "shared" / "samples") / "html"
PAGES = sorted(FOLDER.glob("*.html"))
UNDERLINE = re.compile(r"([=\-^`~\"'#*+.])\1{2,}\s*")
LISTED = re.compile(r"(\s*)(?:[*+-]|#\.|\d+\.)\s+(?=\S)")

pytestmark = pytest.mark.skipif(not PAGES, reason=f"no web pages in {FOLDER}")


def parts(source: str) -> tuple[list[str], list[tuple[str, int]]]:
    """Return the paragraphs of a restructured text, and its headings with their levels."""
    paragraphs: list[list[str]] = [[]]
    headings: list[tuple[str, int]] = []
    signs: list[str] = []
    lines = [*source.splitlines(), ""]
    indent, skip = 0, 0
    for n, line in enumerate(lines):
        if skip or UNDERLINE.fullmatch(line):
            skip = max(0, skip - 1)
            continue
        below = lines[n + 1] if n + 1 < len(lines) else ""
        if line.strip() and UNDERLINE.fullmatch(below):
            over = "over" if n and UNDERLINE.fullmatch(lines[n - 1]) else "under"
            sign = below[0] + over
            if sign not in signs:
                signs.append(sign)
            headings.append((line.strip(), signs.index(sign) + 1))
            paragraphs += [[line], []]
            skip = 1
            continue
        if not line.strip() or re.match(r"\s*(?:\.\. |[+|][-=+ ]|:\w+:|\|.*\|\s*$)|.*\|\s+\+-+", line):
            paragraphs.append([])
            continue
        here = len(line) - len(line.lstrip())
        listed = LISTED.match(line)
        if listed:
            paragraphs.append([])
            here, line = len(listed[0]), line[listed.end() :]
        elif here != indent:
            paragraphs.append([])
        indent = here
        paragraphs[-1].append(line)
    return [" ".join(lines) for lines in paragraphs if lines], headings


def pattern(text: str) -> str:
    """Return a paragraph of restructured text as a pattern for what a page prints; names are put in for |names|."""
    text = re.sub(r"\[#[^\]]+\]_|(?<=\w)_(?!\w)", "", text)
    text = re.sub(r"`([^`<]+?)(?:\s*<[^>]*>)?`_?", r"\1", text)
    text = re.sub(r"\*{1,2}(?=\S)|(?<=\S)\*{1,2}", "", text)
    return ".+?".join(map(re.escape, re.split(r"\|[^|]+\|", plain(text))))


def plain(text: str) -> str:
    text = " ".join(text.translate(str.maketrans("‘’“”", "''\"\"")).split())
    return re.sub(r"\s*(?:--|—|–)\s*", "—", text)


def told(manuscript: Manuscript) -> list[str]:
    sorts = (Sort.PROSE, Sort.ITEM, Sort.HEADING)
    return [plain(piece.text) for piece in manuscript.pieces if piece.sort in sorts and not piece.left_out]


@pytest.fixture(params=PAGES, ids=lambda page: page.stem)
def page(request) -> tuple[Manuscript, str]:
    source = request.param.with_suffix(".truth.rst").read_text(encoding="utf-8")
    return read_html(request.param, Limits()), source


def test_every_paragraph_of_the_source_is_read_and_nothing_else(page):
    manuscript, source = page
    read = Counter(told(manuscript))
    meant = [pattern(paragraph) for paragraph in parts(source)[0]]
    missed = []
    for one in meant:
        found = next((text for text in read if read[text] and re.fullmatch(one, text)), None)
        if found is None:
            missed.append(one)
        else:
            read[found] -= 1
    more = [text for text, count in read.items() if count]
    assert len(missed) <= 0.02 * len(meant), missed
    assert sum(read.values()) <= 0.03 * len(told(manuscript)), more


def test_the_tree_of_headings_is_that_of_the_source(page):
    manuscript, source = page
    read = [(plain(p.text), p.level) for p in manuscript.pieces if p.sort is Sort.HEADING and not p.left_out]
    assert read == [(plain(text), level) for text, level in parts(source)[1]]


def test_nothing_of_the_source_is_called_navigation(page):
    manuscript, source = page
    meant = [pattern(paragraph) for paragraph in parts(source)[0] if len(paragraph.split()) > 5]
    left = [plain(piece.text) for piece in manuscript.pieces if piece.left_out == "site navigation"]
    assert [text for text in left if any(re.fullmatch(one, text) for one in meant)] == []
