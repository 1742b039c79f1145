"""Numbers typed by hand, and which numbered lines are items of a list."""

import pytest

from ingest.readers.docx.reader import read_docx
from ingest.readers.limits import Limits
from ingest.readers.manuscript import Manuscript, Sort
from tests.ingest.readers.docx_fixtures import (
    abstract,
    level,
    num,
    p,
    write,
)

TEXT = "The social worker visits the child at home."


@pytest.fixture
def read(tmp_path):
    def read(body: str, **more) -> Manuscript:
        return read_docx(write(tmp_path / "policy.docx", body, **more), Limits())

    return read


def test_typed_items_after_line_breaks_are_items(read):
    manuscript = read(p("Staff must:\n• listen\n• write it down"))
    assert [(piece.sort, piece.number, piece.text) for piece in manuscript.pieces] == [
        (Sort.PROSE, "", "Staff must:"),
        (Sort.ITEM, "•", "listen"),
        (Sort.ITEM, "•", "write it down"),
    ]


@pytest.mark.parametrize(
    ("typed", "number", "text"),
    [
        ("4.2\tThe worker visits.", "4.2", "The worker visits."),
        ("4.2 The worker visits.", "4.2", "The worker visits."),
        ("7.\tThe worker visits.", "7.", "The worker visits."),
        ("(a) the worker visits.", "(a)", "the worker visits."),
        ("iv) the worker visits.", "iv)", "the worker visits."),
        ("\uf0b7\tthe worker visits.", "•", "the worker visits."),
        ("- the worker visits.", "•", "the worker visits."),
        ("3\tThe worker visits.", "3", "The worker visits."),
        ("2 weeks later the worker visits.", "", "2 weeks later the worker visits."),
        ("10.30 am is when the worker visits.", "", "10.30 am is when the worker visits."),
        ("1.4.2023 The worker visits.", "", "1.4.2023 The worker visits."),
        ("999 is the number to call.", "", "999 is the number to call."),
        ("(see below) the worker visits.", "", "(see below) the worker visits."),
    ],
)
def test_a_number_typed_by_hand_is_the_paragraphs_number(read, typed, number, text):
    assert [(piece.number, piece.text) for piece in read(p(typed)).pieces] == [(number, text)]


def test_items_are_as_deep_as_they_are_set_in(read):
    ind = '<w:ind w:left="{}"/>'
    lists = abstract(0, level(0, "bullet", "•"), level(1, "bullet", "o")) + num(1, 0)
    depths = [
        piece.depth
        for piece in read(
            p("Staff:")
            + p("one", num=(1, 0), ppr=ind.format(360))
            + p("two", num=(1, 1), ppr=ind.format(720))
            + p("three", num=(1, 1), ppr=ind.format(1440))
            + p("which goes on here,", ppr=ind.format(1440))
            + p("four", num=(1, 1), ppr=ind.format(1440))
            + p("five", num=(1, 0), ppr=ind.format(360)),
            numbering=lists,
        ).pieces
    ]
    assert depths == [0, 1, 2, 3, 0, 3, 1]


def test_romans_set_in_as_far_as_letters_stand_inside_them(read):
    typed = ["(a) visit;", "(b) write:", "(i) at once;", "(ii) in full;", "(c) tell.", "(h) eight;", "(i) nine."]
    manuscript = read(p("Staff:") + "".join(map(p, typed)))
    assert [piece.depth for piece in manuscript.pieces] == [0, 1, 1, 2, 2, 1, 1, 1]


def test_bullets_set_in_as_far_as_numbers_stand_inside_them(read):
    manuscript = read(p("Staff:") + "".join(map(p, ["1) visit:", "• at home;", "• at school;", "2) write."])))
    assert [piece.depth for piece in manuscript.pieces] == [0, 1, 2, 2, 1]


def test_numbers_that_run_on_past_headings_are_paragraphs_not_items(read):
    body = p("Scope", "Heading1") + p("All apply.", num=(1, 0)) + p("Duties", "Heading1") + p("All act.", num=(1, 0))
    manuscript = read(body, numbering=abstract(0, level(0, "decimal", "%1.")) + num(1, 0))
    assert [(piece.sort, piece.number) for piece in manuscript.pieces if piece.number] == [
        (Sort.PROSE, "1."),
        (Sort.PROSE, "2."),
    ]


def test_a_short_numbered_list_is_of_items(read):
    body = p("Tell in this order:") + p("the manager;", num=(1, 0)) + p("the head.", num=(1, 0)) + p("Then write.")
    manuscript = read(body, numbering=abstract(0, level(0, "decimal", "%1.")) + num(1, 0))
    assert [piece.sort for piece in manuscript.pieces] == [Sort.PROSE, Sort.ITEM, Sort.ITEM, Sort.PROSE]
