"""PDFs: lines become the paragraphs, headings, items and notes that a person sees."""

from pathlib import Path

import pytest

from ingest.readers.manuscript import Sort
from tests.ingest.readers.pdf_fixtures import LONG, OTHER, Sheet, kept, read, texts, width, wrapped


def test_the_lines_of_a_paragraph_are_one_piece(tmp_path: Path) -> None:
    sheet = Sheet()
    y = sheet.paragraph(72, 100, LONG)
    sheet.paragraph(72, y + 13, OTHER)
    assert texts(read(tmp_path, sheet)) == [LONG, OTHER]


def test_a_first_line_that_is_indented_begins_a_paragraph(tmp_path: Path) -> None:
    sheet = Sheet()
    y = 100.0
    for text in (LONG, OTHER, LONG):
        first, *_ = wrapped(text, 431, 11)
        sheet.text(92, y, first)
        y = sheet.paragraph(72, y + 13, text.removeprefix(first).strip())
    assert texts(read(tmp_path, sheet)) == [LONG, OTHER, LONG]


def test_a_paragraph_goes_on_over_a_page(tmp_path: Path) -> None:
    lines = wrapped(LONG, 451, 11)
    first, then = Sheet(), Sheet()
    y = first.paragraph(72, 680, OTHER)
    first.paragraph(72, y + 13, " ".join(lines[:2]))
    y = then.paragraph(72, 100, " ".join(lines[2:]))
    then.paragraph(72, y + 13, OTHER)
    manuscript = read(tmp_path, first, then)
    assert texts(manuscript) == [OTHER, LONG, OTHER]
    assert [piece.page for piece in kept(manuscript)] == [1, 1, 2]


def test_a_paragraph_that_ends_with_its_page_does_not_go_on(tmp_path: Path) -> None:
    first, then = Sheet(), Sheet()
    first.paragraph(72, 700, LONG)
    then.paragraph(72, 100, OTHER)
    assert texts(read(tmp_path, first, then)) == [LONG, OTHER]


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.text(72, 80, "Working together with families across the whole of the borough", 16, "B")
    left = sheet.paragraph(72, 120, LONG, room=215)
    sheet.paragraph(72, left, OTHER.replace("Each", "Every"), room=215)
    right = sheet.paragraph(307, 120, OTHER, room=215)
    sheet.paragraph(307, right, LONG.replace("The worker", "A manager"), room=215)
    assert texts(read(tmp_path, sheet)) == [
        "Working together with families across the whole of the borough",
        LONG,
        OTHER.replace("Each", "Every"),
        OTHER,
        LONG.replace("The worker", "A manager"),
    ]


def test_names_and_numbers_side_by_side_are_read_across(tmp_path: Path) -> None:
    sheet = Sheet()
    for index, (name, number) in enumerate(
        (("Duty desk", "0100 1"), ("Night desk", "0100 2"), ("School desk", "0100 3"))
    ):
        sheet.text(72, 100 + 15 * index, name).text(300, 100 + 15 * index, number)
    assert texts(read(tmp_path, sheet)) == ["Duty desk 0100 1", "Night desk 0100 2", "School desk 0100 3"]


def test_a_word_torn_at_a_lines_end_is_rejoined_and_a_real_hyphen_stays(tmp_path: Path) -> None:
    sheet = Sheet()
    for index, line in enumerate(
        (
            "Every plan for safeguarding is held in one place and every multi-agency meeting looks at safe-",
            "guarding first, and the chair of that meeting asks each of those who came to the multi-",
            "agency meeting for what they know and writes it down.",
        )
    ):
        sheet.text(72, 100 + 13 * index, line)
    (text,) = texts(read(tmp_path, sheet))
    assert "looks at safeguarding first" in text
    assert "to the multi-agency meeting" in text


def test_a_raised_note_mark_does_not_become_part_of_a_number(tmp_path: Path) -> None:
    sheet = Sheet()
    before = "The worker sees the child within 10"
    end = 72 + width(before, 11)
    sheet.text(72, 100, before).text(end, 96, "1", 6).text(end + 3.5, 100, " working days of the referral being made.")
    sheet.paragraph(72, 126, LONG)
    sheet.line(72, 740, 200, 740)
    sheet.text(72, 752, "1", 5).text(76, 756, "Counted from the day after the referral.", 8)
    manuscript = read(tmp_path, sheet)
    assert texts(manuscript)[0] == "The worker sees the child within 10 working days of the referral being made."
    note = next(piece for piece in manuscript.pieces if piece.sort is Sort.FOOTNOTE)
    assert (note.number, note.text, note.page) == ("1", "Counted from the day after the referral.", 1)


