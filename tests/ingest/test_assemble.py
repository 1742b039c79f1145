"""Pieces of a file become one source text and labelled paragraphs, and nothing is lost between."""

from corpus.catalogue import Document, Status
from corpus.paragraph import LabelStatus, Paragraph
from ingest.pipeline import read_manuscript
from ingest.readers.manuscript import Manuscript, Piece, Sort

DOCUMENT = Document(
    id="policy",
    title="Policy",
    short_title="Policy",
    publisher="North Shire",
    area="north-shire",
    kind="policy",
    edition="1",
    edition_name="1",
    published="2026",
    status=Status.IN_FORCE,
    status_note="",
    licence="",
    file="policy.docx",
    sha256="0" * 64,
)


def labelled(*pieces: Piece) -> dict[str, Paragraph]:
    source, paragraphs, regions = read_manuscript(DOCUMENT, Manuscript(pieces=pieces))
    assert sum(region.end - region.start for region in regions) == len(source)
    assert not [region for region in regions if region.fate == "left over"]
    return {paragraph.label: paragraph for paragraph in paragraphs}


def heading(text: str, number: str = "", level: int = 1) -> Piece:
    return Piece(sort=Sort.HEADING, text=text, number=number, level=level)


def prose(text: str, number: str = "", page: int | None = None) -> Piece:
    return Piece(sort=Sort.PROSE, text=text, number=number, page=page)


def item(text: str, number: str = "•", depth: int = 1) -> Piece:
    return Piece(sort=Sort.ITEM, text=text, number=number, depth=depth)


def test_a_numbered_paragraph_has_its_number_page_and_items():
    found = labelled(
        heading("Visits", "2"), prose("See the child:", "2.1", 3), item("alone;", "(a)"), item("at home.", "(b)")
    )
    paragraph = found["para 2.1"]
    assert (paragraph.label_status, paragraph.page) == (LabelStatus.PRINTED, 3)
    assert [one.label for one in paragraph.items] == ["para 2.1 (a)", "para 2.1 (b)"]
    assert paragraph.headings == ("2. Visits",)


def test_a_further_paragraph_of_an_item_belongs_to_it():
    found = labelled(prose("Do this:", "1.1"), item("First."), item("More of the first.", ""), item("Second."))
    assert [one.mark for one in found["para 1.1"].items] == ["1", "2"]


def test_a_number_that_stands_twice_is_told_apart_by_its_heading():
    found = labelled(
        heading("Main"), prose("One.", "1.1"), heading("Appendix A"), prose("Two.", "1.1"), prose("Three.", "1.1")
    )
    assert set(found) == {"para 1.1", "Appendix A > para 1.1", "Appendix A > para 1.1, paragraph 2"}
    assert len({str(paragraph.ref) for paragraph in found.values()}) == 3


def test_a_printed_number_is_never_given_to_another_paragraph():
    found = labelled(heading("Aims", "1.1", 2), prose("One."), prose("Two."), prose("Three.", "1.1.2"))
    assert len({str(paragraph.ref) for paragraph in found.values()}) == 3
    assert found["para 1.1.2"].text == "Three."


def test_a_row_says_what_its_cells_stand_under_and_where_that_is_printed():
    columns = ("Age", "Step", "By when")
    head = Piece(sort=Sort.ROW, cells=columns, left_out="table heading")
    rows = (
        Piece(sort=Sort.ROW, cells=("Under 5", "First review", "20 days"), columns=columns),
        Piece(sort=Sort.ROW, cells=("", "Second review", "3 months"), columns=("Age", "Under 5 – Step", "By when")),
    )
    first, second = labelled(heading("Table"), head, *rows).values()
    assert first.text == "Under 5\nStep: First review\nBy when: 20 days"
    assert second.text == "Under 5 – Step: Second review\nBy when: 3 months"
    traced = {second.text[one.start : one.end] for one in second.segments}
    assert {"Under 5", "Step", "Second review", "By when", "3 months"} <= traced


def test_what_a_row_is_said_to_stand_under_and_is_printed_nowhere_is_not_said():
    row = Piece(sort=Sort.ROW, cells=("Review", "3 months"), columns=("", "Under 5"))
    (found,) = labelled(heading("Table"), row).values()
    assert found.text == "Review\n3 months"


def test_what_is_left_out_is_in_no_paragraph():
    running = Piece(sort=Sort.PROSE, text="North Shire 2026", left_out="running header or footer")
    found = labelled(heading("Aims"), running, prose("Children come first."))
    assert [paragraph.text for paragraph in found.values()] == ["Children come first."]
