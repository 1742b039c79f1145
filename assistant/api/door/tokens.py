"""Tokens: the named secrets that let programs and people in, known by their sha256 alone."""

import hmac
import logging
import re
from collections.abc import Iterator
from pathlib import Path

from corpus.access import Access, digest, named
from corpus.errors import UsageError, VerseError

log = logging.getLogger(__name__)

_DIGEST = re.compile(r"sha256:([0-9a-f]{64})")

_Mark = tuple[int, int, int]  # changes whenever the file does
_ABSENT: _Mark = (0, 0, 0)


class Tokens:
    """Knows a token; a token added to the file, or taken out of it, counts from the next request.

    Making one raises a VerseError when the file cannot be read or understood. When that happens
    later, none of its tokens lets anybody in until it is mended.
    """

    def __init__(self, access: Access) -> None:
        self._set = access.tokens
        self._file = access.tokens_file
        self._mark = self._marked()
        self._filed = read_tokens(self._file) if self._file else ()

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Yield the name and the digest of each token that counts now."""
        if self._file and (mark := self._marked()) != self._mark:
            self._mark, self._filed = mark, self._read_again(self._file)
        return iter((*self._set, *self._filed))

    def name_of(self, token: str) -> str | None:
        """Return the name of a token, None when it is none; it takes as long for any other."""
        given, name = digest(token), None
        for each, known in self:
            if hmac.compare_digest(given, known):
                name = each
        return name

    def _read_again(self, file: Path) -> tuple[tuple[str, str], ...]:
        try:
            return read_tokens(file)
        except VerseError as exc:
            log.error("no token of the file counts: %s", exc)
            return ()

    def _marked(self) -> _Mark:
        try:
            found = self._file.stat() if self._file else None
        except OSError:
            found = None
        return (found.st_ino, found.st_mtime_ns, found.st_size) if found else _ABSENT


def line_of(name: str, token: str) -> str:
    """Return the line of a tokens file that lets a token in."""
    return f"{named(name)} sha256:{digest(token)}"


def read_tokens(file: Path) -> tuple[tuple[str, str], ...]:
    """Return the name and the digest of each token in a file; raise a VerseError that names the line."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as exc:
        why = exc.strerror if isinstance(exc, OSError) else "it is not text"
        raise VerseError(f"The file of tokens, {file}, cannot be read: {why}. VERSE_TOKENS_FILE names it.") from exc
    found: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        words = line.partition("#")[0].split()
        if not words:
            continue
        kept = _DIGEST.fullmatch(words[-1])
        if len(words) != 2 or not kept or words[0] in found:  # what stands there is not repeated: it may be a secret
            raise VerseError(
                f"Line {number} of {file} is not a name of its own and sha256:…; “verse token NAME” writes such lines."
            )
        try:
            found[named(words[0])] = kept[1]
        except UsageError as exc:
            raise VerseError(f"Line {number} of {file}: {exc}") from exc
    return tuple(found.items())
