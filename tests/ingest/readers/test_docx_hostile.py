"""A bad or hostile Word file is refused in a sentence that names it, or read with what is wrong told."""

import struct
import zipfile
from pathlib import Path

import pytest

from corpus.errors import SourceError
from ingest.readers.docx.reader import read_docx
from ingest.readers.limits import Limits
from tests.ingest.readers.docx_fixtures import NAMES, abstract, cell, level, num, p, row, table, texts, write

TEXT = "The social worker visits the child at home."
LINK = '<Relationship Id="rIdX" Type="http://x/{}" Target="{}" {}/>'


def refused(path: Path, says: str, limits: Limits | None = None) -> None:
    with pytest.raises(SourceError, match=says) as caught:
        read_docx(path, limits or Limits())
    message = str(caught.value)
    assert path.name in message
    assert message.endswith(".")
    assert "Traceback" not in message


def altered(path: Path, **parts: bytes | None) -> Path:
    """Write the file again with parts in place of its own; None takes a part out."""
    with zipfile.ZipFile(path) as old:
        kept = {name: old.read(name) for name in old.namelist()}
    for name, data in parts.items():
        kept.pop(name, None)
        if data is not None:
            kept[name] = data
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in kept.items():
            new.writestr(name, data)
    return path


@pytest.fixture
def plain(tmp_path) -> Path:
    return write(tmp_path / "policy.docx", p(TEXT))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b"hello", "is not a DOCX file"),
        (b"PK\x03\x04 and no more", "is not a DOCX file, or only a piece of one"),
        (b"%PDF-1.7", "is a PDF by another name"),
        (b"{\\rtf1 hello}", "rich text"),
        (b"\n <!DOCTYPE html><html>404</html>", "web page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "old format .*save it as DOCX"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "older Office file"),
    ],
)
def test_what_is_no_docx_is_named_for_what_it_is(tmp_path, data, says):
    path = tmp_path / "policy.docx"
    path.write_bytes(data)
    refused(path, says)


def test_a_missing_file_is_said_to_be_missing(tmp_path):
    refused(tmp_path / "policy.docx", "cannot be opened")


def test_half_a_file_is_refused(plain):
    plain.write_bytes(plain.read_bytes()[: plain.stat().st_size // 2])
    refused(plain, "only a piece of one")


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ({"xl/workbook.xml": b"<x/>"}, "holds no Word document"),
        ({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}, "OpenDocument"),
    ],
)
def test_a_packed_file_of_another_kind_is_refused(tmp_path, parts, says):
    path = tmp_path / "policy.docx"
    with zipfile.ZipFile(path, "w") as zipped:
        for name, data in parts.items():
            zipped.writestr(name, data)
    refused(path, says)


def test_a_file_with_no_words_is_refused(tmp_path):
    refused(write(tmp_path / "policy.docx", p()), "holds no text")


def test_a_file_with_nothing_but_hidden_words_is_refused(tmp_path):
    refused(write(tmp_path / "policy.docx", p(TEXT, look="<w:vanish/>")), "holds no text")


def test_a_file_without_a_body_is_refused(plain):
    refused(altered(plain, **{"word/document.xml": f"<w:document {NAMES}/>".encode()}), "has no body")


def test_a_text_that_is_torn_is_refused(plain):
    refused(altered(plain, **{"word/document.xml": b"<w:document><w:body>"}), "is damaged: its text")


def test_a_part_that_cannot_be_unpacked_is_refused(plain):
    data = bytearray(plain.read_bytes())
    name = data.index(b"word/document.xml")
    start = name + len(b"word/document.xml")
    data[start : start + 20] = b"\xff" * 20
    plain.write_bytes(bytes(data))
    refused(plain, "document.xml cannot be unpacked")


def test_a_packed_password_is_told(plain):
    data = bytearray(plain.read_bytes())
    at = data.index(b"PK\x01\x02")
    flags = struct.unpack_from("<H", data, at + 8)[0]
    struct.pack_into("<H", data, at + 8, flags | 1)
    plain.write_bytes(bytes(data))
    refused(plain, "packed with a password")


