"""Settings: where things are kept and what an operator may choose."""

import os
from dataclasses import dataclass
from pathlib import Path

from corpus.counting import Counting
from corpus.errors import CalendarError

CORPUS = Path(__file__).parent  # the shipped catalogue, documents and rules


@dataclass(frozen=True, slots=True)
class Settings:
    """What an operator may choose; every field has a default that works offline."""

    home: Path  # VERSE_HOME: the index and the documents an operator added
    chroma_url: str | None = None  # VERSE_CHROMA_URL: a Chroma server instead of the folder's own store
    counting: Counting = Counting.EVENT_IS_DAY_0  # VERSE_EVENT_DAY: 0, or 1 where the day of the event is counted too
    corpus: Path = CORPUS

    @classmethod
    def from_environment(cls) -> "Settings":
        """Read the settings from VERSE_HOME, VERSE_CHROMA_URL and VERSE_EVENT_DAY."""
        home = os.environ.get("VERSE_HOME") or Path.cwd() / "var"
        return cls(
            home=Path(home).expanduser(),
            chroma_url=os.environ.get("VERSE_CHROMA_URL") or None,
            counting=_counting(os.environ.get("VERSE_EVENT_DAY") or "0"),
        )

    @property
    def library(self) -> Path:
        """The folder that holds the documents an operator added, their catalogue and their rules."""
        return self.home / "library"

    @property
    def index(self) -> Path:
        """The folder that holds the index versions and the name of the current one."""
        return self.home / "index"


def _counting(number: str) -> Counting:
    for counting in Counting:
        if counting.value.endswith(f" {number}"):
            return counting
    raise CalendarError(f"VERSE_EVENT_DAY is “{number}”; the day of the event is day 0 or day 1.")
