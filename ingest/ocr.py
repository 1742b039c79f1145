"""Character recognition: pages that are pictures are read by ocrmypdf, where an operator has installed it."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.errors import ScanError, SourceError
from ingest.readers.apart import read_apart
from ingest.readers.manuscript import Finding, Manuscript

_SECONDS = 1_800  # for one file
_OPTIONS = ["--skip-text", "--language", "eng", "--output-type", "pdf", "--quiet"]
_INSTALL = (
    "Install the programs ocrmypdf and tesseract (on Debian and Ubuntu: apt install ocrmypdf), then add it again."
)


def recognised(file: Path) -> Manuscript:
    """Return a file with its pages that are pictures read; their paragraphs are marked as such.

    Raises SourceError when the programs are not installed or cannot read the file.
    """
    pictures: set[int] | None = None  # None: every page
    try:
        manuscript = read_apart(file)
        pictures = set(manuscript.pages_without_text)
    except ScanError:
        pass
    if pictures is not None and not pictures:
        return manuscript
    if shutil.which("ocrmypdf") is None:
        raise SourceError(f"{file.name} has pages that are pictures, and nothing here can read them. {_INSTALL}")
    with TemporaryDirectory(prefix="verse-") as folder:
        again = read_apart(_read(file, Path(folder) / file.name))
    pieces = tuple(
        replace(piece, recognised=piece.recognised or pictures is None or piece.page in pictures)
        for piece in again.pieces
    )
    which = "all pages" if pictures is None else f"the pages {', '.join(map(str, sorted(pictures)))}"
    note = Finding(says=f"Read by character recognition, which makes mistakes: compare {which} with the picture.")
    return replace(again, pieces=pieces, findings=(*again.findings, note))


def _read(file: Path, out: Path) -> Path:
    """Write a copy of a PDF with the words of its pictures in it."""
    try:
        done = subprocess.run(["ocrmypdf", *_OPTIONS, str(file), str(out)], capture_output=True, timeout=_SECONDS)
    except subprocess.TimeoutExpired as exc:
        raise SourceError(f"Character recognition of {file.name} took over half an hour. Split the file.") from exc
    if done.returncode:
        said = (done.stderr.decode(errors="replace").strip().splitlines() or ["no reason given"])[-1]
        raise SourceError(f"Character recognition of {file.name} failed: {said}. Scan it again, more clearly.")
    return out
