"""The number before a paragraph is the one that Word prints."""

import pytest

from ingest.readers.docx.formats import formatted
from ingest.readers.docx.reader import read_docx
from ingest.readers.limits import Limits
from tests.ingest.readers.docx_fixtures import write
from tests.ingest.readers.docx_level_cases import Case
from tests.ingest.readers.docx_numbering_cases import CASES


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_a_list_has_the_numbers_that_the_standard_gives_it(case: Case, tmp_path):
    body = "".join(case.paragraphs)
    path = write(tmp_path / "lists.docx", body, numbering=case.numbering, styles=case.styles)
    pieces = read_docx(path, Limits()).pieces
    assert [piece.number or "_" for piece in pieces] == case.numbers.split()


def test_more_than_forty_ways_of_numbering_are_held():
    assert len({case.rule for case in CASES}) == len(CASES) > 40


@pytest.mark.parametrize(
    ("count", "form", "printed"),
    [
        (49, "lowerRoman", "xlix"),
        (1994, "upperRoman", "MCMXCIV"),
        (26, "upperLetter", "Z"),
        (53, "lowerLetter", "aaa"),
        (112, "ordinal", "112th"),
        (121, "ordinal", "121st"),
        (40, "ordinalText", "Fortieth"),
        (115, "cardinalText", "One hundred fifteen"),
        (5, "chicago", "**"),
        (3, "numberInDash", "- 3 -"),
        (3, "decimalEnclosedCircle", "③"),
        (255, "hex", "FF"),
        (0, "lowerLetter", "0"),
    ],
)
def test_a_count_is_written_in_its_form(count, form, printed):
    assert formatted(count, form) == printed
