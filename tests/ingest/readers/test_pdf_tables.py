"""PDFs: ruled lines make tables, each cell under its heading."""

from pathlib import Path

from ingest.readers.manuscript import Manuscript, Piece, Sort
from tests.ingest.readers.pdf_fixtures import LONG, Sheet, kept, read, texts, wrapped

XS = [72.0, 200.0, 340.0, 523.0]
HEAD = ("Step", "Who", "By when")


def rows(manuscript: Manuscript) -> list[Piece]:
    return [piece for piece in manuscript.pieces if piece.sort is Sort.ROW]


def table(sheet: Sheet, top: float, lines: list[tuple[str, ...]], xs: list[float] = XS, head: bool = True) -> float:
    """Print a ruled table; return where it ends."""
    ys = [top]
    for row, words in enumerate(lines):
        tall = 1
        for x0, x1, text in zip(xs, xs[1:], words, strict=False):
            broken = wrapped(text, x1 - x0 - 12, 10)
            tall = max(tall, len(broken))
            for index, line in enumerate(broken):
                sheet.text(x0 + 6, ys[-1] + 13 + 12 * index, line, 10, "B" if head and row == 0 else "F")
        ys.append(ys[-1] + 8 + 12 * tall)
    sheet.grid(xs, ys)
    return ys[-1]


def test_each_row_of_a_ruled_table_stands_under_its_heading(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.paragraph(72, 80, LONG)
    lines = [
        HEAD,
        ("Visit the child at home and see the child alone", "Worker", "5 days"),
        ("Write it up", "Worker", "1 day"),
    ]
    table(sheet, 150, lines)
    manuscript = read(tmp_path, sheet)
    head, *body = rows(manuscript)
    assert (head.cells, head.left_out) == (HEAD, "table heading")
    assert [piece.cells for piece in body] == lines[1:]
    assert all(piece.columns == HEAD for piece in body)


def test_the_text_of_a_table_stands_nowhere_twice(tmp_path: Path) -> None:
    sheet = Sheet()
    table(sheet, 150, [HEAD, ("Visit", "Worker", "Monday"), ("Write", "Manager", "Tuesday")])
    manuscript = read(tmp_path, sheet)
    words = " ".join([*texts(manuscript), *(cell for piece in rows(manuscript) for cell in piece.cells)])
    assert words.count("Visit") == words.count("Tuesday") == 1


def test_a_heading_repeated_on_the_next_page_is_left_out_there_too(tmp_path: Path) -> None:
    first, then = Sheet(), Sheet()
    first.paragraph(72, 80, LONG)
    table(first, 700, [HEAD, ("Visit", "Worker", "Monday")])
    table(then, 80, [HEAD, ("Write", "Manager", "Tuesday")])
    found = rows(read(tmp_path, first, then))
    assert [piece.left_out for piece in found] == ["table heading", "", "table heading", ""]
    assert [piece.page for piece in found] == [1, 1, 2, 2]


def test_a_table_that_goes_on_keeps_its_headings(tmp_path: Path) -> None:
    first, then = Sheet(), Sheet()
    first.paragraph(72, 80, LONG)
    table(first, 700, [HEAD, ("Visit", "Worker", "Monday")])
    table(then, 80, [("Write", "Manager", "Tuesday"), ("Close", "Manager", "Friday")], head=False)
    found = rows(read(tmp_path, first, then))
    assert [piece.columns for piece in found if not piece.left_out] == [HEAD] * 3


def test_a_row_that_a_pages_end_cut_is_made_whole(tmp_path: Path) -> None:
    first, then = Sheet(), Sheet()
    first.paragraph(72, 80, LONG)
    table(first, 700, [HEAD, ("Visit", "the worker and", "Monday")])
    table(then, 80, [("", "the manager", ""), ("Close", "Manager", "Friday")], head=False)
    body = [piece.cells for piece in rows(read(tmp_path, first, then)) if not piece.left_out]
    assert body == [("Visit", "the worker and the manager", "Monday"), ("Close", "Manager", "Friday")]


def test_a_box_of_one_cell_is_prose(tmp_path: Path) -> None:
    sheet = Sheet().grid([66, 529], [84, 160])
    sheet.paragraph(72, 100, LONG)
    (piece,) = kept(read(tmp_path, sheet))
    assert (piece.sort, piece.text) == (Sort.PROSE, LONG)


def test_lines_across_alone_make_a_table_too(tmp_path: Path) -> None:
    sheet = Sheet()
    lines = (("Term", "Meaning"), ("Referral", "asking for help for a child"), ("Review", "looking at a plan again"))
    for index, (left, right) in enumerate(lines):
        sheet.line(72, 100 + 20 * index, 523, 100 + 20 * index)
        font = "B" if index == 0 else "F"
        sheet.text(76, 114 + 20 * index, left, font=font).text(230, 114 + 20 * index, right, font=font)
    sheet.line(72, 160, 523, 160)
    found = rows(read(tmp_path, sheet))
    assert [piece.cells for piece in found] == list(lines)
    assert found[1].columns == ("Term", "Meaning")


def test_paragraphs_inside_a_cell_are_parted(tmp_path: Path) -> None:
    sheet = Sheet().grid([72, 200, 523], [100, 120, 180])
    sheet.text(78, 114, "Who", font="B").text(206, 114, "What", font="B")
    sheet.text(78, 134, "Worker").text(206, 134, "Sees the child.").text(206, 160, "Tells the manager.")
    assert rows(read(tmp_path, sheet))[1].cells == ("Worker", "Sees the child.\nTells the manager.")


def test_rows_that_no_line_parts_are_parted_by_the_space_between_them(tmp_path: Path) -> None:
    sheet = Sheet().grid([72, 250, 523], [100, 120, 300])
    sheet.text(78, 114, "Role", font="B").text(256, 114, "Name", font="B")
    for index, (role, name) in enumerate((("Lead", "A. Example"), ("Deputy", "B. Example"), ("Chair", "C. Example"))):
        sheet.text(78, 140 + 50 * index, role).text(256, 140 + 50 * index, name)
        sheet.text(78, 153 + 50 * index, "of the team")
    body = [piece.cells for piece in rows(read(tmp_path, sheet)) if not piece.left_out]
    assert [cells[1] for cells in body] == ["A. Example", "B. Example", "C. Example"]
