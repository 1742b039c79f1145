"""Tables of a Word file: every row says what its cells stand under, and nothing is said twice."""

import pytest

from corpus.errors import SourceError
from ingest.readers.docx.reader import read_docx
from ingest.readers.limits import Limits
from ingest.readers.manuscript import Manuscript, Piece, Sort
from tests.ingest.readers.docx_fixtures import abstract, cell, level, num, p, row, run, style, table, write

LONG = "The social worker visits the child at home and writes down what the child said. " * 6
BOLD = "<w:b/>"


@pytest.fixture
def read(tmp_path):
    def read(body: str, **more) -> Manuscript:
        return read_docx(write(tmp_path / "policy.docx", body, **more), Limits())

    return read


def rows(manuscript: Manuscript) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(each.columns, each.cells) for each in manuscript.pieces if each.sort is Sort.ROW and not each.left_out]


def heads(manuscript: Manuscript) -> list[tuple[str, ...]]:
    return [each.cells for each in manuscript.pieces if each.left_out == "table heading"]


def bold(*texts: str) -> str:
    return row(*(cell(p(text, look=BOLD)) for text in texts))


def down(text: str = "") -> str:
    """Return a merged cell: the first where it has text, else one that goes on from above."""
    return cell(p(text), properties='<w:vMerge w:val="restart"/>' if text else "<w:vMerge/>")


def test_a_row_marked_as_heading_names_the_columns(read):
    manuscript = read(table(row("Task", "Time", header=True), row("Visit", "10 days"), row("Review", "A month")))
    assert heads(manuscript) == [("Task", "Time")]
    assert rows(manuscript) == [(("Task", "Time"), ("Visit", "10 days")), (("Task", "Time"), ("Review", "A month"))]


@pytest.mark.parametrize(
    "head",
    [
        bold("Task", "Time"),
        row(*(cell(p(name), properties='<w:shd w:val="clear" w:fill="DDDDDD"/>') for name in ("Task", "Time"))),
    ],
    ids=["bold", "shaded"],
)
def test_a_first_row_that_stands_out_names_the_columns(read, head):
    assert rows(read(table(head, row("Visit", "10 days")))) == [(("Task", "Time"), ("Visit", "10 days"))]


def test_a_first_row_that_its_tables_style_sets_apart_names_the_columns(read):
    mine = style("Council Grid", kind="table").replace(
        "</w:style>", '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>'
    )
    properties = '<w:tblStyle w:val="CouncilGrid"/><w:tblLook w:val="04A0" w:firstRow="1"/>'
    manuscript = read(table(row("Task", "Time"), row("Visit", "10 days"), properties=properties), styles=mine)
    assert rows(manuscript) == [(("Task", "Time"), ("Visit", "10 days"))]


def test_a_table_without_headings_has_no_columns(read):
    assert rows(read(table(row("Owner", "Head of Service"), row("Version", "3")))) == [
        ((), ("Owner", "Head of Service")),
        ((), ("Version", "3")),
    ]


def test_a_table_whose_rows_all_begin_in_bold_has_no_heading_row(read):
    lines = [row(cell(p(name, look=BOLD)), cell(p(text))) for name, text in (("Owner", "Head"), ("Version", "3"))]
    assert heads(read(table(*lines))) == []


def test_two_rows_of_headings_are_joined(read):
    wide = cell("Time", properties='<w:gridSpan w:val="2"/>')
    body = table(
        row("Task", wide, header=True), row("", "Usual", "Urgent", header=True), row("Visit", "10 days", "1 day")
    )
    assert rows(read(body)) == [(("Task", "Time – Usual", "Time – Urgent"), ("Visit", "10 days", "1 day"))]


def test_a_cell_across_columns_stands_under_all_of_them(read):
    wide = cell("Never", properties='<w:gridSpan w:val="2"/>')
    body = table(row("Task", "Usual", "Urgent", header=True), row("Visit", wide))
    assert rows(read(body)) == [(("Task", "Usual / Urgent"), ("Visit", "Never"))]


