"""Which lines of a Word file are headings, at which level, and what is its title and contents list."""

import pytest

from ingest.readers.docx.reader import read_docx
from ingest.readers.limits import Limits
from ingest.readers.manuscript import Manuscript, Sort
from tests.ingest.readers.docx_fixtures import (
    abstract,
    aside,
    cell,
    field,
    level,
    num,
    p,
    row,
    run,
    style,
    table,
    write,
)

TEXT = "The social worker visits the child at home and writes down what the child said."
SAID = p(TEXT)
BOLD = "<w:b/>"
LARGE = '<w:b/><w:sz w:val="32"/>'


@pytest.fixture
def read(tmp_path):
    def read(body: str, **more) -> Manuscript:
        return read_docx(write(tmp_path / "policy.docx", body, **more), Limits())

    return read


def headings(manuscript: Manuscript) -> list[tuple[int, str, str]]:
    return [(each.level, each.number, each.text) for each in manuscript.pieces if each.sort is Sort.HEADING]


@pytest.mark.parametrize(
    "mine",
    [
        style("heading 2").replace('styleId="heading2"', 'styleId="Titre2"'),
        style("Council Heading", "Heading2"),
        style("Section", ppr='<w:outlineLvl w:val="1"/>'),
    ],
    ids=["in another language", "based on a heading", "by outline level"],
)
def test_a_style_makes_a_heading_whatever_it_is_called(read, mine):
    name = mine.split('styleId="')[1].split('"')[0]
    manuscript = read(p("Duties", "Heading1") + SAID + p("Visits", name) + SAID, styles=mine)
    assert headings(manuscript) == [(1, "", "Duties"), (2, "", "Visits")]


def test_a_paragraph_may_be_a_heading_by_itself(read):
    body = p("Duties", "Heading1") + SAID + p("Visits", ppr='<w:outlineLvl w:val="2"/>') + SAID
    assert headings(read(body)) == [(1, "", "Duties"), (3, "", "Visits")]


def test_a_paragraph_may_leave_its_heading_style(read):
    body = p("Duties", "Heading1") + SAID + p("Visits are made.", "Heading1", ppr='<w:outlineLvl w:val="9"/>') + SAID
    assert headings(read(body)) == [(1, "", "Duties")]


def test_levels_begin_at_one(read):
    assert headings(read(p("Duties", "Heading3") + SAID + p("Visits", "Heading4") + SAID)) == [
        (1, "", "Duties"),
        (2, "", "Visits"),
    ]


def test_a_numbered_paragraph_in_a_heading_style_is_a_paragraph(read):
    body = p("Visits", "Heading1", (1, 0)) + "".join(p(TEXT, "Heading2", (1, 1)) for _ in range(3))
    lists = abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2")) + num(1, 0)
    manuscript = read(body, numbering=lists)
    assert headings(manuscript) == [(1, "1.", "Visits")]
    assert [(each.sort, each.number) for each in manuscript.pieces[1:]] == [
        (Sort.PROSE, "1.1"),
        (Sort.PROSE, "1.2"),
        (Sort.PROSE, "1.3"),
    ]


def test_a_short_sentence_among_paragraphs_of_a_heading_style_is_a_paragraph(read):
    body = p("Visits", "Heading1") + p(TEXT, "Heading2") + p("It is kept.", "Heading2") + p(TEXT, "Heading2")
    assert headings(read(body)) == [(1, "", "Visits")]


def test_the_title_stands_apart_from_the_headings(read):
    manuscript = read(p("Leaving Care", "Title") + p("Scope", "Heading1") + SAID)
    assert manuscript.title == "Leaving Care"
    assert aside(manuscript) == [("Leaving Care", "title")]
    assert headings(manuscript) == [(1, "", "Scope")]


def test_the_only_heading_of_the_first_level_is_the_title(read):
    manuscript = read(p("Leaving Care", "Heading1") + p("Scope", "Heading2") + SAID + p("Duties", "Heading2") + SAID)
    assert manuscript.title == "Leaving Care"
    assert headings(manuscript) == [(1, "", "Leaving Care"), (2, "", "Scope"), (2, "", "Duties")]


