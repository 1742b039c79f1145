"""A PDF file: opened, mended or refused, with what a person should know about it before reading."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from corpus.errors import SourceError
from ingest.readers.limits import Limits
from ingest.readers.manuscript import Finding
from ingest.readers.pdf.headings import Bookmark

_HEAD = 1024  # bytes in which a PDF must say that it is one
_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "a packed file, such as a Word document"),
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or PowerPoint file"),
    (b"{\\rtf", "a rich text file"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
)
_UNTITLED = ("untitled", "(anonymous)", "anonymous", "microsoft word", "powerpoint", "document1", "slide 1")
_RUNS = ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/GoToE")
# Where actions hang on a file, a page, a field or another action.
_PLACES = (
    "/A /AA /Next /Fields /Kids /E /X /D /U /O /C /K /F /V /OpenAction /WC /WS /DS /WP /DP /PO /PC /PV /PI /Fo /Bl"
).split()
_DEEP = 40  # dictionaries inside one another that are looked into


@contextmanager
def opened(path: Path, limits: Limits) -> Iterator[tuple[Any, list[Finding]]]:
    """Open a PDF; give the engine's document and what was found out about the file."""
    import pypdfium2 as pdfium  # type: ignore[import-untyped]  # it carries no types

    try:
        data = path.read_bytes() if path.stat().st_size <= limits.size else None
    except OSError as fault:
        raise SourceError(
            f"{path.name}: the file cannot be opened ({fault.strerror}). Check its name and place."
        ) from fault
    if data is None:
        raise SourceError(f"{path.name}: the file is larger than {limits.size:,} bytes. Split it, or raise the limit.")
    _refuse_others(path.name, data)
    findings: list[Finding] = []
    if b"%%EOF" not in data[-_HEAD:]:
        findings.append(Finding(says="The file breaks off before its end: check that no page is missing."))
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as fault:
        if "password" in str(fault).casefold():
            raise SourceError(
                f"{path.name}: the file is locked with a password. Ask its publisher for an open copy."
            ) from fault
        document = _mended(path.name, data)
        findings.append(Finding(says="The file is damaged and was mended to be read: check that no page is missing."))
    try:
        if len(document) == 0:
            raise SourceError(f"{path.name}: the file holds no page that can be read. Fetch it again.")
        if len(document) > limits.pages:
            raise SourceError(f"{path.name}: the file has {len(document)} pages, more than {limits.pages}. Split it.")
        findings += _findings(document, data)
        yield document, findings
    finally:
        document.close()


def _refuse_others(name: str, data: bytes) -> None:
    """Refuse what is no PDF, and say what it is."""
    head = data[:_HEAD]
    if b"%PDF-" in head:
        if len(data) < 200:
            raise SourceError(f"{name}: the file breaks off after {len(data)} bytes: it holds no page. Fetch it again.")
        return
    if not data.strip():
        raise SourceError(f"{name}: the file is empty. Fetch it again.")
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<?xml")) or b"<html" in start:
        raise SourceError(
            f"{name}: this is a web page, not a PDF; a site often sends one to say that the file is not there. "
            "Fetch the file again from its page."
        )
    for sign, kind in _KINDS:
        if head.startswith(sign):
            raise SourceError(f"{name}: this is {kind}, not a PDF. Give it the ending that fits, and run again.")
    raise SourceError(f"{name}: this is not a PDF, or it is damaged from its first byte. Fetch it again.")


def _mended(name: str, data: bytes) -> Any:
    """Write a damaged file anew, as far as it can be read."""
    import pypdf
    import pypdfium2 as pdfium

    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL)  # what it says of each damaged part helps nobody
    try:
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
        copy = io.BytesIO()
        writer.write(copy)
        return pdfium.PdfDocument(copy.getvalue())
    except Exception as fault:  # a damaged file may break the engine anywhere
        raise SourceError(
            f"{name}: the file is damaged and cannot be read. Fetch it again, or ask for a sound copy."
        ) from fault
    finally:
        logger.setLevel(level)


def outline_of(document: Any) -> tuple[Bookmark, ...]:
    """Return the file's bookmarks."""
    marks = []
    for mark in document.get_toc(max_depth=8):
        target = mark.get_dest()
        index = target.get_index() if target is not None else None
        marks.append(Bookmark(mark.get_title(), mark.level + 1, None if index is None else index + 1))
        if len(marks) >= 5_000:
            break
    return tuple(marks)


def title_of(document: Any) -> str:
    """Return the title that the file gives itself, or nothing where it is the name of a file."""
    title = " ".join(str(document.get_metadata_dict().get("Title", "")).split())
    low = title.casefold()
    if low.startswith(_UNTITLED) or low.endswith((".doc", ".docx", ".pdf", ".indd", ".qxd", ".ppt", ".pptx")):
        return ""
    return title


def _findings(document: Any, data: bytes) -> list[Finding]:
    import pypdfium2.raw as raw  # type: ignore[import-untyped]  # it carries no types

    findings = []
    if raw.FPDF_GetSecurityHandlerRevision(document.raw) >= 0:
        findings.append(Finding(says="The file is encrypted with an empty password: it was read, as any viewer does."))
    if raw.FPDF_GetFormType(document.raw) in (raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND):
        findings.append(
            Finding(says="The file is a form that makes its pages when it is opened: ask for a plain copy.")
        )
    if raw.FPDFDoc_GetAttachmentCount(document.raw) > 0:
        findings.append(Finding(says="Other files are attached inside the file: they were not opened."))
    if raw.FPDFDoc_GetJavaScriptActionCount(document.raw) > 0 or _runs_something(data):
        findings.append(Finding(says="The file holds a script or an action that starts something: it was not run."))
    return findings


def _runs_something(data: bytes) -> bool:
    """Return whether an action that starts something hangs on the file, a page or a field."""
    import pypdf

    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        root: Any = reader.trailer["/Root"].get_object()
        places = [root.get(key) for key in ("/OpenAction", "/AA", "/AcroForm")]
        for page in reader.pages:
            places += [page.get("/AA"), page.get("/Annots")]
        return any(_starts(place, 0, set()) for place in places if place is not None)
    except Exception:  # a file that the other engine reads is not refused for this
        return False
    finally:
        logger.setLevel(level)


def _starts(thing: Any, depth: int, seen: set[int]) -> bool:
    number = getattr(thing, "idnum", None)
    if number is not None:
        if number in seen:
            return False
        seen.add(number)
        thing = thing.get_object()
    if depth > _DEEP:
        return False
    if isinstance(thing, dict):
        if thing.get("/S") in _RUNS:
            return True
        return any(_starts(thing.raw_get(key), depth + 1, seen) for key in _PLACES if key in thing)  # type: ignore[attr-defined]
    if isinstance(thing, list):
        return any(_starts(part, depth + 1, seen) for part in list.__iter__(thing))
    return False
