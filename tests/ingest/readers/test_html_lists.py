"""Lists and tables of web pages: depth, what is printed before an item, and what a cell stands under."""

import pytest

from ingest.readers.html.marks import counted
from ingest.readers.html.reader import read_markup
from ingest.readers.limits import Limits
from ingest.readers.manuscript import Piece, Sort


def pieces(markup: str) -> list[Piece]:
    return [piece for piece in read_markup(markup, "page.html", Limits()).pieces if not piece.left_out]


def items(markup: str) -> list[tuple[str, int, str]]:
    return [(piece.number, piece.depth, piece.text) for piece in pieces(markup)]


def rows(markup: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(piece.cells, piece.columns) for piece in pieces(markup) if piece.sort is Sort.ROW]


@pytest.mark.parametrize(
    ("attributes", "numbers"),
    [
        ("", ["1.", "2.", "3."]),
        ("start=7", ["7.", "8.", "9."]),
        ("type=a", ["a.", "b.", "c."]),
        ("type=A start=26", ["Z.", "AA.", "AB."]),
        ("type=i start=4", ["iv.", "v.", "vi."]),
        ("style='list-style-type: upper-roman'", ["I.", "II.", "III."]),
        ("class=loweralpha", ["a.", "b.", "c."]),
        ("reversed", ["3.", "2.", "1."]),
        ("style='list-style: none'", ["", "", ""]),
        ("start=none", ["1.", "2.", "3."]),
    ],
)
def test_an_ordered_list_has_the_numbers_that_a_browser_shows(attributes, numbers):
    assert [number for number, _, _ in items(f"<ol {attributes}><li>A<li>B<li>C</ol>")] == numbers


def test_an_items_own_value_is_counted_on_from():
    assert [number for number, _, _ in items("<ol><li>A<li value=5>B<li>C</ol>")] == ["1.", "5.", "6."]


@pytest.mark.parametrize(("count", "style", "printed"), [(1999, "lower-roman", "mcmxcix"), (0, "lower-alpha", "0")])
def test_counts_are_written_as_browsers_write_them(count, style, printed):
    assert counted(count, style) == printed


def test_lists_inside_lists_are_deeper_wherever_they_are_closed():
    for inner in ("<ul><li>A<ul><li>B</ul><li>C</ul>", "<ul><li>A</li><ul><li>B</li></ul><li>C</li></ul>"):
        assert items(inner) == [("•", 1, "A"), ("•", 2, "B"), ("•", 1, "C")]


def test_a_second_paragraph_of_an_item_has_no_mark_of_its_own():
    assert items("<ul><li><p>A</p><ul><li>B</ul><p>goes on</p></ul>") == [
        ("•", 1, "A"),
        ("•", 2, "B"),
        ("", 1, "goes on"),
    ]


def test_marks_typed_in_a_list_without_marks_stand_apart():
    assert items("<ol class=legislative-list><li>(a) first<li>(b) second</ol>") == [
        ("(a)", 1, "first"),
        ("(b)", 1, "second"),
    ]


def test_a_heading_in_a_numbered_list_takes_the_number():
    read = pieces("<ol><li><h2>Purpose</h2><p>Why.</p><li><h2>Scope</h2><p>Who.</p></ol>")
    assert [(piece.sort.value, piece.number, piece.text) for piece in read] == [
        ("heading", "1.", "Purpose"),
        ("prose", "", "Why."),
        ("heading", "2.", "Scope"),
        ("prose", "", "Who."),
    ]


def test_a_word_processors_lists_are_lists():
    mark = "<![if !supportLists]><span style='mso-list:Ignore'>{}<span>&nbsp;&nbsp; </span></span><![endif]>"
    listed = "<p class=MsoListParagraph style='mso-list:l1 level{} lfo1'>" + mark + "{}</p>"
    markup = (
        listed.format(1, "·", "ring") + listed.format(2, "o", "on 101") + listed.format(2, "1.2", "Staff must ring.")
    )
    assert items(markup) == [("•", 1, "ring"), ("o", 2, "on 101"), ("1.2", 0, "Staff must ring.")]