def test_a_first_heading_with_nothing_under_it_is_the_title(read):
    manuscript = read(p("Leaving Care", "Heading1") + p("Scope", "Heading1") + SAID + p("Duties", "Heading1") + SAID)
    assert manuscript.title == "Leaving Care"
    assert headings(manuscript) == [(1, "", "Leaving Care"), (2, "", "Scope"), (2, "", "Duties")]


@pytest.mark.parametrize(
    "look", [BOLD, '<w:sz w:val="32"/>', '<w:u w:val="single"/>', "<w:caps/>", '<w:rStyle w:val="Strong"/>']
)
def test_without_styles_a_line_that_stands_out_is_a_heading(read, look):
    manuscript = read(p("Visits", look=look) + SAID + p("Records", look=look) + SAID)
    assert headings(manuscript) == [(1, "", "Visits"), (1, "", "Records")]


def test_larger_lines_stand_above_smaller_ones(read):
    body = p("Leaving Care", look=LARGE) + p("Visits", look=BOLD) + SAID + p("Records", look=BOLD) + SAID
    manuscript = read(body)
    assert headings(manuscript) == [(1, "", "Leaving Care"), (2, "", "Visits"), (2, "", "Records")]
    assert manuscript.title == "Leaving Care"


def test_a_number_tells_the_level_where_the_look_is_the_same(read):
    body = p("1. Duties", look=BOLD) + SAID + p("1.1 Visits", look=BOLD) + SAID + p("2. Records", look=BOLD) + SAID
    assert headings(read(body)) == [(1, "1.", "Duties"), (2, "1.1", "Visits"), (1, "2.", "Records")]


def test_an_appendix_is_no_part_of_what_stands_before_it(read):
    body = p("1. DUTIES", look=BOLD) + SAID + p("Visits", look=BOLD) + SAID + p("Appendix A: Forms", look=BOLD) + SAID
    assert headings(read(body)) == [(1, "1.", "DUTIES"), (2, "", "Visits"), (1, "", "Appendix A: Forms")]


def test_the_first_line_of_a_box_heads_nothing_outside_it(read):
    box = table(row(cell(p("Key message", look=BOLD), "Never wait.")))
    assert headings(read(p("Duties", "Heading1") + SAID + box + SAID)) == [(1, "", "Duties")]


def test_a_box_of_one_line_may_be_a_heading(read):
    bar = table(row(cell(p("Key duties", look=BOLD))))
    assert headings(read(bar + SAID + bar + SAID)) == [(1, "", "Key duties")] * 2


def test_bold_lines_below_styled_headings_are_one_level_deeper(read):
    body = p("Duties", "Heading1") + SAID + p("Visits", "Heading2") + SAID + p("At home", look=BOLD) + SAID
    assert headings(read(body)) == [(1, "", "Duties"), (2, "", "Visits"), (3, "", "At home")]


@pytest.mark.parametrize(
    "line",
    [
        "A child in danger must be seen today",
        "Tell the manager at once.",
        "Owner: Head of Service",
        "Staff must:",
        "duty@northshire.example",
        "Reviewed on 01/02/2024",
        "(a) the child",
    ],
)
def test_bold_alone_makes_no_heading_of_a_sentence_or_a_label(read, line):
    assert headings(read(SAID + p(line, look=BOLD) + SAID)) == []


def test_a_question_may_be_a_heading(read):
    assert headings(read(p("What should I do?", look=BOLD) + SAID)) == [(1, "", "What should I do?")]


def test_bold_makes_no_heading_where_all_is_bold(read):
    assert headings(read("".join(p(text, look=BOLD) for text in (TEXT, "At home", TEXT, "At school", TEXT)))) == []


def test_many_bold_lines_in_a_row_are_no_headings(read):
    body = SAID + "".join(p(who, look=BOLD) for who in ("Police", "Health", "Schools", "Housing")) + SAID
    assert headings(read(body)) == []


def test_the_lines_of_a_cover_are_no_headings_but_the_largest_is_the_title(read):
    cover = p("Northshire Council", look=BOLD) + p("Leaving Care Policy", look=LARGE) + p("Children’s Care", look=BOLD)
    manuscript = read(cover + SAID + p("VISITS", look="<w:i/>") + SAID)
    assert manuscript.title == "Leaving Care Policy"
    assert (1, "", "Leaving Care Policy") in headings(manuscript)


