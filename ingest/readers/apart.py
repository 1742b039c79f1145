"""Reading apart: a file is read in a process of its own, so that no file can harm or stop the program."""

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from corpus.errors import ScanError, SourceError
from ingest.readers.limits import DEFAULT, Limits
from ingest.readers.manuscript import Manuscript
from ingest.readers.record import manuscript_of

_STARTING = 60  # seconds granted on top, for a slow machine to start the process


def read_apart(path: Path, limits: Limits = DEFAULT) -> Manuscript:
    """Return what a file holds; raise SourceError with a sentence when it cannot, or may not, be read.

    A file whose every page is a picture raises ScanError.
    """
    try:
        size = path.stat().st_size
    except OSError as exc:
        raise SourceError(f"{path} cannot be opened ({exc.strerror}). Check the name.") from exc
    if size > limits.size:
        raise SourceError(
            f"{path.name} has {size:,} bytes; a file may have {limits.size:,}. Split it, or save it without its images."
        )
    request = json.dumps({"path": str(path.resolve()), "limits": asdict(limits)})
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "ingest.readers.child"],
            input=request,
            capture_output=True,
            text=True,
            timeout=limits.seconds + _STARTING,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
    except subprocess.TimeoutExpired as exc:
        raise SourceError(_too_long(path, limits)) from exc
    try:
        answer = json.loads(done.stdout)
    except ValueError as exc:
        raise SourceError(_died(path, limits, done.returncode)) from exc
    if "refused" in answer:
        raise (ScanError if answer.get("scan") else SourceError)(answer["refused"])
    return _checked(path, manuscript_of(answer["read"]), limits)


def _checked(path: Path, manuscript: Manuscript, limits: Limits) -> Manuscript:
    """Return a manuscript that is neither empty nor beyond the limits."""
    if not any((piece.text or piece.cells) and not piece.left_out for piece in manuscript.pieces):
        raise SourceError(f"{path.name} holds no text that could be read. Open it, and look whether it is a picture.")
    if len(manuscript.pieces) > limits.pieces:
        raise SourceError(
            f"{path.name} falls into {len(manuscript.pieces):,} parts; at most {limits.pieces:,} are read."
        )
    return manuscript


def _too_long(path: Path, limits: Limits) -> str:
    return f"{path.name} took longer than {limits.seconds} seconds to read. Split it, or save it anew and add that."


def _died(path: Path, limits: Limits, status: int) -> str:
    """Return why a process that gave no answer ended: the limits on it come as signals."""
    if status in (-24, -9):  # SIGXCPU, SIGKILL
        return _too_long(path, limits)
    return f"{path.name} cannot be read: the reader stopped ({status}). Open it, save it anew and add that."
