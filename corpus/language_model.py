"""The language model an operator may set: a server that speaks as OpenAI's does; none unless it is named."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from corpus.errors import UsageError

USUAL, LONGEST = 8.0, 120.0  # seconds


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """Where it is reached, and how long an answer may wait for it."""

    url: str  # VERSE_LLM_URL: such as http://127.0.0.1:8080/v1
    name: str  # VERSE_LLM_MODEL: as its server calls it
    key: str = field(default="", repr=False)  # VERSE_LLM_KEY: what its server asks for, if it does
    seconds: float = USUAL  # VERSE_LLM_TIMEOUT: the longest an answer waits for it

    @classmethod
    def from_variables(cls, said: Mapping[str, str]) -> "LanguageModel | None":
        """Read the variables, None without an address; raise a UsageError that names the one that cannot be meant."""
        url = said.get("VERSE_LLM_URL", "").strip()
        if not url:
            return None
        name = said.get("VERSE_LLM_MODEL", "").strip()
        if not name:
            raise UsageError("VERSE_LLM_URL is set, so VERSE_LLM_MODEL must say which model, as its server calls it.")
        return cls(_address(url), name, said.get("VERSE_LLM_KEY", "").strip(), _seconds(said))


def _address(url: str) -> str:
    try:
        parts = urlsplit(url)
        plain = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        plain = False
    if not plain or parts.username or parts.password or parts.query or parts.fragment:
        raise UsageError(
            "VERSE_LLM_URL is not the address of a server, such as http://127.0.0.1:8080/v1. "
            "It holds no name and no password: a key goes in VERSE_LLM_KEY."
        )
    return url.rstrip("/")


def _seconds(said: Mapping[str, str]) -> float:
    written = said.get("VERSE_LLM_TIMEOUT", "").strip() or str(USUAL)
    try:
        seconds = float(written)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= LONGEST:
        raise UsageError(f"VERSE_LLM_TIMEOUT is “{written}”; it is a number of seconds up to {LONGEST:g}.")
    return seconds
