"""Opening a Word file: what it is, told by its first bytes, and how large it would be unpacked."""

import zipfile
import zlib
from pathlib import Path

from corpus.errors import SourceError
from ingest.readers.limits import Limits

UNREADABLE = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STARTS = (
    (b"%PDF", "it is a PDF by another name: rename it to .pdf"),
    (b"{\\rtf", "it is a rich text file (RTF): open it in Word and save it as DOCX"),
    (b"<", "it is a web page or XML file: save the document again as DOCX"),
)


def opened(path: Path, limits: Limits) -> zipfile.ZipFile:
    """Return the file opened but not unpacked; raise SourceError where it is no DOCX file, or beyond the limits."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(512).lstrip(b"\xef\xbb\xbf \t\r\n")
    except OSError as exc:
        raise SourceError(f"{path.name} cannot be opened: {exc.strerror}. Check that it is there.") from exc
    if size > limits.size:
        raise SourceError(
            f"{path.name} is {size:,} bytes; no more than {limits.size:,} are read. Split it, or take pictures out."
        )
    if size == 0:
        raise SourceError(f"{path.name} is empty: there is nothing in it to read.")
    if start.startswith(_OLE):
        raise SourceError(_ole(path))
    for mark, says in _STARTS:
        if start.startswith(mark):
            raise SourceError(f"{path.name} is not a Word document: {says}.")
    try:
        found = zipfile.ZipFile(path)
    except UNREADABLE as exc:
        raise SourceError(
            f"{path.name} is not a DOCX file, or only a piece of one: it cannot be unpacked. Ask for the file again."
        ) from exc
    if any(info.flag_bits & 1 for info in found.infolist()):
        found.close()
        raise SourceError(f"{path.name} is packed with a password: save it without one.")
    if sum(info.file_size for info in found.infolist()) > limits.unpacked:
        found.close()
        raise too_large(path.name, limits)
    return found


def _ole(path: Path) -> str:
    data = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in data:
        return f"{path.name} is protected by a password: open it in Word, take the password off and save it again."
    if "WordDocument".encode("utf-16-le") in data:
        return f"{path.name} is in Word's old format (.doc): open it in Word and save it as DOCX."
    return f"{path.name} is not a DOCX file but an older Office file: open it in its program and save it as DOCX."


def too_large(file: str, limits: Limits) -> SourceError:
    """Return the error of a file that unpacks to more than the limit."""
    return SourceError(
        f"{file} unpacks to more than {limits.unpacked:,} bytes, which no policy needs: it was not read. "
        "Take its pictures out, or split it."
    )
