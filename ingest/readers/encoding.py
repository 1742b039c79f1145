"""Encoding: the letters that a file's bytes stand for, and how sure that is."""

import codecs
import re
from dataclasses import dataclass

from corpus.errors import SourceError
from ingest.readers.manuscript import Finding

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""<meta[^<>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.I)
_LATIN = frozenset(("windows-1252", "cp1252", "iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"))
_UNICODE = ("utf", "ucs", "unicode")
_ALONE = re.compile("[\udc80-\udcff]")  # a byte that is no UTF-8, as Python keeps it
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_FEW = 0.02  # share of control characters above which bytes are no text
_ODD = 0.2  # share of accented letters above which a Western guess is wrong
_HEAD = 4096  # bytes, where a page declares its encoding


@dataclass(frozen=True, slots=True)
class Letters:
    """A file's text, and what was uncertain about reading it."""

    text: str
    findings: tuple[Finding, ...] = ()


def decoded(raw: bytes, name: str) -> Letters:
    """Return the text that bytes stand for: by their mark, as UTF-8, or else as Windows wrote it in Western Europe.

    Raises SourceError, with the file's name, for bytes that are no text or in an encoding that is not known.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return Letters(_strictly(raw[len(mark) :], encoding, name))
    if _CONTROLS.search(raw[:_HEAD].decode("latin-1")) and _share(raw) > _FEW:
        raise SourceError(f"{name} holds bytes that are no text. Open it in the program it was made with, and export.")
    declared = _declared(raw)
    if declared:
        return Letters(_strictly(raw, declared, name))
    text = raw.decode("utf-8", "surrogateescape")
    if not _ALONE.search(text):
        return Letters(_CONTROLS.sub("", text))
    text = _ALONE.sub(lambda byte: _western(byte[0], name), text)
    if sum("À" <= letter <= "ÿ" for letter in text) > _ODD * len(text):
        raise _unknown(name)
    says = f"{name} is not in UTF-8: read as Western European (windows-1252). Look at its quotes, dashes and £ signs."
    return Letters(_CONTROLS.sub("", text), (Finding(says=says),))


def _declared(raw: bytes) -> str:
    """Return the encoding that a page declares where that is neither Unicode nor Western; "" otherwise."""
    found = _DECLARED.search(raw[:_HEAD])
    name = found[1].decode("ascii").casefold() if found else ""
    if not name or name in _LATIN or name.startswith(_UNICODE):
        return ""
    try:
        known = codecs.lookup(name)
    except LookupError:
        return ""
    return known.name if known._is_text_encoding else ""


def _strictly(raw: bytes, encoding: str, name: str) -> str:
    try:
        return _CONTROLS.sub("", raw.decode(encoding))
    except (UnicodeError, ValueError) as broken:
        raise SourceError(
            f"{name} says that it is in {encoding}, and some of its bytes are not. Save it again as UTF-8."
        ) from broken


def _western(byte: str, name: str) -> str:
    try:
        return bytes([ord(byte) - 0xDC00]).decode("cp1252")
    except UnicodeDecodeError as odd:
        raise _unknown(name) from odd


def _share(raw: bytes) -> float:
    return len(_CONTROLS.findall(raw.decode("latin-1"))) / len(raw)


def _unknown(name: str) -> SourceError:
    return SourceError(f"{name} is text in an encoding that is not known. Open it in an editor and save it as UTF-8.")
