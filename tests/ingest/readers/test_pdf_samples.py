"""Real PDFs, where they are at hand: read without loss, in order, numbered as they are printed."""

import os
import re
import time
from collections import Counter
from functools import cache
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from corpus.errors import SourceError
from corpus.text import folded, normal
from ingest.readers.docx.reader import read_docx
from ingest.readers.limits import Limits
from ingest.readers.manuscript import Manuscript, Sort
from ingest.readers.pdf.reader import read_pdf

SAMPLES = Path(os.environ.get("VERSE_SAMPLES", Path(__file__).parents[4] / "shared" / "samples"))
FILES = sorted(SAMPLES.glob("pdf/*.pdf")) + sorted(SAMPLES.glob("hostile/multicolumn.pdf"))
GUIDANCE = SAMPLES / "pdf" / "iro_statutory_guidance_2010.pdf"
NUMBERS = {1: 24, 2: 18, 3: 82, 4: 19, 5: 22, 6: 14, 7: 27, 8: 16}  # the guidance's chapters, and their last paragraphs
SECONDS_PER_PAGE = 0.15  # 170 pages in well under half a minute, on a busy machine with two cores

pytestmark = pytest.mark.skipif(not FILES, reason=f"no sample files in {SAMPLES}: set VERSE_SAMPLES to their folder")


@cache
def timed(path: Path) -> tuple[Manuscript, float]:
    started = time.process_time()
    return read_pdf(path, Limits()), time.process_time() - started


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def sample(request) -> tuple[Path, Manuscript]:
    return request.param, timed(request.param)[0]


@pytest.fixture
def guidance() -> Manuscript:
    return timed(GUIDANCE)[0]


@cache
def page_texts(path: Path) -> list[str]:
    document = pdfium.PdfDocument(path)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return texts


def letters(text: str) -> Counter[str]:
    return Counter(c for c in normal(text).casefold() if c.isalpha())


def test_no_letter_of_a_page_is_lost_or_stands_twice(sample: tuple[Path, Manuscript]) -> None:
    path, manuscript = sample
    printed = letters("".join(page_texts(path)))
    read = letters("".join(f"{p.number}{p.text}{''.join(p.cells)}" for p in manuscript.pieces))
    # An "o" of a bullet font may be shown as a sign.
    assert sum(((printed - read) + (read - printed)).values()) <= 0.001 * printed.total() + 2


def test_every_page_is_named_by_its_own_pieces(sample: tuple[Path, Manuscript]) -> None:
    path, manuscript = sample
    printed = [letters(text) for text in page_texts(path)]
    for piece in manuscript.pieces:
        assert piece.page is not None
        begin = letters("".join(piece.cells)[:40] if piece.cells else piece.text[:20])
        assert not begin - printed[piece.page - 1], piece


def test_reading_is_fast(sample: tuple[Path, Manuscript]) -> None:
    path, manuscript = sample
    assert timed(path)[1] < 2 + SECONDS_PER_PAGE * (manuscript.pages or 1)


def test_each_numbered_paragraph_of_the_guidance_is_found_once(guidance: Manuscript) -> None:
    expected = [f"{chapter}.{index}" for chapter, last in NUMBERS.items() for index in range(1, last + 1)]
    found = [piece.number for piece in guidance.pieces if re.fullmatch(r"\d\.\d{1,2}", piece.number)]
    assert found == expected


def test_each_numbered_paragraph_of_the_guidance_begins_and_stands_where_it_is_printed(guidance: Manuscript) -> None:
    printed = {
        match[1]: (page, match[2])
        for page, text in enumerate(page_texts(GUIDANCE), 1)
        for match in re.finditer(r"^(\d\.\d{1,2})\s+(\S.{20,40})", text, re.M)
    }
    assert len(printed) == sum(NUMBERS.values())
    for piece in guidance.pieces:
        if piece.number in printed:
            page, begin = printed[piece.number]
            assert piece.page == page
            assert list(piece.text.replace(" ", ""))[:15] == list(normal(begin).replace(" ", ""))[:15]


def test_the_annexes_of_the_guidance_are_numbered_too(guidance: Manuscript) -> None:
    numbers: dict[str, list[str]] = {}
    annex = ""
    for piece in guidance.pieces:
        if piece.sort is Sort.HEADING and piece.level == 1:
            annex = piece.text[:7]
        elif piece.sort is Sort.PROSE and re.fullmatch(r"\d{1,2}\.", piece.number):
            numbers.setdefault(annex, []).append(piece.number)
    assert numbers["Annex 4"] == [f"{n}." for n in range(1, 8)]
    assert numbers["Annex 5"] == [f"{n}." for n in range(1, 17)]


def test_no_running_header_of_the_guidance_is_kept(guidance: Manuscript) -> None:
    running = {piece.text for piece in guidance.pieces if piece.left_out == "running header or footer"}
    words = {re.sub(r"^\d+ | \d+$", "", text) for text in running}
    assert len(words) == 3
    for piece in guidance.pieces:
        if not piece.left_out and piece.page != 1:  # the cover's title is the header's text
            assert not any(text in piece.text for text in words)


def test_the_headings_of_the_guidance_are_its_bookmarks_and_what_stands_under_them(guidance: Manuscript) -> None:
    headings = [piece for piece in guidance.pieces if piece.sort is Sort.HEADING]
    chapters = [h.text for h in headings if h.level == 1 and h.text.startswith(("Chapter", "Annex"))]
    assert [text.split(".")[0].split(":")[0] for text in chapters] == [
        *(f"Chapter {n}" for n in range(1, 9)),
        *(f"Annex {n}" for n in range(1, 6)),
    ]
    assert not any(piece.left_out == "contents list" for piece in headings)


@pytest.mark.parametrize("name", ["complaints-policy", "lone-working-policy", "safeguarding-policy"])
def test_a_policy_reads_alike_as_pdf_and_as_word_file(name: str) -> None:
    word, pdf = SAMPLES / "docx" / f"{name}.docx", SAMPLES / "pdf" / f"{name}.pdf"
    first, then = (
        Counter(folded(piece.text) for piece in manuscript.pieces if not piece.left_out)
        for manuscript in (read_docx(word, Limits()), read_pdf(pdf, Limits()))
    )
    assert 2 * (first & then).total() / (first.total() + then.total()) >= 0.95


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("corrupt", "damaged"),
        ("html_error_page_named", "web page"),
        ("not_a_pdf_48_bytes", "breaks off"),
        ("scanned_image_only", "--ocr"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_reason(name: str, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        read_pdf(SAMPLES / "hostile" / f"{name}.pdf", Limits())


def test_a_file_with_an_empty_password_is_read() -> None:
    manuscript = read_pdf(SAMPLES / "hostile" / "encrypted.pdf", Limits())
    assert [piece.sort for piece in manuscript.pieces] == [Sort.HEADING, Sort.PROSE]
    assert "encrypted" in manuscript.findings[0].says
