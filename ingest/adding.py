"""Adding a document: its file is read, its entry written, and the index made again; or nothing is changed."""

import hashlib
import re
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from corpus.catalogue import Area, Catalogue, Document, Status, catalogue_of
from corpus.errors import UsageError, VerseError
from corpus.known.called import area_among, without_council
from corpus.settings import Settings
from ingest.books import Progress, silent
from ingest.library import Library
from ingest.ocr import recognised
from ingest.pipeline import read_manuscript
from ingest.readers.apart import read_apart
from ingest.readers.manuscript import Manuscript, Sort
from ingest.report import report_on
from ingest.run import run

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_EDITION = re.compile(r"[A-Za-z0-9][A-Za-z0-9.\-]*")
_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_FILE_NAME = re.compile(
    r"^microsoft (?:word|powerpoint)\b|_|\.(?:docx?|pdf|odt|rtf|pptx?|indd|qxd|pages)$|^\S+[-.\d]\S*$", re.IGNORECASE
)
_NEAR_THE_TOP = 8  # pieces
_UNDATED = "undated"
_LONGEST = 60  # characters of an id made from a file's name


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What a person says of a document; what is left out is taken from the file, or said to be unknown."""

    area: str
    area_name: str = ""  # makes a new area
    area_also: tuple[str, ...] = ()  # what else people call it
    id: str = ""
    title: str = ""
    publisher: str = ""
    edition: str = ""
    published: str = ""
    in_force_from: date | None = None  # it answers from this day; None: from now
    status: Status = Status.IN_FORCE
    supersedes: tuple[str, ...] = ()
    licence: str = ""
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Added:
    """A document that was added, or that was there already."""

    document: Document
    report: dict[str, Any]
    new: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of some files: each was added, or refused with a sentence."""

    added: tuple[Added, ...]
    refused: tuple[str, ...]


def add(
    settings: Settings, files: Sequence[Path], details: Details, progress: Progress = silent, *, dry: bool = False
) -> Outcome:
    """Read files, enter them in the catalogue and make the index again, once; a dry run changes nothing.

    A file that cannot be read or entered is refused, and the others are added. When the index cannot be
    made, nothing is changed.
    """
    added: list[Added] = []
    refused: list[str] = []
    library = Library(settings)
    with ExitStack() as changes:
        for n, file in enumerate(files):
            progress("files", n, len(files))
            try:
                added.append(_added(settings, library, file, details, changes, dry=dry))
            except VerseError as exc:
                refused.append(str(exc))
        progress("files", len(files), len(files))
        if added and not dry:  # also where all is held: the index may lack what a killed process had only entered
            run(settings, progress)
    return Outcome(tuple(added), tuple(refused))


def _added(
    settings: Settings, library: Library, file: Path, details: Details, changes: ExitStack, *, dry: bool
) -> Added:
    manuscript = recognised(file) if details.ocr else read_apart(file)
    catalogue = catalogue_of(settings)
    entry, area = _entry(catalogue, file, manuscript, details)
    there = next((each for each in catalogue.documents if each.book == entry.book), None)
    if there is not None and there.added and there.sha256 == entry.sha256:
        if area is not None and not dry:
            changes.enter_context(library.calling(area))
        return Added(there, _report(there, manuscript), new=False)
    if there is not None:
        raise UsageError(
            f"{entry.book} is held already, and {file.name} differs from it. "
            "Give the new text an --edition of its own; it then takes the place of the old one."
        )
    report = _report(entry, manuscript)
    if not dry:
        changes.enter_context(library.adding(entry, area, file, manuscript))
    return Added(entry, report, new=True)


def _report(entry: Document, manuscript: Manuscript) -> dict[str, Any]:
    source, paragraphs, regions = read_manuscript(entry, manuscript)
    return report_on(entry, source, paragraphs, regions, manuscript)


