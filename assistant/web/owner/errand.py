"""An errand: the product's own command, run apart from the server, one at a time."""

import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import assistant
from corpus.errors import VerseError
from corpus.settings import Settings

GIVEN = "{given}"  # among the words of a command
LIMIT = 600  # seconds, after which a command is stopped
_KEPT_BACK = ("VERSE_ADMIN_TOKEN", "VERSE_TOKENS", "VERSE_LLM_KEY", "VERSE_DEBUG")  # no command needs them
_SAYS = "verse: "  # before the one line in which a command says why it failed
_PLACE = Path(assistant.__file__).parents[1]  # where the rooms are found


class ErrandFailed(VerseError):
    """What a command could not do, in its own words."""


class ErrandUnderWay(VerseError):
    """Another errand is not done yet."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an errand."""

    done: bool
    says: str
    at: datetime


class Errands:
    """Runs commands over the home that a server has, and remembers what came of the last change."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._changing = threading.Lock()
        self.last: Outcome | None = None

    @property
    def under_way(self) -> bool:
        """Whether a change is being made."""
        return self._changing.locked()

    def read(self, *words: str) -> str:
        """Run a command that changes nothing, and return what it printed; ErrandFailed with its one line."""
        try:
            ran = subprocess.run(
                [sys.executable, "-m", "assistant.cli", *words],
                cwd=_PLACE,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=LIMIT,
            )
        except subprocess.TimeoutExpired as exc:
            raise ErrandFailed(
                f"It was not done after {LIMIT // 60} minutes and was stopped. Try fewer at once."
            ) from exc
        if ran.returncode:
            lines = ran.stderr.strip().splitlines() or [f"The command ended with status {ran.returncode}."]
            raise ErrandFailed(lines[-1].removeprefix(_SAYS))
        return ran.stdout

    def change(self, words: Sequence[str], patience: float, given: str = "") -> Outcome | None:
        """Run a command that changes something; None when it is not done after some seconds, and goes on.

        Words that are `GIVEN` become the path of a file that holds `given`. ErrandUnderWay when another
        change is being made.
        """
        if not self._changing.acquire(blocking=False):
            raise ErrandUnderWay(
                "Earlier decisions are still being followed. Wait until that is done, then send these."
            )
        self.last = None
        done = threading.Event()

        def run() -> None:
            try:
                self.last = self._followed(words, given)
            finally:
                self._changing.release()
                done.set()

        threading.Thread(target=run, name="errand", daemon=True).start()
        return self.last if done.wait(patience) else None

    def _followed(self, words: Sequence[str], given: str) -> Outcome:
        try:
            with TemporaryDirectory(prefix="verse-") as folder:
                file = Path(folder) / "decisions.json"
                file.write_text(given, encoding="utf-8")
                said, well = self.read(*(str(file) if word == GIVEN else word for word in words)).strip(), True
        except VerseError as exc:
            said, well = str(exc), False
        except OSError as exc:
            said, well = f"The command could not be started: {exc.strerror}.", False
        return Outcome(well, said, datetime.now(UTC))

    def _environment(self) -> dict[str, str]:
        """Return the environment of a command: the server's own, without its secrets."""
        own = {name: value for name, value in os.environ.items() if name not in _KEPT_BACK}
        return {
            **own,
            "VERSE_HOME": str(self._settings.home.resolve()),
            "VERSE_CHROMA_URL": self._settings.chroma_url or "",
        }