def test_lists_that_a_word_processor_only_typed_are_lists_as_deep_as_their_margins():
    listed = (
        "<p class=MsoListParagraph style='{}text-indent:-18.0pt'><span style='font-family:{}'>{}<span>&nbsp; </span>"
    )
    markup = listed.format("", "Symbol", "·") + "</span>ring</p>"
    markup += listed.format("margin-left:72.0pt;", "Wingdings", "§") + "</span>on 101</p>"
    markup += listed.format("", "Arial", "1.") + "</span>Then write</p>"
    assert items(markup) == [("•", 1, "ring"), ("▪", 2, "on 101"), ("1.", 1, "Then write")]


# Tables

HEAD = "<thead><tr><th>Visit<th>By</thead>"


def test_a_row_stands_under_the_names_of_its_columns():
    assert rows(f"<table>{HEAD}<tr><td>First<td>1 day</table>") == [(("First", "1 day"), ("Visit", "By"))]
    assert rows("<table><tr><td><b>Visit</b><td><b>By</b><tr><td>First<td>1 day</table>") == [
        (("First", "1 day"), ("Visit", "By"))
    ]


def test_a_table_without_names_has_none():
    assert rows("<table><tr><th>Officer<td>Duty team<tr><th>Phone<td>0300</table>") == [
        (("Officer", "Duty team"), ()),
        (("Phone", "0300"), ()),
    ]


def test_what_comes_down_or_goes_across_is_told_with_the_columns():
    down = "<tr><td rowspan=2>Home<td>1 day<tr><td>2 days"
    across = "<tr><th colspan=2>At school<tr><td>Class<td>3"
    assert rows(f"<table>{HEAD}{down}{across}</table>") == [
        (("Home", "1 day"), ("Visit", "By")),
        (("", "2 days"), ("Visit", "Home – By")),
        (("Class", "3"), ("At school – Visit", "By")),
    ]


def test_headings_under_one_another_are_joined():
    head = "<thead><tr><th rowspan=2>Who<th colspan=2>Days<tr><th>First<th>Later</thead>"
    assert rows(f"<table>{head}<tr><td>Nurse<td>1<td>2</table>") == [
        (("Nurse", "1", "2"), ("Who", "Days – First", "Days – Later"))
    ]


def test_paragraphs_and_items_in_a_cell_stand_on_lines_of_their_own():
    assert rows(f"<table>{HEAD}<tr><td>First<td><p>Soon:</p><ul><li>1 day<li>2 days</ul></table>")[0][0] == (
        "First",
        "Soon:\n• 1 day\n• 2 days",
    )


def test_tables_that_only_lay_out_a_page_are_read_as_its_text():
    boxed = "<table><tr><td><p>Always ask.</p></td></tr></table>"
    laid = f"<table><tr><td><ul><li><a href=/a>Home</a></ul><td><h1>Visits</h1><p>Weekly.</p>{boxed}</table>"
    assert [piece.text for piece in pieces(laid)][-3:] == ["Visits", "Weekly.", "Always ask."]


def test_a_column_of_numbers_numbers_the_column_beside_it():
    read = pieces("<table><tr><td>1.1<td>Ring first.<tr><td>1.2<td>Then write.</table>")
    assert [(piece.number, piece.text) for piece in read] == [("1.1", "Ring first."), ("1.2", "Then write.")]


def test_a_table_in_a_cell_and_spans_beyond_all_measure_are_read():
    inner = "<table><tr><td>a<td>b<tr><td>c<td>d</table>"
    markup = f"<table>{HEAD}<tr><td rowspan=99999 colspan=99999>First<td>{inner}<tr><td>x</table>"
    assert any("a\nb\nc\nd" in cell for cells, _ in rows(markup) for cell in cells)
