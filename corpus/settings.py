"""Settings: where things are kept and what an operator may choose."""

import os
from dataclasses import dataclass
from pathlib import Path

CORPUS = Path(__file__).parent  # the shipped catalogue, documents and rules


@dataclass(frozen=True, slots=True)
class Settings:
    """What an operator may choose; every field has a default that works offline."""

    home: Path  # VERSE_HOME: the index and the documents an operator added
    chroma_url: str | None = None  # VERSE_CHROMA_URL: a Chroma server instead of the folder's own store
    corpus: Path = CORPUS

    @classmethod
    def from_environment(cls) -> "Settings":
        """Read the settings from VERSE_HOME and VERSE_CHROMA_URL."""
        home = os.environ.get("VERSE_HOME") or Path.cwd() / "var"
        return cls(home=Path(home).expanduser(), chroma_url=os.environ.get("VERSE_CHROMA_URL") or None)

    @property
    def index(self) -> Path:
        """The folder that holds the index versions and the name of the current one."""
        return self.home / "index"