def test_a_row_below_a_merged_cell_says_what_it_belongs_to_and_repeats_no_text(read):
    body = table(
        row("Who", "Task", "Time", header=True),
        row(down("Social worker"), "Visit", "10 days"),
        row(down(), "Record", "2 days"),
        row("Manager", "Review", "A month"),
    )
    assert rows(read(body)) == [
        (("Who", "Task", "Time"), ("Social worker", "Visit", "10 days")),
        (("Who", "Who: Social worker – Task", "Time"), ("", "Record", "2 days")),
        (("Who", "Task", "Time"), ("Manager", "Review", "A month")),
    ]


def test_a_line_across_the_table_stands_over_the_rows_below_it(read):
    across = row(cell("Stage one", properties='<w:gridSpan w:val="2"/>'))
    body = table(row("Task", "Time", header=True), across, row("Visit", "10 days"))
    manuscript = read(body)
    assert heads(manuscript) == [("Task", "Time"), ("Stage one",)]
    assert rows(manuscript) == [(("Stage one – Task", "Time"), ("Visit", "10 days"))]


def test_a_table_of_one_cell_is_a_box(read):
    manuscript = read(table(row(cell("Remember:", "Call 999 in danger."))))
    assert [(each.sort, each.text) for each in manuscript.pieces] == [
        (Sort.PROSE, "Remember:"),
        (Sort.PROSE, "Call 999 in danger."),
    ]


def test_a_lone_row_of_long_cells_is_a_page_in_columns(read):
    manuscript = read(table(row(LONG, cell(p("Duties", "Heading1"), "All act."))))
    assert [each.sort for each in manuscript.pieces] == [Sort.PROSE, Sort.HEADING, Sort.PROSE]


def test_a_column_of_numbers_numbers_the_text_beside_it(read):
    body = table(row("4.1", cell("Visit the child.", "Write it down.")), row("4.2", "Tell the manager."))
    assert [(each.number, each.text) for each in read(body).pieces] == [
        ("4.1", "Visit the child."),
        ("", "Write it down."),
        ("4.2", "Tell the manager."),
    ]


def test_a_column_that_word_numbers_does_the_same(read):
    lists = abstract(0, level(0, "decimal", "%1.")) + num(1, 0)
    body = table(*(row(cell(p(num=(1, 0))), text) for text in ("Visit the child.", "Tell the manager.")))
    assert [(each.number, each.text) for each in read(body, numbering=lists).pieces] == [
        ("1.", "Visit the child."),
        ("2.", "Tell the manager."),
    ]


def test_paragraphs_and_numbers_inside_a_cell_are_kept(read):
    lists = abstract(0, level(0, "lowerLetter", "(%1)")) + num(1, 0)
    inner = cell("Either:", p("visit;", num=(1, 0)), p("call.", num=(1, 0)))
    manuscript = read(table(row("Task", "How", header=True), row("See", inner)), numbering=lists)
    assert rows(manuscript)[0][1] == ("See", "Either:\n(a) visit;\n(b) call.")


def test_a_table_inside_a_cell_is_flattened(read):
    inner = cell(table(row("Usual", "10 days"), row("Urgent", "1 day")), p())
    assert rows(read(table(row("Task", "Time", header=True), row("Visit", inner))))[0][1] == (
        "Visit",
        "Usual\n10 days\nUrgent\n1 day",
    )


def test_a_footnote_in_a_table_stands_after_its_rows(read):
    marked = cell(p(inside=run("10 days") + '<w:r><w:footnoteReference w:id="1"/></w:r>'))
    manuscript = read(
        table(row("Visit", marked), row("Review", "A month")),
        footnotes=f'<w:footnote w:id="1">{p("Working.")}</w:footnote>',
    )
    assert rows(manuscript)[0][1] == ("Visit", "10 days")
    assert manuscript.pieces[-1] == Piece(sort=Sort.FOOTNOTE, text="Working.", number="1")


def test_columns_are_as_many_as_cells(read):
    body = table(row("Task", "Time", header=True), row("Visit", "10 days", "of referral"), row("Review"))
    for columns, cells in rows(read(body)):
        assert len(columns) in (0, len(cells))


def test_more_rows_than_the_limit_are_refused(tmp_path):
    path = write(tmp_path / "policy.docx", table(*(row("Visit", "10 days") for _ in range(11))))
    with pytest.raises(SourceError, match=r"policy\.docx has tables of more than 10 rows"):
        read_docx(path, Limits(rows=10))