def _entry(catalogue: Catalogue, file: Path, manuscript: Manuscript, details: Details) -> tuple[Document, Area | None]:
    area, new = _area(catalogue, details)
    if details.published and not _DAY.fullmatch(details.published):
        raise UsageError(f"“{details.published}” is no date. Write --published as 2026, 2026-03 or 2026-03-31.")
    name = details.id or _id(file.stem)
    edition = details.edition or details.published or _UNDATED
    if not _ID.fullmatch(name):
        raise UsageError(f"“{name}” cannot be an id. Write small letters, digits and hyphens, such as leeds-cin.")
    if not _EDITION.fullmatch(edition):
        raise UsageError(
            f"“{edition}” cannot name an edition. Write letters, digits, dots and hyphens, such as 2026-03."
        )
    before = catalogue.by_id.get(name)
    if before is not None and before.area != area.id:
        raise UsageError(
            f"{name} is already “{before.title}”, of {catalogue.area(before.area).name}. "
            "An edition belongs to the same area as the one before: give this document another --id."
        )
    title = details.title or (before.title if before else "") or _title(manuscript, file)
    book = f"{name}@{edition}"
    supersedes = {catalogue.document(each).book for each in details.supersedes}
    supersedes |= {each.book for each in catalogue.leading if each.id == name and each.book != book}
    entry = Document(
        id=name,
        title=title,
        short_title=title,
        publisher=details.publisher or area.name,
        area=area.id,
        kind="added document",
        edition=edition,
        edition_name=details.edition or details.published or "undated",
        published=details.published or "undated",
        status=details.status,
        status_note=_note(details),
        licence=details.licence or "As its publisher grants it.",
        file=file.name,
        sha256=hashlib.sha256(file.read_bytes()).hexdigest(),
        supersedes=tuple(sorted(supersedes)),
        added=True,
        in_force_from=details.in_force_from,
    )
    return entry, new


def _area(catalogue: Catalogue, details: Details) -> tuple[Area, Area | None]:
    """Return the area of a document, and the same again where it, or a name of it, is new."""
    held = area_among(catalogue.areas, details.area)
    for name in details.area_also:
        other = area_among(catalogue.areas, name)
        if other is not None and other != held:
            raise UsageError(f"“{name}” is what {other.name} is called already. Give a name of its own.")
    if held is not None:
        names = tuple(dict.fromkeys((*held.names, *details.area_also)))
        more = held.model_copy(update={"names": names})
        return more, None if more == held else more
    if not details.area_name:
        known = ", ".join(f"{area.id} ({area.name})" for area in catalogue.areas)
        raise UsageError(
            f"There is no area called “{details.area}”. The areas are: {known}. "
            "To make a new one, say how it is written: --area-name “North Shire”."
        )
    if area_among(catalogue.areas, details.area_name) is not None:
        raise UsageError(f"There is an area called “{details.area_name}” already. Name it with --area.")
    made = _id(without_council(details.area))
    if not _ID.fullmatch(made):
        raise UsageError(f"“{details.area}” cannot be the id of an area. Write small letters and hyphens.")
    names = (details.area_name, without_council(details.area_name), *details.area_also)
    area = Area(id=made, name=details.area_name, names=tuple(dict.fromkeys(names)))
    return area, area


def _note(details: Details) -> str:
    dated = f"published {details.published}" if details.published else "of no stated date"
    return f"Added here as {details.status}, {dated}."


def _title(manuscript: Manuscript, file: Path) -> str:
    """Return the title that a file gives: as its own, as its first heading, or by its name."""
    near = [piece for piece in manuscript.pieces if not piece.left_out][:_NEAR_THE_TOP]
    headings = [piece.text for piece in near if piece.sort is Sort.HEADING and not piece.number]
    own = "" if _FILE_NAME.search(manuscript.title) or manuscript.title == file.stem else manuscript.title
    return next(filter(None, (own, *headings)), " ".join(re.sub(r"[_-]+", " ", file.stem).split()).capitalize())


def _id(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")[:_LONGEST].rstrip("-")
