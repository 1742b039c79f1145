"""Numbered paragraphs of a PDF keep their numbers and pages, whatever runs over and under them."""

import os
import re
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from assistant.cli.docs import docs
from corpus.catalogue import Document, Status
from corpus.paragraph import LabelStatus, Paragraph
from ingest.adding import Details, add
from ingest.pipeline import read_manuscript
from ingest.readers.limits import Limits
from ingest.readers.pdf.reader import read_pdf
from tests.ingest.readers.pdf_fixtures import PLACES, Sheet, pdf, wrapped
from tests.ingest.small import settings_in

SAMPLES = Path(os.environ.get("VERSE_SAMPLES", Path(__file__).parents[3] / "shared" / "samples"))
GUIDANCE = SAMPLES / "pdf" / "iro_statutory_guidance_2010.pdf"
CHAPTERS = {"Visiting": 7, "Recording": 12, "Reviewing": 9, "Closing": 14}  # and how many paragraphs each has
TASKS = "visits the child, sees the child alone and writes down what was said on the same day".split()
BOTTOM = 770  # points from the top: text goes no lower
ENTRY = Document(
    id="north-handbook",
    title="Handbook",
    short_title="Handbook",
    publisher="North Shire",
    area="n",
    kind="added document",
    edition="2026",
    edition_name="2026",
    published="2026",
    status=Status.IN_FORCE,
    status_note="",
    licence="",
    file="handbook.pdf",
    sha256="",
)


@dataclass(frozen=True)
class Made:
    """A PDF, and for each number the page it was printed on."""

    data: bytes
    pages: dict[str, int]


def handbook(number: str, foot: str, *, again: bool = False) -> Made:
    """Return chapters of numbered paragraphs under running headers; some go on over the page.

    `number` is how they are numbered: {n} over the whole, or within chapter {c}.
    """
    sheets: list[Sheet] = []
    pages: dict[str, int] = {}
    y = 0.0

    def turn(chapter: str) -> None:
        nonlocal y
        page = len(sheets) + 1
        sheet = Sheet().text(72 if page % 2 else 380, 40, f"North Shire Handbook: {chapter}", 9)
        sheets.append(sheet.text(290, 815, foot.format(page=page), 9))
        y = 90.0

    counted = count(1)
    for c, (chapter, size) in enumerate(CHAPTERS.items(), 1):
        turn(chapter)
        sheets[-1].text(72, y, f"Chapter {c}. {chapter}", 15, "B")
        y += 32
        inside = count(1) if again else counted
        for n in (next(inside) for _ in range(size)):
            words = " ".join(
                f"The worker in {PLACES[(n + k) % len(PLACES)]} {' '.join(TASKS)}." for k in range(2 + n % 4)
            )
            label = number.format(c=c, n=n)
            if y > BOTTOM:
                turn(chapter)
            sheets[-1].text(72, y, label)
            pages[label.rstrip(".")] = len(sheets)
            for line in wrapped(words, 420, 11):
                if y > BOTTOM:
                    turn(chapter)
                sheets[-1].text(104, y, line)
                y += 13
            y += 9
    return Made(pdf(*sheets), pages)


def found(paragraphs: tuple[Paragraph, ...]) -> dict[str, int | None]:
    """The page of each paragraph whose number is printed, by that number."""
    return {p.label.removeprefix("para "): p.page for p in paragraphs if p.label_status is LabelStatus.PRINTED}


@pytest.mark.parametrize("foot", ["{page}", "Page {page} of 9", "Version 2.1 | {page}"])
@pytest.mark.parametrize("number", ["{n}.", "{n}", "{c}.{n}"])
def test_every_number_of_a_handbook_stands_once_and_on_its_page(tmp_path, number, foot):
    made = handbook(number, foot, again="{c}" in number)
    (tmp_path / "handbook.pdf").write_bytes(made.data)
    _, paragraphs, _ = read_manuscript(ENTRY, read_pdf(tmp_path / "handbook.pdf", Limits()))
    assert found(paragraphs) == made.pages
    assert len([p for p in paragraphs if p.label_status is LabelStatus.PRINTED]) == sum(CHAPTERS.values())
    for paragraph in paragraphs:
        assert "Handbook:" not in paragraph.text
        assert paragraph.label_status is not LabelStatus.PRINTED or paragraph.text.endswith(" same day.")


