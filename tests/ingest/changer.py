"""Changes a library in a process of its own, killed before one of its steps on the disk: one change for each line.

A step is anything that alters a file of the library: opening it to write, renaming it, taking it away.
"""

import os
import signal
import sys
from pathlib import Path

from corpus.catalogue import catalogue_of
from corpus.settings import Settings
from ingest import adding
from ingest.library import Library
from ingest.run import Ingested

_STEPS = {"os.rename", "os.remove", "os.rmdir", "os.mkdir"}


def main() -> None:
    adding.run = lambda *_: Ingested("", changed=True, reports=())  # the index has tests of its own
    print("ready", flush=True)
    for line in sys.stdin:
        change, step, home, corpus, file = line.split()
        child = os.fork()
        if not child:
            changed(change, int(step), Settings(home=Path(home), corpus=Path(corpus)), Path(file))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        print("killed" if os.WIFSIGNALED(status) else f"ended {os.waitstatus_to_exitcode(status)}", flush=True)


def changed(change: str, step: int, settings: Settings, file: Path) -> None:
    """Add a file, or remove what was made of it; be killed before the step of that number."""
    library, left = str(settings.library), [step]

    def count(event: str, arguments: tuple[object, ...]) -> None:
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        if (event in _STEPS or writes) and str(arguments[0]).startswith(library):
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    if change == "add":
        details = adding.Details(area="n", area_name="North Shire", id="north-cin", published="2025")
        assert not adding.add(settings, [file], details).refused
    else:
        with Library(settings).removing(catalogue_of(settings).document("north-cin")):
            pass


main()
