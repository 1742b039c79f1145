"""Real Word files, where they are at hand: read without loss, numbered as they are printed."""

import os
import re
import zipfile
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from corpus.text import folded, normal
from ingest.readers.docx.reader import read_docx
from ingest.readers.limits import Limits
from ingest.readers.manuscript import Manuscript, Sort

SAMPLES = Path(os.environ.get("VERSE_SAMPLES", Path(__file__).parents[4] / "shared" / "samples"))
FILES = sorted(SAMPLES.glob("docx/*.docx")) + sorted(SAMPLES.glob("hostile/*.docx"))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

pytestmark = pytest.mark.skipif(not FILES, reason=f"no sample files in {SAMPLES}: set VERSE_SAMPLES to their folder")


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def sample(request) -> tuple[Path, Manuscript]:
    return request.param, read_docx(request.param, Limits())


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def test_every_word_of_a_real_file_is_read_once(sample):
    path, manuscript = sample
    with zipfile.ZipFile(path) as zipped:
        root = etree.fromstring(zipped.read("word/document.xml"))
    told = " ".join(
        "".join(
            " " if each.tag != f"{W}t" else each.text or "" for each in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab")
        )
        for paragraph in root.iter(f"{W}p")
    )
    read = " ".join(
        f"{piece.text} {' '.join(piece.cells)}" for piece in manuscript.pieces if "header" not in piece.left_out
    )
    assert words(read) == words(folded(normal(told)))


def test_real_headings_stand_one_level_below_those_above_them(sample):
    levels = [piece.level for piece in sample[1].pieces if piece.sort is Sort.HEADING]
    assert levels
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_real_policies_have_a_title_on_their_pages(sample):
    path, manuscript = sample
    if path.parent.name == "docx":
        assert manuscript.title in {piece.text for piece in manuscript.pieces}


def test_numbers_are_those_that_the_printed_file_shows(sample):
    path, manuscript = sample
    printed = SAMPLES / "pdf" / f"{path.stem}.pdf"
    if not printed.exists():
        pytest.skip("no printed file to compare with")
    import pypdf

    lines = [folded(line) for page in pypdf.PdfReader(printed).pages for line in page.extract_text().splitlines()]
    numbered = [piece for piece in manuscript.pieces if piece.number[:1].isdigit()]
    assert numbered
    for piece in numbered:
        assert f"{piece.number} {piece.text}" in lines
