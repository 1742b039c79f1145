"""A DOCX file is read as Word shows it: all of it, in order, and once."""

import zipfile

import pytest

from ingest.readers.docx.reader import read_docx
from ingest.readers.limits import Limits
from ingest.readers.manuscript import Manuscript, Piece, Sort
from tests.ingest.readers.docx_fixtures import (
    cell,
    field,
    p,
    row,
    run,
    table,
    texts,
    write,
)

TEXT = "The social worker visits the child at home."
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>"
    "<wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
    "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox>"
    "</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


@pytest.fixture
def read(tmp_path):
    def read(body: str, **more) -> Manuscript:
        return read_docx(write(tmp_path / "policy.docx", body, **more), Limits())

    return read


def test_paragraphs_tables_and_boxes_stand_in_reading_order(read):
    manuscript = read(
        p("First of all.")
        + table(row("Visit", "Ten days"), row("Review", "A month"))
        + p(inside=run("Last.") + BOX.format(p("Boxed.")))
    )
    assert [piece.text or piece.cells for piece in manuscript.pieces] == [
        "First of all.",
        ("Visit", "Ten days"),
        ("Review", "A month"),
        "Last.",
        "Boxed.",
    ]


@pytest.mark.parametrize(
    "around",
    [
        "<w:ins>{}</w:ins>",
        "<w:smartTag>{}</w:smartTag>",
        "<w:hyperlink>{}</w:hyperlink>",
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:customXml>{}</w:customXml>",
        "<w:moveTo>{}</w:moveTo>",
        '<w:fldSimple w:instr="DATE">{}</w:fldSimple>',
        '<w:dir w:val="ltr">{}</w:dir>',
        "<w:ins><w:hyperlink><w:smartTag>{}</w:smartTag></w:hyperlink></w:ins>",
    ],
)
def test_what_stands_around_words_takes_none_away(read, around):
    assert texts(read(p(inside=run("Visit the ") + around.format(run("child")) + run(" at home.")))) == [
        "Visit the child at home."
    ]


@pytest.mark.parametrize("around", ["<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", "<w:customXml>{}</w:customXml>"])
def test_what_stands_around_paragraphs_and_cells_takes_none_away(read, around):
    rows = row("Who", "When") + around.format(row("Social worker", "Ten days"))
    cells = f"<w:tr>{cell('Manager')}{around.format(cell('A month'))}</w:tr>"
    manuscript = read(around.format(p(TEXT)) + table(rows, cells))
    assert [piece.text or piece.cells for piece in manuscript.pieces] == [
        TEXT,
        ("Who", "When"),
        ("Social worker", "Ten days"),
        ("Manager", "A month"),
    ]


def test_a_field_gives_its_result_and_never_its_code(read):
    inner = field("REF days", run("ten"))
    body = p(inside=run("Within ") + field("IF " + "1 = 1", inner) + run(" working days.")) + p(TEXT)
    assert texts(read(body)) == ["Within ten working days.", TEXT]


def test_a_field_within_the_code_of_another_is_not_read(read):
    code = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>'
        + field("MERGEFIELD area", run("Northshire"))
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("ten days")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert texts(read(p(inside=run("Within ") + code + run(".")))) == ["Within ten days."]


def test_a_field_that_never_ends_takes_no_paragraph_with_it(read):
    broken = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    assert texts(read(p(inside=run("Visit.") + broken) + p(TEXT))) == ["Visit.", TEXT]


def test_a_box_is_read_once_though_the_file_has_it_twice(read):
    assert texts(read(p(inside=BOX.format(p("Call the duty team.") + p("Day or night."))))) == [
        "Call the duty team.",
        "Day or night.",
    ]


def test_special_characters_are_those_that_are_printed(read):
    inside = (
        "<w:r><w:t>well</w:t><w:noBreakHyphen/><w:t>being</w:t><w:softHyphen/><w:t>s of chil</w:t></w:r>"
        "<w:r><w:t>dren</w:t><w:tab/><w:t>at</w:t><w:br/><w:t>home </w:t>"
        '<w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    )
    assert texts(read(p(inside=inside))) == ["well-beings of children at home ✓"]


def test_a_line_break_folds_into_the_line(read):
    assert texts(read(p("Civic Hall\nHigh Street"))) == ["Civic Hall High Street"]


def test_an_empty_line_parts_paragraphs(read):
    assert texts(read(p("The first.\n\nThe second."))) == ["The first.", "The second."]


def test_a_dropped_capital_belongs_to_its_word(read):
    assert texts(read(p("T", ppr='<w:framePr w:dropCap="drop"/>') + p("his policy is for all."))) == [
        "This policy is for all."
    ]


def test_an_equation_and_a_ruby_are_read_on_their_line(read):
    inside = run("Cost is ") + "<m:oMath><m:r><m:t>2x</m:t></m:r></m:oMath>" + run(" pounds.")
    assert texts(read(p(inside=inside))) == ["Cost is 2x pounds."]


def test_the_words_of_a_diagram_are_read(read):
    inside = '<w:r><w:drawing><a:graphicData><dgm:relIds r:dm="rIdD"/></a:graphicData></w:drawing></w:r>'
    link = '<Relationship Id="rIdD" Type="x/diagramData" Target="diagrams/data1.xml"/>'
    names = 'xmlns:d="http://d" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    data = f"<d:dataModel {names}><d:pt><d:t><a:p><a:r><a:t>Early help</a:t></a:r></a:p></d:t></d:pt></d:dataModel>"
    assert texts(read(p(TEXT) + p(inside=inside), links=link, files={"word/diagrams/data1.xml": data})) == [
        TEXT,
        "Early help",
    ]


def test_a_file_in_words_strict_form_is_read_the_same(tmp_path):
    plain = write(tmp_path / "plain.docx", p("Scope", "Heading1") + p(TEXT))
    strict = tmp_path / "strict.docx"
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(strict, "w") as new:
        for name in old.namelist():
            data = old.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            new.writestr(
                name,
                data.replace(
                    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                    b"http://purl.oclc.org/ooxml/officeDocument/relationships",
                ),
            )
    assert read_docx(strict, Limits()) == read_docx(plain, Limits())


def test_the_title_in_the_properties_is_the_last_resort(read):
    core = '<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>Leaving Care Policy</dc:title></cp:coreProperties>'
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    roots = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="x/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="r2" Type="{kind}" Target="docProps/core.xml"/></Relationships>'
    )
    files = {"docProps/core.xml": core, "_rels/.rels": roots}
    assert read(p(TEXT), files=files).title == "Leaving Care Policy"


def test_every_piece_has_words(read):
    manuscript = read(p() + p(" \u00a0 ") + p("", "Heading1") + p(TEXT) + p("\n"))
    assert manuscript.pieces == (Piece(sort=Sort.PROSE, text=TEXT),)