def test_a_file_larger_than_the_limit_is_refused(plain):
    refused(plain, r"no more than 100 are read", Limits(size=100))


def test_a_zip_bomb_is_refused_by_what_it_says_of_itself(plain):
    refused(
        altered(plain, **{"word/media/image1.png": b"\0" * 2_000_000}), "unpacks to more", Limits(unpacked=1_000_000)
    )


def test_a_zip_bomb_that_lies_about_its_size_is_refused(plain):
    body = f"<w:document {NAMES}><w:body>{' ' * 3_000_000}{p(TEXT)}</w:body></w:document>".encode()
    altered(plain, **{"word/document.xml": body})
    data = bytearray(plain.read_bytes())
    directory = data.index(b"PK\x01\x02", data.rindex(b"word/_rels/document.xml.rels") - 4000)
    while data[directory + 46 : directory + 46 + 17] != b"word/document.xml":
        directory = data.index(b"PK\x01\x02", directory + 4)
    struct.pack_into("<I", data, directory + 24, 5000)  # its size once unpacked
    plain.write_bytes(bytes(data))
    refused(plain, "unpack", Limits(unpacked=1_000_000))


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE w:document SYSTEM "http://127.0.0.1:9/x.dtd">',
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_declared_entities_are_refused_and_nothing_is_fetched(plain, declared, encoding):
    root = f"<w:document {NAMES}><w:body>{p('x')}</w:body></w:document>"
    xml = f'<?xml version="1.0" encoding="{encoding}"?>{declared}{root}'
    refused(altered(plain, **{"word/document.xml": xml.encode(encoding)}), "declares entities")
    refused(altered(plain, **{"word/styles.xml": xml.encode(encoding)}), "declares entities")


@pytest.mark.parametrize("deep", [40, 2000])
def test_elements_too_deep_inside_one_another_are_refused(tmp_path, deep):
    nested = "<w:tbl><w:tr><w:tc>" * deep + p(TEXT) + "</w:tc></w:tr></w:tbl>" * deep
    refused(write(tmp_path / "policy.docx", nested), "more than 100 deep")


def test_tables_inside_tables_within_the_limit_are_read(tmp_path):
    nested = "<w:tbl><w:tr><w:tc>" * 20 + p(TEXT) + "</w:tc></w:tr></w:tbl>" * 20
    assert texts(read_docx(write(tmp_path / "policy.docx", nested), Limits())) == [TEXT]


@pytest.mark.parametrize(
    ("limits", "says"),
    [(Limits(pieces=10), "more than 10 paragraphs"), (Limits(characters=100), "more than 100 characters")],
)
def test_more_than_the_limits_is_refused(tmp_path, limits, says):
    refused(write(tmp_path / "policy.docx", p(TEXT) * 20), says, limits)


@pytest.mark.parametrize(
    "link",
    [
        LINK.format("image", "NULL", ""),
        LINK.format("footnotes", "footnotes.xml", ""),
        LINK.format("numbering", "../../numbering.xml", ""),
    ],
)
def test_a_link_to_nothing_is_passed_over_and_told_of(tmp_path, link):
    manuscript = read_docx(write(tmp_path / "policy.docx", p(TEXT), links=link), Limits())
    assert texts(manuscript) == [TEXT]
    assert any("does not hold" in finding.says for finding in manuscript.findings)


@pytest.mark.parametrize("part", ["word/styles.xml", "word/_rels/document.xml.rels"])
def test_a_damaged_part_beside_the_text_is_passed_over_and_told_of(plain, part):
    manuscript = read_docx(altered(plain, **{part: b"<broken"}), Limits())
    assert texts(manuscript) == [TEXT]
    assert any("damaged" in finding.says for finding in manuscript.findings)


