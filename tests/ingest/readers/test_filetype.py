"""A file is what its content is; where its name says another, a sentence says what to do."""

import codecs
import zipfile

import pytest

from corpus.errors import SourceError
from ingest.readers.encoding import decoded
from ingest.readers.filetype import FileType, filetype

PAGE = b"<!DOCTYPE html><html><body><p>Visit weekly.</p></body></html>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


@pytest.fixture
def write(tmp_path):
    def writer(name: str, data: bytes):
        file = tmp_path / name
        file.write_bytes(data)
        return file

    return writer


@pytest.fixture
def pack(tmp_path):
    def packer(name: str, **parts: str):
        with zipfile.ZipFile(tmp_path / name, "w") as package:
            for part, text in parts.items():
                package.writestr(part.replace("__", "/").replace("_DOT_", "."), text)
        return tmp_path / name

    return packer


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("a.pdf", b"%PDF-1.4 rest", FileType.PDF),
        ("a.PDF", b"\n\n%PDF-1.7", FileType.PDF),
        ("a", b"%PDF-1.7", FileType.PDF),
        ("a.html", PAGE, FileType.HTML),
        ("a.aspx", PAGE, FileType.HTML),
        ("a.htm", b"<?xml version='1.0'?><!-- x --><!DOCTYPE html><html><p>x", FileType.HTML),
        ("a.htm", b"<p>A part of a page</p>", FileType.HTML),
        ("a.html", codecs.BOM_UTF16_LE + "<html><p>x".encode("utf-16-le"), FileType.HTML),
        ("a", PAGE, FileType.HTML),
        ("a.md", b"# Visits\n\nRing.", FileType.MARKDOWN),
        ("a.md", b"<div align=center>Visits</div>\n\nRing.", FileType.MARKDOWN),
        ("a.txt", b"Visit weekly.", FileType.TEXT),
        ("a.txt", b"Use <p> and </p> and <br> and <li> and <h1> in pages.", FileType.TEXT),
        ("a.txt", "the child’s £5".encode("cp1252"), FileType.TEXT),
        ("README", b"Visit weekly.", FileType.TEXT),
    ],
)
def test_the_content_tells_the_type(write, name, data, found):
    assert filetype(write(name, data)) is found


def test_a_word_document_is_told_by_its_parts(pack):
    assert filetype(pack("a.docx", word__document_DOT_xml="<w/>")) is FileType.DOCX


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", b"", "empty"),
        ("a.pdf", b" \n\0\0", "empty"),
        ("a.pdf", PAGE, "is a web page, not a PDF"),
        ("a.docx", PAGE, "is a web page, not a Word document"),
        ("a.docx", b"%PDF-1.7", r"rename the file to a\.docx|rename the file to a\.pdf"),
        ("a.txt", PAGE, "web page"),
        ("a.md", PAGE, "web page"),
        ("a.html", b"%PDF-1.7", "is a PDF"),
        ("a.html", b"Visit weekly.", "text file"),
        ("a.pdf", b"Visit weekly.", "plain text"),
        ("a.pdf", bytes(range(128, 256)) * 4, "damaged"),
        ("a.csv", b"a,b,c", "not of a type"),
        ("a.doc", OLE + "WordDocument".encode("utf-16-le"), r"old Word document \(\.doc\)"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("a.xls", OLE + "Workbook".encode("utf-16-le"), "Excel"),
        ("a.msg", OLE, "old Office"),
        ("a.rtf", rb"{\rtf1 Visit}", "RTF"),
        ("a.doc", rb"{\rtf1 Visit}", "RTF"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0", "an image"),
        ("a.pdf", b"\xff\xd8\xff\xe0\0\0", "an image"),
        ("a.docx", b"PK\x03\x04broken", "damaged"),
        ("a.mht", b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n", "web archive"),
        ("a.txt", b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/plain\n", "e-mail"),
        (
            "a.html",
            b"<?xml version='1.0'?><w:d xmlns:w='http://schemas.microsoft.com/office/word/2003'/>",
            "XML",
        ),
        ("a.txt", bytes(range(256)) * 8, "no text|not known"),
        ("a.txt", "Привет, это текст о детях и семьях".encode("koi8-r"), "not known"),
        ("a.txt", codecs.BOM_UTF16_LE + b"odd", "utf-16"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_name_and_what_to_do(write, name, data, says):
    with pytest.raises(SourceError, match=says) as refused:
        filetype(write(name, data))
    assert name in str(refused.value) and str(refused.value).count(". ") <= 3


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ({"xl__workbook_DOT_xml": "x"}, "Excel"),
        ({"ppt__presentation_DOT_xml": "x"}, "PowerPoint"),
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, "OpenDocument"),
        ({"mimetype": "application/epub+zip"}, "EPUB"),
        ({"policy_DOT_pdf": "x"}, "zip"),
        ({"[Content_Types]_DOT_xml": "application/vnd.ms-word.document.macroEnabled.main+xml"}, "macros"),
    ],
)
def test_other_packages_are_refused_by_what_they_are(pack, parts, says):
    with pytest.raises(SourceError, match=says):
        filetype(pack("a.docx", **parts))


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(SourceError, match=r"gone\.txt cannot be opened"):
        filetype(tmp_path / "gone.txt")


# Letters


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_without_a_finding(encoding):
    letters = decoded("the child’s £5".encode(encoding), "a.txt")
    assert letters.text == "the child’s £5" and letters.findings == ()


def test_windows_letters_are_read_as_a_last_resort_and_reported():
    letters = decoded("the child’s £5 – “now”".encode("cp1252"), "a.txt")
    assert letters.text == "the child’s £5 – “now”"
    assert "windows-1252" in letters.findings[0].says


def test_one_stray_byte_spoils_no_other_letter():
    assert decoded("child’s ".encode() + b"\xa35", "a.txt").text == "child’s £5"


def test_a_page_that_declares_another_alphabet_is_read_in_it():
    assert decoded("<meta charset=iso-8859-2>Łódź".encode("iso-8859-2"), "a.html").text.endswith("Łódź")
    assert decoded(b"<meta charset=no-such-thing>x", "a.html").text.endswith("x")
