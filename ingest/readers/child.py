"""The process that reads one file: whatever a file does, it does it here, within limits."""

import importlib
import json
import logging
import resource
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from corpus.errors import ScanError, VerseError
from ingest.readers.filetype import FileType, filetype
from ingest.readers.limits import Limits
from ingest.readers.manuscript import Manuscript
from ingest.readers.record import record_of

_READERS = {
    FileType.PDF: "ingest.readers.pdf.reader:read_pdf",
    FileType.DOCX: "ingest.readers.docx.reader:read_docx",
    FileType.HTML: "ingest.readers.html.reader:read_html",
    FileType.MARKDOWN: "ingest.readers.markdown:read_markdown",
    FileType.TEXT: "ingest.readers.text:read_text",
}

Reader = Callable[[Path, Limits], Manuscript]


def main() -> None:
    """Read the file that the request on standard input names; write a manuscript, or a sentence, as JSON."""
    request = json.load(sys.stdin)
    limits = Limits(**request["limits"])
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # it writes no file
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    warnings.simplefilter("ignore")
    logging.disable()
    sys.setrecursionlimit(5_000)
    answer = sys.stdout
    sys.stdout = sys.stderr  # what a library prints is no answer
    json.dump(_answer(Path(request["path"]), limits), answer)


def _answer(path: Path, limits: Limits) -> dict[str, Any]:
    try:
        return {"read": record_of(_reader(filetype(path))(path, limits))}
    except ScanError as exc:
        return {"refused": str(exc), "scan": True}
    except VerseError as exc:
        return {"refused": str(exc)}
    except MemoryError:
        return {"refused": f"{path.name} needs more memory than one file may have. Split it, or save it more simply."}
    except RecursionError:
        return {"refused": f"{path.name} holds parts inside parts beyond all measure. Save it anew and add that."}
    except Exception as exc:
        return {"refused": f"{path.name} cannot be read ({type(exc).__name__}). Open it, save it anew and add that."}


def _reader(found: FileType) -> Reader:
    """Return the reader of a type of file; only that one's libraries are loaded."""
    module, _, function = _READERS[found].partition(":")
    reader: Reader = getattr(importlib.import_module(module), function)
    return reader


if __name__ == "__main__":
    main()