def test_a_raised_two_after_a_unit_stays(tmp_path: Path) -> None:
    sheet = Sheet()
    end = 72 + width("The room is 12 m", 11)
    sheet.text(72, 100, "The room is 12 m").text(end, 96, "2", 6).text(end + 4, 100, " at least.")
    assert texts(read(tmp_path, sheet)) == ["The room is 12 m² at least."]


def test_bullets_of_any_font_are_marks_and_indentation_is_depth(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.text(72, 100, "The plan says:")
    sheet.text(90, 116, "\u2022").text(108, 116, "who does what")
    sheet.text(90, 130, "\u2022").text(108, 130, "by when:")
    sheet.text(126, 144, "o", font="C").text(144, 144, "the first visit")
    sheet.text(126, 158, "o", font="C").text(144, 158, "the first review")
    sheet.text(90, 172, "\xb7", font="S").text(108, 172, "what happens if not")
    items = [piece for piece in read(tmp_path, sheet).pieces if piece.sort is Sort.ITEM]
    assert [(piece.text, piece.depth) for piece in items] == [
        ("who does what", 1),
        ("by when:", 1),
        ("the first visit", 2),
        ("the first review", 2),
        ("what happens if not", 1),
    ]
    assert [piece.number for piece in items] == ["\u2022", "\u2022", "o", "o", "\u2022"]


def test_a_bullet_that_is_drawn_is_a_mark_too(tmp_path: Path) -> None:
    sheet = Sheet().text(72, 100, "The plan says:")
    for index, text in enumerate(("who does what", "by when", "what happens if not")):
        sheet.box(88, 110 + 14 * index, 92, 114 + 14 * index, (0, 0, 0)).text(100, 116 + 14 * index, text)
    items = [piece for piece in read(tmp_path, sheet).pieces if piece.sort is Sort.ITEM]
    assert [(piece.number, piece.text) for piece in items] == [
        ("\u2022", "who does what"),
        ("\u2022", "by when"),
        ("\u2022", "what happens if not"),
    ]


def test_a_dash_inside_a_sentence_opens_no_item(tmp_path: Path) -> None:
    sheet = Sheet().text(72, 100, "The duty covers children who:")
    sheet.text(90, 116, "\u2022").text(108, 116, "are held in custody (under any order)")
    sheet.text(108, 129, "\u2013 these are mostly older children, and few of them;")
    sheet.text(90, 142, "\u2022").text(108, 142, "wait for a trial.")
    assert texts(read(tmp_path, sheet))[1:] == [
        "are held in custody (under any order) \u2013 these are mostly older children, and few of them;",
        "wait for a trial.",
    ]


def test_a_paragraphs_number_stands_apart_from_its_words(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.text(72, 80, "Visits", 16, "B")
    y = 110.0
    for number, text in (("1.1", LONG), ("1.2", OTHER), ("1.3", LONG)):
        sheet.text(72, y, number)
        y = sheet.paragraph(108, y, text, room=415) + 8
    pieces = kept(read(tmp_path, sheet))
    assert [(piece.sort, piece.number, piece.text) for piece in pieces] == [
        (Sort.HEADING, "", "Visits"),
        (Sort.PROSE, "1.1", LONG),
        (Sort.PROSE, "1.2", OTHER),
        (Sort.PROSE, "1.3", LONG),
    ]


def test_a_number_that_a_sentence_goes_on_with_is_no_mark(tmp_path: Path) -> None:
    words = "The duty ends for most young people who were looked after in this way on the day they reach the age of"
    room = width(words, 11) + 2
    sheet = Sheet(width=720)
    sheet.text(72, 100, words)
    sheet.paragraph(72, 113, "18. " + LONG, room=room)
    assert texts(read(tmp_path, sheet)) == [f"{words} 18. {LONG}"]


def test_letters_and_roman_numbers_are_marks_of_items(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.text(72, 100, "The duty covers a child who:")
    for index, mark in enumerate(("(a)", "(b)", "(c)")):
        sheet.text(90, 116 + 14 * index, mark).text(112, 116 + 14 * index, f"meets condition {index}; or")
    items = [piece for piece in read(tmp_path, sheet).pieces if piece.sort is Sort.ITEM]
    assert [piece.number for piece in items] == ["(a)", "(b)", "(c)"]


def test_headings_are_ranked_by_their_print_and_keep_their_numbers(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.text(72, 80, "Recording policy", 22, "B")
    sheet.text(72, 120, "4", 16, "B").text(92, 120, "Records", 16, "B")
    y = sheet.paragraph(72, 145, LONG)
    sheet.text(72, y + 14, "4.2", 12, "B").text(100, y + 14, "Recording a visit", 12, "B")
    y = sheet.paragraph(72, y + 34, OTHER)
    sheet.text(72, y + 14, "4.3", 12, "B").text(100, y + 14, "Keeping records", 12, "B")
    sheet.paragraph(72, y + 34, LONG)
    headings = [piece for piece in read(tmp_path, sheet).pieces if piece.sort is Sort.HEADING]
    assert [(piece.number, piece.text, piece.level) for piece in headings] == [
        ("", "Recording policy", 1),
        ("4", "Records", 2),
        ("4.2", "Recording a visit", 3),
        ("4.3", "Keeping records", 3),
    ]


def test_a_bookmark_makes_a_heading_of_what_looks_like_text(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.text(72, 100, "Out of hours")
    sheet.paragraph(72, 126, LONG)
    manuscript = read(tmp_path, sheet, outline=(("Out ofhours", 1),))
    assert (manuscript.pieces[0].sort, manuscript.pieces[0].level) == (Sort.HEADING, 1)


def test_an_underlined_line_is_a_heading(tmp_path: Path) -> None:
    sheet = Sheet().text(72, 100, "Out of hours")
    sheet.line(72, 102, 72 + width("Out of hours", 11), 102)
    sheet.paragraph(72, 126, LONG)
    assert [piece.sort for piece in read(tmp_path, sheet).pieces] == [Sort.HEADING, Sort.PROSE]


def test_text_set_with_wide_lines_is_one_paragraph(tmp_path: Path) -> None:
    sheet = Sheet()
    y = sheet.paragraph(72, 100, LONG, step=22)
    y = sheet.paragraph(72, y + 22, OTHER, step=22)
    sheet.paragraph(72, y + 22, LONG, step=13)
    assert texts(read(tmp_path, sheet)) == [LONG, OTHER, LONG]


def test_bold_words_that_open_a_paragraph_make_no_heading(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.text(72, 100, "Note:", font="B").text(72 + width("Note:", 11, "B") + 3, 100, "the desk is open all night.")
    (piece,) = kept(read(tmp_path, sheet))
    assert (piece.sort, piece.text) == (Sort.PROSE, "Note: the desk is open all night.")


def test_text_on_a_turned_page_is_read_upright(tmp_path: Path) -> None:
    sheet = Sheet(rotate=90)
    for index, line in enumerate(wrapped(LONG, 600, 11)):
        sheet.text(100 + 13 * index, 742, line, matrix=(0, 1, -1, 0))
    manuscript = read(tmp_path, sheet)
    assert texts(manuscript) == [LONG]
    assert not manuscript.findings


def test_text_that_stands_sideways_is_read_and_told(tmp_path: Path) -> None:
    sheet = Sheet()
    for index, line in enumerate(wrapped(LONG, 600, 11)):
        sheet.text(100 + 13 * index, 742, line, matrix=(0, 1, -1, 0))
    manuscript = read(tmp_path, sheet)
    assert texts(manuscript) == [LONG]
    assert "sideways" in manuscript.findings[0].says


@pytest.mark.parametrize(
    ("size", "mark", "raised"), [(11, "1", True), (10.4, "1", True), (9, "*", False), (9, "1", False), (8, "1", True)]
)
def test_a_footnote_joins_no_paragraph_and_does_not_part_one_that_goes_on(tmp_path: Path, size, mark, raised) -> None:
    first, then = Sheet(), Sheet()
    lines = wrapped(f"{OTHER} {LONG}", 451, 11)
    y = first.paragraph(72, 560, LONG) + 13
    for number, line in enumerate(lines):
        (first if number < 4 else then).text(72, (y if number < 4 else 38) + 13 * number, line)
    first.text(73 + width(lines[1], 11), y + 13 - 4 * raised, mark, 6 if raised else 11)
    first.line(72, 730, 216, 730)
    first.text(72, 742 if raised else 745, mark, 6 if raised else size)
    first.text(80, 745, "Children Act 1989, section 17, as it stood in 2026, and the regulations made", size)
    first.text(80, 745 + 1.2 * size, "under it.", size)
    manuscript = read(tmp_path, first, then)
    (note,) = [piece for piece in manuscript.pieces if piece.sort is Sort.FOOTNOTE]
    assert (note.number, note.page) == (mark, 1)
    assert note.text == "Children Act 1989, section 17, as it stood in 2026, and the regulations made under it."
    prose = [piece.text for piece in kept(manuscript) if piece.sort is Sort.PROSE]
    last = lines[1].split()[-1]
    assert [text.replace(f"{last}{mark}", last) for text in prose] == [LONG, f"{OTHER} {LONG}"]
