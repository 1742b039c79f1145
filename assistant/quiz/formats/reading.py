"""Reading stamps back from a file: Moodle XML, GIFT or our own JSON, also after Moodle has exported it again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.quiz.formats import saved
from assistant.quiz.formats.stamp import Stamp
from corpus.errors import UsageError

_NEITHER = (
    "This file is not Moodle XML, GIFT or JSON that verse quiz wrote, so its questions cannot be checked. "
    "Check the file that was kept beside it, or export it from Moodle as Moodle XML."
)
_BLOCK = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Kept:
    """The stamps of a file's questions, and how many of its questions carry none."""

    stamps: tuple[Stamp, ...]
    unstamped: int


def kept_in(data: bytes) -> Kept:
    """Return the stamps in a file of any of the three formats; UsageError when it is none of them."""
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{"):
        quiz = saved.read(start)
        return Kept(tuple(Stamp.of(question, quiz) for question in quiz.questions), 0)
    found = list(_in_xml(data) if start.startswith(b"<") else _in_gift(data))
    stamps = tuple(stamp for stamp in found if stamp)
    if not stamps:
        raise UsageError(_NEITHER)
    return Kept(stamps, len(found) - len(stamps))


def _in_xml(data: bytes) -> Iterator[Stamp | None]:
    """Yield the stamp of each question; None for one that carries none."""
    from lxml import etree  # type: ignore[import-untyped]  # its types are a package of their own

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as exc:
        raise UsageError(f"This XML cannot be read: {exc.msg}. Export it from Moodle again.") from exc
    for question in root.iter("question"):
        if question.get("type") != "category":
            yield Stamp.found_in(question.findtext("generalfeedback/text") or "")


def _in_gift(data: bytes) -> Iterator[Stamp | None]:
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as exc:
        raise UsageError(_NEITHER) from exc
    for block in _BLOCK.split(text):
        lines = [line for line in map(str.strip, block.split("\n")) if line]
        if any(not line.startswith(("//", "$CATEGORY:")) for line in lines):
            yield Stamp.found_in(block)
