"""The candidate rules of added documents, as the product's own command lists them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from assistant.web.owner.errand import ErrandFailed, Errands
from corpus.settings import Settings

_LIST = ("rules", "review", "--json")

_Mark = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure, a time or a contact that waits for a person, with the rule that its words suggest."""

    id: str
    ref: str
    label: str
    words: str
    rule: Mapping[str, Any]

    @property
    def book(self) -> str:
        """The edition of the document that holds it: `document@edition`."""
        return self.ref.partition("#")[0]


class Candidates:
    """Keeps the list until anything in the library changes, for making it reads every document."""

    def __init__(self, settings: Settings, errands: Errands) -> None:
        self._library = settings.library
        self._errands = errands
        self._lock = Lock()
        self._kept: tuple[_Mark, tuple[Candidate, ...]] | None = None

    def waiting(self) -> tuple[Candidate, ...]:
        """Return what waits, in the order of the documents; ErrandFailed when it cannot be told."""
        with self._lock:
            mark = self._mark()
            if not mark:
                return ()
            if self._kept is None or self._kept[0] != mark:
                self._kept = mark, tuple(_read(self._errands.read(*_LIST)))
            return self._kept[1]

    def _mark(self) -> _Mark:
        """Return what changes whenever a document is added or a decision is kept; nothing where none was added."""
        return tuple(_marks(self._library))


def _marks(library: Path) -> Iterator[tuple[str, int, int]]:
    for path in sorted((*library.glob("*.yaml"), *library.glob("rules/*.yaml"))):
        found = path.stat()
        yield path.name, found.st_mtime_ns, found.st_size


def _read(printed: str) -> Iterator[Candidate]:
    try:
        for one in json.loads(printed)["waiting"]:
            yield Candidate(one["candidate"], one["ref"], one["label"], one["words"], one["rule"])
    except (ValueError, KeyError, TypeError) as exc:
        raise ErrandFailed("The list of what waits cannot be read. Tell whoever runs the service.") from exc
