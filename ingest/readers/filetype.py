"""File types: what a file is, told from its content, and compared with what its name says."""

import re
import zipfile
from enum import StrEnum
from pathlib import Path

from corpus.errors import SourceError
from ingest.readers.encoding import decoded


class FileType(StrEnum):
    """The types of file that can be read."""

    PDF = "PDF"
    DOCX = "Word document"
    HTML = "web page"
    MARKDOWN = "Markdown file"
    TEXT = "text file"


_SAVE_AS_TEXT = "Save what it says as a Word document or a PDF, and add that."
_SAVE_AS_DOCX = "Open it and save it as a Word document (.docx) or a PDF, and add that."
_AS_TEXT = "Add the document that it shows as text: a Word document, a PDF with text, or a web page."
_ENDINGS = {
    ".pdf": FileType.PDF,
    ".docx": FileType.DOCX,
    **dict.fromkeys((".html", ".htm", ".xhtml", ".xht", ".shtml", ".aspx", ".asp", ".php", ".jsp"), FileType.HTML),
    **dict.fromkeys((".md", ".markdown", ".mdown", ".mkd"), FileType.MARKDOWN),
    **dict.fromkeys((".txt", ".text", ""), FileType.TEXT),
}
_ENDING = {
    FileType.PDF: ".pdf",
    FileType.DOCX: ".docx",
    FileType.HTML: ".html",
    FileType.MARKDOWN: ".md",
    FileType.TEXT: ".txt",
}
_REFUSED = (  # how its bytes begin, what it is, what to do
    (rb"\{\\rtf", "a rich text file (RTF)", _SAVE_AS_DOCX),
    (
        rb"\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0\0\0\0|II\*\0|MM\0\*|RIFF....WEBP|....ftyp(?:hei|mif|avi)",
        "an image",
        _AS_TEXT,
    ),
    (rb"....ftyp|ID3|OggS|RIFF|\x1aE\xdf\xa3", "a sound or film", _AS_TEXT),
    (rb"Rar!\x1a|7z\xbc\xaf|\x1f\x8b|BZh\d|\xfd7zXZ", "an archive", "Unpack it and add the documents in it."),
    (rb"\xffWPC", "a WordPerfect document", _SAVE_AS_DOCX),
    (rb"%!PS", "a PostScript file", "Convert it to a PDF and add that."),
    (rb"MZ.{1,60}\0\0|\x7fELF|\xca\xfe\xba\xbe", "a program", "Add a document."),
)
_MAIL = re.compile(
    rb"(?:MIME-Version|Return-Path|Received|From|Delivered-To|Date|Subject|Snapshot-Content-Location):", re.I
)
_ARCHIVED = re.compile(rb"Content-Type:\s*multipart/related", re.I)
_OLE = (  # streams of the old container, by name
    ("EncryptedPackage", "is protected with a password", "Open it, take the password off, and add it again."),
    ("WordDocument", "is an old Word document (.doc)", _SAVE_AS_DOCX),
    ("Workbook", "is an old Excel workbook (.xls)", _SAVE_AS_TEXT),
    ("PowerPoint Document", "is an old PowerPoint presentation (.ppt)", "Save it as a PDF and add that."),
    ("__substg1.0_", "is an Outlook message (.msg)", "Save its text as a Word document or a PDF, and add that."),
)
_PACKED = (  # a part's name or type, what the package is, what to do
    ("ppt/", "a PowerPoint presentation", "Save it as a PDF and add that."),
    ("xl/", "an Excel workbook", _SAVE_AS_TEXT),
    (
        "opendocument.spreadsheet",
        "a spreadsheet (.ods)",
        "Save what it says as a Word document or a PDF, and add that.",
    ),
    ("opendocument.presentation", "a presentation (.odp)", "Save it as a PDF and add that."),
    ("opendocument", "an OpenDocument text (.odt)", _SAVE_AS_DOCX),
    ("application/epub+zip", "an electronic book (EPUB)", "Save it as a PDF and add that."),
    ("Index/Document.iwa", "a Pages document", _SAVE_AS_DOCX),
)
_WORD = "wordprocessingml.document.main+xml"
_OTHER_WORD = re.compile(r"(?:macroEnabled|wordprocessingml\.template|macroEnabledTemplate)\.main\+xml")
_PAGE = re.compile(r"(?>\s+|<\?xml[^>]*>|<!--.*?-->)*+<(?:!doctype\s+html|html|head|body|title|meta)\b", re.I | re.S)
_XML = re.compile(r"\s*<\?xml|\s*<!doctype\s+(?!html)|\s*<svg", re.I)
_MARKUP = re.compile(
    r"</(?:p|div|h[1-6]|li|ul|ol|table|tr|td|span|a|body)\s*>|<(?:p|br|h[1-6]|li)(?:\s[^<>]*)?/?>", re.I
)
_HEAD = 4096  # bytes


