"""Settings: where things are kept and what an operator may choose."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from corpus.access import OPEN, SHORTEST, Access
from corpus.days.counting import Counting
from corpus.errors import CalendarError, UsageError
from corpus.language_model import LanguageModel

CORPUS = Path(__file__).parent  # the shipped catalogue, documents and rules
LOGS = ("plain", "json")  # how a server writes its log


@dataclass(frozen=True, slots=True)
class Settings:
    """What an operator may choose; every field has a default that works offline."""

    home: Path  # VERSE_HOME: the index and the documents an operator added
    chroma_url: str | None = None  # VERSE_CHROMA_URL: a Chroma server instead of the folder's own store
    counting: Counting = Counting.EVENT_IS_DAY_0  # VERSE_EVENT_DAY: 0, or 1 where the day of the event is counted too
    owner_token: str = field(default="", repr=False)  # VERSE_ADMIN_TOKEN: opens the policy owner's pages
    contact: str = ""  # VERSE_CONTACT: whom people tell when something does not work
    access: Access = OPEN  # who may reach a server, and how often
    log: str = LOGS[0]  # VERSE_LOG: plain lines, or json for programs that gather logs
    language_model: LanguageModel | None = None  # that may put sentences in plainer words
    corpus: Path = CORPUS

    def __post_init__(self) -> None:
        if self.owner_token and len(self.owner_token) < SHORTEST:
            raise UsageError(
                f"VERSE_ADMIN_TOKEN has {len(self.owner_token)} characters and could be guessed: "
                f"choose one of {SHORTEST} or more, or unset it to keep the policy owner's pages shut."
            )
        if self.log not in LOGS:
            raise UsageError(f"VERSE_LOG is “{self.log}”: the log is written {' or '.join(LOGS)}.")

    @classmethod
    def from_environment(cls) -> "Settings":
        """Read the settings from the variables that begin with VERSE_."""
        home = os.environ.get("VERSE_HOME") or Path.cwd() / "var"
        return cls(
            home=Path(home).expanduser(),
            chroma_url=_without_password(os.environ.get("VERSE_CHROMA_URL") or ""),
            counting=_counting(os.environ.get("VERSE_EVENT_DAY") or "0"),
            owner_token=(os.environ.get("VERSE_ADMIN_TOKEN") or "").strip(),
            contact=(os.environ.get("VERSE_CONTACT") or "").strip(),
            access=Access.from_variables(os.environ),
            log=(os.environ.get("VERSE_LOG") or "").strip() or LOGS[0],
            language_model=LanguageModel.from_variables(os.environ),
        )

    @property
    def library(self) -> Path:
        """The folder that holds the documents an operator added, their catalogue and their rules."""
        return self.home / "library"

    @property
    def index(self) -> Path:
        """The folder that holds the index versions and the name of the current one."""
        return self.home / "index"


def _without_password(url: str) -> str | None:
    if "@" in url:
        raise UsageError(
            "VERSE_CHROMA_URL holds a name or a password, which would stand in the index and in the log: "
            "give the address alone, such as http://10.0.0.7:8000."
        )
    return url or None


def _counting(number: str) -> Counting:
    for counting in Counting:
        if counting.value.endswith(f" {number}"):
            return counting
    raise CalendarError(f"VERSE_EVENT_DAY is “{number}”; the day of the event is day 0 or day 1.")
