"""PDFs: what a page carries beside its text is left out, and nothing is lost."""

from collections import Counter
from pathlib import Path

import pytest

from ingest.readers.manuscript import Manuscript, Sort
from tests.ingest.readers.pdf_fixtures import LONG, OTHER, PLACES, Sheet, kept, read, texts, width, wrapped


def left_out(manuscript: Manuscript, reason: str) -> list[str]:
    return [piece.text for piece in manuscript.pieces if piece.left_out == reason]


def letters(text: str) -> Counter[str]:
    return Counter(c for c in text if not c.isspace())


def test_a_running_footer_is_in_no_paragraph(tmp_path: Path) -> None:
    sheets = []
    for page in range(1, 6):
        sheet = Sheet()
        sheet.text(72, 40, "Example Council | Visiting policy", 9)
        y = sheet.paragraph(72, 100, f"{PLACES[page]} House: {LONG}")
        sheet.paragraph(72, y + 13, OTHER)
        sheet.text(72, 810, f"Version 3, page {page} of 5", 9)
        sheets.append(sheet)
    manuscript = read(tmp_path, *sheets)
    assert len(left_out(manuscript, "running header or footer")) == 10
    assert not any("Version 3" in text or "Example Council" in text for text in texts(manuscript))
    assert [piece.page for piece in kept(manuscript)] == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]


def test_appendix_numbers_that_grow_with_the_pages_are_no_running_header(tmp_path: Path) -> None:
    sheets = []
    for page in range(1, 16):
        sheet = Sheet()
        name = f"Appendix {page - 4}" if 5 <= page <= 7 else f"About {PLACES[page - 1]} House"
        sheet.text(72, 70, name, 14, "B")
        sheet.paragraph(72, 100, f"{PLACES[page - 1]} House: {LONG}")
        sheet.text(300, 815, str(page), 9)
        sheets.append(sheet)
    found = texts(read(tmp_path, *sheets))
    assert [text for text in found if text.startswith("Appendix")] == ["Appendix 1", "Appendix 2", "Appendix 3"]


def test_the_title_that_every_page_repeats_is_kept_once(tmp_path: Path) -> None:
    sheets = [Sheet().text(72, 60, "Referral form", 20, "B") for _ in range(4)]
    for sheet in sheets:
        sheet.paragraph(72, 200, LONG)
    assert texts(read(tmp_path, *sheets)).count("Referral form") == 1


def test_a_contents_list_is_left_out_and_the_headings_stay(tmp_path: Path) -> None:
    first, then = Sheet(), Sheet()
    first.text(72, 80, "Contents", 16, "B")
    for index, (name, page) in enumerate((("Visits", 2), ("Records", 2), ("Complaints", 2))):
        dots = "." * 60
        first.text(72, 110 + 15 * index, f"{name} {dots} {page}")
    y = 80.0
    for name in ("Visits", "Records", "Complaints"):
        then.text(72, y, name, 14, "B")
        y = then.paragraph(72, y + 20, LONG) + 20
    manuscript = read(tmp_path, first, then)
    assert len(left_out(manuscript, "contents list")) == 4
    assert [piece.text for piece in kept(manuscript) if piece.sort is Sort.HEADING] == [
        "Visits",
        "Records",
        "Complaints",
    ]


def test_text_that_nobody_can_see_is_left_out(tmp_path: Path) -> None:
    sheet = Sheet(crop=(0, 0, 595, 842))
    sheet.paragraph(72, 100, LONG)
    sheet.text(72, 300, "White on white.", colour=(1, 1, 1))
    sheet.text(72, 330, "Not painted.", mode=3)
    sheet.text(72, 360, "Too small.", size=1)
    sheet.text(72, 1200, "Below the page.")
    sheet.text(72, 400, "Under a picture.").picture(60, 380, 300, 420)
    manuscript = read(tmp_path, sheet)
    assert texts(manuscript) == [LONG]
    (unseen,) = left_out(manuscript, "invisible text")
    for words in ("White on white.", "Not painted.", "Too small.", "Below the page.", "Under a picture."):
        assert words in unseen
    assert any("cannot be seen" in finding.says for finding in manuscript.findings)


def test_white_words_on_a_dark_ground_are_read(tmp_path: Path) -> None:
    sheet = Sheet().box(60, 80, 300, 120, (0.2, 0, 0.4)).text(72, 105, "Emergency", 14, "B", (1, 1, 1))
    sheet.paragraph(72, 150, LONG)
    assert texts(read(tmp_path, sheet)) == ["Emergency", LONG]


def test_words_recognised_under_a_scan_are_read_and_told(tmp_path: Path) -> None:
    sheet = Sheet().picture(0, 0, 595, 842)
    sheet.text(72, 100, "Read by a machine from the picture.", mode=3)
    manuscript = read(tmp_path, sheet)
    assert texts(manuscript) == ["Read by a machine from the picture."]
    assert "character recognition" in manuscript.findings[0].says


