"""PDFs that cannot be read, and those that a person should know about: one sentence each, and never a crash."""

import io
from pathlib import Path

import pypdf
import pytest

from corpus.errors import SourceError
from ingest.readers.limits import Limits
from ingest.readers.pdf.reader import read_pdf
from tests.ingest.readers.pdf_fixtures import LONG, OTHER, Sheet, pdf, read, texts


def plain() -> bytes:
    sheet = Sheet()
    sheet.paragraph(72, 100, LONG)
    return pdf(sheet)


def written(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "file.pdf"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"<!DOCTYPE html><html><body>Not found</body></html>", "web page"),
        (b"PK\x03\x04" + b"\0" * 300, "Word document"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 300, "old Word"),
        (b"\x89PNG\r\n" + b"\0" * 300, "picture"),
        (b"just some words " * 50, "not a PDF"),
        (b"%PDF-1.4 a placeholder", "breaks off"),
        (b"%PDF-1.4\n" + b"\x93\x01\xfe" * 900, "damaged"),
    ],
)
def test_what_is_no_pdf_is_refused_and_named(tmp_path: Path, data: bytes, says: str) -> None:
    with pytest.raises(SourceError, match=says) as refused:
        read_pdf(written(tmp_path, data), Limits())
    assert str(refused.value).startswith("file.pdf")


def test_a_scan_is_refused_with_the_way_to_read_it(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="--ocr"):
        read_pdf(written(tmp_path, pdf(Sheet().picture(0, 0, 595, 842))), Limits())


def test_one_page_without_text_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.paragraph(72, 100, LONG)
    manuscript = read(tmp_path, sheet, Sheet().picture(0, 0, 595, 842))
    assert texts(manuscript) == [LONG]
    assert manuscript.pages_without_text == (2,)
    assert [finding.page for finding in manuscript.findings] == [2]


def _locked(user: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(plain()))
    writer.encrypt(user, "owner", algorithm="AES-256")
    data = io.BytesIO()
    writer.write(data)
    return data.getvalue()


def test_an_empty_password_is_no_lock(tmp_path: Path) -> None:
    manuscript = read_pdf(written(tmp_path, _locked("")), Limits())
    assert texts(manuscript) == [LONG]
    assert "encrypted" in manuscript.findings[0].says


def test_a_password_is_a_lock(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="password"):
        read_pdf(written(tmp_path, _locked("secret")), Limits())


def test_a_file_cut_short_is_mended_and_told_or_refused(tmp_path: Path) -> None:
    data = plain()
    for share in (0.3, 0.6, 0.9, 0.98):
        path = written(tmp_path, data[: int(share * len(data))])
        try:
            manuscript = read_pdf(path, Limits())
        except SourceError as refused:
            assert str(refused).startswith("file.pdf")
        else:
            assert texts(manuscript) == [LONG]
            assert "breaks off" in manuscript.findings[0].says


def test_limits_are_kept(tmp_path: Path) -> None:
    sheets = [Sheet() for _ in range(3)]
    for sheet in sheets:
        sheet.paragraph(72, 100, LONG)
        sheet.paragraph(72, 300, OTHER)
    path = written(tmp_path, pdf(*sheets))
    for limits in (Limits(pages=2), Limits(characters=100), Limits(pieces=3), Limits(size=1000), Limits(seconds=-1)):
        with pytest.raises(SourceError):
            read_pdf(path, limits)


@pytest.mark.parametrize(
    "root",
    [
        "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>",
        "/OpenAction << /S /Launch /F (run.exe) >>",
        "/AA << /WC << /S /JavaScript /JS (1) >> >>",
        "/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (1) >>] >> >>",
    ],
)
def test_a_script_is_told_and_not_run(tmp_path: Path, root: str) -> None:
    sheet = Sheet()
    sheet.paragraph(72, 100, LONG)
    manuscript = read(tmp_path, sheet, root=root)
    assert texts(manuscript) == [LONG]
    assert any("not run" in finding.says for finding in manuscript.findings)


def test_a_plain_file_has_no_findings(tmp_path: Path) -> None:
    assert read_pdf(written(tmp_path, plain()), Limits()).findings == ()


def test_the_files_own_title_is_given_unless_it_is_a_file_name(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.paragraph(72, 100, LONG)
    assert read_pdf(written(tmp_path, pdf(sheet, title="Visiting policy")), Limits()).title == "Visiting policy"
    assert read_pdf(written(tmp_path, pdf(sheet, title="policy v3.docx")), Limits()).title == ""


def test_a_font_that_does_not_say_its_letters_is_told(tmp_path: Path) -> None:
    named = b"/F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    nameless = (
        b"/F << /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Lost /Encoding /Identity-H "
        b"/DescendantFonts [<< /Type /Font "
        b"/Subtype /CIDFontType2 /BaseFont /AAAAAA+Lost /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
        b"/Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /AAAAAA+Lost /Flags 4 >> >>] >>"
    )
    data = plain()
    assert named in data
    manuscript = read_pdf(written(tmp_path, data.replace(named, nameless)), Limits())
    assert any("does not say which letters" in finding.says for finding in manuscript.findings)