def test_the_numbers_and_pages_are_shown_by_docs_show(tmp_path, monkeypatch, capsys):
    import json

    made, settings = handbook("{n}.", "{page}"), settings_in(tmp_path)
    file = tmp_path / "handbook.pdf"
    file.write_bytes(made.data)
    assert not add(settings, [file], Details(area="n", area_name="North Shire", id="north-handbook")).refused
    monkeypatch.setattr("assistant.cli.open.Settings.from_environment", lambda: settings)
    assert docs(["show", "north-handbook", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)["paragraphs"]
    pages = {p["label"]: p["page"] for p in shown if re.fullmatch(r"para \d+", p["label"])}
    assert pages == {f"para {n}": page for n, page in made.pages.items()}


@pytest.mark.skipif(not GUIDANCE.exists(), reason=f"no sample files in {SAMPLES}: set VERSE_SAMPLES to their folder")
def test_every_number_of_the_reviewing_guidance_is_a_label_on_its_page():
    document = pdfium.PdfDocument(GUIDANCE)
    printed = {
        match[1]: page
        for page, sheet in enumerate(document, 1)
        for match in re.finditer(r"^(\d\.\d{1,2})\s+\S", sheet.get_textpage().get_text_range(), re.M)
    }
    document.close()
    assert len(printed) > 200
    _, paragraphs, _ = read_manuscript(ENTRY, read_pdf(GUIDANCE, Limits()))
    labelled = [(p.label, p.page) for p in paragraphs if re.fullmatch(r"para \d\.\d{1,2}", p.label)]
    assert labelled == [(f"para {number}", page) for number, page in printed.items()]


def listed(tmp_path: Path, *lines: tuple[float, str]) -> list[tuple[str, str, str]]:
    """The items of a list under a paragraph: mark, label and words."""
    sheet = Sheet().text(72, 60, "1. Visits", 14, "B").text(72, 90, "1.1 The worker must do each of these:")
    for n, (x, line) in enumerate(lines):
        sheet.text(x, 110 + 19 * n, line)
    (tmp_path / "list.pdf").write_bytes(pdf(sheet))
    _, paragraphs, _ = read_manuscript(ENTRY, read_pdf(tmp_path / "list.pdf", Limits()))
    (one,) = paragraphs
    return [(item.mark, item.label, one.text[item.start : item.end]) for item in one.items]


@pytest.mark.parametrize("inner", [90, 110])
@pytest.mark.parametrize("first", ["(a)(i)", "(a) (i)"])
def test_an_item_inside_another_is_named_by_both_its_letters(tmp_path, first, inner):
    lines = [
        (90, f"{first} visit the child at home;"),
        (inner, "(ii) see the child alone;"),
        (90, "(b) write it down."),
    ]
    assert listed(tmp_path, *lines) == [
        ("a.i", "para 1.1 (a)(i)", "visit the child at home;"),
        ("a.ii", "para 1.1 (a)(ii)", "see the child alone;"),
        ("b", "para 1.1 (b)", "write it down."),
    ]


def test_letters_from_h_to_j_are_no_numerals_inside_one_another(tmp_path):
    lines = [(90.0, f"({letter}) visit house {PLACES[n]};") for n, letter in enumerate("fghijk")]
    assert [(mark, label) for mark, label, _ in listed(tmp_path, *lines)] == [
        (letter, f"para 1.1 ({letter})") for letter in "fghijk"
    ]