def test_a_bold_first_line_is_parted_from_the_text_below_it(read):
    body = p(inside=run("Aim\n", BOLD) + run(TEXT)) + p(inside=run("Scope", BOLD) + run(f"\n{TEXT}"))
    assert headings(read(body)) == [(1, "", "Aim"), (1, "", "Scope")]


def test_a_short_line_that_deeper_numbers_follow_is_a_heading(read):
    lists = abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2")) + num(1, 0)
    body = (
        p("Duties", num=(1, 0))
        + p(TEXT, num=(1, 1))
        + p(TEXT, num=(1, 1))
        + p("Visits", num=(1, 0))
        + p(TEXT, num=(1, 1))
    )
    assert headings(read(body, numbering=lists)) == [(1, "1.", "Duties"), (1, "2.", "Visits")]


def test_short_numbered_lines_with_text_under_each_are_headings(read):
    body = p("1. Duties") + SAID + p("2. Visits") + SAID + p("3. Records") + SAID
    assert headings(read(body)) == [(1, "1.", "Duties"), (1, "2.", "Visits"), (1, "3.", "Records")]


def test_a_figure_begins_a_heading_only_in_its_turn(read):
    body = (
        p("1 Scope", "Heading1") + SAID + p("7 minute briefing", "Heading1") + SAID + p("2 Duties", "Heading1") + SAID
    )
    assert headings(read(body)) == [(1, "1", "Scope"), (1, "", "7 minute briefing"), (1, "2", "Duties")]


def test_words_contents_list_is_left_out_with_its_heading(read):
    entry = p(inside=run("Scope\t") + run("2"), style="TOC1")
    inside = f"{p('Contents', 'TOCHeading')}{entry}{entry}"
    body = f"<w:sdt><w:sdtContent>{inside}</w:sdtContent></w:sdt>" + p("Scope", "Heading1") + SAID
    assert {why for _, why in aside(read(body))} == {"contents list"}
    assert headings(read(body)) == [(1, "", "Scope")]


def test_a_contents_field_in_plain_paragraphs_is_left_out(read):
    begin, _, end = field("TOC \\o", "RESULT").partition("RESULT")
    body = p("Contents") + p(inside=begin + run("Scope")) + p(inside=run("Duties") + end)
    manuscript = read(body + p("Scope", "Heading1") + SAID)
    assert [text for text, _ in aside(manuscript)] == ["Contents", "Scope", "Duties"]


def test_a_contents_field_that_never_ends_takes_no_text_with_it(read):
    begin = field("TOC \\o", "RESULT").partition("RESULT")[0]
    manuscript = read(p(inside=begin + run("Scope")) + p("Scope", "Heading1") + SAID)
    assert [piece.text for piece in manuscript.pieces if not piece.left_out] == ["Scope", TEXT]


@pytest.mark.parametrize("entry", ["{}\t{}", "{} ........ {}", "{}"])
def test_a_contents_list_typed_by_hand_is_left_out(read, entry):
    names = ["Scope", "Duties", "Records"]
    listed = "".join(p(entry.format(name, page)) for page, name in enumerate(names, 2))
    manuscript = read(p("Contents", look=BOLD) + listed + "".join(p(name, "Heading1") + SAID for name in names))
    assert [why for _, why in aside(manuscript)] == ["contents list"] * 4
    assert [text for _, _, text in headings(manuscript)] == names


def test_a_contents_list_in_a_table_is_left_out(read):
    rows = table(row("Scope", "2"), row("Duties", "3"), row("Records", "4"))
    manuscript = read(p("Contents") + rows + p("Scope", "Heading1") + SAID)
    assert [why for _, why in aside(manuscript)] == ["contents list"] * 4


def test_the_word_contents_alone_leaves_nothing_out(read):
    assert aside(read(p("Contents", "Heading1") + SAID)) == []


def test_a_styled_heading_in_a_box_is_a_heading_and_a_bold_line_there_is_not(read):
    box = "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    body = p(inside=run(TEXT) + box.format(p("Remember", look=BOLD) + SAID)) + SAID
    assert headings(read(body)) == []
