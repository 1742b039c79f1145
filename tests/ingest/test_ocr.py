"""Scans: refused with what to do, and read where character recognition is installed and asked for."""

import shutil

import pytest

from corpus.errors import ScanError, SourceError
from ingest import ocr
from ingest.adding import Details, add
from ingest.readers.apart import read_apart
from tests.ingest.readers.pdf_fixtures import Sheet, pdf
from tests.ingest.small import settings_in

SAID = "The social worker visits the child within 7 working days of the plan."


@pytest.fixture
def scan(tmp_path):
    """A page of text as a picture."""
    pdfium = pytest.importorskip("pypdfium2")
    pytest.importorskip("PIL")
    sheet = Sheet()
    sheet.text(72, 100, "Visiting policy", size=20, font="B")
    sheet.paragraph(72, 150, f"1.1 {SAID}")
    printed = tmp_path / "printed.pdf"
    printed.write_bytes(pdf(sheet))
    with pdfium.PdfDocument(printed) as document:
        image = document[0].render(scale=3).to_pil().convert("L")
    image.save(tmp_path / "scan.pdf", resolution=216)
    return tmp_path / "scan.pdf"


def test_a_scan_is_told_apart_and_says_what_to_do(scan):
    with pytest.raises(ScanError, match=r"scan\.pdf.*--ocr"):
        read_apart(scan)


def test_without_the_programs_the_sentence_says_what_to_install(scan, monkeypatch):
    monkeypatch.setattr(ocr.shutil, "which", lambda _: None)
    with pytest.raises(SourceError, match="apt install ocrmypdf"):
        ocr.recognised(scan)


@pytest.mark.skipif(shutil.which("ocrmypdf") is None, reason="ocrmypdf is not installed")
def test_a_scan_is_read_when_asked_and_its_paragraphs_are_marked(scan, tmp_path):
    settings = settings_in(tmp_path / "own")
    done = add(settings, [scan], Details(area="south-vale", published="2020", ocr=True))
    assert done.refused == ()
    manuscript = ocr.recognised(scan)
    words = " ".join(piece.text for piece in manuscript.pieces if not piece.left_out)
    assert "within 7 working days" in words
    assert all(piece.recognised for piece in manuscript.pieces)
    assert any("character recognition" in finding.says for finding in manuscript.findings)


def test_a_file_with_text_needs_no_recognition(tmp_path, monkeypatch):
    monkeypatch.setattr(ocr.shutil, "which", lambda _: None)
    sheet = Sheet()
    sheet.paragraph(72, 100, f"1.1 {SAID}")
    (tmp_path / "text.pdf").write_bytes(pdf(sheet))
    assert not any(piece.recognised for piece in ocr.recognised(tmp_path / "text.pdf").pieces)
