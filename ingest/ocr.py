"""Character recognition: pages that are pictures are read by ocrmypdf, where an operator has installed it."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.errors import SourceError
from ingest.readers.apart import read_apart
from ingest.readers.manuscript import Finding, Manuscript

_SECONDS = 1_800  # for one file
_INSTALL = (
    "Install the programs ocrmypdf and tesseract (on Debian and Ubuntu: apt install ocrmypdf), then add it again."
)


def recognised(file: Path, manuscript: Manuscript) -> Manuscript:
    """Return a file read again with its pictures of text recognised; those paragraphs are marked as such.

    Raises SourceError when the programs are not installed or cannot read the file.
    """
    pictures = set(manuscript.pages_without_text)
    if not pictures:
        return manuscript
    if shutil.which("ocrmypdf") is None:
        raise SourceError(f"{file.name} has pages that are pictures, and nothing here can read them. {_INSTALL}")
    with TemporaryDirectory(prefix="verse-") as folder:
        out = Path(folder) / file.name
        options = ["--skip-text", "--language", "eng", "--output-type", "pdf", "--quiet"]
        try:
            done = subprocess.run(
                ["ocrmypdf", *options, str(file), str(out)], capture_output=True, text=True, timeout=_SECONDS
            )
        except subprocess.TimeoutExpired as exc:
            raise SourceError(f"Character recognition of {file.name} took over half an hour. Split the file.") from exc
        if done.returncode:
            said = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
            raise SourceError(f"Character recognition of {file.name} failed: {said}. Scan it again, more clearly.")
        again = read_apart(out)
    pieces = tuple(replace(piece, recognised=piece.page in pictures) for piece in again.pieces)
    pages = ", ".join(str(page) for page in sorted(pictures))
    note = Finding(says=f"Read by character recognition, which makes mistakes: compare with the pages {pages}.")
    return replace(again, pieces=pieces, findings=(*again.findings, note))
