"""A DOCX file's parts, opened with care: nothing is fetched, expanded or unpacked beyond the limits."""

import posixpath
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import SourceError
from ingest.readers.docx.opening import UNREADABLE, opened, too_large
from ingest.readers.docx.xml import Element, Malformed, TooDeep, local, parsed
from ingest.readers.limits import Limits
from ingest.readers.manuscript import Finding

# Word's "strict" way of saving has other names for the same things.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
_NO_TITLE = re.compile(r"^.{0,3}$|microsoft word|untitled|document ?\d|template|\.do[ct][xm]?$|[\\/]", re.I)


@dataclass(frozen=True, slots=True)
class Relationship:
    """What a part says of another: its id, its kind ("footnotes"), where it is."""

    id: str
    kind: str
    target: str  # the part's name in the file; the address where it is outside
    outside: bool


class Package:
    """The parts of one DOCX file, each read when asked for."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self.file = path.name
        self.findings: list[Finding] = []
        self._limits = limits
        self._left = limits.unpacked
        self._zip = opened(path, limits)
        self._parts = {_name(info.filename): info for info in self._zip.infolist() if not info.is_dir()}
        self._top = self._relationships("")
        self.main = self._main_part()
        self.relationships = self._relationships(self.main)

    def close(self) -> None:
        """Close the file."""
        self._zip.close()

    def holds(self, part: str) -> bool:
        """Tell whether the file holds a part whose name has these words in it."""
        return any(part in name for name in self._parts)

    def document(self) -> Element:
        """Return the main part; raise SourceError where it cannot be read."""
        info = self._parts[_name(self.main)]
        try:
            return self._parsed(info)
        except Malformed as exc:
            raise SourceError(
                f"{self.file} is damaged: its text cannot be read ({exc}). Open it in Word, let it be repaired "
                "and save it again."
            ) from exc

    def part(self, name: str) -> Element | None:
        """Return a part other than the main one, None with a finding where it is absent or damaged."""
        info = self._parts.get(_name(name))
        if info is None:
            self._missing(name)
            return None
        try:
            return self._parsed(info)
        except Malformed:
            says = (
                f"The part {name} of {self.file} is damaged and was passed over: compare what was read with the file."
            )
            self.findings.append(Finding(says=says))
            return None

    def related(self, kind: str) -> list[Element]:
        """Return the main part's related parts of one kind, in the order of their names."""
        targets = {rel.target for rel in self.relationships if rel.kind == kind and not rel.outside}
        found = (self.part(target) for target in sorted(targets))
        return [element for element in found if element is not None]

    def named(self) -> str:
        """Return the title in the file's properties, "" where a program put it there or nobody did."""
        for relationship in self._top:
            if relationship.kind == "core-properties" and _name(relationship.target) in self._parts:
                properties = self.part(relationship.target)
                titles = (
                    () if properties is None else (each.text or "" for each in properties if local(each) == "title")
                )
                title = " ".join("".join(titles).split())
                return "" if _NO_TITLE.search(title) else title
        return ""

    def _main_part(self) -> str:
        for relationship in self._top:
            if relationship.kind == "officeDocument" and _name(relationship.target) in self._parts:
                return relationship.target
        if "word/document.xml" in self._parts:
            says = f"{self.file} does not say which part is its text: word/document.xml was read. Check what was read."
            self.findings.append(Finding(says=says))
            return "word/document.xml"
        if "mimetype" in self._parts and self.holds("content.xml"):
            raise SourceError(f"{self.file} is an OpenDocument file: open it in Word and save it as DOCX.")
        raise SourceError(
            f"{self.file} holds no Word document: its text is missing, or it is another kind of file. "
            "Open it in Word and save it as DOCX."
        )

    def _relationships(self, part: str) -> tuple[Relationship, ...]:
        folder, name = posixpath.split(part)
        info = self._parts.get(_name(posixpath.join(folder, "_rels", f"{name}.rels")))
        if info is None:
            return ()
        try:
            root = self._parsed(info)
        except Malformed:
            says = f"The links between the parts of {self.file} are damaged: compare what was read with the file."
            self.findings.append(Finding(says=says))
            return ()
        found = []
        for each in root:
            outside = each.get("TargetMode") == "External"
            target = each.get("Target") or ""
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                if part and _name(target) not in self._parts and not target.startswith("#"):
                    self._missing(target)
            found.append(
                Relationship(each.get("Id") or "", posixpath.basename(each.get("Type") or ""), target, outside)
            )
        return tuple(found)

    def _missing(self, target: str) -> None:
        says = (
            f"{self.file} names a part that it does not hold ({posixpath.basename(target)}): it was passed over. "
            "Compare what was read with the file."
        )
        if Finding(says=says) not in self.findings:
            self.findings.append(Finding(says=says))

    def _parsed(self, info: zipfile.ZipInfo) -> Element:
        data = self._bytes(info)
        if b"<!DOCTYPE" in data.replace(b"\0", b"") or b"<!ENTITY" in data:
            raise SourceError(
                f"{self.file} declares entities of its own ({info.filename}), which no Word document does: "
                "it was not read. Ask for a clean copy."
            )
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        try:
            return parsed(data, self._limits.depth)
        except TooDeep as exc:
            raise SourceError(
                f"{self.file} has elements inside one another more than {self._limits.depth} deep: it was not read. "
                "Open it in Word, take tables out of tables, and save it again."
            ) from exc

    def _bytes(self, info: zipfile.ZipInfo) -> bytes:
        try:
            with self._zip.open(info) as part:
                data = part.read(self._left + 1)
        except UNREADABLE as exc:
            raise SourceError(
                f"{self.file} is damaged: its part {info.filename} cannot be unpacked. Ask for the file again."
            ) from exc
        self._left -= len(data)
        if self._left < 0:
            raise too_large(self.file, self._limits)
        return data


def _name(part: str) -> str:
    """Return a part's name for comparing: some programs write back strokes, or other capitals."""
    return part.replace("\\", "/").lstrip("/").lower()
