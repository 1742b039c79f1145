"""Filing: files written whole or not at all, also where several belong together."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from corpus.errors import UsageError


def file_whole(files: Mapping[Path, bytes]) -> None:
    """Write files; what stood there before stays until every one of the new ones is complete.

    Raises UsageError, and leaves nothing half written, when one of them cannot be.
    """
    ready: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            if path.is_dir():
                raise UsageError(f"{path} is a folder. Name a file in it.")
            ready[path] = _beside(path, data)
        for path, written in ready.items():
            written.replace(path)
    except OSError as exc:
        raise UsageError(f"{path} cannot be written: {exc.strerror}. Choose another place.") from exc
    finally:
        for written in ready.values():
            written.unlink(missing_ok=True)


def _beside(path: Path, data: bytes) -> Path:
    """Write a file in the folder that it will stand in, under another name, as readable as any new file."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:60]}.")
    written = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mask = os.umask(0)
        os.umask(mask)
        written.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~mask)
    except BaseException:
        written.unlink(missing_ok=True)
        raise
    return written