@pytest.mark.parametrize(
    "part", ["word/styles.xml", "word/_rels/document.xml.rels", "[Content_Types].xml", "_rels/.rels"]
)
def test_a_missing_part_beside_the_text_does_not_hide_the_text(plain, part):
    assert texts(read_docx(altered(plain, **{part: None}), Limits())) == [TEXT]


def test_a_text_that_nothing_points_to_is_found_and_told_of(plain):
    manuscript = read_docx(altered(plain, **{"_rels/.rels": None}), Limits())
    assert texts(manuscript) == [TEXT]
    assert any("does not say which part" in finding.says for finding in manuscript.findings)


def test_names_with_back_strokes_and_other_capitals_are_found(plain):
    with zipfile.ZipFile(plain) as old:
        kept = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(plain, "w") as new:
        for name, data in kept.items():
            info = zipfile.ZipInfo("x")
            info.filename = name.replace("/", "\\").replace("word", "Word") if name.startswith("word") else name
            new.writestr(info, data)
    assert texts(read_docx(plain, Limits())) == [TEXT]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"files": {"word/vbaProject.bin": "x"}}, "macros"),
        ({"files": {"word/embeddings/sheet1.xlsx": "x"}}, "embedded files"),
        (
            {"links": LINK.format("attachedTemplate", "file:///T:/policy.dotx", 'TargetMode="External"')},
            "a template outside",
        ),
        ({"links": LINK.format("image", "http://127.0.0.1:9/x.png", 'TargetMode="External"')}, "nothing was fetched"),
    ],
)
def test_what_is_not_read_or_fetched_is_told_of(tmp_path, more, says):
    manuscript = read_docx(write(tmp_path / "policy.docx", p(TEXT), **more), Limits())
    assert texts(manuscript) == [TEXT]
    assert any(says in finding.says for finding in manuscript.findings)


def test_a_file_inserted_in_the_text_is_told_of(tmp_path):
    manuscript = read_docx(write(tmp_path / "policy.docx", p(TEXT) + '<w:altChunk r:id="rId9"/>'), Limits())
    assert any("inserted in its text could not be read" in finding.says for finding in manuscript.findings)


def test_numbers_beyond_all_measure_take_no_memory(tmp_path):
    lists = abstract(0, level(0, "lowerLetter", "%1.", start=10**9), level(1, "upperRoman", "%2.", start=10**9)) + num(
        1, 0
    )
    wide = cell("Wide", properties='<w:gridSpan w:val="1000000000"/>')
    body = p(TEXT, num=(1, 0)) + p(TEXT, num=(1, 1)) + table(row("A", "B", header=True), row(wide, "C"))
    manuscript = read_docx(write(tmp_path / "policy.docx", body, numbering=lists), Limits())
    assert [piece.number for piece in manuscript.pieces[:2]] == ["1000000000.", "1000000000."]


def test_odd_but_well_formed_files_never_end_in_a_traceback(tmp_path):
    odd = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="x"/><w:numId/></w:numPr><w:outlineLvl/></w:pPr><w:r><w:rPr><w:sz/></w:rPr>'
        "<w:t/><w:sym/><w:fldChar/><w:footnoteReference/></w:r></w:p><w:tbl/><w:tbl><w:tr/></w:tbl>"
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="-3"/><w:vMerge/></w:tcPr></w:tc><w:tc/></w:tr><w:tr/></w:tbl>'
        '<w:sdt/><w:p><w:r><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/></w:r></w:p>'
        '<w:tbl><w:tblPr><w:tblLook w:val="zz"/></w:tblPr><w:tr><w:tc/></w:tr></w:tbl>'
    )
    numbering = '<w:num/><w:num w:numId="1"/><w:abstractNum><w:lvl><w:start w:val="1e999"/></w:lvl></w:abstractNum>'
    path = write(
        tmp_path / "policy.docx", odd + p(TEXT) + table(), numbering=numbering, styles="<w:style/>", settings=""
    )
    assert texts(read_docx(path, Limits())) == [TEXT]