def filetype(path: Path) -> FileType:
    """Return what a file is; raise SourceError where that cannot be read or is not what its name says."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path.name} cannot be opened: {error.strerror or error}.") from error
    named = _ENDINGS.get(path.suffix.casefold())
    found = _found(raw, path, named)
    if named is found or not path.suffix or (named is None and found is FileType.HTML):
        return found
    if named is None:
        if found is not FileType.TEXT:
            raise _misnamed(path.name, found, "nothing we know")
        raise SourceError(
            f"{path.name} is not of a type that can be read: a PDF, a Word document (.docx), a web page (.html), "
            "a Markdown file (.md) or a text file (.txt)."
        )
    if named is FileType.PDF and found is FileType.TEXT:
        raise SourceError(f"{path.name} holds plain text, not a PDF. Get the document again, or rename it to .txt.")
    raise _misnamed(path.name, found, named)


def _found(raw: bytes, path: Path, named: FileType | None) -> FileType:
    name = path.name
    if not raw.strip(b"\0 \t\r\n"):
        raise SourceError(f"{name} is empty. Get it again from where it came from, and add that.")
    if b"%PDF-" in raw[:1024]:
        return FileType.PDF
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _packed(path)
    if raw.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise _old(raw, name)
    for start, what, advice in _REFUSED:
        if re.match(start, raw, re.S):
            raise SourceError(f"{name} is {what}. {advice}")
    if _MAIL.match(raw) and re.search(rb"^(?:MIME-Version|Content-Type):", raw[:_HEAD], re.I | re.M):
        saved = _ARCHIVED.search(raw[:_HEAD])
        what = "a web archive (.mht)" if saved else "an e-mail"
        advice = "Open it in a browser and save it as “web page, HTML only”." if saved else _SAVE_AS_TEXT
        raise SourceError(f"{name} is {what}. {advice}")
    try:
        text = decoded(raw, name).text
    except SourceError as error:
        if named in (None, FileType.HTML, FileType.MARKDOWN, FileType.TEXT):
            raise
        raise SourceError(f"{name} is not a {named}: it is damaged, or something else. Get it again.") from error
    return _written(text, name, named)


def _written(text: str, name: str, named: FileType | None) -> FileType:
    """Return what kind of text a text is; a Markdown file may hold markup and is still one."""
    if _PAGE.match(text):
        return FileType.HTML
    if named is FileType.MARKDOWN:
        return FileType.MARKDOWN
    if _XML.match(text):
        if re.search(r"<html\b", text[:_HEAD], re.I):
            return FileType.HTML
        word = "opendocument" in text[:_HEAD] or "schemas.microsoft.com/office/word" in text[:_HEAD]
        raise SourceError(
            f"{name} is {'a word processor file in' if word else ''} XML, not a web page. {_SAVE_AS_DOCX}"
        )
    if named is FileType.TEXT and name.rpartition(".")[0]:
        return FileType.TEXT
    return FileType.HTML if len(_MARKUP.findall(text)) >= (1 if named is FileType.HTML else 5) else FileType.TEXT


def _packed(path: Path) -> FileType:
    """Return DOCX for a package that is a Word document; raise SourceError for every other."""
    name = path.name
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.namelist()
            types = _head(package, "[Content_Types].xml") + _head(package, "mimetype")
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        raise SourceError(f"{name} is damaged: the end or a part of it is missing. Get it again.") from error
    if _OTHER_WORD.search(types):
        raise SourceError(f"{name} is a Word template or holds macros. Save it as a plain Word document (.docx).")
    if _WORD in types or "word/document.xml" in parts:
        return FileType.DOCX
    for sign, what, advice in _PACKED:
        if sign in types or any(part.startswith(sign) for part in parts):
            raise SourceError(f"{name} is {what}. {advice}")
    raise SourceError(f"{name} is an archive of files (zip). Unpack it and add the documents in it.")


def _head(package: zipfile.ZipFile, part: str) -> str:
    if part not in package.namelist():
        return ""
    with package.open(part) as stream:
        return stream.read(1_000_000).decode("utf-8", "replace")


def _old(raw: bytes, name: str) -> SourceError:
    for stream, what, advice in _OLE:
        if stream.encode("utf-16-le") in raw:
            return SourceError(f"{name} {what}. {advice}")
    return SourceError(f"{name} is a file of an old Office program. {_SAVE_AS_DOCX}")


def _misnamed(name: str, found: FileType, named: str) -> SourceError:
    stem = Path(name).stem
    page = "Often that is an error page: open it and look. " if found is FileType.HTML and named is FileType.PDF else ""
    said = f"not a {named}" if isinstance(named, FileType) else "and its name ends in something else"
    return SourceError(
        f"{name} is a {found}, {said}. {page}Get the document again, or rename the file to {stem}{_ENDING[found]}."
    )
