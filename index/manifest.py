"""The manifest: what a version of the index holds, and the proof that it is whole."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from corpus.errors import SnapshotError

FORMAT = 5  # of the folder and of what is indexed; any change to either raises it
FILE = "manifest.json"
_SMALL = 32_000_000  # bytes; files of numbers up to this are proved whenever a version is opened,
_WORDS = (".json", ".jsonl", ".txt", ".yaml")  # and files of words however large: they are what is quoted
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class File:
    """The size and sha256 of a file as it was written."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What went into a version of the index, and every file that came out."""

    version: str
    content: str  # sha256 over all inputs: the same inputs make the same index
    model: str
    model_sha256: str
    sources: dict[str, str]  # `document@edition`: sha256 of its source text
    counts: dict[str, int]
    settings: dict[str, str | None]
    files: dict[str, File]  # path inside the folder: as written
    format: int = FORMAT

    def write(self, folder: Path) -> None:
        """Write the manifest into the version's folder."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True)
        (folder / FILE).write_text(text + "\n", encoding="utf-8")

    def check(self, folder: Path, *, thorough: bool = False) -> None:
        """Raise SnapshotError naming the first file that is missing or damaged.

        Large files of numbers are compared by size only, unless `thorough`.
        """
        for name, file in self.files.items():
            path = folder / name
            if not path.is_file():
                raise SnapshotError(f"The index {self.version} lacks the file {path}. {_CURE}")
            read = thorough or file.size <= _SMALL or name.endswith(_WORDS)
            if path.stat().st_size != file.size or (read and sha256_of(path) != file.sha256):
                raise SnapshotError(f"The index {self.version} is damaged: {path} is not as it was written. {_CURE}")


_CURE = "Run “verse ingest” again, or roll back to another version."


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of a version's folder; raise SnapshotError when it cannot be read."""
    path = folder / FILE
    try:
        record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if record["format"] != FORMAT:
            raise SnapshotError(
                f"The index {folder.name} has format {record['format']}; this program reads {FORMAT}. "
                "Run “verse ingest” again."
            )
        files = {name: File(**file) for name, file in record.pop("files").items()}
        return Manifest(files=files, **record)
    except OSError as exc:
        raise SnapshotError(f"The index {folder.name} has no manifest: {path} ({exc.strerror}). {_CURE}") from exc
    except (ValueError, KeyError, TypeError, AttributeError) as exc:
        raise SnapshotError(f"The index {folder.name} is damaged: {path} cannot be read ({exc}). {_CURE}") from exc


def files_in(folder: Path) -> dict[str, File]:
    """Return all files under a folder with size and sha256, by their path inside it."""
    return {
        path.relative_to(folder).as_posix(): File(path.stat().st_size, sha256_of(path))
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def sha256_of(path: Path) -> str:
    """Return the sha256 of a file, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