def test_a_stamp_across_the_page_is_left_out(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.paragraph(72, 100, LONG)
    sheet.text(150, 500, "DRAFT", 60, "B", (0.8, 0.8, 0.8), matrix=(0.7, 0.7, -0.7, 0.7))
    manuscript = read(tmp_path, sheet)
    assert texts(manuscript) == [LONG]
    assert left_out(manuscript, "slanted text") == ["DRAFT"]


def test_every_letter_of_a_page_ends_in_some_piece(tmp_path: Path) -> None:
    sheet = Sheet()
    printed = ["Policy on visits", "7.", "Sheet 4", LONG, OTHER, "Name", "Telephone", "Duty desk", "0100 1"]
    sheet.text(72, 60, printed[0], 18, "B")
    sheet.text(72, 100, printed[1])
    y = sheet.paragraph(100, 100, LONG, room=423)
    sheet.grid([72, 250, 450], [y + 20, y + 40, y + 60])
    for row, words in enumerate((printed[5:7], printed[7:9])):
        sheet.text(78, y + 34 + 20 * row, words[0], font="B" if row == 0 else "F")
        sheet.text(256, y + 34 + 20 * row, words[1], font="B" if row == 0 else "F")
    sheet.paragraph(72, y + 90, OTHER)
    sheet.text(500 - width("Sheet 4", 8), 815, "Sheet 4", 8)
    pieces = read(tmp_path, sheet).pieces
    found = "".join(f"{piece.number}{piece.text}{''.join(piece.cells)}" for piece in pieces)
    assert letters(found) == letters("".join(printed))


def repeated(last: str, gap: float, size: float = 11, pages: int = 5) -> list[Sheet]:
    """Pages whose last lines, some space under the text and over the page number, are the same."""
    sheets = []
    for page in range(pages):
        sheet = Sheet()
        y = sheet.paragraph(72, 590, f"{PLACES[page]} House: {LONG}")
        y = sheet.paragraph(72, y + 13, f"{PLACES[page]} Lodge: {OTHER}")
        sheet.paragraph(72, 740 if gap > 50 else y - 13 + gap, last, size=size)
        sheet.text(290, 810, str(page + 1), 9)
        sheets.append(sheet)
    return sheets


def test_the_same_sentence_at_the_end_of_several_pages_is_text(tmp_path: Path) -> None:
    one_line = "The form is then sent to the duty manager within 2 working days."
    for last in (one_line, f"{one_line} Nobody else may change it, whoever asks, until the duty manager has read it."):
        found = texts(read(tmp_path, *repeated(last, gap=26)))
        assert found.count(last) == 5


def test_the_same_sentence_apart_from_the_text_or_in_smaller_print_is_a_footer(tmp_path: Path) -> None:
    last = "This policy is not to be copied without leave of the council."
    for sheets in (repeated(last, gap=90), repeated(last, gap=26, size=8)):
        manuscript = read(tmp_path, *sheets)
        assert left_out(manuscript, "running header or footer").count(last) == 5
        assert last not in texts(manuscript)


def test_a_header_that_names_the_chapter_is_in_no_paragraph(tmp_path: Path) -> None:
    sheets = []
    for page in range(8):
        chapter = ("Visits", "Records", "Reviews", "Complaints")[page // 2]
        sheet = Sheet().text(72, 40, f"North Shire Handbook | {chapter}")
        sheet.paragraph(72, 100, f"{PLACES[page]} House: {LONG}")
        sheets.append(sheet)
    assert not any("Handbook" in text for text in texts(read(tmp_path, *sheets)))


@pytest.mark.parametrize("title", ["Contents", ""])
@pytest.mark.parametrize("hanging", [0, 18])
@pytest.mark.parametrize("dots", ["." * 40, ""])
def test_a_contents_list_whose_entries_take_two_lines_is_left_out(tmp_path: Path, title, hanging, dots) -> None:
    names = [f"Visits to {place} House" for place in PLACES[:6]]
    names[1] = "How records are kept and who may see them when a family moves from one area to another"
    names[4] = "Complaints, and the ways in which a parent or a child may say that something went wrong"
    first, *rest = sheets = [Sheet(), Sheet(), Sheet()]
    first.text(72, 60, title, 16, "B")
    y = 90
    for number, name in enumerate(names):
        lines = wrapped(name, 300, 11)
        for place, line in enumerate(lines):
            first.text(72 + hanging * bool(place), y + 14 * place, line)
        y += 14 * len(lines)
        first.text(400, y - 14, dots).text(520, y - 14, str(2 + number // 3))
        sheet, top = rest[number // 3], 60.0 + 200 * (number % 3)
        for line in wrapped(name, 451, 14, "B"):
            sheet.text(72, top, line, 14, "B")
            top += 17
        sheet.paragraph(72, top + 6, f"{PLACES[number]}: {LONG}")
    manuscript = read(tmp_path, *sheets)
    assert [piece.text for piece in kept(manuscript) if piece.page == 1] == []
    assert [piece.text for piece in kept(manuscript) if piece.sort is Sort.HEADING] == names
